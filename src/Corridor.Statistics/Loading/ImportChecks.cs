using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Store;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Loading;

/// <summary>
/// Checks of a release against itself, its history and its mirror. They find what a person should look at; whether
/// a figure is wrong, only its publisher can say.
/// </summary>
internal static class ImportChecks
{
    private const int MostOfAKind = 50;

    // Rounded parts may exceed their whole a little.
    private const string Tolerance = "0.001";

    // Where parts fall short by less, it is the usual share of confidential codes.
    private const string Shortfall = "0.1";

    // How far the ratio of the two sides may leave its usual value, and from what share of the reporter's flow on a pair is looked at.
    private const string UsualRatio = "0.1";
    private const string Notable = "0.01";

    // A value this many times the highest, or this part of the lowest, of the three years before it.
    private const string Jump = "3";

    private static readonly Scope Everything = new("true", _ => "true");

    /// <summary>Runs all checks for the sources given.</summary>
    internal static ImmutableArray<ImportCheck> Run(DuckDBConnection connection, string sources)
    {
        var found = new List<(ushort Source, ImportCheck Check)>();
        // Without published totals there is nothing to compare the parts with.
        var world = StoreCode.Of(StatisticsSchemas.World.Value);
        var hasTotals = StoreTables.Scalar<bool>(connection, $"SELECT count(*) > 0 FROM total WHERE product = 0 AND source IN ({sources})");
        var hasWorld = StoreTables.Scalar<bool>(connection, $"SELECT count(*) > 0 FROM total WHERE counterpart = {world} AND source IN ({sources})");
        foreach (var (kind, sql) in new (ImportCheckKind Kind, string Sql)[]
        {
            (ImportCheckKind.PartsExceedTotal, Parts(sources, $"parts > whole * (1 + {Tolerance}) + n")),
            (ImportCheckKind.PartsFallShort, Parts(sources, $"parts < whole * (1 - {Shortfall})")),
            (ImportCheckKind.PartnersDifferFromWorld, Partners(sources)),
            (ImportCheckKind.CodeNotInClassification, Codes(sources)),
            (ImportCheckKind.JumpInHistory, Jumps(sources, Everything)),
        }.Where(c => c.Kind switch
        {
            ImportCheckKind.PartsExceedTotal or ImportCheckKind.PartsFallShort or ImportCheckKind.JumpInHistory => hasTotals,
            ImportCheckKind.PartnersDifferFromWorld => hasWorld,
            _ => true,
        }))
        {
            Read(connection, kind, sql, found);
        }

        AgainstMirror(connection, sources, Everything, found);
        return [.. found.Select(f => f.Check)];
    }

    /// <summary>Runs the checks that look at a pair, history and mirror, for the goods that go from one economy to another; each with a source of its data set.</summary>
    internal static List<(ushort Source, ImportCheck Check)> Run(DuckDBConnection connection, string sources, EconomyCode exporter, EconomyCode importer)
    {
        var found = new List<(ushort Source, ImportCheck Check)>();
        var (x, m) = (StoreCode.Of(exporter.Value), StoreCode.Of(importer.Value));
        // Plain lists let the engine pass over what cannot match; a list of triples does not.
        var scope = new Scope($"reporter IN ({x}, {m})",
            t => $"{t}reporter IN ({x}, {m}) AND {t}counterpart IN ({x}, {m}) AND {t}flow = CASE {t}reporter WHEN {x} THEN {(int)TradeFlow.Export} ELSE {(int)TradeFlow.Import} END");
        Read(connection, ImportCheckKind.JumpInHistory, Jumps(sources, scope), found);
        AgainstMirror(connection, sources, scope, found);
        return found;
    }

