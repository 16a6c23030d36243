using System.Collections.Immutable;
using System.Globalization;
using Corridor.Api;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;
using EconomyName = Corridor.Api.EconomyName;

namespace Corridor.Pages.Statistics;

/// <summary>What pages of statistics have in common: names, the reader of their address, numbers with their rows.</summary>
public abstract class StatisticsPage : SitePage
{
    /// <summary>The rows of a table that are shown at once.</summary>
    protected const int Shown = 25;

    private const int MostOtherData = 8;
    private const int MostYears = 20;

    internal TradeNames Names { get; private set; } = null!;

    internal StatisticsReader Reader { get; private set; } = null!;

    /// <summary>The pages of this part, for the list that leads on.</summary>
    public static readonly ImmutableArray<string> Parts = ["explore", "partners", "briefing", "indicators", "opportunities", "complementarity", "complexity", "mirror", "availability", "definitions", "download"];

    /// <summary>The name of the page among them; empty for the overview.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Economies that report something, by name.</summary>
    public IReadOnlyList<EconomyName> Reporters => [.. Workspace.Statistics.Available().Select(a => a.Reporter).Distinct().Select(Names.View).OrderBy(n => n.Name, StringComparer.Ordinal)];

    /// <summary>Economies that figures name as a partner, by name, the world first.</summary>
    public IReadOnlyList<EconomyName> Counterparts => [.. Workspace.Statistics.Counterparts().OrderBy(c => c != StatisticsSchemas.World).ThenBy(Names.Of, StringComparer.Ordinal).Select(Names.View)];

    /// <summary>The currency of all figures of the page, or null for as published.</summary>
    public CurrencyCode? Currency { get; protected set; }

    /// <summary>The currencies that can be chosen, by code and name; where a language has no list of names, by the unit of the figures.</summary>
    public IEnumerable<(string Code, string Name)> CurrencyChoices => Workspace.Conversion.Currencies.Select(c => (c.Value, T("stat.currency.choice", c.Value, Workspace.Book.Currencies.Find(c)?.Name.Exactly(Lang) ?? Names.After(c))));

    /// <summary>The currency to offer where the sources of a page state several: that of most figures that rates allow; null where one is chosen or only one is stated.</summary>
    public CurrencyCode? Offered { get; protected set; }

    /// <summary>The address of the same question in the currency offered.</summary>
    public string? OfferLink { get; protected set; }

    /// <summary>Offers a currency where those stated differ.</summary>
    protected void Offer(IEnumerable<CurrencyCode> stated, Func<CurrencyCode, string> link)
    {
        var different = stated.ToHashSet();
        Offered = Currency is null && different.Count > 1 ? Workspace.Conversion.Currencies.Where(different.Contains).Cast<CurrencyCode?>().FirstOrDefault() : null;
        OfferLink = Offered is { } c ? link(c) : null;
    }

    /// <summary>The years that the same question has an answer for, the latest first, each with its address; empty where there is no other.</summary>
    public ImmutableArray<(int Year, string Link, bool IsShown)> OtherYears { get; private set; } = [];

    /// <summary>Offers the same question of other years.</summary>
    protected void OfferYears(IEnumerable<int> years, int shown, Func<int, string> link)
    {
        var all = years.Take(MostYears).ToList();
        OtherYears = all.Count > 1 ? [.. all.Select(y => (y, link(y), y == shown))] : [];
    }

    /// <summary>Begins a page: title, description, breadcrumb.</summary>
    protected void Begin(string part, string title, string description)
    {
        Names = new TradeNames(Workspace, Lang);
        Reader = new StatisticsReader(Workspace, f => Request.Query[f].FirstOrDefault());
        (Part, Title, Description) = (part, title, description);
        if (part.Length > 0)
        {
            Crumbs.Add(new Crumb(T("stat.nav"), Link("/statistics")));
        }

        Crumbs.Add(new Crumb(part.Length > 0 ? T("stat.nav." + part) : T("stat.nav"), null));
    }

    /// <summary>Notes what the reader could not read, each with the id of its field; false where there is anything.</summary>
    protected bool Understood(params ReadOnlySpan<string> fields)
    {
        foreach (var (fault, field) in Reader.Faults)
        {
            Add(fault, fields.Contains(field) ? "stat-" + field : null);
        }

        return Faults.Count == 0;
    }

