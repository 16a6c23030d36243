using System.Collections.Immutable;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;

namespace Corridor.Pages.Statistics;

/// <summary>How the trade of a corridor is doing: level, growth, balance, share, by year and month, as both sides report it; and what is loaded.</summary>
public sealed class IndexModel : StatisticsPage
{
    private const int MonthsShown = 36;
    private const int MostListed = 10;

    private readonly List<ConvertedValue> used = [];
    private ImmutableArray<CorridorTrade> sides = [];

    /// <summary>A headline figure.</summary>
    public sealed record Tile(string Title, string? Value, string Unit, string Small, string? Link, string By);

    /// <summary>The two economies.</summary>
    public (EconomyCode One, EconomyCode Other) Pair { get; private set; }

    /// <summary>The year shown.</summary>
    public int Year { get; private set; }

    /// <summary>The months shown.</summary>
    public MonthRange Months { get; private set; }

    /// <summary>The headline figures.</summary>
    public ImmutableArray<Tile> Tiles { get; private set; } = [];

    /// <summary>Level, growth, share and balance as each side and source reports them.</summary>
    public FigureTable? Headline { get; private set; }

    /// <summary>Both ways together by year.</summary>
    public FigureTable? ByYear { get; private set; }

    /// <summary>The balance by year.</summary>
    public FigureTable? Balances { get; private set; }

    /// <summary>By month.</summary>
    public FigureTable? ByMonth { get; private set; }

    /// <summary>The exchange rates that figures over time were converted at, or null.</summary>
    public FigureTable? Rates { get; private set; }

    /// <summary>The largest products each way.</summary>
    public ImmutableArray<FigureTable> Products { get; private set; } = [];

    /// <summary>What cannot be ranked because it is not loaded.</summary>
    public ImmutableArray<(string Text, (string Text, string Link)? Offer)> NoProducts { get; private set; } = [];

    /// <summary>What is loaded of the two, in short.</summary>
    public ImmutableArray<string> Loaded { get; private set; } = [];

    /// <summary>Ranges of months that can be chosen.</summary>
    public IEnumerable<MonthRange> MonthChoices => [MonthRange.Year, .. Enumerable.Range(2, 10).Select(MonthRange.JanuaryTo), .. MonthRange.Year.Each];

    public void OnGet()
    {
        Begin("", T("stat.nav"), T("stat.overview.description"));
        var lane = Workspace.Book.Lanes[0];
        Pair = (Reader.Economy("from", lane.Origin.Code), Reader.Economy("to", lane.Destination.Code));
        Months = Reader.Months("months");
        var year = Reader.Year("year");
        Currency = Reader.Currency("currency");
        if (Pair.One == Pair.Other)
        {
            Reader.Add(new Reference.Fault("stat.sameEconomy", Pair.One.Value), "to");
        }

        Title = T("stat.overview.title", Names.Of(Pair.One), Names.Of(Pair.Other));
        Description = T("stat.overview.descriptionFor", Names.Of(Pair.One), Names.Of(Pair.Other));
        if (!Understood("from", "to", "year", "months", "currency"))
        {
            return;
        }

        var store = Workspace.Statistics;
        var years = CorridorTrade.Years(store, Pair.One, Pair.Other, Months);
        Year = year ?? years.FirstOrDefault(Today.Year);
        OfferYears(years, Year, y => OverviewLink(y, Months));
        sides = CorridorTrade.Of(Workspace.Conversion, Currency, Pair.One, Pair.Other, Year, Months);
        Tiles = [.. sides.GroupBy(s => s.Reporter).Select(g => TileOf(g.FirstOrDefault(s => s.Only is null) ?? g.First()))];
        Headline = HeadlineOf();
        (ByYear, Balances) = OverYears();
        ByMonth = Monthly(store);
        Rates = RatesOf(used);
        var ranked = new[] { (Reporter: Pair.One, Partner: Pair.Other), (Reporter: Pair.Other, Partner: Pair.One) };
        var products = ranked.SelectMany(p => new[] { TradeFlow.Export, TradeFlow.Import }, (p, f) => ProductsOf(p.Reporter, p.Partner, f)).ToList();
        Products = [.. products.Select(p => p.Table).OfType<FigureTable>()];
        NoProducts = [.. products.Where(p => p.Missing is not null).Select(p => (p.Missing!, p.Offer))];
        Loaded = [.. store.Available().Where(a => a.Reporter == Pair.One || a.Reporter == Pair.Other).GroupBy(a => (a.Reporter, a.Source))
            .Select(g => T("stat.loadedLine", Names.Of(g.Key.Reporter), Named(g.Key.Source.Source), Span(g.MinBy(a => a.First)!).First, Span(g.MaxBy(a => a.Last)!).Last,
                g.MaxBy(a => a.Level) is { } finest ? Depth(finest.IsSitc, finest.Level) + (finest.Kind == PeriodKind.Years ? T("mark.comma") + finest.Kind.Name(Lang) : "") : ""))];
    }