    private static void AgainstMirror(DuckDBConnection connection, string sources, Scope scope, List<(ushort Source, ImportCheck Check)> found)
    {
        CreateMirror(connection, sources, scope);
        Read(connection, ImportCheckKind.DiffersFromMirror, $"""
            SELECT kind, begins, months, reporter, counterpart, flow, 0 AS product, value, mirror * usual AS expected, 1, source FROM mirror WHERE is_odd ORDER BY abs(value - mirror * usual) DESC
            """, found);
        // All products are looked at only where there is something to find.
        if (StoreTables.Scalar<bool>(connection, "SELECT count(*) > 0 FROM mirror WHERE is_odd"))
        {
            Read(connection, ImportCheckKind.ProductOfDifference, Products(sources, scope), found);
        }
    }

    private static string Parts(string sources, string condition) => $"""
        SELECT kind, begins, months, reporter, counterpart, flow, 0 AS product, parts, whole, 1
        FROM (SELECT kind, begins, months, reporter, counterpart, flow, source, valuation, currency, product % 10 AS level, product >= {TradeProduct.FirstSitc} AS sitc, sum(value) AS parts, count(*) AS n
            FROM (SELECT * FROM fact WHERE source IN ({sources}) UNION ALL SELECT * FROM total WHERE source IN ({sources}) AND product <> 0) GROUP BY ALL)
        JOIN (SELECT kind, begins, months, reporter, counterpart, flow, source, valuation, currency, value AS whole FROM total WHERE product = 0 AND source IN ({sources}))
        USING (kind, begins, months, reporter, counterpart, flow, source, valuation, currency)
        WHERE {condition} QUALIFY row_number() OVER (PARTITION BY kind, begins, months, reporter, counterpart, flow ORDER BY abs(parts - whole) DESC) = 1 ORDER BY abs(parts - whole) DESC
        """;

    private static string Partners(string sources)
    {
        var world = StoreCode.Of(StatisticsSchemas.World.Value);
        return $"""
            SELECT kind, begins, months, reporter, {world}::UINTEGER AS counterpart, flow, product, parts, whole, 1
            FROM (SELECT kind, begins, months, reporter, flow, product, source, valuation, currency, sum(value) AS parts, count(*) AS n
                FROM (SELECT * FROM fact WHERE source IN ({sources}) UNION ALL SELECT * FROM total WHERE source IN ({sources}) AND counterpart NOT IN (SELECT code FROM aggregate)) GROUP BY ALL)
            JOIN (SELECT kind, begins, months, reporter, flow, product, source, valuation, currency, value AS whole FROM total WHERE counterpart = {world} AND source IN ({sources}))
            USING (kind, begins, months, reporter, flow, product, source, valuation, currency)
            WHERE abs(parts - whole) > whole * {Shortfall} OR parts > whole * (1 + {Tolerance}) + n ORDER BY abs(parts - whole) DESC
            """;
    }

    // Which codes a version has is known where its list is loaded.
    private static string Codes(string sources) => $"""
        SELECT NULL::UTINYINT, NULL::DATE, NULL::UTINYINT, NULL::UINTEGER, NULL::UINTEGER, NULL::UTINYINT, product, sum(value), 0::{StoreTables.ValueType}, sum(n)::BIGINT
        FROM (SELECT product, classification, sum(value) AS value, count(*) AS n
            FROM (SELECT product, classification, value, source FROM fact UNION ALL SELECT product, classification, value, source FROM total WHERE product <> 0) WHERE source IN ({sources}) GROUP BY ALL)
        WHERE classification IN (SELECT classification FROM commodity) AND (product % 10 > 1 OR product >= {TradeProduct.FirstSitc}) AND (classification, product) NOT IN (SELECT (classification, code) FROM commodity)
        GROUP BY product ORDER BY sum(n) DESC, product
        """;