    /// <summary>The page of the rows of a query.</summary>
    public string RowsLink(ObservationQuery query, CurrencyCode? currency = null) => Link("/statistics/rows") + "?" + StatisticsAddress.Of(query) + (currency is { } c ? "&currency=" + c.Value : "");

    /// <summary>The page of the rows that a figure rests on, with their values in its currency where it was converted; null where it rests on none.</summary>
    public string? RowsLink(Figure figure) => figure.Sources.FirstOrDefault(r => r.Rows.StartsWith("--", StringComparison.Ordinal) || r.Rows.Contains('=', StringComparison.Ordinal)) is not { } rows ? null
        : Link("/statistics/rows") + "?" + (rows.Rows.StartsWith("--", StringComparison.Ordinal) ? StatisticsAddress.OfOptions(rows.Rows) : rows.Rows) + (Currency is { } c && figure.IsConverted ? "&currency=" + c.Value : "");

    /// <summary>The address of the API with a query in the page's language.</summary>
    public string ApiLink(string name, string query) => $"{StatisticsEndpoints.Root}/{name}?{query}{(query.Length > 0 ? "&" : "")}lang={Lang.Tag()}";

    /// <summary>The explorer on a question.</summary>
    internal string ExploreLink(SeriesQuestion asked) => Link("/statistics/explore") + "?" + asked.Query;

    /// <summary>An offer with the explorer on it.</summary>
    internal (string Text, string Link) Instead(TradeOffer offer, SeriesQuestion asked) => (offer.Text(Names, asked.Reporter), ExploreLink(offer.Question));

    /// <summary>The partners of a trade as tiles.</summary>
    internal string PartnersLink(RankingQuestion asked) => Link("/statistics/partners") + "?" + StatisticsAddress.Join(
        ("reporter", asked.Trade.Reporter.Value), ("flow", asked.Trade.Flow.Word()), ("product", asked.Trade.Product.IsTotal ? null : asked.Trade.Product.Value),
        ("months", asked.Trade.Months == MonthRange.Year ? null : asked.Trade.Months.ToString()), ("year", asked.Year is { } y ? Text(y) : null), ("source", asked.Trade.Source), ("currency", asked.Trade.Currency?.Value));

    /// <summary>How finely products are told apart.</summary>
    protected string Depth(bool isSitc, int level) => level == 0 ? T("stat.depth.total") : level == 1 && !isSitc ? T("stat.depth.sections") : T(isSitc ? "stat.depth.sitc" : "stat.depth.hs", Text(level));

    /// <summary>The first and the last period of what is loaded; of several years together the first and the last year.</summary>
    protected static (string First, string Last) Span(Availability of) => of.Kind == PeriodKind.Years ? (Text(of.First.Year), Text(of.Last.LastYear)) : (of.First.ToString(), of.Last.ToString());

    /// <summary>Other data that could answer, each with the address of the same question to them.</summary>
    protected ImmutableArray<(string Text, string Link)> OtherData(Period shown, FigureSource from, Func<StructureData, string> link) => [.. Workspace.Analysis.StructuresLoaded
        .Where(d => d.Period != shown || d.Source != from).Take(MostOtherData).Select(d => (T("stat.data.link", PeriodText.Of(d.Period, Lang), Depth(d.IsSitc, d.Level), d.Source.Source.PublisherIn(Lang)), link(d)))];

    /// <summary>Why an answer is of an earlier year than exports by product are loaded for, where that is so.</summary>
    protected string[] WhyEarlier(int year) => Workspace.Analysis.StructuresLoaded.FirstOrDefault() is { } latest && latest.Period.LastYear > year
        ? [T("stat.data.noPartners", Text(year), PeriodText.Of(latest.Period, Lang), Depth(latest.IsSitc, latest.Level)), .. Workspace.Statistics.Available().Any(a => a is { Flow: TradeFlow.Import, Level: > 0, IsTotal: true }) ? [] : new[] { T("stat.data.noImports") }] : [];

