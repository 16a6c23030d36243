using System.Collections.Frozen;
using System.Globalization;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Store;
using DuckDB.NET.Data;

namespace Corridor.Tests.Statistics.Store;

public sealed class FigureTallyTests : IDisposable
{
    private const string Series = "source, reporter, flow, kind, (product % 10)::UTINYINT AS level, product >= 100000000 AS is_sitc, is_total";
    private const string Figures = "(SELECT *, false AS is_total FROM fact UNION ALL SELECT *, true FROM total)";

    private static readonly uint World = StoreCode.Of(StatisticsSchemas.World.Value);

    private static readonly string Depth = $"""
        SELECT source, reporter, flow, kind, level, is_sitc, is_total, begins, months, figures, counterparts
        FROM (SELECT {Series}, begins, months, count(*) AS figures FROM {Figures} GROUP BY ALL)
        JOIN (SELECT {Series}, count(DISTINCT counterpart) AS counterparts FROM {Figures} GROUP BY ALL) USING (source, reporter, flow, kind, level, is_sitc, is_total)
        """;

    private static readonly string Rollup = string.Create(CultureInfo.InvariantCulture, $"""
        WITH monthly AS (SELECT reporter, flow, source, year(begins) AS y FROM fact WHERE kind = {(int)PeriodKind.Month} GROUP BY ALL HAVING count(DISTINCT begins) = 12),
        yearly AS (SELECT DISTINCT reporter, flow, source, year(begins) AS y FROM fact WHERE kind = {(int)PeriodKind.Year}),
        own AS (
            SELECT flow, year(begins)::SMALLINT AS y, source, valuation, currency, product, reporter, sum(value)::DECIMAL(38, 12) AS value FROM fact
            WHERE kind = {(int)PeriodKind.Year} OR (kind = {(int)PeriodKind.Month} AND (reporter, flow, source, year(begins)) IN (FROM monthly) AND (reporter, flow, source, year(begins)) NOT IN (FROM yearly))
            GROUP BY ALL),
        world AS (
            SELECT flow, year(begins)::SMALLINT AS y, source, valuation, currency, product, reporter, value FROM total
            WHERE kind = {(int)PeriodKind.Year} AND product <> 0 AND counterpart = {World} AND reporter <> {World})
        FROM own UNION ALL
        SELECT w.* FROM world w ANTI JOIN own o ON o.flow = w.flow AND o.y = w.y AND o.source = w.source AND o.reporter = w.reporter AND o.product % 10 = w.product % 10 AND (o.product >= 100000000) = (w.product >= 100000000)
        """);

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public void What_is_loaded_and_the_yearly_rollup_are_what_the_engine_makes_of_the_tables_however_the_store_is_cut(int parts)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        StoreTables.CreateFigures(connection);
        using var sorted = Sorted();
        using var cells = new SortedFigures(Path.Combine(folder.Path, "cells"), 1L << 24);
        var aggregates = new[] { World }.ToFrozenSet();
        var tallies = new List<FigureTally>();
        foreach (var range in PairRange.Split(sorted.Samples, parts))
        {
            tallies.Add(new FigureTally(aggregates, cells.Begin()));
            using (var store = new StoreWriter(connection, aggregates, tallies[^1]))
            using (var figures = sorted.Read(range))
            {
                while (figures.MoveNext())
                {
                    store.Write(figures.Current);
                }

                store.Complete();
            }

            StoreTables.Run(connection, "COMMIT");
        }

        FigureTally.Write(connection, tallies, cells);
        Assert.Equal(0, Difference(connection, "SELECT source, reporter, flow, kind, level, is_sitc, is_total, begins, months, figures, counterparts FROM depth", Depth));
        Assert.Equal(0, Difference(connection, "FROM rollup", Rollup));
        Assert.InRange(StoreTables.Scalar<int>(connection, "SELECT count(DISTINCT y) FROM rollup"), 3, 99);
        Assert.Equal(0, StoreTables.Scalar<int>(connection, "SELECT count(*) FROM (SELECT (flow, y, source, valuation, currency, product, reporter) < lag((flow, y, source, valuation, currency, product, reporter)) OVER (ORDER BY rowid) AS falls FROM rollup) WHERE falls"));
    }

    public void Dispose() => folder.Dispose();

    private static int Difference(DuckDBConnection connection, string found, string expected) =>
        StoreTables.Scalar<int>(connection, $"SELECT (SELECT count(*) FROM (({found}) EXCEPT ALL ({expected}))) + (SELECT count(*) FROM (({expected}) EXCEPT ALL ({found})))");

    // Few reporters, so that each has figures of many counterparts; some years have all months, some are published, some sources give the world alone.
    private SortedFigures Sorted()
    {
        var random = new Random(20261127);
        var sorted = new SortedFigures(Path.Combine(folder.Path, "runs"), 1L << 26);
        var sorter = sorted.Begin();
        int[] products = [.. "TOTAL 27 84 85 8471 S7 S71".Split(' ').Select(t => TradeProduct.TryParse(t, out var product, out var fault) ? product.Number : throw new FormatException(fault.ToString()))];
        uint[] economies = [World, .. "AA AB AC AD".Split(' ').Select(StoreCode.Of)];
        var seen = new HashSet<(ulong, ulong, uint)>();
        for (var i = 0; i < 60_000; i++)
        {
            var year = 2015 + random.Next(5);
            var source = random.Next(1, 4);
            // The last year of the first source lacks December; the third source has quarters too.
            var period = (source, random.Next(3)) switch
            {
                (1, _) or (2, 0) => Period.OfMonth(year, 1 + random.Next(year == 2019 ? 11 : 12)),
                (3, 0) => Period.OfQuarter(year, 1 + random.Next(4)),
                (3, 1) => Period.OfYears(year, year + 1 + random.Next(3)),
                _ => Period.OfYear(year),
            };
            var figure = new StoredFigure
            {
                Pair = ((ulong)economies[random.Next(source == 3 ? 0 : 1, 4)] << 32) | economies[source == 3 && random.Next(50) > 0 ? 0 : random.Next(5)],
                Subject = StoredFigure.Pack((byte)random.Next(2), products[random.Next(products.Length)]) | StoredFigure.Pack(period) | (uint)source,
                Terms = StoredFigure.PackTerms((byte)random.Next(2), StoreCode.Of(random.Next(3) == 0 ? "CNY" : "USD")),
                Value = (Int128)random.NextInt64(1L << 60) * 1000,
                Classification = StoreCode.Of("H6"),
                NetWeight = StoredFigure.Absent,
                Quantity = StoredFigure.Absent,
            };
            if (seen.Add((figure.Pair, figure.Subject, figure.Terms)))
            {
                sorter.Add(figure);
            }
        }

        sorter.Complete();
        return sorted;
    }
}