    private static string Jumps(string sources, Scope scope) => $"""
        WITH own AS (
            SELECT * FROM fact WHERE source IN ({sources}) AND kind = {(int)PeriodKind.Year} AND {scope.Pair("")}
            UNION ALL SELECT * FROM total WHERE source IN ({sources}) AND kind = {(int)PeriodKind.Year} AND {scope.Pair("")}),
        whole AS (SELECT reporter, flow, source, begins, max(value) AS whole FROM total WHERE source IN ({sources}) AND kind = {(int)PeriodKind.Year} AND product = 0 AND {scope.Reporters} GROUP BY ALL),
        beside AS (
            SELECT *, max(value) OVER w AS high, min(value) OVER w AS low, count(*) OVER w AS n FROM own
            WINDOW w AS (PARTITION BY reporter, counterpart, flow, product, source, valuation, currency ORDER BY begins RANGE BETWEEN INTERVAL 3 YEAR PRECEDING AND INTERVAL 1 YEAR PRECEDING))
        SELECT kind, begins, months, reporter, counterpart, flow, product, value, CASE WHEN value > high THEN high ELSE low END AS expected, 1, source
        FROM beside JOIN whole USING (reporter, flow, source, begins)
        WHERE n = 3 AND (value > high * {Jump} OR value * {Jump} < low) AND abs(value - CASE WHEN value > high THEN high ELSE low END) > whole * {Notable}
        ORDER BY abs(value - expected) DESC
        """;

    /// <summary>
    /// The two sides of each pair by year: the reporter's figure, the counterpart's mirror (years, or sums of twelve
    /// months), and the pair's usual ratio, the median over its years. A ratio is odd where it leaves the usual one.
    /// </summary>
    private static void CreateMirror(DuckDBConnection connection, string sources, Scope scope) => StoreTables.Run(connection, $"""
        CREATE OR REPLACE TEMP TABLE mirror AS
        WITH sides AS (
            SELECT reporter, counterpart, flow, begins, source, currency, value FROM total WHERE product = 0 AND kind = {(int)PeriodKind.Year} AND flow IN (0, 1) AND value > 0 AND {scope.Reporters}
            UNION ALL
            SELECT reporter, counterpart, flow, date_trunc('year', begins)::DATE, source, currency, sum(value) FROM total
            WHERE product = 0 AND kind = {(int)PeriodKind.Month} AND flow IN (0, 1) AND {scope.Reporters} GROUP BY ALL HAVING count(*) = 12 AND sum(value) > 0),
        whole AS (SELECT reporter, flow, begins, source, max(value) AS whole FROM sides WHERE source IN ({sources}) GROUP BY ALL),
        pairs AS (
            SELECT a.reporter, a.counterpart, a.flow, a.begins, a.source, a.currency, a.value, b.value AS mirror, b.source AS mirror_source, a.value::DOUBLE / b.value::DOUBLE AS ratio
            FROM sides a JOIN sides b ON a.reporter = b.counterpart AND a.counterpart = b.reporter AND a.flow = 1 - b.flow AND a.begins = b.begins AND a.currency = b.currency
            WHERE a.source IN ({sources}) AND {scope.Pair("a.")}),
        judged AS (
            SELECT *, median(ratio) OVER w AS usual, count(*) OVER w AS years FROM pairs WINDOW w AS (PARTITION BY reporter, counterpart, flow, source, mirror_source))
        SELECT {(int)PeriodKind.Year}::UTINYINT AS kind, begins, 12::UTINYINT AS months, reporter, counterpart, flow, source, value, mirror, usual::DECIMAL(18, 6) AS usual,
            abs(ratio / usual - 1) > {UsualRatio} AND value > whole * {Notable} AS is_odd
        FROM judged JOIN whole USING (reporter, flow, begins, source) WHERE years >= 4
        QUALIFY row_number() OVER (PARTITION BY reporter, counterpart, flow, source, begins ORDER BY years DESC, mirror_source) = 1
        """);

