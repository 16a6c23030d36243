using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Conversion;

/// <summary>
/// Figures of trade in one currency. A month is converted at the average of the daily rates of its days; several months
/// at the rates of each, weighted by their trade, as the United Nations convert the annual data of UN Comtrade; where the
/// months are not loaded, at the average of the days of the period. Without rates that cover the period nothing is
/// converted: no other day stands in. What a source publishes in the currency wanted stays as it is published. Can be
/// asked from many threads.
/// </summary>
public sealed partial class TradeConversion
{
    private readonly StatisticsStore store;
    private readonly ExchangeRates rates;
    private readonly Lazy<ImmutableArray<CurrencyCode>> currencies;
    private readonly ConcurrentDictionary<(CurrencyCode, CurrencyCode, int, MonthRange), AverageRate?> averages = new();

    /// <summary>Conversion of the figures of a store at these rates.</summary>
    public TradeConversion(StatisticsStore store, ExchangeRates rates)
    {
        StatisticsTexts.Register();
        (this.store, this.rates) = (store, rates);
        currencies = new(() => rates.Averaged);
    }

    /// <summary>The currencies that the loaded rates allow, those first in which most figures are published.</summary>
    public ImmutableArray<CurrencyCode> Currencies
    {
        get
        {
            var used = store.Currencies();
            return [.. currencies.Value.OrderBy(c => used.IndexOf(c) is var at && at < 0 ? int.MaxValue : at).ThenBy(c => c.Value, StringComparer.Ordinal)];
        }
    }

    /// <summary>Reads a currency that figures can be converted to; the fault of another names those that can be chosen and how rates are loaded.</summary>
    public bool TryCurrency(string? text, CurrencyCatalogue known, out CurrencyCode currency, [NotNullWhen(false)] out Fault? fault)
    {
        currency = default;
        if (!known.TryParse(text, out var found, out fault))
        {
            return false;
        }

        currency = found.Code;
        fault = currencies.Value.Contains(found.Code) ? null : currencies.Value.IsEmpty ? new Fault("statistics.noRatesAtAll", found.Code.Value)
            : new Fault("statistics.currencyWithoutRates", found.Code.Value, string.Join(", ", Currencies));
        return fault is null;
    }

    /// <summary>What <see cref="StatisticsStore.Ranges(RangeQuery)"/> answers, each source in the currency wanted; null for as published.</summary>
    public ImmutableArray<RangeSeries> Ranges(RangeQuery query, CurrencyCode? currency)
    {
        if (currency is not { } to)
        {
            return store.Ranges(query);
        }

        // Growth of the first year needs the year before it.
        var wide = query with { FirstYear = Math.Max(1900, query.FirstYear - 1) };
        var published = store.Ranges(wide);
        if (published.All(s => s.Currency == to))
        {
            return store.Ranges(query);
        }

        var monthly = Monthly(wide, published, to);
        return [.. published.GroupBy(s => (s.Source, s.Valuation)).Select(g => In(to, query, g.Key.Source, g.Key.Valuation, [.. g], monthly))
            .OrderBy(s => s.Source.Key, StringComparer.Ordinal).ThenBy(s => s.Valuation.Word(), StringComparer.Ordinal)];
    }

    /// <summary>The same for several ranges of months.</summary>
    public ImmutableArray<RangeSeries> Ranges(RangeQuery query, IReadOnlyCollection<MonthRange> ranges, CurrencyCode? currency) =>
        currency is null ? store.Ranges(query, ranges) : [.. ranges.SelectMany(r => Ranges(query with { Months = r }, currency))];

    /// <summary>
    /// A figure as it stands in the store in another currency: month by month where the figures of its months are given and
    /// complete, else at the average of the days of its period. Null where no rates cover it or none are needed.
    /// </summary>
    public ConvertedValue? Of(Observation observation, CurrencyCode to, ImmutableArray<Observation> months = default)
    {
        // Of several years only the sum is known, and not how much of it falls to the rates of each.
        if (observation.Currency == to || observation.Period.Kind == PeriodKind.Years)
        {
            return null;
        }

        var (year, range) = (observation.Period.Year, MonthRange.Of(observation.Period));
        var parts = months.IsDefault ? [] : months.Select(m => (Month: MonthRange.Of(m.Period), Figure: Observed(m))).Select(m => (m.Month, m.Figure, Rate: Average(observation.Currency, to, year, m.Month)))
            .Where(m => m.Rate is not null).Select(m => new ConvertedPart(year, m.Month, m.Figure, m.Rate!)).ToImmutableArray();
        return ByMonth(Observed(observation), range, to, parts) ?? Whole(Observed(observation), year, range, to);
    }

