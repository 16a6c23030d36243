using System.Globalization;
using Corridor.Reference.Time;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>The tables of the store's file.</summary>
internal static class StoreTables
{
    /// <summary>Raised when the tables or their order change, so that files of an earlier form are not read.</summary>
    internal const int Form = 2;

    /// <summary>What makes a figure: within it a source states one value.</summary>
    internal const string Key = "reporter, counterpart, flow, product, kind, begins, months, source, valuation, currency";

    /// <summary>The same order in fewer numbers, which are quicker to sort: kind, day, months, source and valuation in one.</summary>
    internal const string Order = "reporter, counterpart, flow, product, ((kind::BIGINT * 131072 + (begins - DATE '1900-01-01')) * 16 + months) * 262144 + source::BIGINT * 4 + valuation, currency";

    /// <summary>What is stated of a figure.</summary>
    internal const string Stated = "value, classification, status, confidentiality, net_weight, quantity, unit";

    internal const string Columns = Key + ", " + Stated + ", release";

    /// <summary>The columns of figures with their types; codes are numbers of <see cref="StoreCode"/>, products those of <see cref="TradeProduct"/>.</summary>
    internal static readonly string Definition = $"""
        reporter UINTEGER, counterpart UINTEGER, flow UTINYINT, product INTEGER, kind UTINYINT, begins DATE, months UTINYINT, source USMALLINT, valuation UTINYINT, currency UINTEGER,
        value {ValueType}, classification UINTEGER, status UTINYINT, confidentiality UTINYINT, net_weight DECIMAL(18, 3), quantity DECIMAL(18, 3), unit UINTEGER, release INTEGER
        """;

    internal static string ValueType => string.Create(CultureInfo.InvariantCulture, $"DECIMAL(38, {StatisticsSchemas.ValueDecimals})");

    /// <summary>Makes the small tables; figures come with their content, in order.</summary>
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

    /// <summary>
    /// The yearly rollup of the facts over counterparts: years as published; where a source has none, the sum of the
    /// months of a year of which every month has figures.
    /// </summary>
    internal static void CreateRollup(DuckDBConnection connection) => Run(connection, $"""
        CREATE TABLE rollup AS
        WITH monthly AS (
            SELECT reporter, flow, source, year(begins) AS y FROM fact WHERE kind = {(int)PeriodKind.Month} GROUP BY ALL HAVING count(DISTINCT begins) = 12),
        yearly AS (SELECT DISTINCT reporter, flow, source, year(begins) AS y FROM fact WHERE kind = {(int)PeriodKind.Year})
        SELECT flow, year(begins)::SMALLINT AS y, source, valuation, currency, product, reporter, sum(value)::{ValueType} AS value
        FROM fact WHERE kind = {(int)PeriodKind.Year}
            OR (kind = {(int)PeriodKind.Month} AND (reporter, flow, source, year(begins)) IN (FROM monthly) AND (reporter, flow, source, year(begins)) NOT IN (FROM yearly))
        GROUP BY ALL ORDER BY flow, y, source, valuation, currency, product, reporter
        """);

    /// <summary>What is loaded, counted by source, reporter, flow, depth and period.</summary>
    internal static void CreateDepth(DuckDBConnection connection)
    {
        const string columns = "source, reporter, flow, kind, begins, months, (product % 10)::UTINYINT AS level, product >= 100000000 AS is_sitc";
        Run(connection, $"""
            CREATE TABLE depth AS SELECT *, count(*) AS figures, count(DISTINCT counterpart) AS counterparts FROM (
                SELECT {columns}, false AS is_total, counterpart FROM fact UNION ALL SELECT {columns}, true, counterpart FROM total)
            GROUP BY ALL
            """);
        Run(connection, """
            CREATE TABLE rollup_depth AS SELECT flow, y, source, valuation, currency, level, is_sitc, count(*) AS cells
            FROM (SELECT *, (product % 10)::UTINYINT AS level, product >= 100000000 AS is_sitc FROM rollup) GROUP BY ALL
            """);
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
