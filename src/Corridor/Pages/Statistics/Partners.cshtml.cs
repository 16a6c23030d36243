using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Kit;
using Corridor.Reference.Economies;
using Corridor.Statistics;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;

namespace Corridor.Pages.Statistics;

/// <summary>With whom an economy trades: its partners as tiles by the regions of M49, shaded by share, and as a table.</summary>
public sealed class PartnersModel : StatisticsPage
{
    // From so many partners on a source stands for a reporter; a later year with fewer shows no map of its trade.
    private const int Enough = 30;
    private const int Most = 1000;

    // Where the shades begin, as shares: trade is so uneven that equal steps would leave most tiles alike.
    private static readonly ImmutableArray<decimal> Steps = [0m, 0.001m, 0.005m, 0.01m, 0.02m, 0.05m, 0.1m, 0.2m];

    internal RankingQuestion Asked { get; private set; } = null!;

    /// <summary>The ranking that is drawn, or null.</summary>
    public Ranking? Found { get; private set; }

    /// <summary>The partners, or null where the question is none that can be ranked.</summary>
    public FigureTable? Partners { get; private set; }

    /// <summary>The exchange rates that it was converted at, or null.</summary>
    public FigureTable? Rates { get; private set; }

    /// <summary>The sources that answer, by key.</summary>
    public ImmutableArray<string> SourceChoices { get; private set; } = [];

    /// <summary>The goods of the product, or null.</summary>
    public TextView? Goods => Names.Goods(Asked.Trade.Product);