    /// <summary>A sentence that says which periods have figures and no rates, and how rates are loaded.</summary>
    public string NoRates(CurrencyCode from, CurrencyCode to, string periods, Language language, Func<DateOnly, string> day) => rates.AveragedDays(from, to) is { } days
        ? Texts.Format(language, "statistics.notLoaded.rates", from.Value, to.Value, periods, day(days.First), day(days.Last))
        : Texts.Format(language, "statistics.notLoaded.noRates", from.Value, to.Value, periods);

    private RangeSeries In(CurrencyCode to, RangeQuery query, FigureSource source, Valuation valuation, ImmutableArray<RangeSeries> published, ILookup<(FigureSource, CurrencyCode, Valuation, int), ConvertedPart> monthly)
    {
        var points = ImmutableArray.CreateBuilder<RangePoint>();
        var without = ImmutableArray.CreateBuilder<(int, CurrencyCode)>();
        RangePoint? before = null;
        foreach (var year in published.SelectMany(s => s.Points).Select(p => p.Year).Distinct().Order())
        {
            var held = published.Select(s => (Series: s, Point: s.At(year))).Where(s => s.Point is not null).ToList();
            var point = held.FirstOrDefault(s => s.Series.Currency == to).Point
                ?? held.Select(s => Convert(s.Series, s.Point!, query.Months, to, [.. monthly[(source, s.Series.Currency, valuation, year)]])).FirstOrDefault(p => p is not null);
            if (point is not null)
            {
                point = point with { Growth = before is { Value: not 0 } b && b.Year == year - 1 ? point.Value / b.Value - 1 : null };
                before = point;
                if (year >= query.FirstYear)
                {
                    points.Add(point);
                }
            }
            else if (year >= query.FirstYear)
            {
                without.Add((year, held[0].Series.Currency));
            }
        }

        return new RangeSeries(query, source, to, valuation, points.ToImmutable()) { WithoutRates = without.ToImmutable() };
    }

    private RangePoint? Convert(RangeSeries series, RangePoint point, MonthRange months, CurrencyCode to, ImmutableArray<ConvertedPart> monthly)
    {
        var figure = series.FigureOf(point);
        var converted = ByMonth(figure, months, to, monthly) ?? Whole(figure, point.Year, months, to);
        return converted is null ? null : point with { Value = converted.Value, Converted = converted };
    }

    // Null unless each of several months is there and none is negative, as differences of revised cumulative figures can be.
    private static ConvertedValue? ByMonth(Figure published, MonthRange months, CurrencyCode to, ImmutableArray<ConvertedPart> monthly) =>
        months.Count > 1 && monthly.Length == months.Count && monthly.All(p => p.Published.Value >= 0) && monthly.Any(p => p.Published.Value > 0)
            ? new ConvertedValue(published, to, ConversionBasis.Months, [.. monthly.OrderBy(p => p.Months.First)]) : null;

    private ConvertedValue? Whole(Figure published, int year, MonthRange months, CurrencyCode to) => Average(published.Currency!.Value, to, year, months) is { } rate
        ? new ConvertedValue(published, to, months.Count == 1 ? ConversionBasis.Month : ConversionBasis.Days, [new ConvertedPart(year, months, published, rate)]) : null;

    // Each month of the years that have rates, by the series that it belongs to.
    private ILookup<(FigureSource, CurrencyCode, Valuation, int), ConvertedPart> Monthly(RangeQuery query, ImmutableArray<RangeSeries> published, CurrencyCode to)
    {
        var covered = published.Where(s => s.Currency != to).SelectMany(s => s.Points.Where(p => Average(s.Currency, to, p.Year, query.Months) is not null)).Select(p => p.Year).Distinct().Order().ToList();
        var parts = new List<((FigureSource, CurrencyCode, Valuation, int) Of, ConvertedPart Part)>();
        if (covered.Count > 0 && query.Months.Count > 1)
        {
            foreach (var series in store.Ranges(query with { FirstYear = covered[0], LastYear = covered[^1] }, query.Months.Each).Where(s => s.Currency != to))
            {
                var month = series.Query.Months;
                parts.AddRange(series.Points.Select(p => (p, Rate: Average(series.Currency, to, p.Year, month))).Where(p => p.Rate is not null)
                    .Select(p => ((series.Source, series.Currency, series.Valuation, p.p.Year), new ConvertedPart(p.p.Year, month, series.FigureOf(p.p), p.Rate!))));
            }
        }

        return parts.ToLookup(p => p.Of, p => p.Part);
    }

    internal AverageRate? Average(CurrencyCode from, CurrencyCode to, int year, MonthRange months) => averages.GetOrAdd((from, to, year, months), static (k, rates) =>
        rates.Average(k.Item1, k.Item2, new DateOnly(k.Item3, k.Item4.First, 1), new DateOnly(k.Item3, k.Item4.Last, 1).AddMonths(1).AddDays(-1)), rates);

    private static Figure Observed(Observation o) => Figure.Observed(o.Value, o.Currency, SourceRows.Of(o.Source, o.Release, ObservationQuery.Of(o)));
}
