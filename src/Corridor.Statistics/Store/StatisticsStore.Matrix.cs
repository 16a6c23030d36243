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
    /// What all reporters traded in a year, by product, from the yearly rollup: years as published, or the sum of
    /// twelve months. Null where no source has facts of that depth for the year.
    /// </summary>
    /// <param name="year">The year.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="level">The digits of the products; where they are not loaded, finer ones are added up.</param>
    /// <param name="source">One source, by <see cref="FigureSource.Key"/>; null for the one with most cells.</param>
    /// <param name="isSitc">Products of the SITC rather than of the HS.</param>
    public TradeMatrix? Matrix(int year, TradeFlow flow, int level, string? source = null, bool isSitc = false)
    {
        using var lease = Current.Lend();
        if (Chosen(lease.File, year, flow, level, source, isSitc) is not { } chosen)
        {
            return null;
        }

        var cut = chosen.Level == level ? "product, reporter, value" : $"{Cut(isSitc, level, chosen.Level)} AS product, reporter, sum(value) AS value";
        // The rollup stands in this order; what is added up does not.
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {cut} FROM rollup
            WHERE flow = {(int)flow} AND y = {year} AND source = {chosen.Source} AND valuation = {(int)chosen.Valuation} AND currency = {chosen.Currency}
            AND product % 10 = {chosen.Level} AND product {(isSitc ? ">=" : "<")} {TradeProduct.FirstSitc} {(chosen.Level == level ? "" : "GROUP BY ALL ORDER BY product, reporter")}
            """);
        return Read(lease, sql, Period.OfYear(year), flow, level, lease.File.Sources[chosen.Source], CurrencyCode.Parse(StoreCode.Text(chosen.Currency)), chosen.Level, (int)chosen.Cells);
    }

    /// <summary>
    /// The same for several years of which only the sum is published, as trade with the world. Null where the source has
    /// no such figures of that depth.
    /// </summary>
    public TradeMatrix? MatrixOfYears(Period years, TradeFlow flow, int level, string source, bool isSitc = false)
    {
        using var lease = Current.Lend();
        var wanted = ObservationSql.SourcesOf(lease.File, source).Select(s => s.Key).ToHashSet();
        if (lease.File.Depths.Where(d => d.Kind == PeriodKind.Years && d.IsTotal && d.Flow == flow && d.IsSitc == isSitc && d.Level >= level && wanted.Contains(d.Source) && d.Periods.Contains(years))
            .OrderBy(d => d.Level).ThenBy(d => lease.File.Sources[d.Source].Key, StringComparer.Ordinal).FirstOrDefault() is not { } depth)
        {
            return null;
        }

        var rows = string.Create(CultureInfo.InvariantCulture, $"""
            total WHERE flow = {(int)flow} AND kind = {(int)PeriodKind.Years} AND begins = {ObservationSql.Day(years.Start)} AND months = {years.Months} AND source = {depth.Source}
            AND counterpart = {StoreCode.Of(StatisticsSchemas.World.Value)} AND reporter NOT IN (SELECT code FROM aggregate) AND product % 10 = {depth.Level} AND product {(isSitc ? ">=" : "<")} {TradeProduct.FirstSitc}
            """);
        // Values of one form add up; of several the one with most figures is told.
        using var forms = lease.Command($"SELECT valuation, currency FROM {rows} GROUP BY ALL ORDER BY count(*) DESC, valuation, currency LIMIT 1");
        using var form = forms.ExecuteReader();
        if (!form.Read())
        {
            return null;
        }

        var (valuation, currency) = (form.GetByte(0), form.GetFieldValue<uint>(1));
        return Read(lease, $"SELECT {Cut(isSitc, level, depth.Level)} AS product, reporter, sum(value) AS value FROM {rows} AND valuation = {valuation} AND currency = {currency} GROUP BY ALL ORDER BY product, reporter",
            years, flow, level, lease.File.Sources[depth.Source], CurrencyCode.Parse(StoreCode.Text(currency)), depth.Level, 0);
    }

    /// <summary>
    /// The same by who is on the other side: what each counterpart bought of (or sold to) all reporters, by product, as
    /// these report it. Only of years as published, and without the world and groups; null where there are none.
    /// </summary>
    public TradeMatrix? MatrixByCounterpart(int year, TradeFlow flow, int level, string source, bool isSitc = false)
    {
        using var lease = Current.Lend();
        if (Chosen(lease.File, year, flow, level, source, isSitc) is not { } chosen)
        {
            return null;
        }

        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {Cut(isSitc, level, chosen.Level)} AS product, counterpart, sum(value) AS value FROM fact
            WHERE flow = {(int)flow} AND kind = {(int)PeriodKind.Year} AND begins = DATE '{year}-01-01' AND source = {chosen.Source} AND valuation = {(int)chosen.Valuation} AND currency = {chosen.Currency}
            AND product % 10 = {chosen.Level} AND product {(isSitc ? ">=" : "<")} {TradeProduct.FirstSitc} GROUP BY ALL ORDER BY product, counterpart
            """);
        var found = Read(lease, sql, Period.OfYear(year), flow, level, lease.File.Sources[chosen.Source], CurrencyCode.Parse(StoreCode.Text(chosen.Currency)), chosen.Level, 0);
        return found.Cells.IsEmpty ? null : found;
    }

    /// <summary>How many counterparts a reporter of a source's flow has in a year as a rule (the median); 0 where the source names none by product.</summary>
    internal int TypicalCounterparts(int year, TradeFlow flow, string source, bool isSitc)
    {
        using var lease = Current.Lend();
        var sources = string.Join(", ", ObservationSql.SourcesOf(lease.File, source).Select(s => s.Key).DefaultIfEmpty(ushort.MaxValue));
        using var command = lease.Command(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT coalesce(median(n), 0)::BIGINT FROM (SELECT reporter, count(DISTINCT counterpart) AS n FROM fact
            WHERE flow = {(int)flow} AND year(begins) = {year} AND source IN ({sources}) AND product {(isSitc ? ">=" : "<")} {TradeProduct.FirstSitc} GROUP BY reporter)
            """));
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static RollupDepth? Chosen(StoreFile file, int year, TradeFlow flow, int level, string? source, bool isSitc)
    {
        var wanted = source is null ? null : ObservationSql.SourcesOf(file, source).Select(s => s.Key).ToHashSet();
        return file.Rollups.Where(r => r.Flow == flow && r.Year == year && r.IsSitc == isSitc && r.Level >= level && wanted?.Contains(r.Source) != false)
            .OrderBy(r => r.Level > level).ThenByDescending(r => r.Cells).ThenBy(r => file.Sources[r.Source].Key, StringComparer.Ordinal).FirstOrDefault();
    }

    private static string Cut(bool isSitc, int level, int stored) => stored == level ? "product"
        : level == 1 && !isSitc ? $"([{string.Join(", ", TradeProduct.SectionNumbers.ToArray())}])[product // 100000 + 1]::INTEGER"
        : string.Create(CultureInfo.InvariantCulture, $"(product - product % {(int)Math.Pow(10, (isSitc ? 5 : 6) - level) * 10} + {level})::INTEGER");

    private static TradeMatrix Read(StoreFile.Lease lease, string sql, Period period, TradeFlow flow, int level, FigureSource source, CurrencyCode currency, int stored, int cells)
    {
        var (found, count) = (new MatrixCell[cells], 0);
        var products = new List<int>();
        var places = new Dictionary<uint, int>();
        foreach (var batch in StoreBatches.Read(lease, sql))
        {
            var product = batch.Numbers<int>(0);
            var economy = batch.Numbers<uint>(1);
            var value = batch.Values(2);
            if (found.Length < count + batch.Length)
            {
                Array.Resize(ref found, Math.Max(found.Length * 2, count + batch.Length));
            }

            for (var i = 0; i < batch.Length; i++)
            {
                if (products.Count == 0 || products[^1] != product[i])
                {
                    products.Add(product[i]);
                }

                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, economy[i], out var isKnown);
                place = isKnown ? place : places.Count - 1;
                found[count++] = new MatrixCell(place, products.Count - 1, StoreValue.Of(value[i]));
            }
        }

        // Economies were numbered as they came; they stand in the order of their codes.
        var economies = places.Keys.Order().ToArray();
        var rowOf = new int[economies.Length];
        for (var i = 0; i < economies.Length; i++)
        {
            rowOf[places[economies[i]]] = i;
        }

        Array.Resize(ref found, count);
        foreach (ref var cell in found.AsSpan())
        {
            cell = cell with { Reporter = rowOf[cell.Reporter] };
        }

        return new TradeMatrix(period, flow, level, source, currency, [.. economies.Select(r => EconomyCode.Parse(StoreCode.Text(r)))], [.. products.Select(TradeProduct.OfNumber)], ImmutableCollectionsMarshal.AsImmutableArray(found)) { Stored = stored };
    }
}