    /// <summary>The same page for another choice.</summary>
    public string OverviewLink(int year, MonthRange months) => Link("/statistics", ("from", Pair.One.Value), ("to", Pair.Other.Value), ("year", Text(year)), ("months", months == MonthRange.Year ? null : months.ToString()), ("currency", Currency?.Value));

    /// <summary>The partners of both sides as tiles.</summary>
    public IEnumerable<(string Text, string Link)> PartnersOf => new[] { Pair.One, Pair.Other }.SelectMany(e => new[] { TradeFlow.Export, TradeFlow.Import }, (e, f) => (
        T("stat.grid.linkOf", Names.Of(e), f.Name(Lang)), Link("/statistics/partners", ("reporter", e.Value), ("flow", f.Word()), ("currency", Currency?.Value))));

    private Tile TileOf(CorridorTrade side)
    {
        var (only, period) = (side.Only, PeriodText.Of(side.Year, side.Months, Lang));
        var trade = only ?? side.Flows[0];
        var small = string.Join(" · ", new[]
        {
            only is null ? null : MissingWay(side),
            trade.Growth.Value is { } g ? T("stat.tile.growth", Format.Change(g, Lang)) : null,
            trade.Share.Value is { } s && only is null ? T("stat.tile.share", Share(s), Names.Of(side.Reporter)) : null,
            side.Balance.Value is { } b ? T(b >= 0 ? "stat.tile.surplus" : "stat.tile.deficit", Large(Math.Abs(b))) : null,
        }.OfType<string>());
        return new Tile(only is null ? T("stat.tile", Names.Of(side.Reporter), Names.Of(side.Partner), period) : T("stat.tile.only", Names.Of(side.Reporter), Names.Of(side.Partner), only.Flow.Name(Lang), period), trade.Value.Value is { } v ? Large(v) : null, Names.Large(side.Currency), small,
            RowsLink(trade.Value), T("stat.tile.by", side.Source.Source.PublisherIn(Lang), side.Source.Source.Id, Texts.List(Lang, new[] { side.Status.Name(Lang), trade.Value.IsConverted ? T("stat.converted") : null }.OfType<string>())));
    }

    // Which way of a trade is not loaded where one is, so that there is no total.
    private string MissingWay(CorridorTrade side) => T("stat.tile.missing", (side.Only!.Flow == TradeFlow.Export ? TradeFlow.Import : TradeFlow.Export).Name(Lang));

