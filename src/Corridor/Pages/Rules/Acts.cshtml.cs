using Corridor.Kit;
using Corridor.Regimes;

namespace Corridor.Pages.Rules;

/// <summary>The legal acts of a regime.</summary>
public sealed class ActsModel : RulePage
{
    /// <summary>The acts that are shown.</summary>
    public IReadOnlyList<ActRowView> Rows { get; private set; } = [];

    /// <summary>The pages of the list.</summary>
    public Pager Pager { get; private set; } = null!;

    public void OnGet(string economy, string? offset)
    {
        Title = T("nav.acts");
        Description = T("changes.description");
        Crumbs.Add(new Crumb(T("nav.changes"), Link("/changes")));
        Crumbs.Add(new Crumb(Title, null));
        var skip = ReadOffset(offset);
        if (!Open(economy))
        {
            return;
        }

        (Title, Description) = (T("acts.title", Economy!.Name.Text), T("acts.description", Economy.Name.Text));
        var all = Reader!.Acts();
        Rows = [.. all.Skip(skip).Take(Shown)];
        Pager = new Pager(this, all.Count, skip, Shown, at => Link("/acts/" + Economy.Code, ("offset", at == 0 ? null : at.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
