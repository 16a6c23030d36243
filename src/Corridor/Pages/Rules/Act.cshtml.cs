using System.Globalization;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Regimes;

namespace Corridor.Pages.Rules;

/// <summary>A legal act and what it governs.</summary>
public sealed class ActModel : RulePage
{
    /// <summary>The act, or null where there is none.</summary>
    public ActAnswer? Act { get; private set; }

    /// <summary>The pages of its measures.</summary>
    public Pager Pager { get; private set; } = null!;

    /// <summary>The same from the API.</summary>
    public string ApiLink => $"/api/v1/acts/{Economy!.Code}/{Uri.EscapeDataString(Act!.Act.Id)}?lang={Lang.Tag()}";

    public void OnGet(string economy, string id, string? offset)
    {
        Title = T("nav.acts");
        Description = T("changes.description");
        Crumbs.Add(new Crumb(T("nav.changes"), Link("/changes")));
        var skip = ReadOffset(offset);
        if (!Open(economy))
        {
            return;
        }

        Crumbs.Add(new Crumb(T("nav.acts"), Link("/acts/" + Economy!.Code)));
        var found = RegimeReader.Id(id, i => Reader!.Regime.Acts.Any(a => a.Id == i));
        Act = Reader!.Act(found, skip, Shown, _ => "");
        if (Act is null)
        {
            Add(new Fault("act.unknown", Fault.Quote(id), Economy.Code), null, StatusCodes.Status404NotFound);
            return;
        }

        Title = Act.Act.Title.Text.Length <= 90 ? Act.Act.Title.Text : Act.Act.Title.Text[..89] + "…";
        Description = T("act.description", Economy.Name.Text);
        Crumbs.Add(new Crumb(T("measure.act"), null));
        Pager = new Pager(this, Act.Measures.Total, skip, Shown, at => Link($"/acts/{Economy.Code}/{Uri.EscapeDataString(found)}", ("offset", at == 0 ? null : at.ToString(CultureInfo.InvariantCulture))));
    }
}
