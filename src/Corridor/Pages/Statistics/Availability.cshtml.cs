using System.Collections.Immutable;
using Corridor.Kit;
using Corridor.Reference.Time;
using Corridor.Reference;
using Corridor.Statistics;
using Corridor.Statistics.Flows;

namespace Corridor.Pages.Statistics;

/// <summary>What is loaded, from whom, how deep, to when, with which holes; and the releases.</summary>
public sealed class AvailabilityModel : StatisticsPage
{
    private const int MostHoles = 12;

    /// <summary>The reporter that is shown in detail.</summary>
    public Reference.Economies.EconomyCode Reporter { get; private set; }

    /// <summary>All sources in short.</summary>
    public FigureTable Summary { get; private set; } = null!;

    /// <summary>What is loaded of the reporter, a figure a source.</summary>
    public ImmutableArray<FigureTable> Sources { get; private set; } = [];

    /// <summary>The releases.</summary>
    public FigureTable Releases { get; private set; } = null!;

    public void OnGet()
    {
        Begin("availability", T("stat.availability.title"), T("stat.availability.description"));
        Reporter = Reader.Economy("reporter", Workspace.Book.Lanes[0].Origin.Code);
        if (!Understood("reporter"))
        {
            return;
        }

        var number = 0;
        var all = Workspace.Statistics.Available();
        Summary = new FigureTable(this, "sources", T("stat.allSources"), T("stat.source"),
            [new(T("stat.reporters")), FigureColumn.Words(T("stat.depth")), new(T("stat.figures"), "figures", true), FigureColumn.Words(T("stat.from")), FigureColumn.Words(T("stat.to"))],
            [.. all.GroupBy(a => a.Source).Select(g => new FigureRow(Own(g.Key.Source.Id), [new(Format.Number(g.Select(a => a.Reporter).Distinct().Count(), 0, Lang)), new(Texts.Words(Lang, g.Select(Depth).Distinct())),
                new(Format.Number(g.Sum(a => a.Figures), 0, Lang), g.Sum(a => a.Figures), RowsLink(new ObservationQuery { Source = g.Key.Key })), new(Span(g.MinBy(a => a.First)!).First), new(Span(g.MaxBy(a => a.Last)!).Last)])
            { Also = g.Key.Source.PublisherIn(Lang) })])
        { Sources = [.. all.Select(a => a.Source.Source).Distinct()], Api = ApiLink("availability", ""), HasFiles = false, IsWhole = true };
        Sources = [.. all.Where(a => a.Reporter == Reporter).GroupBy(a => a.Source).Select(g => new FigureTable(this, "source-" + Text(++number), Named(g.Key.Source), T("stat.reporter"),
            [FigureColumn.Words(T("stat.flow")), FigureColumn.Words(T("stat.kind")), FigureColumn.Words(T("stat.depth")), new(T("stat.partnersCount")), new(T("stat.figures"), "figures", true), FigureColumn.Words(T("stat.from")), FigureColumn.Words(T("stat.to")), FigureColumn.Words(T("stat.holes"))],
            [.. g.Select(Row)])
        {
            Sources = [g.Key.Source],
            Notes = Note(g.Key.Dataset) is { } note ? [note] : [],
            Api = ApiLink("availability", StatisticsAddress.Join(("reporter", Reporter.Value))),
            HasFiles = false,
            IsWhole = true,
        })];
        Releases = new FigureTable(this, "releases", T("stat.releases"), T("stat.dataset"),
            [FigureColumn.Words(T("stat.release")), FigureColumn.Words(T("sources.edition")), FigureColumn.Words(T("stat.loaded")), new(T("stat.rowsRead"), "rows", true), new(T("stat.rejected")), new(T("stat.added")), new(T("stat.revised")), new(T("stat.withdrawn"))],
            [.. Workspace.Statistics.Releases.Select(r => new FigureRow(Own(r.Dataset),
                [new(r.Number == 0 ? T("stat.pack") : Text(r.Number)), new(r.Edition), new(r.ValidFrom is { } day ? Days.Text(DateOnly.FromDateTime(day.UtcDateTime), Lang) : T("stat.sinceEver")), new(Format.Number(r.RowsRead, 0, Lang), r.RowsRead),
                 new(Format.Number(r.RowsRejected, 0, Lang)), new(Format.Number(r.Added, 0, Lang)), new(Format.Number(r.Revised, 0, Lang)), new(Format.Number(r.Withdrawn, 0, Lang))]))])
        { Api = ApiLink("releases", ""), HasFiles = false };
    }

    /// <summary>What the pack of a data set says of its coverage.</summary>
    private string? Note(string dataset) => Workspace.Library.Find(dataset)?.Manifest.Coverage.Note?.In(Lang);

    private FigureRow Row(Availability a)
    {
        var rows = new ObservationQuery { Reporters = [a.Reporter], Flows = [a.Flow], Kind = a.Kind, Level = a.Level, Source = a.Source.Key };
        return new FigureRow(Own(Names.Of(a.Reporter)),
            [new(a.Flow.Name(Lang)), new(a.Kind.Name(Lang)), new(Depth(a)), new(Format.Number(a.Counterparts, 0, Lang)),
             new(Format.Number(a.Figures, 0, Lang), a.Figures, RowsLink(rows)), new(Span(a).First), new(Span(a).Last), new(a.Holes.IsEmpty ? T("stat.noHoles") : Holes(a))])
        { Also = a.IsTotal ? T("stat.publishedTotals") : null };
    }

    private string Depth(Availability a) => Depth(a.IsSitc, a.Level);

    private string Holes(Availability a) => Texts.Words(Lang, [.. a.Holes.Take(MostHoles).Select(h => h.ToString()), .. a.Holes.Length > MostHoles ? new[] { T("stat.moreHoles", Text(a.Holes.Length - MostHoles)) } : []]);
}