    private FigureTable HeadlineOf()
    {
        var rows = sides.SelectMany(s => s.Flows.Where(f => f.Value.IsDefined).Select(f => new FigureRow(Own(T("stat.headline.row", Names.Of(s.Reporter), f.Flow.Name(Lang))), [Cell(f.Value, HeadMark(s.Status, f.Value)), new(Names.Millions(s.Currency)), Cell(f.Growth), Cell(f.Share), Cell(f.Against)])
        { Also = T("stat.headline.source", s.Source.Source.PublisherIn(Lang), s.Source.Source.Id, PeriodText.Of(s.Year, s.Months, Lang)), Link = ExploreLink(new SeriesQuestion(s.Reporter, s.Partner, f.Flow, TradeProduct.Total, Months, false, null, null, null) { Currency = Currency }) })
            .Concat(!s.Balance.IsDefined ? [] : [new FigureRow(Own(T("stat.headline.balance", Names.Of(s.Reporter))), [Cell(s.Balance, HeadMark(s.Status, s.Balance)), new(Names.Millions(s.Currency)), new(null), new(null), new(null)]) { Also = T("stat.headline.source", s.Source.Source.PublisherIn(Lang), s.Source.Source.Id, PeriodText.Of(s.Year, s.Months, Lang)) }]));
        return new FigureTable(this, "headline", T("stat.headline", PeriodText.Of(Year, Months, Lang)), T("stat.asReported"),
            [new(T("stat.number"), "value", true), FigureColumn.Words(T("stat.unit")), new(T("trade.growth")), new(T("stat.shareOfWhole")), new(T("stat.against"))], [.. rows])
        {
            NotLoaded = WithoutRates(Asked(TradeFlow.Trade).SelectMany(q => Workspace.Conversion.Ranges(q with { FirstYear = Year }, Currency))) is { IsEmpty: false } without ? without
                : sides.IsEmpty ? [T("stat.noPair", Names.Of(Pair.One), Names.Of(Pair.Other), PeriodText.Of(Year, Months, Lang))] : [],
            Notes = [.. ConvertedNote(sides.Any(s => s.Flows.Any(f => f.Value.IsConverted))), .. sides.Length > 1 ? new[] { T("trade.mirror") } : [], .. sides.Any(s => s.Year != Year) ? new[] { T("stat.olderSide") } : [],
                .. sides.Where(s => s.Only is not null).Select(s => T("stat.headline.missing", Names.Of(s.Reporter), s.Source.Source.PublisherIn(Lang), s.Source.Source.Id, MissingWay(s)))],
            Sources = [.. sides.Select(s => s.Source.Source).Distinct()],
            Api = sides.IsEmpty ? null : ApiLink("series", new SeriesQuestion(sides[0].Reporter, sides[0].Partner, TradeFlow.Trade, TradeProduct.Total, Months, false, null, null, null) { Currency = Currency }.Query),
            IsWhole = true,
        };
    }

    // What the two sides report of each other, in the twenty years up to the one shown.
    private IEnumerable<RangeQuery> Asked(TradeFlow flow) => new[] { (Pair.One, Pair.Other), (Pair.Other, Pair.One) }.Select(s => new RangeQuery(s.Item1, s.Item2, flow, TradeProduct.Total, Months, Year - 19, Year));

    private ImmutableArray<string> WithoutRates(IEnumerable<RangeSeries> series) => Currency is not { } to ? []
        : [.. PeriodWithoutRates.Sentences(series.SelectMany(s => s.WithoutRates.Select(w => new PeriodWithoutRates(s.Source, w.Currency, w.Year, Months))), to, Workspace, Lang)];

    private string? HeadMark(ObservationStatus status, Figure figure) =>
        Texts.List(Lang, new[] { Mark(status), figure.IsConverted ? T("stat.converted") : null }.OfType<string>()) is { Length: > 0 } mark ? mark : null;

