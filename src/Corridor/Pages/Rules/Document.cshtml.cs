using System.Globalization;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Regimes;

namespace Corridor.Pages.Rules;

/// <summary>A document and the goods that ask for it.</summary>
public sealed class DocumentModel : RulePage
{
    /// <summary>The document, or null where there is none.</summary>
    public DocumentAnswer? Document { get; private set; }

    /// <summary>The pages of measures and rows, whichever are more.</summary>
    public Pager Pager { get; private set; } = null!;

    /// <summary>The same from the API.</summary>
    public string ApiLink => $"/api/v1/documents/{Economy!.Code}/{Uri.EscapeDataString(Document!.Document.Code)}?lang={Lang.Tag()}";

    public void OnGet(string economy, string code, string? offset)
    {
        Title = T("nav.documents");
        Description = T("changes.description");
        Crumbs.Add(new Crumb(T("nav.changes"), Link("/changes")));
        var skip = ReadOffset(offset);
        if (!Open(economy))
        {
            return;
        }

        Crumbs.Add(new Crumb(T("nav.documents"), Link("/documents/" + Economy!.Code)));
        var found = RegimeReader.Id(code, c => Reader!.Regime.Document(c) is not null);
        Document = Reader!.Document(found, skip, Shown, _ => "");
        if (Document is null)
        {
            Add(new Fault("document.unknown", Fault.Quote(code), Economy.Code), null, StatusCodes.Status404NotFound);
            return;
        }

        var name = Document.Document.Name.Text;
        Title = name.Length <= 90 ? name : name[..89] + "…";
        Description = T("documents.oneDescription", Economy.Name.Text);
        Crumbs.Add(new Crumb(T("documents.name"), null));
        Pager = new Pager(this, Math.Max(Document.Measures.Total, Document.Controls.Total), skip, Shown,
            at => Link($"/documents/{Economy.Code}/{Uri.EscapeDataString(found)}", ("offset", at == 0 ? null : at.ToString(CultureInfo.InvariantCulture))));
    }
}
