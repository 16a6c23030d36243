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
        var wanted = source is null ? null : ObservationSql.SourcesOf(lease.File, source).Select(s => s.Key).ToHashSet();
        var chosen = lease.File.Rollups.Where(r => r.Flow == flow && r.Year == year && r.IsSitc == isSitc && r.Level >= level && wanted?.Contains(r.Source) != false)
            .OrderBy(r => r.Level > level).ThenByDescending(r => r.Cells).ThenBy(r => lease.File.Sources[r.Source].Key, StringComparer.Ordinal).FirstOrDefault();
        if (chosen is null)
        {
            return null;
        }

        var power = (int)Math.Pow(10, (isSitc ? 5 : 6) - level) * 10;
        var cut = chosen.Level == level ? "product, reporter, value" : string.Create(CultureInfo.InvariantCulture, $"product - product % {power} + {level} AS product, reporter, sum(value) AS value");
        using var command = lease.Command(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {cut} FROM rollup
            WHERE flow = {(int)flow} AND y = {year} AND source = {chosen.Source} AND valuation = {(int)chosen.Valuation} AND currency = {chosen.Currency}
            AND product % 10 = {chosen.Level} AND product {(isSitc ? ">=" : "<")} 100000000 {(chosen.Level == level ? "" : "GROUP BY ALL")} ORDER BY product, reporter
            """));
        using var reader = command.ExecuteReader();
        var raw = new List<(int Product, uint Reporter, decimal Value)>((int)chosen.Cells);
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