    private (FigureTable, FigureTable) OverYears()
    {
        var asked = Asked(TradeFlow.Trade).ToList();
        // A side of which one direction only is loaded stands with that.
        var flows = new[] { TradeFlow.Trade, TradeFlow.Export, TradeFlow.Import };
        SeriesQuestion Question(TradeFlow flow) => new(Pair.One, Pair.Other, flow, TradeProduct.Total, Months, false, null, null, null) { Currency = Currency };
        var all = asked.SelectMany(q => flows.Select(f => Workspace.Conversion.Ranges(q with { Flow = f }, Currency)).FirstOrDefault(l => !l.IsEmpty, [])).ToList();
        var lines = all.Where(l => l.Points.Length > 0).ToList();
        var drawn = lines.GroupBy(l => l.Currency).OrderByDescending(g => g.Sum(l => l.Points.Length)).Select(g => g.Key).FirstOrDefault();
        var isMixed = lines.Any(l => l.Currency != drawn);
        Offer(lines.Select(l => l.Currency), c => Link("/statistics", ("from", Pair.One.Value), ("to", Pair.Other.Value), ("year", Text(Year)), ("months", Months == MonthRange.Year ? null : Months.ToString()), ("currency", c.Value)));
        used.AddRange(lines.SelectMany(l => l.Points).Select(p => p.Converted).OfType<ConvertedValue>());
        var columns = lines.SelectMany(l => new FigureColumn[] { new(ConvertedColumn(Column(l.Query.Reporter, l, isMixed), l.Points.Select(p => p.Converted)), "value", l.Currency == drawn), new(T("trade.growth"), "growth") });
        var years = lines.SelectMany(l => l.Points).Select(p => p.Year).Distinct().OrderDescending().ToList();
        var missing = asked.Where(q => all.All(l => l.Query.Reporter != q.Reporter)).Select(q => T("stat.noSide", Names.Of(q.Reporter), Names.Of(q.Counterpart)));
        var trade = new FigureTable(this, "years", T("stat.turnoverByYear", Names.Of(Pair.One), Names.Of(Pair.Other), PeriodText.Of(Months, Lang)), T("trade.period"), [.. columns],
            [.. years.Select(y => new FigureRow(Own(PeriodText.Code(y, Months)), [.. lines.SelectMany(l => l.At(y) is { } p
                ? new FigureCell[] { new(Millions(p.Value), p.Value / TradeTable.Scale, RowsLink(p.Rows, p.Converted is null ? null : Currency), Mark(p.Status, p.Converted)), Growth(p.Growth) } : [new(null), new(null)])]))])
        {
            Unit = isMixed ? T("stat.millionsOfColumn") : lines.Count == 0 ? null : Names.Millions(drawn),
            ChartUnit = lines.Count == 0 ? null : Names.Millions(drawn),
            Notes = isMixed ? [T("stat.note.currencies", Names.After(drawn))] : [],
            Charts = [new FigureChart("line", T("stat.turnoverByYear", Names.Of(Pair.One), Names.Of(Pair.Other), PeriodText.Of(Months, Lang)))],
            NotLoaded = [.. missing, .. WithoutRates(all)],
            Sources = [.. lines.Select(l => l.Source.Source).Concat(RateSources(lines.SelectMany(l => l.Points).Select(p => p.Converted))).Distinct()],
            Api = ApiLink("series", Question(TradeFlow.Trade).Query),
        };

        var balances = Asked(TradeFlow.Export).Zip(Asked(TradeFlow.Import)).SelectMany(q => Workspace.Conversion.Ranges(q.First, Currency)
            .Select(x => (Out: x, In: Workspace.Conversion.Ranges(q.Second, Currency).FirstOrDefault(m => m.Source == x.Source && m.Currency == x.Currency)))).Where(b => b.In is not null && b.Out.Currency == drawn && b.Out.Points.Length > 0).ToList();
        var balanceYears = balances.SelectMany(b => b.Out.Points.Select(p => p.Year).Intersect(b.In!.Points.Select(p => p.Year))).Distinct().OrderDescending().ToList();
        var balance = new FigureTable(this, "balance", T("stat.balanceByYear", PeriodText.Of(Months, Lang)), T("trade.period"),
            [.. balances.Select(b => new FigureColumn(ConvertedColumn(T("stat.balanceColumn", Names.Of(b.Out.Query.Reporter), b.Out.Source.Source.Id), b.Out.Points.Select(p => p.Converted)), "value", true))],
            [.. balanceYears.Select(y => new FigureRow(Own(PeriodText.Code(y, Months)), [.. balances.Select(b => b.Out.At(y) is { } x && b.In!.At(y) is { } m
                ? Cell(TradeIndicators.Balance(b.Out.FigureOf(x), b.In.FigureOf(m)), Mark((ObservationStatus)Math.Max((int)x.Status, (int)m.Status), x.Converted)) : new FigureCell(null))]))])
        {
            Unit = lines.Count == 0 ? null : Names.Millions(drawn),
            Charts = [new FigureChart("bar", T("stat.balanceByYear", PeriodText.Of(Months, Lang)))],
            Notes = [T("stat.balanceNote")],
            NotLoaded = balances.Count == 0 ? [T("stat.noBalance")] : [],
            Sources = [.. balances.Select(b => b.Out.Source.Source).Distinct()],
            Api = ApiLink("series", Question(TradeFlow.Export).Query),
        };
        return (trade, balance);
    }

