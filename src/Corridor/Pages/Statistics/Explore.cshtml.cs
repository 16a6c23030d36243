using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Kit;
using Corridor.Statistics;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Flows;

namespace Corridor.Pages.Statistics;

/// <summary>The explorer: a trade over time, its products and its partners. The address is the question.</summary>
public sealed class ExploreModel : StatisticsPage
{
    private RankingQuestion products = null!;
    private RankingQuestion partners = null!;

    internal SeriesQuestion Asked { get; private set; } = null!;

    /// <summary>What the chart draws: value, growth or index.</summary>
    public string Drawn { get; private set; } = "value";

    /// <summary>The first and the last year shown, for the form.</summary>
    public (int First, int Last) Years { get; private set; }

    /// <summary>The trade over time.</summary>
    public FigureTable? OverTime { get; private set; }

    /// <summary>The exchange rates that its figures were converted at, or null.</summary>
    public FigureTable? Rates { get; private set; }

    /// <summary>Its products, or null where the question is no ranking of them.</summary>
    public FigureTable? ByProduct { get; private set; }

    /// <summary>Its partners.</summary>
    public FigureTable? ByPartner { get; private set; }

    /// <summary>The products above the one asked for, to go back up.</summary>
    public ImmutableArray<(string Text, string Link)> Above { get; private set; } = [];

    /// <summary>The partners as tiles.</summary>
    public string TilesLink => PartnersLink(partners with { Offset = 0 });

    /// <summary>The other order of the rankings.</summary>
    public string OrderLink => Explore(Asked, order: products.IsByContribution ? null : "contribution");

    /// <summary>Whether what moved most stands first.</summary>
    public bool IsByContribution => products.IsByContribution;

    /// <summary>The goods of the product, or null.</summary>
    public TextView? Goods => Names.Goods(Asked.Product);

    public void OnGet()
    {
        Begin("explore", T("stat.explore.title"), T("stat.explore.description"));
        Asked = SeriesQuestion.Read(Reader);
        Drawn = Reader.OneOf("show", "value", "growth", "index");
        products = new RankingQuestion(Asked, false, Reader.Year("year"), RankingQuestion.Below(Asked.Product), Reader.OneOf("order", "value", "contribution") == "contribution", Reader.Number("p", 0, 0, 9_000), Shown);
        partners = products with { IsByCounterpart = true, Offset = Reader.Number("c", 0, 0, 9_000) };
        Currency = Asked.Currency;
        var found = Asked.Lines(Workspace);
        Years = Asked.Years(Workspace.Statistics, found);
        Unlisted = Request.QueryString.HasValue;
        if (!Understood("reporter", "counterpart", "flow", "product", "by", "months", "first", "last", "show", "currency"))
        {
            return;
        }

        Title = T("stat.explore.titleFor", Names.Of(Asked.Reporter), Asked.Flow.Name(Lang), Names.Of(Asked.Counterpart), Asked.Product.Name(Lang));
        Above = [.. Enumerable.Range(1, Math.Max(0, Asked.Product.Level - 1)).Select(Asked.Product.Cut).Where(p => p.IsSitc || p.Level is 2 or 4).Prepend(TradeProduct.Total).Where(p => p != Asked.Product)
            .Select(p => (p.Name(Lang), ExploreLink(Asked with { Product = p })))];
        OverTime = Series(found);
        if (Asked.Flow != TradeFlow.Trade)
        {
            if (Asked.Product.Level < (Asked.Product.IsSitc ? 5 : 6))
            {
                ByProduct = Ranked(products, "products", T("stat.products", Title));
            }

            ByPartner = Ranked(partners, "partners", T("stat.partners", Names.Of(Asked.Reporter), Asked.Flow.Name(Lang), Asked.Product.Name(Lang)));
        }
    }

    /// <summary>The same trade with another flow.</summary>
    public string WithFlow(TradeFlow flow) => ExploreLink(Asked with { Flow = flow });

