using System.Collections.Immutable;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Delivery;
using Corridor.Reference.Units;

namespace Corridor.Pages;

/// <summary>Reference data that a declaration needs beside the code: border points, Incoterms, units.</summary>
public sealed class ReferenceModel : SitePage
{
    /// <summary>Crossings from the side of the usual origin, each with the place opposite.</summary>
    public IEnumerable<(BorderPoint Here, BorderPoint There)> Crossings
    {
        get
        {
            var points = Workspace.Book.BorderPoints;
            return points.Where(p => p.Economy == Workspace.Book.Lanes[0].Origin.Code)
                .Select(p => (p, points.First(o => o.Code == p.Opposite)));
        }
    }

    public ImmutableArray<Incoterm> Incoterms => Workspace.Book.Incoterms.All;

    /// <summary>The units that tariffs use: those with a name in the page's language.</summary>
    public IEnumerable<Unit> Units => Workspace.Book.Units.All.Where(u => u.Name.Ru is not null);

    public void OnGet()
    {
        Title = T("nav.reference");
        Description = T("reference.lead");
        Crumbs.Add(new Crumb(Title, null));
    }

    public string SourceOf(string pack) => Workspace.Library.Find(pack)?.Manifest is { } m ? Texts.List(Lang, m.Sources.Select(s => $"{s.Title}, {s.PublisherIn(Lang)}")) : "";
}