    private string Column(EconomyCode reporter, RangeSeries line, bool isMixed) => T("stat.yearColumn", Names.Of(reporter), line.Source.Source.PublisherIn(Lang), line.Source.Source.Id) + (line.Query.Flow == TradeFlow.Trade ? "" : T("mark.comma") + line.Query.Flow.Name(Lang)) + (isMixed ? T("mark.comma") + Names.Millions(line.Currency) : "");

    private FigureTable Monthly(Corridor.Statistics.Store.StatisticsStore store)
    {
        var asked = new[]
        {
            (Reporter: Pair.One, Partner: Pair.Other, Flow: TradeFlow.Export), (Reporter: Pair.Other, Partner: Pair.One, Flow: TradeFlow.Import),
            (Reporter: Pair.Other, Partner: Pair.One, Flow: TradeFlow.Export), (Reporter: Pair.One, Partner: Pair.Other, Flow: TradeFlow.Import),
        };
        var sets = asked.Select(a => store.BilateralSeries(a.Reporter, a.Partner, a.Flow, TradeProduct.Total, PeriodKind.Month)).ToList();
        var found = Currency is null ? [] : asked.Select(a => (Asked: a, Found: new SeriesQuestion(a.Reporter, a.Partner, a.Flow, TradeProduct.Total, MonthRange.Year, true, null, null, null) { Currency = Currency }.Lines(Workspace))).ToList();
        var series = (Currency is null
            ? sets.SelectMany(s => s.Series).Select(s => new MonthlyLine(s.Reporter, s.Flow, s.Source, s.Currency, s.Valuation,
                [.. s.Points.Select(p => new MonthlyPoint(p.Period, p.Value, p.Growth?.Rate, p.Status, RowOf(s, p.Period), null))]))
            : found.SelectMany(f => f.Found.Lines.Select(l => new MonthlyLine(f.Asked.Reporter, f.Asked.Flow, l.Source.Source, l.Currency, l.Valuation,
                [.. l.Points.Select(p => new MonthlyPoint(Period.OfMonth(p.Range.Year, p.Months.First), p.Range.Value, p.Range.Growth, p.Range.Status, p.Range.Rows, p.Range.Converted))]))))
            .Select(l => l with { Points = [.. l.Points.TakeLast(MonthsShown)] }).ToList();
        used.AddRange(series.SelectMany(s => s.Points).Select(p => p.Converted).OfType<ConvertedValue>());
        var drawn = series.GroupBy(s => s.Currency).OrderByDescending(g => g.Sum(s => s.Points.Length)).Select(g => g.Key).FirstOrDefault();
        var isMixed = series.Any(s => s.Currency != drawn);
        var title = T("stat.byMonthLast", Names.Of(Pair.One), Names.Of(Pair.Other), Text(MonthsShown));
        return new FigureTable(this, "months", title, T("trade.period"),
            [.. series.SelectMany(s => new FigureColumn[] { new(ConvertedColumn(T("stat.monthColumn", Names.Of(s.Reporter), s.Flow.Name(Lang), s.Source.Id, s.Valuation.Word()) + (isMixed ? T("mark.comma") + Names.Millions(s.Currency) : ""), s.Points.Select(p => p.Converted)), "value", s.Currency == drawn), new(T("trade.growth"), "growth") })],
            [.. series.SelectMany(s => s.Points).Select(p => p.Period).Distinct().OrderDescending().Select(period => new FigureRow(Own(period.ToString()), [.. series.SelectMany(s => s.Points.FirstOrDefault(p => p.Period == period) is { } p
                ? new FigureCell[] { new(Millions(p.Value), p.Value / TradeTable.Scale, RowsLink(p.Rows, p.Converted is null ? null : Currency), Mark(p.Status, p.Converted)), Growth(p.Growth) } : [new(null), new(null)])]))])
        {
            Unit = isMixed ? T("stat.millionsOfColumn") : series.Count == 0 ? null : Names.Millions(drawn),
            ChartUnit = series.Count == 0 ? null : Names.Millions(drawn),
            Notes = isMixed ? [T("stat.note.currencies", Names.After(drawn))] : [],
            Charts = [new FigureChart("line", title)],
            NotLoaded = [.. sets.SelectMany(s => s.NotLoaded).Select(n => n.Message(Lang, Names.Of)).Distinct(), .. Currency is { } to ? PeriodWithoutRates.Sentences(found.SelectMany(f => f.Found.WithoutRates), to, Workspace, Lang) : []],
            Sources = [.. series.Select(s => s.Source).Concat(RateSources(series.SelectMany(s => s.Points).Select(p => p.Converted))).Distinct()],
            Api = ApiLink("series", new SeriesQuestion(Pair.One, Pair.Other, TradeFlow.Export, TradeProduct.Total, MonthRange.Year, true, null, null, null) { Currency = Currency }.Query),
        };
    }