    public void OnGet()
    {
        Begin("partners", T("stat.grid.title"), T("stat.grid.description"));
        Asked = RankingQuestion.Read(Reader, Most, Most) with { IsByCounterpart = true, Offset = 0, Size = Most };
        Currency = Asked.Trade.Currency;
        Unlisted = Request.QueryString.HasValue;
        if (!Understood("reporter", "flow", "product", "year", "months", "currency"))
        {
            return;
        }

        var trade = Asked.Trade;
        Title = T("stat.partners", Names.Of(trade.Reporter), trade.Flow.Name(Lang), trade.Product.Name(Lang));
        if (trade.Flow == TradeFlow.Trade)
        {
            return;
        }

        (Found, var without) = Asked.Find(Workspace, Enough);
        Rates = Found?.Rates is { } rates ? RatesOf(rates.Rates) : null;
        OfferYears(Asked.Years(Workspace.Statistics), Found?.Query.Year ?? 0, year => PartnersLink(Asked with { Year = year }));
        SourceChoices = [.. new[] { trade.Source, Found?.Source.Key }.Concat(Found?.OtherSources ?? []).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        Partners = Found is { } found ? Table(found)
            : new FigureTable(this, "partners", Title, T("stat.partner"), [], []) { NotLoaded = without is { } w ? [.. PeriodWithoutRates.Sentences([w], Currency!.Value, Workspace, Lang)] : [T("stat.noPartners", Names.Of(trade.Reporter), trade.Flow.Name(Lang))] };
    }

    /// <summary>The same with another flow.</summary>
    public string WithFlow(TradeFlow flow) => PartnersLink(Asked with { Trade = Asked.Trade with { Flow = flow } });

    private FigureTable Table(Ranking found)
    {
        // The same year and source, whatever is loaded later.
        var exactly = Asked with { Year = found.Query.Year, Trade = Asked.Trade with { Source = found.Source.Key, Last = null } };
        var regions = Workspace.Book.Economies.Regions.ToDictionary(r => r.Code);
        var shares = found.Items.Select(i => RankingQuestion.ShareOf(found, i)).ToList();
        return new FigureTable(this, "partners", T("stat.inPeriod", Title, PeriodText.Of(found.Query.Year, Asked.Trade.Months, Lang)), T("stat.partner"),
            [new(T("stat.value"), "value", true), new(T("trade.growth"), "growth"), new(T("stat.share"), "share"), new(T("stat.contribution"), "contribution"), FigureColumn.Words(T("stat.grid.region"))],
            [.. found.Items.Select(i => new FigureRow(Own(Names.Of(i.Counterpart!.Value)),
                [.. PartCells(found, i), new(RegionOf(i.Counterpart.Value) is { } region ? regions[region].Name.In(Lang) : null)])
                { Link = ExploreLink(Asked.Trade with { Counterpart = i.Counterpart.Value }) })])
        {
            Unit = Names.Millions(found.Currency),
            Grid = Grid(found, shares),
            Sources = SourcesOf(found),
            Notes = [WholeNote(found), .. RankingNote(found)],
            Api = ApiLink("ranking", exactly.QueryFrom(0) + "&limit=" + Text(Most)),
        };
    }

    private TileGrid Grid(Ranking found, List<Figure> shares)
    {
        var tiles = found.Items.Select((item, i) => (Code: item.Counterpart!.Value, item.Value, Share: shares[i].Value ?? 0)).ToList();
        var drawn = tiles.Select(t => t.Code).ToHashSet();
        var economies = Workspace.Book.Economies;
        // An economy does not trade with itself; of a part of one, the whole is no partner.
        var absent = economies.All.Where(e => e.Alpha3 is not null && !drawn.Contains(e.Code) && !economies.Includes(e.Code, Asked.Trade.Reporter)).ToLookup(e => e.Region ?? "");
        var placed = tiles.ToLookup(t => RegionOf(t.Code) ?? "");
        var parts = ImmutableArray.CreateBuilder<GridPart>();
        foreach (var top in economies.Regions.Where(r => r.PartOf is null))
        {
            var below = economies.Regions.Where(r => Above(r).Code == top.Code).ToList();
            parts.Add(Part(top.Name.In(Lang), [.. below.Select(r => (r.Name.In(Lang), r.Code))]));
        }

        parts.Add(Part(T("stat.grid.elsewhere"), [(T("stat.grid.unplaced"), "")]));
        return new TileGrid([.. parts.Where(p => !p.Groups.IsEmpty)], [.. Steps.Select((s, i) => Band(s, i + 1 < Steps.Length ? Steps[i + 1] : null))]);

        GridPart Part(string title, ImmutableArray<(string Title, string Code)> groups)
        {
            var within = groups.SelectMany(g => placed[g.Code]).ToList();
            return new GridPart(title, within.Count == 0 ? null : T("stat.grid.sum", Millions(within.Sum(t => t.Value)), Share(within.Sum(t => t.Share))),
                [.. groups.Where(g => placed[g.Code].Any() || absent[g.Code].Any()).Select(g => new GridGroup(g.Title,
                    [.. placed[g.Code].Select(t => new GridTile(Names.Of(t.Code), Millions(t.Value), SmallShare(t.Share), Steps.Count(s => s <= t.Share), ExploreLink(Asked.Trade with { Counterpart = t.Code })))],
                    [.. absent[g.Code].Select(e => e.Name.In(Lang)).Order(StringComparer.Ordinal)]))]);
        }

        Region Above(Region region) => region.PartOf is { } code ? Above(economies.Regions.First(r => r.Code == code)) : region;
    }

    private string? RegionOf(EconomyCode code) => Workspace.Book.Economies.Find(code)?.Region;

    // A share that rounds to nothing is not nothing.
    private string SmallShare(decimal share) => share is > 0 and < 0.0005m ? "<" + T("stat.percent", Format.Number(0.05m, 2, Lang)) : Share(share);

    private string Band(decimal from, decimal? to)
    {
        string Percent(decimal share) => T("stat.percent", Format.Number(share * 100, share < 0.01m ? 1 : 0, Lang));
        return to is not { } end ? T("stat.grid.from", Percent(from)) : from == 0 ? T("stat.grid.below", Percent(end)) : T("stat.grid.between", Percent(from), Percent(end));
    }
}