    /// <summary>A source as pages call it: its publisher, and the id that tells it from others of the same.</summary>
    protected string Named(Reference.Packs.PackSource source) => T("mark.named", source.PublisherIn(Lang), source.Id);

    /// <summary>A sum in millions.</summary>
    public string Millions(decimal value) => Format.Number(value / TradeTable.Scale, 1, Lang);

    /// <summary>A sum in the unit in which the language tells large sums, without the currency.</summary>
    public string Large(decimal value) => Format.Number(value / Format.LargeScale(Lang), Lang == Language.Zh ? 1 : 2, Lang);

    /// <summary>A share.</summary>
    public string Share(decimal fraction) => T("stat.percent", Format.Number(fraction * 100, 1, Lang));

    /// <summary>A difference of rates in percentage points with its sign.</summary>
    public string Points(decimal fraction) => T("stat.points", (fraction > 0 ? "+" : "") + Format.Number(fraction * 100, 1, Lang));

    /// <summary>A figure as its unit asks, or null where it has no value.</summary>
    public string? Said(Figure figure) => figure.Value is not { } v ? null : figure.Unit switch
    {
        FigureUnit.Money => Millions(v),
        FigureUnit.Ratio => figure.Formula == "growth" || figure.Formula == "mirrorGap" ? Format.Change(v, Lang) : Share(v),
        FigureUnit.PercentagePoints => Points(v),
        FigureUnit.Count => Format.Number(v, 0, Lang),
        _ => Format.Number(v, 2, Lang),
    };

    /// <summary>A figure as a cell that leads to its rows.</summary>
    protected FigureCell Cell(Figure figure, string? mark = null) => new(Said(figure), figure.Value is { } v && figure.Unit == FigureUnit.Money ? v / TradeTable.Scale : figure.Value, figure.IsDefined ? RowsLink(figure) : null, figure.IsDefined ? mark : null);

    /// <summary>Months of the year that can be chosen, each by its range; those that are asked for among them.</summary>
    public IEnumerable<(string Value, string Text)> ChoicesOfMonths(MonthRange asked) =>
        [("", T("stat.wholeYear")), .. Enumerable.Range(2, 10).Select(m => MonthRange.JanuaryTo(m)).Concat(Enumerable.Range(1, 3).Select(q => new MonthRange(q * 3 + 1, q * 3 + 3))).Concat(MonthRange.Year.Each)
            .Append(asked).Where(m => m != MonthRange.Year).Distinct().Select(m => (m.ToString(), PeriodText.Of(m, Lang)))];

    /// <summary>Value, growth, share and contribution of a part.</summary>
    internal ImmutableArray<FigureCell> PartCells(Ranking found, RankedTrade item) =>
    [
        new(Millions(item.Value), item.Value / TradeTable.Scale, RowsLink(found.RowsOf(item), found.Rates is null ? null : found.Currency)), Growth(item.Growth),
        Percent(RankingQuestion.ShareOf(found, item)), item.Contribution is { } c ? new(Points(c), decimal.Round(c * 100, 4)) : new(null),
    ];

    /// <summary>How a ranking was converted; empty where it was not.</summary>
    internal string[] RankingNote(Ranking found) => found.Rates is not { } rates ? []
        : [T("stat.ranking.converted", Names.After(rates.From), rates.Basis.Name(Lang), Texts.List(Lang, rates.Rates.Select(r => T("stat.rates.one", PeriodText.Code(r.Year, r.Months), Format.Number(r.Rate.Factor, r.Rate.Factor < 1 ? 6 : 4, Lang)))))];

    /// <summary>Whose figures a ranking has, and whose rates.</summary>
    internal static ImmutableArray<Reference.Packs.PackSource> SourcesOf(Ranking found) => [.. (found.Rates?.Rates.Select(r => r.Rate.Source) ?? []).Prepend(found.Source.Source).Distinct()];

    /// <summary>What all parts make together, and how that stands to the published whole.</summary>
    internal string WholeNote(Ranking found)
    {
        var unit = Names.Millions(found.Currency);
        return Texts.Sentences(Lang,
        [
            T("stat.whole", Millions(found.Whole), unit, Text(found.Parts)), .. found.Growth is { } g ? new[] { T("stat.wholeGrowth", Format.Change(g, Lang)) } : [],
            .. found.PublishedWhole is not { } p || Millions(p) == Millions(found.Whole) ? [] : new[] { found.IsByCounterpart ? T("stat.loadedPart", Share(found.Whole / p), Millions(p), unit) : T("stat.publishedWhole", Millions(p), unit) },
        ]);
    }