    private sealed record MonthlyLine(EconomyCode Reporter, TradeFlow Flow, PackSource Source, CurrencyCode Currency, Valuation Valuation, ImmutableArray<MonthlyPoint> Points);

    private sealed record MonthlyPoint(Period Period, decimal Value, decimal? Growth, ObservationStatus Status, ObservationQuery Rows, ConvertedValue? Converted);

    private static ObservationQuery RowOf(TradeSeries series, Period period) => new()
    {
        Reporters = [series.Reporter],
        Counterparts = [series.Counterpart],
        Flows = [series.Flow],
        Products = [series.Product],
        Kind = period.Kind,
        From = period.Start,
        To = period.End,
        Source = $"{series.Pack}:{series.Source.Id}",
    };

    private (FigureTable? Table, string? Missing, (string Text, string Link)? Offer) ProductsOf(EconomyCode reporter, EconomyCode partner, TradeFlow flow)
    {
        var trade = new SeriesQuestion(reporter, partner, flow, TradeProduct.Total, Months, false, null, Year, null) { Currency = Currency };
        var asked = new RankingQuestion(trade, false, null, 2, false, 0, MostListed);
        var (ranking, without) = asked.Find(Workspace);
        if (ranking is not { } found)
        {
            return (null, without is { } w ? Texts.Sentences(Lang, PeriodWithoutRates.Sentences([w], Currency!.Value, Workspace, Lang)) : T("stat.noProductsOf", Names.Of(reporter), flow.Name(Lang), Names.Of(partner)),
                without is null && TradeOffer.OfProducts(Workspace.Statistics, trade) is { } offer ? Instead(offer, trade) : null);
        }

        var title = T("stat.products", T("stat.explore.titleFor", Names.Of(reporter), flow.Name(Lang), Names.Of(partner), TradeProduct.Total.Name(Lang)));
        return (new FigureTable(this, $"products-{reporter}-{flow.Word()}", T("stat.inPeriod", title, PeriodText.Of(found.Query.Year, Months, Lang)), T("stat.product"),
            [new(T("stat.value"), "value", true), new(T("trade.growth"), "growth"), new(T("stat.share"), "share"), new(T("stat.contribution"), "contribution")],
            [.. found.Items.Select(i => new FigureRow(Names.Goods(i.Product) ?? Own(i.Product.Name(Lang)),
                PartCells(found, i))
            { Code = i.Product.Digits, Link = ExploreLink(trade with { Product = i.Product, Last = null }) })])
        {
            Unit = Names.Millions(found.Currency),
            Sources = SourcesOf(found),
            Api = ApiLink("ranking", asked.QueryFrom(0) + "&limit=" + Text(MostListed)),
            Notes = [.. RankingNote(found), .. found.Query.Year == Year ? [] : new[] { T("stat.olderYear", PeriodText.Of(found.Query.Year, Months, Lang)) }],
            IsWhole = true,
        }, null, null);
    }
}
