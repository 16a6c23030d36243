using System.Globalization;
using Corridor.Kit;
using Corridor.Regimes;

namespace Corridor.Pages.Rules;

/// <summary>The documents that a regime asks for.</summary>
public sealed class DocumentsModel : RulePage
{
    /// <summary>The documents that are shown.</summary>
    public IReadOnlyList<DocumentRowView> Rows { get; private set; } = [];

    /// <summary>The pages of the list.</summary>
    public Pager Pager { get; private set; } = null!;

    public void OnGet(string economy, string? offset)
    {
        Title = T("nav.documents");
        Description = T("changes.description");
        Crumbs.Add(new Crumb(T("nav.changes"), Link("/changes")));
        Crumbs.Add(new Crumb(Title, null));
        var skip = ReadOffset(offset);
        if (!Open(economy))
        {
            return;
        }

        (Title, Description) = (T("documents.title", Economy!.Name.Text), T("documents.description", Economy.Name.Text));
        var all = Reader!.Documents();
        Rows = [.. all.Skip(skip).Take(Shown)];
        Pager = new Pager(this, all.Count, skip, Shown, at => Link("/documents/" + Economy.Code, ("offset", at == 0 ? null : at.ToString(CultureInfo.InvariantCulture))));
    }
}