    /// <summary>A growth as a cell.</summary>
    protected FigureCell Growth(decimal? growth) => growth is { } g ? new(Format.Change(g, Lang), decimal.Round(g * 100, 4)) : new(null);

    /// <summary>A share as a cell, drawn in per cent.</summary>
    protected FigureCell Percent(Figure share) => share.Value is { } s ? new(Share(s), decimal.Round(s * 100, 4)) : new(null);

    /// <summary>What a figure's status says where it is not the reporter's own, and how it was converted.</summary>
    protected string? Mark(ObservationStatus status, ConvertedValue? converted = null) =>
        Texts.List(Lang, new[] { status == ObservationStatus.Reported ? null : status.Name(Lang), converted?.Basis.Name(Lang) }.OfType<string>()) is { Length: > 0 } mark ? mark : null;

    /// <summary>That figures were converted, and how; empty where none was.</summary>
    protected string[] ConvertedNote(bool isAny) => isAny ? [T("stat.note.converted", Names.After(Currency!.Value))] : [];

    /// <summary>The heading of a column with the currency that its values were converted from.</summary>
    protected string ConvertedColumn(string title, IEnumerable<ConvertedValue?> values) =>
        values.OfType<ConvertedValue>().Select(v => Names.After(v.From)).Distinct().ToList() is { Count: > 0 } from ? T("stat.column.converted", title, Texts.List(Lang, from)) : title;

    /// <summary>The exchange rates that figures were converted at, each once; null where there are none.</summary>
    protected FigureTable? RatesOf(IEnumerable<ConvertedValue?> values) => RatesOf(values.OfType<ConvertedValue>().SelectMany(v => v.Parts).Select(p => (p.Year, p.Months, p.Rate)));

    /// <summary>Whose exchange rates.</summary>
    protected static IEnumerable<Reference.Packs.PackSource> RateSources(IEnumerable<ConvertedValue?> values) => values.OfType<ConvertedValue>().SelectMany(v => v.Parts).Select(p => p.Rate.Source);

    /// <summary>The same of a ranking.</summary>
    protected FigureTable? RatesOf(IEnumerable<(int Year, MonthRange Months, AverageRate Rate)> rates)
    {
        var used = rates.DistinctBy(r => (r.Year, r.Months, r.Rate.From, r.Rate.To)).OrderByDescending(r => (r.Year, r.Months.Last, r.Months.Count)).ThenBy(r => r.Rate.From.Value, StringComparer.Ordinal).ToList();
        return used.Count == 0 ? null : new FigureTable(this, "rates", T("stat.rates", Names.After(used[0].Rate.To)), T("trade.period"),
            [FigureColumn.Words(T("stat.rates.from")), new(T("stat.rates.rate"), "rate", true), FigureColumn.Words(T("stat.rates.through")), new(T("stat.rates.days")), FigureColumn.Words(T("stat.from")), FigureColumn.Words(T("stat.to"))],
            [.. used.Select(r => new FigureRow(Own(PeriodText.Code(r.Year, r.Months)),
                [new(T("stat.rates.pair", r.Rate.From.Value, r.Rate.To.Value)), new(Format.Number(r.Rate.Factor, r.Rate.Factor < 1 ? 6 : 4, Lang), decimal.Round(r.Rate.Factor, 12)), new(r.Rate.Through?.Value ?? T("stat.rates.straight")),
                 new(Text(r.Rate.Days)), new(Days.Text(r.Rate.First, Lang)), new(Days.Text(r.Rate.Last, Lang))])
            { Link = Link("/statistics/definitions") + "#averageRate" })])
        {
            Sources = [.. used.Select(r => r.Rate.Source).Distinct()],
            Notes = [T("stat.rates.note")],
        };
    }

    /// <summary>A text in the page's language.</summary>
    protected TextView Own(string text) => new(text, Lang.Tag());

    /// <summary>A whole number as an address writes it.</summary>
    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
