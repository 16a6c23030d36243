using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Store;

namespace Corridor.Statistics;

/// <summary>
/// What the explorer shows: a trade by month or in some months of each year. Its address is the question.
/// </summary>
/// <param name="Reporter">Whose statistics.</param>
/// <param name="Counterpart">The partner, a group, or the world.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Product">The product.</param>
/// <param name="Months">The months of each year.</param>
/// <param name="IsMonthly">Whether each month stands by itself rather than all of them together.</param>
/// <param name="First">The first year; null for the first that is loaded.</param>
/// <param name="Last">The last year; null for the last that is loaded.</param>
/// <param name="Source">One source by its key, or null for all.</param>
internal sealed record SeriesQuestion(
    EconomyCode Reporter, EconomyCode Counterpart, TradeFlow Flow, TradeProduct Product, MonthRange Months, bool IsMonthly, int? First, int? Last, string? Source)
{
    /// <summary>The currency of all figures, or null for as published.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>Reads it; what is absent comes from the first corridor.</summary>
    public static SeriesQuestion Read(StatisticsReader reader, bool isRanked = false)
    {
        var lane = reader.Workspace.Book.Lanes[0];
        var reporter = reader.Economy("reporter", lane.Origin.Code);
        var asked = new SeriesQuestion(
            reporter, reader.Economy("counterpart", lane.Other(reporter)), reader.Flow("flow", TradeFlow.Export), reader.Product("product"),
            reader.Months("months"), !isRanked && reader.OneOf("by", "year", "month") == "month", reader.Year("first"), reader.Year("last"), reader.Source("source"))
        {
            Currency = reader.Currency("currency"),
        };
        if (asked.Reporter == asked.Counterpart)
        {
            reader.Add(new Fault("stat.sameEconomy", asked.Reporter.Value), "counterpart");
        }

        if (asked is { First: { } first, Last: { } last } && first > last)
        {
            reader.Add(new Fault("stat.yearsReversed", StatisticsAddress.Text(first), StatisticsAddress.Text(last)), "first");
        }

        return asked;
    }

    /// <summary>The question as the query of an address.</summary>
    public string Query => StatisticsAddress.Join(
        ("reporter", Reporter.Value), ("counterpart", Counterpart.Value), ("flow", Flow.Word()), ("product", Product.IsTotal ? null : Product.Value), ("by", IsMonthly ? "month" : null),
        ("months", Months == MonthRange.Year ? null : Months.ToString()), ("first", First is { } f ? StatisticsAddress.Text(f) : null), ("last", Last is { } l ? StatisticsAddress.Text(l) : null), ("source", Source), ("currency", Currency?.Value));

    private MonthRange[] Parts => IsMonthly ? Months.Each : [Months];

    /// <summary>The years that are asked for, or else those of which this trade has figures; where it has none, those of the reporter's flow.</summary>
    /// <param name="store">The store.</param>
    /// <param name="found">What the question finds.</param>
    public (int First, int Last) Years(StatisticsStore store, TradeLines found)
    {
        if (First is { } from && Last is { } to)
        {
            return (from, to);
        }

        var own = found.Lines.SelectMany(l => l.Points).Select(p => p.Range.Year).Concat(found.WithoutRates.Select(w => w.Year)).ToList();
        var (first, last) = own.Count > 0 ? (own.Min(), own.Max()) : YearsOf(store.Available().Where(a => a.Reporter == Reporter && a.Kind != PeriodKind.Years && (a.Flow == Flow || (Flow == TradeFlow.Trade && a.Flow is TradeFlow.Export or TradeFlow.Import))));
        return First is { } f ? (f, Math.Max(f, last)) : Last is { } l ? (Math.Min(first, l), l) : (first, last);
    }

    /// <summary>The series, each of one source and in the currency asked for, with the growth of each figure; the newest last.</summary>
    public TradeLines Lines(Workspace workspace)
    {
        var asked = new RangeQuery(Reporter, Counterpart, Flow, Product, Months, First ?? 1900, Last ?? 2199) { Source = Source };
        var found = workspace.Conversion.Ranges(asked, Parts, Currency);
        return new TradeLines(
            [.. found.SelectMany(s => s.Points.Select(p => (Series: s, Point: new TradeLinePoint(p, s.Query.Months))))
                .GroupBy(p => (p.Series.Source, p.Series.Currency, p.Series.Valuation))
                .OrderBy(g => g.Key.Source.Key, StringComparer.Ordinal).ThenBy(g => g.Key.Currency.Value, StringComparer.Ordinal).ThenBy(g => g.Key.Valuation.Word(), StringComparer.Ordinal)
                .Select(g => new TradeLine(g.Key.Source, g.Key.Currency, g.Key.Valuation, [.. g.Select(p => p.Point).OrderBy(p => (p.Range.Year, p.Months.First))]))],
            [.. found.SelectMany(s => s.WithoutRates.Select(w => new PeriodWithoutRates(s.Source, w.Currency, w.Year, s.Query.Months)))]);
    }

    private static (int First, int Last) YearsOf(IEnumerable<Availability> held) =>
        held.Select(a => (First: a.First.Year, Last: a.Last.Year)).DefaultIfEmpty((First: 2000, Last: 2000)).Aggregate((a, b) => (Math.Min(a.First, b.First), Math.Max(a.Last, b.Last)));

    /// <summary>What is missing, in sentences: periods without exchange rates, or why there is no series at all.</summary>
    public IEnumerable<string> Missing(TradeLines found, Workspace workspace, TradeNames names) => !found.WithoutRates.IsEmpty ? PeriodWithoutRates.Sentences(found.WithoutRates, Currency!.Value, workspace, names.Language)
        : found.Lines.IsEmpty ? NotLoaded(workspace.Statistics, names) : [];

    private List<string> NotLoaded(StatisticsStore store, TradeNames names)
    {
        var kind = IsMonthly ? PeriodKind.Month : PeriodKind.Year;
        var told = (Flow == TradeFlow.Trade ? new[] { TradeFlow.Export, TradeFlow.Import } : [Flow])
            .SelectMany(f => store.BilateralSeries(Reporter, Counterpart, f, Product, kind).NotLoaded).Select(n => n.Message(names.Language, names.Of)).ToList();
        return told.Count > 0 ? told : [Texts.Format(names.Language, "stat.noPeriod", names.Of(Reporter), names.Of(Counterpart), Product.Name(names.Language))];
    }
}

