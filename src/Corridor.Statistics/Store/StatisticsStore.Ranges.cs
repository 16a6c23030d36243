using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Corridor.Reference.Currencies;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>
    /// The trade in some months of each year, such as January to April of 2012 to 2017: a series for each source.
    /// A figure that the source publishes for exactly these months goes before the sum of its months or quarters,
    /// and these before the difference of two cumulative figures. A month that is missing is never taken for zero:
    /// the year has no point. A product that is not loaded itself is added up from those below it.
    /// </summary>
    public ImmutableArray<RangeSeries> Ranges(RangeQuery query) => Ranges(query, [query.Months]);

    /// <summary>The same for several ranges of months, such as each month by itself, read at once: for each of them a series for each source.</summary>
    /// <param name="query">The question; its own months do not count.</param>
    /// <param name="ranges">The ranges of months.</param>
    public ImmutableArray<RangeSeries> Ranges(RangeQuery query, IReadOnlyCollection<MonthRange> ranges)
    {
        var rows = new ObservationQuery
        {
            Reporters = [query.Reporter],
            Counterparts = [query.Counterpart],
            Flows = query.Flow == TradeFlow.Trade ? [TradeFlow.Trade, TradeFlow.Export, TradeFlow.Import] : [query.Flow],
            Products = [query.Product],
            IncludeBelow = !query.Product.IsTotal,
            From = new DateOnly(Math.Clamp(query.FirstYear - 1, 1900, 2199), 1, 1),
            To = new DateOnly(Math.Clamp(query.LastYear, 1900, 2199), ranges.Max(r => r.Last), 1).AddMonths(1).AddDays(-1),
            Source = query.Source,
            AsOf = query.AsOf,
        };
        using var lease = Current.Lend();
        var sums = ReadSums(lease, rows);
        var series = ImmutableArray.CreateBuilder<RangeSeries>();
        foreach (var asked in ranges.Select(r => query with { Months = r }))
        {
            foreach (var source in sums.GroupBy(s => (s.Source, s.Currency)).OrderBy(g => lease.File.Sources[g.Key.Source].Key, StringComparer.Ordinal).ThenBy(g => g.Key.Currency.Value, StringComparer.Ordinal))
            {
                var figures = lease.File.Sources[source.Key.Source];
                var found = source.Where(s => s.Flow == query.Flow).GroupBy(s => s.Valuation).OrderBy(g => g.Key.Word(), StringComparer.Ordinal)
                    .Select(g => (Valuation: g.Key, Points: Points(asked, rows, figures, [g]))).Where(s => s.Points.Length > 0).ToList();
                if (found.Count == 0 && query.Flow == TradeFlow.Trade)
                {
                    found.Add((Valuation.Mixed, Points(asked, rows, figures, [source.Where(s => s.Flow == TradeFlow.Export), source.Where(s => s.Flow == TradeFlow.Import)])));
                }

                series.AddRange(found.Where(f => f.Points.Length > 0).Select(f => new RangeSeries(asked, figures, source.Key.Currency, f.Valuation, f.Points)));
            }
        }

        return series.ToImmutable();
    }

    // The flows given are added; each must be there.
    private static ImmutableArray<RangePoint> Points(RangeQuery query, ObservationQuery rows, FigureSource source, IEnumerable<Sum>[] flows)
    {
        var sets = flows.Select(f => LevelOf(f, query.Product)).ToArray();
        var points = ImmutableArray.CreateBuilder<RangePoint>();
        RangePoint? before = null;
        // However many years are asked for, those are looked at of which there is anything.
        var (first, last) = sets.SelectMany(s => s.Keys).Select(p => p.Year).Aggregate((First: int.MaxValue, Last: int.MinValue), (span, y) => (Math.Min(span.First, y), Math.Max(span.Last, y)));
        for (var year = Math.Max(query.FirstYear - 1, first); year <= Math.Min(query.LastYear, last); year++)
        {
            var parts = sets.Select(s => InMonths(s, query.Months, year)).ToArray();
            if (!parts.All(p => p is not null))
            {
                before = null;
                continue;
            }

            var used = parts.SelectMany(p => p!.Value.Used).ToList();
            var value = parts.Sum(p => p!.Value.Value);
            var classes = used.Select(u => u.First).Concat(used.Select(u => u.Last)).Distinct().ToList();
            var point = new RangePoint(year, value, parts.Max(p => p!.Value.Basis), flows.Length > 1 || used.Any(u => u.Level != query.Product.Level),
                used.Max(u => u.Status), classes.Count > 1, before is { Value: not 0 } ? value / before.Value - 1 : null, used.Max(u => u.Release),
                rows with
                {
                    Source = source.Key,
                    Flows = flows.Length > 1 ? [TradeFlow.Export, TradeFlow.Import] : [query.Flow],
                    IncludeBelow = false,
                    Products = used[0].Level == query.Product.Level ? [query.Product] : [],
                    Level = used[0].Level == query.Product.Level ? null : used[0].Level,
                    Kind = used[0].Period.Kind,
                    Months = used is [{ Period.Kind: PeriodKind.JanuaryToMonth }] ? query.Months : null,
                    From = used.Min(u => u.Period.Start),
                    To = used.Max(u => u.Period.End),
                });
            if (used[0].Level != query.Product.Level)
            {
                // What is below a product is a range of products, so the level narrows it.
                point = point with { Rows = point.Rows with { Products = [query.Product], IncludeBelow = true } };
            }

            if (before is not null && point.Growth is not null && classes.Count == 1 && before.IsAcrossRevisions)
            {
                point = point with { IsAcrossRevisions = true };
            }

            if (year >= query.FirstYear)
            {
                points.Add(point);
            }

            before = point;
        }

        return points.ToImmutable();
    }

    // The product itself where it is loaded, otherwise the sums of the level next below it.
    private static Dictionary<Period, Sum> LevelOf(IEnumerable<Sum> sums, TradeProduct product)
    {
        var all = sums.ToList();
        var level = all.Select(s => s.Level).DefaultIfEmpty(product.Level).Min();
        return all.Where(s => s.Level == level).ToDictionary(s => s.Period);
    }

    private static (decimal Value, RangeBasis Basis, List<Sum> Used)? InMonths(Dictionary<Period, Sum> sums, MonthRange months, int year)
    {
        if (months.In(year).Select(p => sums.GetValueOrDefault(p)).FirstOrDefault(s => s is not null) is { } published)
        {
            return (published.Value, RangeBasis.Published, [published]);
        }

        if (All(Enumerable.Range(months.First, months.Count).Select(m => Period.OfMonth(year, m))) is { } monthly)
        {
            return (monthly.Sum(s => s.Value), RangeBasis.SumOfMonths, monthly);
        }

        if (months.First % 3 == 1 && months.Last % 3 == 0
            && All(Enumerable.Range(months.First / 3 + 1, months.Count / 3).Select(q => Period.OfQuarter(year, q))) is { } quarterly)
        {
            return (quarterly.Sum(s => s.Value), RangeBasis.SumOfQuarters, quarterly);
        }

        return months.First > 1 && All([Period.JanuaryTo(year, months.Last), Period.JanuaryTo(year, months.First - 1)]) is [var upTo, var less]
            ? (upTo.Value - less.Value, RangeBasis.DifferenceOfCumulative, [upTo, less]) : null;

        List<Sum>? All(IEnumerable<Period> periods)
        {
            var wanted = periods.ToList();
            var found = wanted.Select(p => sums.GetValueOrDefault(p)).OfType<Sum>().ToList();
            return found.Count == wanted.Count ? found : null;
        }
    }

    private static List<Sum> ReadSums(StoreFile.Lease lease, ObservationQuery rows)
    {
        var groups = new Dictionary<(ushort, TradeFlow, Valuation, uint, PeriodKind, DateOnly, byte, int Level), (Int128 Value, ObservationStatus Status, uint First, uint Last, int Release)>();
        foreach (var block in RowsOf(lease, rows))
        {
            foreach (ref readonly var row in block.Span)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (row.Source, row.Flow, row.Valuation, row.Currency, row.Kind, row.Begins, row.Months, row.Product % 10), out var isKnown);
                sum = isKnown
                    ? (checked(sum.Value + row.Value), row.Status > sum.Status ? row.Status : sum.Status, Math.Min(sum.First, row.Classification), Math.Max(sum.Last, row.Classification), Math.Max(sum.Release, row.Release))
                    : (row.Value, row.Status, row.Classification, row.Classification, row.Release);
            }
        }

        return [.. groups.Select(g =>
        {
            var (source, flow, valuation, currency, kind, begins, months, level) = g.Key;
            return new Sum(source, flow, valuation, CurrencyCode.Parse(StoreCode.Text(currency)), ObservationSql.PeriodOf(kind, begins, months), level,
                StoreValue.Of(g.Value.Value), g.Value.Status, g.Value.First, g.Value.Last, g.Value.Release);
        })];
    }

    // Totals of a reporter are at hand; the engine is asked for the rest.
    private static IEnumerable<ReadOnlyMemory<StoreRow>> RowsOf(StoreFile.Lease lease, ObservationQuery rows)
    {
        if (rows.AsOf is not null || !rows.Products[0].IsTotal)
        {
            return StoreRow.Read(lease, "flow, product, kind, begins, months, source, valuation, currency, value, classification, status, release", ObservationSql.From(rows, lease.File));
        }

        var counterpart = StoreCode.Of(rows.Counterparts[0].Value);
        var sources = rows.Source is { } key ? ObservationSql.SourcesOf(lease.File, key).Select(s => s.Key).ToHashSet() : null;
        return rows.Flows.Select(f => (ReadOnlyMemory<StoreRow>)lease.File.Totals(lease, StoreCode.Of(rows.Reporters[0].Value), f)
            .Where(r => r.Counterpart == counterpart && r.Begins >= rows.From && r.Ends <= rows.To && sources?.Contains(r.Source) != false).ToArray());
    }

    private sealed record Sum(
        ushort Source, TradeFlow Flow, Valuation Valuation, CurrencyCode Currency, Period Period, int Level, decimal Value,
        ObservationStatus Status, uint First, uint Last, int Release);
}
