using System.Collections.Immutable;
using System.Globalization;
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
            var isOfTotals = isByPartner && query.Product.IsTotal;
            var rows = RowsOf(query, isByPartner);
            using var command = lease.Command($"SELECT year(begins), count(DISTINCT counterpart) FROM {(isOfTotals ? "total" : "fact")} WHERE {ObservationSql.Where(rows, file)} GROUP BY ALL ORDER BY ALL DESC");
            using var reader = command.ExecuteReader();
            var years = ImmutableArray.CreateBuilder<(int, int)>();
            while (reader.Read())
            {
                years.Add(((int)reader.GetInt64(0), (int)reader.GetInt64(1)));
            }

            return years.ToImmutable();
        });
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
        var isOfTotals = isByPartner && query.Product.IsTotal;
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
        string During(int year) => $"begins >= {ObservationSql.Day(new DateOnly(year, first.Month, 1))} AND begins <= {ObservationSql.Day(new DateOnly(year, last.Month, 1))}";
        var where = $"{ObservationSql.Where(rows, lease.File)} AND {(isBeforeCovered ? $"({During(query.Year)} OR {During(query.Year - 1)})" : During(query.Year))}";
        // Numbers of a product end in their count of digits; a shorter product is its first digits with zeros behind.
        var width = (query.Product.IsSitc ? 5 : 6) - query.Level;
        var power = (int)Math.Pow(10, width) * 10;
        var part = isByPartner ? "counterpart" : depth.Level == query.Level ? "product" : string.Create(CultureInfo.InvariantCulture, $"product - product % {power} + {query.Level}");
        // The weight of a part is known where every row of it has one.
        string Weight(string years) => $"CASE WHEN count(net_weight) FILTER ({years}) = count(*) FILTER ({years}) THEN sum(net_weight) FILTER ({years}) END";
        var weights = query.WithWeights ? string.Create(CultureInfo.InvariantCulture, $", {Weight($"year(begins) = {query.Year}")} AS weight, {Weight($"year(begins) <> {query.Year}")} AS weight_before") : "";
        var order = query.IsByContribution ? "abs(now - before) DESC, now DESC" : "now DESC";
        using var command = lease.Command(string.Create(CultureInfo.InvariantCulture, $"""
            WITH parts AS MATERIALIZED (
                SELECT {part} AS part, valuation, currency, coalesce(sum(value) FILTER (year(begins) = {query.Year}), 0) AS now, coalesce(sum(value) FILTER (year(begins) <> {query.Year}), 0) AS before, max(release) AS release{weights}
                FROM {(isOfTotals ? "total" : "fact")} WHERE {where} GROUP BY ALL),
            wholes AS (
                SELECT valuation, currency, sum(now) AS whole, sum(before) AS whole_before, count(*) AS n, max(release) AS latest FROM parts GROUP BY ALL
                ORDER BY n DESC, valuation, currency LIMIT 1)
            SELECT part::BIGINT, valuation, currency, now, before, whole, whole_before, n, latest{(query.WithWeights ? ", weight, weight_before" : "")} FROM parts JOIN wholes USING (valuation, currency)
            ORDER BY {order}, part LIMIT {Math.Clamp(query.Most, 1, 10_000)}
            """));
        using var reader = command.ExecuteReader();
        decimal? Weighed(int column) => query.WithWeights && !reader.IsDBNull(column) ? reader.GetDecimal(column) : null;
        var items = ImmutableArray.CreateBuilder<RankedTrade>();
        (Valuation Valuation, uint Currency) form = default;
        decimal whole = 0, wholeBefore = 0;
        int parts = 0, release = 0;
        while (reader.Read())
        {
            if (items.Count == 0)
            {
                form = ((Valuation)reader.GetByte(1), reader.GetFieldValue<uint>(2));
                (whole, wholeBefore, parts, release) = (reader.GetDecimal(5), reader.GetDecimal(6), (int)reader.GetInt64(7), reader.GetInt32(8));
            }

            var (value, before) = (reader.GetDecimal(3), reader.GetDecimal(4));
            var key = reader.GetInt64(0);
            items.Add(new RankedTrade(items.Count + 1,
                isByPartner ? query.Product : TradeProduct.OfNumber((int)key), isByPartner ? EconomyCode.Parse(StoreCode.Text((uint)key)) : query.Counterpart,
                value, isBeforeCovered ? before : null, isBeforeCovered && before != 0 ? value / before - 1 : null, whole == 0 ? 0 : value / whole,
                isBeforeCovered && wholeBefore != 0 ? (value - before) / wholeBefore : null)
            { NetWeight = Weighed(9), NetWeightBefore = Weighed(10) });
        }

        return items.Count == 0 ? null : new Ranking(query, lease.File.Sources[depth.Source], others, CurrencyCode.Parse(StoreCode.Text(form.Currency)), form.Valuation,
            whole, isBeforeCovered ? wholeBefore : null, PublishedWhole(lease, query, isByPartner, depth, form), parts, items.ToImmutable(), release, rows with { From = first, To = last })
        { IsByCounterpart = isByPartner };
    }

    private static decimal? PublishedWhole(StoreFile.Lease lease, TopQuery query, bool isByPartner, Depth depth, (Valuation Valuation, uint Currency) form)
    {
        var counterpart = isByPartner || query.Counterpart is null ? StatisticsSchemas.World : query.Counterpart.Value;
        var product = query.Product;
        // A publisher may give its totals in a table of their own.
        var dataset = lease.File.Sources[depth.Source].Dataset;
        var sources = string.Join(", ", lease.File.Sources.Where(s => s.Value.Dataset == dataset).Select(s => s.Key));
        using var command = lease.Command(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT sum(value), count(*) FROM total WHERE reporter = {StoreCode.Of(query.Reporter.Value)} AND counterpart = {StoreCode.Of(counterpart.Value)} AND flow = {(int)query.Flow} AND product = {product.Number}
            AND kind = {(int)depth.Kind} AND source IN ({sources}) AND valuation = {(int)form.Valuation} AND currency = {form.Currency} AND year(begins) = {query.Year}
            AND month(begins) >= {query.Months.First} AND month(begins) + months - 1 <= {query.Months.Last}
            """));
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetInt64(1) == (depth.Kind == PeriodKind.Month ? query.Months.Count : 1) ? reader.GetDecimal(0) : null;
    }
}