/// <summary>The figures of one source in the order of time.</summary>
internal sealed record TradeLine(FigureSource Source, CurrencyCode Currency, Valuation Valuation, ImmutableArray<TradeLinePoint> Points)
{
    /// <summary>A figure against the first of the line, which is 100; null where that is zero.</summary>
    public decimal? Index(TradeLinePoint point) => Points[0].Range.Value == 0 ? null : point.Range.Value / Points[0].Range.Value * 100;
}

/// <summary>A figure with the months of its year that it is for.</summary>
internal sealed record TradeLinePoint(RangePoint Range, MonthRange Months);

/// <summary>What a question of a trade over time finds.</summary>
/// <param name="Lines">The series, each with at least one figure.</param>
/// <param name="WithoutRates">Periods with figures in another currency that no rates cover.</param>
internal sealed record TradeLines(ImmutableArray<TradeLine> Lines, ImmutableArray<PeriodWithoutRates> WithoutRates);

/// <summary>A period that a source has a figure for, in another currency than the one asked for, and that no loaded rates cover.</summary>
internal sealed record PeriodWithoutRates(FigureSource Source, CurrencyCode Currency, int Year, MonthRange Months)
{
    /// <summary>The same as a fault.</summary>
    public Fault Fault(CurrencyCode to) => new("stat.noRates", Currency.Value, to.Value, PeriodText.Code(Year, Months));

    /// <summary>What is not converted among rows that are asked for in a currency: what no rates cover, and sums of several years, which have no rate of their own.</summary>
    public static IEnumerable<string> Sentences(IEnumerable<Observation> rows, CurrencyCode? currency, Workspace workspace, Language language)
    {
        if (currency is not { } to)
        {
            return [];
        }

        var left = rows.Where(o => o.Currency != to && workspace.Conversion.Of(o, to) is null).ToLookup(o => o.Period.Kind == PeriodKind.Years);
        return Sentences(left[false].Select(o => new PeriodWithoutRates(o.Source, o.Currency, o.Period.Year, MonthRange.Of(o.Period))), to, workspace, language)
            .Concat(left[true].Select(o => o.Period).Distinct().Order().Select(p => Texts.Format(language, "stat.yearsNotConverted", PeriodText.Of(p, language))));
    }

    /// <summary>The periods of each currency in a sentence, with what to load.</summary>
    public static IEnumerable<string> Sentences(IEnumerable<PeriodWithoutRates> periods, CurrencyCode to, Workspace workspace, Language language) => periods.GroupBy(p => p.Currency).OrderBy(g => g.Key.Value, StringComparer.Ordinal)
        .Select(g => workspace.Conversion.NoRates(g.Key, to, PeriodText.Spans(g.Select(p => (p.Year, p.Months)), language), language, d => Days.Text(d, language)));
}
