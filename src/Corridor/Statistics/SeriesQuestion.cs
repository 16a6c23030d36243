using System.Collections.Immutable;
using Corridor.Reference;
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
    /// <summary>Reads it; what is absent comes from the first corridor.</summary>
    public static SeriesQuestion Read(StatisticsReader reader, bool isRanked = false)
    {
        var lane = reader.Workspace.Book.Lanes[0];
        var reporter = reader.Economy("reporter", lane.Origin.Code);
        var asked = new SeriesQuestion(
            reporter, reader.Economy("counterpart", lane.Other(reporter)), reader.Flow("flow", TradeFlow.Export), reader.Product("product"),
            reader.Months("months"), !isRanked && reader.OneOf("by", "year", "month") == "month", reader.Year("first"), reader.Year("last"), reader.Source("source"));
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
        ("months", Months == MonthRange.Year ? null : Months.ToString()), ("first", First is { } f ? StatisticsAddress.Text(f) : null), ("last", Last is { } l ? StatisticsAddress.Text(l) : null), ("source", Source));

    /// <summary>The years that are asked for, or else those of which this trade has figures; where it has none, those of the reporter's flow.</summary>
    public (int First, int Last) Years(StatisticsStore store)
    {
        if (First is { } from && Last is { } to)
        {
            return (from, to);
        }

        var months = IsMonthly ? Enumerable.Range(Months.First, Months.Count).Select(m => new MonthRange(m, m)) : [Months];
        var own = months.SelectMany(m => store.Ranges(new RangeQuery(Reporter, Counterpart, Flow, Product, m, 1900, 2199) { Source = Source })).SelectMany(s => s.Points).Select(p => p.Year).ToList();
        var held = store.Available().Where(a => a.Reporter == Reporter && a.Kind != PeriodKind.Years && (a.Flow == Flow || (Flow == TradeFlow.Trade && a.Flow is TradeFlow.Export or TradeFlow.Import))).ToList();
        var (first, last) = own.Count > 0 ? (own.Min(), own.Max()) : held.Count == 0 ? (2000, 2000) : (held.Min(a => a.First.Year), held.Max(a => a.Last.Year));
        return First is { } f && Last is null ? (f, Math.Max(f, last)) : Last is { } l && First is null ? (Math.Min(first, l), l) : (First ?? first, Last ?? last);
    }

    /// <summary>The series, each of one source, with the growth of each figure; the newest last.</summary>
    public ImmutableArray<TradeLine> Lines(StatisticsStore store)
    {
        var (first, last) = Years(store);
        var asked = new RangeQuery(Reporter, Counterpart, Flow, Product, Months, first, last) { Source = Source };
        if (!IsMonthly)
        {
            return [.. store.Ranges(asked).Select(s => new TradeLine(s.Source, s.Currency, s.Valuation, [.. s.Points.Select(p => new TradeLinePoint(p, Months))]))];
        }

        return [.. Enumerable.Range(Months.First, Months.Count)
            .SelectMany(m => store.Ranges(asked with { Months = new MonthRange(m, m) }).SelectMany(s => s.Points.Select(p => (Series: s, Point: new TradeLinePoint(p, new MonthRange(m, m))))))
            .GroupBy(p => (p.Series.Source, p.Series.Currency, p.Series.Valuation))
            .OrderBy(g => g.Key.Source.Key, StringComparer.Ordinal).ThenBy(g => g.Key.Currency.Value, StringComparer.Ordinal)
            .Select(g => new TradeLine(g.Key.Source, g.Key.Currency, g.Key.Valuation, [.. g.Select(p => p.Point).OrderBy(p => (p.Range.Year, p.Months.First))]))];
    }

    /// <summary>Why there is no series at all, in a sentence.</summary>
    public IEnumerable<string> NotLoaded(StatisticsStore store, TradeNames names)
    {
        var kind = IsMonthly ? PeriodKind.Month : PeriodKind.Year;
        var told = (Flow == TradeFlow.Trade ? new[] { TradeFlow.Export, TradeFlow.Import } : [Flow])
            .SelectMany(f => store.BilateralSeries(Reporter, Counterpart, f, Product, kind).NotLoaded).Select(n => n.Message(names.Language, names.Of)).ToList();
        return told.Count > 0 ? told : [Texts.Format(names.Language, "stat.noPeriod", names.Of(Reporter), names.Of(Counterpart), Product.Name(names.Language))];
    }
}

/// <summary>The figures of one source in the order of time.</summary>
internal sealed record TradeLine(FigureSource Source, Reference.Currencies.CurrencyCode Currency, Valuation Valuation, ImmutableArray<TradeLinePoint> Points)
{
    /// <summary>A figure against the first of the line, which is 100; null where that is zero.</summary>
    public decimal? Index(TradeLinePoint point) => Points[0].Range.Value == 0 ? null : point.Range.Value / Points[0].Range.Value * 100;
}

/// <summary>A figure with the months of its year that it is for.</summary>
internal sealed record TradeLinePoint(RangePoint Range, MonthRange Months);
