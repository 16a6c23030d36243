using System.Collections.Frozen;
using System.Globalization;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>The tables of the store's file.</summary>
internal static class StoreTables
{
    /// <summary>Raised when the tables or their order change, so that files of an earlier form are not read.</summary>
    internal const int Form = 4;

    /// <summary>What makes a figure: within it a source states one value.</summary>
    internal const string Key = "reporter, counterpart, flow, product, kind, begins, months, source, valuation, currency";

    /// <summary>What is stated of a figure.</summary>
    internal const string Stated = "value, classification, status, confidentiality, net_weight, quantity, unit";

    internal const string Columns = Key + ", " + Stated + ", release";

    /// <summary>The columns of figures with their types; codes are numbers of <see cref="StoreCode"/>, products those of <see cref="TradeProduct"/>.</summary>
    internal static readonly string Definition = $"""
        reporter UINTEGER, counterpart UINTEGER, flow UTINYINT, product INTEGER, kind UTINYINT, begins DATE, months UTINYINT, source USMALLINT, valuation UTINYINT, currency UINTEGER,
        value {KeptValue}, classification UINTEGER, status UTINYINT, confidentiality UTINYINT, net_weight DECIMAL(18, 3), quantity DECIMAL(18, 3), unit UINTEGER, release INTEGER
        """;

    /// <summary>
    /// The column of values. The engine packs numbers of 16 bytes by bits and takes ten times as long to unpack them as
    /// to read them as they are; every question reads values, so they are not packed.
    /// </summary>
    private static string KeptValue => ValueType + " USING COMPRESSION uncompressed";

    internal static string ValueType => string.Create(CultureInfo.InvariantCulture, $"DECIMAL(38, {StatisticsSchemas.ValueDecimals})");

    /// <summary>Makes the tables of figures, empty; they are filled in the order of the key.</summary>
    internal static void CreateFigures(DuckDBConnection connection) =>
        Run(connection, $"CREATE TABLE fact ({Definition}); CREATE TABLE total ({Definition}); CREATE TABLE history ({Definition}, until INTEGER)");

    /// <summary>Makes the small tables.</summary>
    internal static void CreateSmall(DuckDBConnection connection) => Run(connection, $"""
        CREATE TABLE meta (key VARCHAR, value VARCHAR);
        CREATE TABLE source (id USMALLINT, dataset VARCHAR, code VARCHAR, title VARCHAR, publisher VARCHAR, edition VARCHAR, licence VARCHAR, url VARCHAR, confidence UTINYINT);
        CREATE TABLE release (number INTEGER, dataset VARCHAR, edition VARCHAR, format VARCHAR, file VARCHAR, hash VARCHAR, valid_from TIMESTAMP, valid_to TIMESTAMP,
            rows_read BIGINT, rows_kept BIGINT, rows_rejected BIGINT, added BIGINT, revised BIGINT, withdrawn BIGINT);
        CREATE TABLE aggregate (code UINTEGER);
        CREATE TABLE partner (scheme VARCHAR, text VARCHAR, code UINTEGER);
        CREATE TABLE commodity (classification UINTEGER, code INTEGER);
        CREATE TABLE indicator (indicator UTINYINT, economy UINTEGER, counterpart UINTEGER, currency UINTEGER, source USMALLINT, kind UTINYINT, begins DATE, months UTINYINT,
            value {ValueType}, status UTINYINT, release INTEGER);
        CREATE TABLE published (name VARCHAR, place INTEGER, kind UTINYINT, begins DATE, months UTINYINT, reporter UINTEGER, counterpart UINTEGER, flow UTINYINT, product INTEGER,
            measure UTINYINT, value {ValueType}, step {ValueType}, currency UINTEGER, source USMALLINT);
        """);

    /// <summary>Makes the tables of what figures come to: what is loaded, and the yearly rollup over counterparts; a <see cref="FigureTally"/> fills them.</summary>
    internal static void CreateTallies(DuckDBConnection connection) => Run(connection, $"""
        CREATE TABLE depth (source USMALLINT, reporter UINTEGER, flow UTINYINT, kind UTINYINT, level UTINYINT, is_sitc BOOLEAN, is_total BOOLEAN, begins DATE, months UTINYINT, figures BIGINT, counterparts BIGINT);
        CREATE TABLE rollup (flow UTINYINT, y SMALLINT, source USMALLINT, valuation UTINYINT, currency UINTEGER, product INTEGER, reporter UINTEGER, value {KeptValue})
        """);

    /// <summary>How deep the rollup goes, with the number of its cells.</summary>
    internal static void CreateRollupDepth(DuckDBConnection connection) => Run(connection, $"""
        CREATE TABLE rollup_depth AS SELECT flow, y, source, valuation, currency, level, is_sitc, count(*) AS cells
        FROM (SELECT *, (product % 10)::UTINYINT AS level, product >= {TradeProduct.FirstSitc} AS is_sitc FROM rollup) GROUP BY ALL
        """);

    /// <summary>The codes that stand for the world or a group.</summary>
    internal static FrozenSet<uint> Aggregates(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT code FROM aggregate";
        using var rows = command.ExecuteReader();
        var codes = new HashSet<uint>();
        while (rows.Read())
        {
            codes.Add(rows.GetFieldValue<uint>(0));
        }

        return codes.ToFrozenSet();
    }

    internal static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static T Scalar<T>(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>A text as SQL writes it.</summary>
    internal static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
