using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>
    /// The products of a trade, largest first or by contribution to its growth, each with growth, share and
    /// contribution. Null where no source has figures that can be added up for these months.
    /// </summary>
    public Ranking? TopProducts(TopQuery query) => Top(query, isByPartner: false);

    /// <summary>The partners of a trade in the same way; for all goods from published totals by partner.</summary>
    public Ranking? TopCounterparts(TopQuery query) => Top(query, isByPartner: true);

    /// <summary>
    /// The years of which there are figures that a ranking could be made of, the latest first, each with the number of
    /// partners in them: who looks for the latest ranking need not try the others.
    /// </summary>
    /// <param name="query">The ranking; its year counts for nothing.</param>
    /// <param name="isByPartner">Whether partners are ranked.</param>
    public ImmutableArray<(int Year, int Partners)> RankedYears(TopQuery query, bool isByPartner)
    {
        var file = Current;
        return Kept(file, (query with { Year = 0, Most = 0, IsByContribution = false, Months = MonthRange.Year }, isByPartner), () =>
        {
            using var lease = file.Lend();
            var rows = RowsOf(query, isByPartner);
            var found = new HashSet<(DateOnly Begins, uint Counterpart)>();
            if (IsOfTotals(query, isByPartner))
            {
                found.UnionWith(TotalsOf(lease, rows).Select(r => (r.Begins, r.Counterpart)));
            }
            else
            {
                foreach (var batch in StoreBatches.Read(lease, $"SELECT DISTINCT begins, counterpart FROM fact WHERE {WhereOf(rows, file)}"))
                {
                    for (var i = 0; i < batch.Length; i++)
                    {
                        found.Add((StoreRow.Day(batch.Numbers<int>(0)[i]), batch.Numbers<uint>(1)[i]));
                    }
                }
            }

            return found.GroupBy(f => f.Begins.Year).Select(g => (Year: g.Key, Partners: g.Select(f => f.Counterpart).Distinct().Count())).OrderByDescending(y => y.Year).ToImmutableArray();
        });
    }

    // All goods of each partner are published; products are facts.
    private static bool IsOfTotals(TopQuery query, bool isByPartner) => isByPartner && query.Product.IsTotal;

    // Facts are of economies only, so this need not be asked.
    private static string WhereOf(ObservationQuery rows, StoreFile file) => ObservationSql.Where(rows with { EconomiesOnly = false }, file);

    private static IEnumerable<StoreRow> TotalsOf(StoreFile.Lease lease, ObservationQuery rows)
    {
        var reporter = StoreCode.Of(rows.Reporters[0].Value);
        if (lease.File.Aggregates.Contains(reporter))
        {
            return [];
        }

        var sources = rows.Source is { } key ? ObservationSql.SourcesOf(lease.File, key).Select(s => s.Key).ToHashSet() : null;
        return lease.File.Totals(lease, reporter, rows.Flows[0]).Where(r => !lease.File.Aggregates.Contains(r.Counterpart) && sources?.Contains(r.Source) != false);
    }

    // The rows that a ranking is made of, of all sources and levels; partners of all goods are ranked by published totals.
    private static ObservationQuery RowsOf(TopQuery query, bool isByPartner) => new()
    {
        Reporters = [query.Reporter],
        Counterparts = query.Counterpart is { } partner && !isByPartner ? [partner] : [],
        Flows = [query.Flow],
        Products = query.Product.IsTotal && !isByPartner ? [] : [query.Product],
        IncludeBelow = !query.Product.IsTotal,
        EconomiesOnly = isByPartner || query.Counterpart is null,
    };

    private Ranking? Top(TopQuery query, bool isByPartner)
    {
        using var lease = Current.Lend();
        var isOfTotals = IsOfTotals(query, isByPartner);
        var level = isByPartner ? query.Product.Level : query.Level;
        var isSitc = query.Product.IsSitc;
        var candidates = lease.File.Depths
            .Where(d => d.Reporter == StoreCode.Of(query.Reporter.Value) && d.Flow == query.Flow && d.IsSitc == isSitc
                && (isOfTotals ? d is { IsTotal: true, Level: 0 } : !d.IsTotal && d.Level >= level)
                && d.Has(query.Year, query.Months) && (query.Source is null || lease.File.Sources[d.Source] is var s && (s.Key == query.Source || s.Dataset == query.Source)))
            .GroupBy(d => d.Source).Select(g => g.OrderBy(d => d.Level).ThenByDescending(d => d.Kind == PeriodKind.Year && query.Months == MonthRange.Year).First())
            .OrderByDescending(d => d.Figures).ThenBy(d => lease.File.Sources[d.Source].Key, StringComparer.Ordinal).ToList();
        foreach (var depth in candidates)
        {
            if (Top(lease, query, isByPartner, isOfTotals, depth, [.. candidates.Where(c => c != depth).Select(c => lease.File.Sources[c.Source].Key)]) is { } ranking)
            {
                return ranking;
            }
        }

        return null;
    }

    private static Ranking? Top(StoreFile.Lease lease, TopQuery query, bool isByPartner, bool isOfTotals, Depth depth, ImmutableArray<string> others)
    {
        var (first, last) = (new DateOnly(query.Year, query.Months.First, 1), new DateOnly(query.Year, query.Months.Last, 1).AddMonths(1).AddDays(-1));
        var isBeforeCovered = query.Year > 1900 && depth.Has(query.Year - 1, query.Months);
        var rows = RowsOf(query, isByPartner) with
        {
            Level = isOfTotals ? null : depth.Level,
            IsSitc = isOfTotals || !depth.IsSitc ? null : true,
            Kind = depth.Kind,
            Source = lease.File.Sources[depth.Source].Key,
        };
        (DateOnly First, DateOnly Last) MonthsOf(int year) => (new DateOnly(year, first.Month, 1), new DateOnly(year, last.Month, 1));
        var now = MonthsOf(query.Year);
        var then = isBeforeCovered ? MonthsOf(query.Year - 1) : (First: DateOnly.MaxValue, Last: DateOnly.MinValue);
        static string Within((DateOnly First, DateOnly Last) months) => $"begins >= {ObservationSql.Day(months.First)} AND begins <= {ObservationSql.Day(months.Last)}";
        // A plain range is tried on each figure first, a choice of two only when all its columns have been read.
        var during = isBeforeCovered ? $"{Within((then.First, now.Last))} AND ({Within(now)} OR {Within(then)})" : Within(now);
        IEnumerable<ReadOnlyMemory<StoreRow>> figures = isOfTotals ? [TotalsOf(lease, rows).Where(r => r.Kind == depth.Kind).ToArray()]
            : StoreRow.Read(lease, $"{(isByPartner ? "counterpart" : "product")}, begins{(depth.Kind == PeriodKind.Month ? "" : ", months")}, valuation, currency, value, release{(query.WithWeights ? ", net_weight" : "")}", $"fact WHERE {WhereOf(rows, lease.File)} AND {during}");
        // Numbers of a product end in their count of digits; a shorter product is its first digits with zeros behind.
        var isSitc = query.Product.IsSitc;
        var power = (int)Math.Pow(10, (query.Product.IsSitc ? 5 : 6) - query.Level) * 10;
        var parts = new Dictionary<(Valuation Valuation, uint Currency, uint Key), Part>();
        (Valuation, uint, uint) at = default;
        Part? part = null;
        foreach (var block in figures)
        {
            foreach (ref readonly var row in block.Span)
            {
                // January to March stands beside January to April; a figure of another length is not of these months.
                var isNow = row.Begins >= now.First && row.Begins <= now.Last;
                if ((depth.Kind != PeriodKind.Month && row.Months != query.Months.Count) || !(isNow || (row.Begins >= then.First && row.Begins <= then.Last)))
                {
                    continue;
                }

                var key = isByPartner ? row.Counterpart : (uint)(depth.Level == query.Level ? row.Product
                    : query.Level == 1 && !isSitc ? TradeProduct.SectionNumbers[row.Product / 100_000] : row.Product - row.Product % power + query.Level);
                if (part is null || at != (row.Valuation, row.Currency, key))
                {
                    at = (row.Valuation, row.Currency, key);
                    ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(parts, at, out _);
                    part = found ??= new Part(key);
                }

                part.Add(row, isNow);
            }
        }

        // Values of one form add up; of several the one with most parts is told.
        if (parts.GroupBy(p => (p.Key.Valuation, p.Key.Currency), p => p.Value)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Valuation).ThenBy(g => g.Key.Currency).FirstOrDefault() is not { } told)
        {
            return null;
        }

        var all = told.ToList();
        Int128 sum = 0, sumBefore = 0;
        foreach (var p in all)
        {
            (sum, sumBefore) = checked((sum + p.Now, sumBefore + p.Before));
        }

        var (whole, wholeBefore) = (StoreValue.Of(sum), StoreValue.Of(sumBefore));
        var ordered = query.IsByContribution ? all.OrderByDescending(p => Int128.Abs(p.Now - p.Before)).ThenByDescending(p => p.Now).ThenBy(p => p.Key) : all.OrderByDescending(p => p.Now).ThenBy(p => p.Key);
        var items = ImmutableArray.CreateBuilder<RankedTrade>();
        foreach (var p in ordered.Take(Math.Clamp(query.Most, 1, 10_000)))
        {
            var (value, before) = (StoreValue.Of(p.Now), StoreValue.Of(p.Before));
            items.Add(new RankedTrade(items.Count + 1,
                isByPartner ? query.Product : TradeProduct.OfNumber((int)p.Key), isByPartner ? EconomyCode.Parse(StoreCode.Text(p.Key)) : query.Counterpart,
                value, isBeforeCovered ? before : null, isBeforeCovered && before != 0 ? value / before - 1 : null, whole == 0 ? 0 : value / whole,
                isBeforeCovered && wholeBefore != 0 ? (value - before) / wholeBefore : null)
            { NetWeight = query.WithWeights ? p.Weight : null, NetWeightBefore = query.WithWeights ? p.WeightBefore : null });
        }

        return new Ranking(query, lease.File.Sources[depth.Source], others, CurrencyCode.Parse(StoreCode.Text(told.Key.Currency)), told.Key.Valuation,
            whole, isBeforeCovered ? wholeBefore : null, PublishedWhole(lease, query, isByPartner, depth, told.Key), all.Count, items.ToImmutable(), all.Max(p => p.Release), rows with { From = first, To = last })
        { IsByCounterpart = isByPartner };
    }

    private static decimal? PublishedWhole(StoreFile.Lease lease, TopQuery query, bool isByPartner, Depth depth, (Valuation Valuation, uint Currency) form)
    {
        var counterpart = isByPartner || query.Counterpart is null ? StatisticsSchemas.World : query.Counterpart.Value;
        var (reporter, partner, product) = (StoreCode.Of(query.Reporter.Value), StoreCode.Of(counterpart.Value), query.Product);
        // A publisher may give its totals in a table of their own.
        var dataset = lease.File.Sources[depth.Source].Dataset;
        var published = product.IsTotal ? lease.File.Totals(lease, reporter, query.Flow)
            : StoreRow.Read(lease, "counterpart, kind, begins, months, source, valuation, currency, value", string.Create(CultureInfo.InvariantCulture, $"total WHERE reporter = {reporter} AND counterpart = {partner} AND flow = {(int)query.Flow} AND product = {product.Number}")).SelectMany(b => b.ToArray());
        var (found, sum) = (0, (Int128)0);
        foreach (var row in published.Where(r => r.Counterpart == partner && r.Kind == depth.Kind && r.Valuation == form.Valuation && r.Currency == form.Currency && r.Begins.Year == query.Year
            && r.Begins.Month >= query.Months.First && r.Begins.Month + r.Months - 1 <= query.Months.Last && lease.File.Sources[r.Source].Dataset == dataset))
        {
            (found, sum) = (found + 1, checked(sum + row.Value));
        }

        return found == (depth.Kind == PeriodKind.Month ? query.Months.Count : 1) ? StoreValue.Of(sum) : null;
    }

    /// <summary>A part of a trade in the year asked for and in the one before.</summary>
    private sealed class Part(uint key)
    {
        private (long Sum, int Unknown, int Rows) weight;
        private (long Sum, int Unknown, int Rows) weightBefore;

        public uint Key => key;

        public Int128 Now { get; private set; }

        public Int128 Before { get; private set; }

        public int Release { get; private set; }

        /// <summary>The net weight in kilograms; null where a row has none.</summary>
        public decimal? Weight => Known(weight);

        public decimal? WeightBefore => Known(weightBefore);

        public void Add(in StoreRow row, bool isNow)
        {
            Release = Math.Max(Release, row.Release);
            if (isNow)
            {
                Now = checked(Now + row.Value);
                weight = Added(weight, row.NetWeight);
            }
            else
            {
                Before = checked(Before + row.Value);
                weightBefore = Added(weightBefore, row.NetWeight);
            }
        }

        private static (long, int, int) Added((long Sum, int Unknown, int Rows) to, long? grams) => (checked(to.Sum + grams.GetValueOrDefault()), to.Unknown + (grams is null ? 1 : 0), to.Rows + 1);

        private static decimal? Known((long Sum, int Unknown, int Rows) weight) => weight is { Rows: > 0, Unknown: 0 } ? StoreValue.OfGrams(weight.Sum) : null;
    }
}
