using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
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
        var system = isSitc ? ">= 100000000" : "< 100000000";
        var wanted = source is null ? "" : $"AND source IN ({string.Join(", ", ObservationSql.SourcesOf(lease.File, source).Select(s => s.Key).DefaultIfEmpty(ushort.MaxValue))})";
        var ofYear = string.Create(CultureInfo.InvariantCulture, $"flow = {(int)flow} AND y = {year} AND product {system}");
        (ushort Source, byte Valuation, uint Currency, int Level) chosen;
        using (var choose = lease.Command($"""
            FROM (SELECT source, valuation, currency, product % 10 AS level, count(*) AS n FROM rollup WHERE {ofYear} {wanted} GROUP BY ALL)
            WHERE level >= {level.ToString(CultureInfo.InvariantCulture)} ORDER BY level > {level.ToString(CultureInfo.InvariantCulture)}, n DESC, level, source, valuation, currency LIMIT 1
            """))
        using (var row = choose.ExecuteReader())
        {
            if (!row.Read())
            {
                return null;
            }

            chosen = (row.GetFieldValue<ushort>(0), row.GetByte(1), row.GetFieldValue<uint>(2), Convert.ToInt32(row.GetValue(3), CultureInfo.InvariantCulture));
        }

        var power = (int)Math.Pow(10, (isSitc ? 5 : 6) - level) * 10;
        var columns = chosen.Level == level ? "product, reporter, value" : string.Create(CultureInfo.InvariantCulture, $"product - product % {power} + {level} AS product, reporter, sum(value) AS value");
        using var command = lease.Command(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {columns} FROM rollup
            WHERE {ofYear} AND source = {chosen.Source} AND valuation = {chosen.Valuation} AND currency = {chosen.Currency} AND product % 10 = {chosen.Level}
            {(chosen.Level == level ? "" : "GROUP BY ALL")} ORDER BY product, reporter
            """));
        using var reader = command.ExecuteReader();
        var raw = new List<(int Product, uint Reporter, decimal Value)>();
        while (reader.Read())
        {
            raw.Add((reader.GetInt32(0), reader.GetFieldValue<uint>(1), reader.GetDecimal(2)));
        }

        var reporters = raw.Select(r => r.Reporter).Distinct().Order().ToArray();
        var rowOf = reporters.Select((r, i) => (r, i)).ToDictionary(r => r.r, r => r.i);
        var products = new List<int>();
        var cells = ImmutableArray.CreateBuilder<MatrixCell>(raw.Count);
        foreach (var (product, reporter, value) in raw)
        {
            if (products.Count == 0 || products[^1] != product)
            {
                products.Add(product);
            }

            cells.Add(new MatrixCell(rowOf[reporter], products.Count - 1, value));
        }

        return new TradeMatrix(year, flow, level, lease.File.Sources[chosen.Source], CurrencyCode.Parse(StoreCode.Text(chosen.Currency)),
            [.. reporters.Select(r => EconomyCode.Parse(StoreCode.Text(r)))], [.. products.Select(TradeProduct.OfNumber)], cells.MoveToImmutable());
    }
}