    /// <summary>
    /// Where a difference from the mirror lies: the products whose value is most above (or below) what their share in
    /// the nearest years without a difference makes of the value that the mirror lets expect.
    /// </summary>
    private static string Products(string sources, Scope scope) => $"""
        WITH origin AS (SELECT id, min(id) OVER (PARTITION BY dataset) AS own FROM source),
        -- A publisher may give totals and products in tables of their own: a data set stands for both.
        odd AS (SELECT reporter, counterpart, flow, own AS source, begins, value, mirror * usual AS expected FROM mirror JOIN origin ON id = source WHERE is_odd),
        own AS (SELECT f.* EXCLUDE (source), o.own AS source FROM fact f JOIN origin o ON o.id = f.source WHERE f.source IN ({sources}) AND {scope.Pair("f.")}),
        level AS (SELECT reporter, counterpart, flow, source, min(product % 10) AS level FROM own GROUP BY ALL),
        part AS (
            SELECT f.reporter, f.counterpart, f.flow, f.source, f.begins, f.product, f.value, f.value::DOUBLE / sum(f.value) OVER (PARTITION BY f.reporter, f.counterpart, f.flow, f.source, f.begins)::DOUBLE AS share
            FROM own f JOIN level l ON f.reporter = l.reporter AND f.counterpart = l.counterpart AND f.flow = l.flow AND f.source = l.source AND f.product % 10 = l.level
            WHERE f.kind = {(int)PeriodKind.Year} AND (f.reporter, f.counterpart, f.flow) IN (SELECT (reporter, counterpart, flow) FROM odd)),
        near AS (
            SELECT o.reporter, o.counterpart, o.flow, o.source, o.begins, p.begins AS other, p.begins < o.begins AS is_before
            FROM odd o JOIN (SELECT DISTINCT reporter, counterpart, flow, source, begins FROM part) p USING (reporter, counterpart, flow, source)
            WHERE (p.reporter, p.counterpart, p.flow, p.source, p.begins) NOT IN (SELECT (reporter, counterpart, flow, source, begins) FROM odd)
            QUALIFY row_number() OVER (PARTITION BY o.reporter, o.counterpart, o.flow, o.source, o.begins, p.begins < o.begins ORDER BY abs(date_diff('year', p.begins, o.begins))) = 1),
        years AS (SELECT reporter, counterpart, flow, source, begins, count(*) AS years FROM near GROUP BY ALL),
        usual AS (
            SELECT n.reporter, n.counterpart, n.flow, n.source, n.begins, p.product, sum(p.share) / max(y.years) AS share
            FROM near n JOIN years y USING (reporter, counterpart, flow, source, begins)
            JOIN part p ON p.reporter = n.reporter AND p.counterpart = n.counterpart AND p.flow = n.flow AND p.source = n.source AND p.begins = n.other GROUP BY ALL)
        SELECT {(int)PeriodKind.Year}::UTINYINT, p.begins, 12::UTINYINT, p.reporter, p.counterpart, p.flow, p.product, p.value, (coalesce(u.share, 0) * o.expected::DOUBLE)::{StoreTables.ValueType} AS likely, 1, o.source
        FROM part p JOIN odd o USING (reporter, counterpart, flow, source, begins) LEFT JOIN usual u USING (reporter, counterpart, flow, source, begins, product)
        WHERE sign(p.value - likely) = sign(o.value - o.expected) AND abs(p.value - likely) > abs(o.value - o.expected) / 4
        ORDER BY abs(p.value - likely) DESC
        """;

    private static void Read(DuckDBConnection connection, ImportCheckKind kind, string sql, List<(ushort Source, ImportCheck Check)> found)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{sql} LIMIT {MostOfAKind}";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            EconomyCode? Economy(int column) => rows.IsDBNull(column) ? null : EconomyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(column)));
            found.Add((rows.FieldCount > 10 ? rows.GetFieldValue<ushort>(10) : default, new ImportCheck(kind, rows.IsDBNull(0) ? null : ObservationSql.PeriodOf((PeriodKind)rows.GetByte(0), rows.GetFieldValue<DateOnly>(1), rows.GetByte(2)),
                Economy(3), Economy(4), rows.IsDBNull(5) ? null : (TradeFlow)rows.GetByte(5), TradeProduct.OfNumber(rows.GetInt32(6)),
                rows.GetDecimal(7), rows.GetDecimal(8), Convert.ToInt64(rows.GetValue(9), System.Globalization.CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>What a run looks at: the reporters whose figures count, and the condition of the rows (of a table by its alias) that are judged.</summary>
    private sealed record Scope(string Reporters, Func<string, string> Pair);
}