    private FigureTable Series(TradeLines found)
    {
        var lines = found.Lines;
        var converted = lines.SelectMany(l => l.Points).Select(p => p.Range.Converted).OfType<ConvertedValue>().ToList();
        Offer(lines.Select(l => l.Currency), c => Explore(Asked with { Currency = c }, order: products.IsByContribution ? "contribution" : null));
        Rates = RatesOf(converted);
        // Sums of different currencies are not drawn on one scale: the one with most figures is.
        var drawn = lines.GroupBy(l => l.Currency).OrderByDescending(g => g.Sum(l => l.Points.Length)).Select(g => g.Key).FirstOrDefault();
        var columns = lines.SelectMany(l => new[]
        {
            ("value", ConvertedColumn(T("stat.column", l.Source.Source.PublisherIn(Lang), l.Source.Source.Id, l.Valuation.Word(), Names.Millions(l.Currency)), l.Points.Select(p => p.Range.Converted))), ("growth", T("trade.growth")), ("index", T("stat.index", PeriodText.Code(l.Points[0].Range.Year, l.Points[0].Months))),
        }.Select(c => new FigureColumn(c.Item1 == "value" || c.Item1 != Drawn ? c.Item2 : $"{c.Item2} · {l.Source.Source.Id}, {l.Valuation.Word()}", c.Item1, c.Item1 == Drawn && (Drawn != "value" || l.Currency == drawn))));
        var periods = lines.SelectMany(l => l.Points).Select(p => (p.Range.Year, p.Months)).Distinct().OrderByDescending(p => (p.Year, p.Months.First)).ToList();
        var rows = periods.Select(p => new FigureRow(Own(Asked.IsMonthly || Asked.Months == MonthRange.Year ? PeriodText.Code(p.Year, p.Months) : PeriodText.Of(p.Year, p.Months, Lang)),
            [.. lines.SelectMany(l => l.Points.FirstOrDefault(x => (x.Range.Year, x.Months) == p) is { } point
                ? new FigureCell[]
                {
                    new(Millions(point.Range.Value), point.Range.Value / TradeTable.Scale, RowsLink(point.Range.Rows, point.Range.Converted is null ? null : Currency), Mark(point.Range.Status, point.Range.Converted)),
                    Growth(point.Range.Growth),
                    l.Index(point) is { } index ? new(Format.Number(index, 1, Lang), index) : new(null),
                }
                : [new(null), new(null), new(null)])]));
        return new FigureTable(this, "series", T(Asked.IsMonthly ? "stat.byMonth" : "stat.byYear", Title, PeriodText.Of(Asked.Months, Lang)), T("trade.period"), [.. columns], [.. rows])
        {
            Unit = lines.Any(l => l.Currency != drawn) ? T("stat.millionsOfColumn") : lines.IsEmpty ? null : T("stat.unitOf", Names.Millions(drawn)),
            ChartUnit = Drawn switch { "value" => lines.IsEmpty ? null : Names.Millions(drawn), "growth" => "%", _ => "" },
            Charts = [new FigureChart("line", Title)],
            NotLoaded = [.. Asked.Missing(found, Workspace, Names)],
            Offers = lines.IsEmpty && found.WithoutRates.IsEmpty ? [.. TradeOffer.OfSeries(Workspace, Asked).Select(o => Instead(o, Asked))] : [],
            Notes =
            [
                .. ConvertedNote(converted.Count > 0),
                .. Only(lines.Length > 1, "stat.note.sources"), .. Only(lines.Any(l => l.Points.Any(p => p.Range.IsAcrossRevisions)), "stat.note.revisions"), .. Only(lines.Any(l => l.Points.Any(p => p.Range.IsSumOfParts)), "stat.note.parts"),
                .. Only(!Asked.IsMonthly && lines.Any(l => l.Points.Any(p => p.Range.Basis != RangeBasis.Published)), "stat.note.summed"),
                .. lines.Select(l => l.Currency).Distinct().Count() > 1 ? (string[])[T("stat.note.currencies", Names.After(drawn))] : [],
            ],
            Sources = [.. lines.Select(l => l.Source.Source).Concat(RateSources(converted)).Distinct()],
            Api = ApiLink("series", Asked.Query),
        };
    }

    private string[] Only(bool applies, string key) => applies ? [T(key)] : [];

    private FigureTable Ranked(RankingQuestion asked, string id, string title)
    {
        var (found, without) = asked.Find(Workspace);
        var (year, at) = (found?.Query.Year ?? Years.Last, asked.IsByCounterpart ? "c" : "p");
        return new FigureTable(this, id, T("stat.inPeriod", title, PeriodText.Of(year, Asked.Months, Lang)), T(asked.IsByCounterpart ? "stat.partner" : "stat.product"),
            [new(T("stat.value"), "value", true), new(T("trade.growth"), "growth"), new(T("stat.share"), "share"), new(T("stat.contribution"), "contribution")],
            found is null ? [] : [.. found.Items.Skip(asked.Offset).Select(i => Row(asked, found, i))])
        {
            Unit = found is null ? null : Names.Millions(found.Currency),
            Charts = [.. found is null ? [] : ChartsOf(asked.IsByCounterpart || found.WholeBefore is null, title)],
            NotLoaded = without is { } w ? [.. PeriodWithoutRates.Sentences([w], Currency!.Value, Workspace, Lang)] : found is null ? [T(asked.IsByCounterpart ? "stat.noPartners" : "stat.noProducts", Names.Of(Asked.Reporter), Asked.Flow.Name(Lang))] : [],
            Offers = found is null && without is null && !asked.IsByCounterpart && TradeOffer.OfProducts(Workspace.Statistics, Asked) is { } offer ? [Instead(offer, Asked)] : [],
            Notes = found is null ? [] : [WholeNote(found), .. RankingNote(found)],
            Sources = found is null ? [] : SourcesOf(found),
            Api = found is null ? null : ApiLink("ranking", asked.QueryFrom(asked.Offset) + "&limit=" + Text(Shown)),
            Pager = found is null ? null : new Pager(this, found.Parts, asked.Offset, Shown, o => Explore(Asked, at == "p" ? o : products.Offset, at == "c" ? o : partners.Offset, products.IsByContribution ? "contribution" : null) + "#" + id),
        };
    }

    private static FigureChart[] ChartsOf(bool isTreeOnly, string title) => isTreeOnly ? [new("treemap", title)] : [new("treemap", title), new("bubble", title)];

    private FigureRow Row(RankingQuestion asked, Ranking found, RankedTrade item)
    {
        var cells = PartCells(found, item);
        return asked.IsByCounterpart
            ? new FigureRow(Own(Names.Of(item.Counterpart!.Value)), cells) { Link = ExploreLink(Asked with { Counterpart = item.Counterpart.Value }) }
            : new FigureRow(Names.Goods(item.Product) ?? Own(item.Product.Name(Lang)), cells) { Code = item.Product.Digits, Link = ExploreLink(Asked with { Product = item.Product }) };
    }

    private string Explore(SeriesQuestion asked, int product = 0, int partner = 0, string? order = null)
    {
        var more = StatisticsAddress.Join(("show", Drawn == "value" ? null : Drawn), ("order", order), ("year", products.Year is { } y ? Text(y) : null), ("p", product == 0 ? null : Text(product)), ("c", partner == 0 ? null : Text(partner)));
        return ExploreLink(asked) + (more.Length > 0 ? "&" + more : "");
    }
}
