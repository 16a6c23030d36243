using System.Globalization;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>Writes the DuckDB file of a set of packs.</summary>
internal static class StoreBuilder
{
    /// <summary>Raised when the tables or their order change, so that files of an earlier form are not read.</summary>
    internal const int Form = 1;

    private static int builds;

    /// <summary>Builds under a name of this process and moves the file into its place; of two builders the first stays.</summary>
    internal static void Build(IReadOnlyList<Pack> packs, string folder, string file)
    {
        Directory.CreateDirectory(folder);
        var part = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}-{Interlocked.Increment(ref builds)}.part");
        System.IO.File.Delete(part);
        System.IO.File.Delete(part + ".wal");
        try
        {
            Fill(part, packs);
            System.IO.File.Move(part, file, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(part);
            System.IO.File.Delete(part + ".wal");
        }

        foreach (var old in Directory.EnumerateFiles(folder, "*.duckdb").Where(f => f != file))
        {
            DeleteIfFree(old);
        }
    }

    private static void Fill(string part, IReadOnlyList<Pack> packs)
    {
        using var connection = new DuckDBConnection($"Data Source={part};threads=2");
        connection.Open();
        Run(connection, $"""
            CREATE TEMP TABLE loaded (reporter VARCHAR, counterpart VARCHAR, flow VARCHAR, product VARCHAR, kind UTINYINT, start DATE, period VARCHAR,
                value DECIMAL(38, {StatisticsSchemas.ValueDecimals}), classification VARCHAR, currency VARCHAR, valuation VARCHAR, status VARCHAR, pack VARCHAR, source VARCHAR)
            """);
        using (var appender = connection.CreateAppender("temp", "main", "loaded"))
        {
            foreach (var pack in packs)
            {
                foreach (var (name, _) in pack.Manifest.Tables.Where(t => t.Value == StatisticsSchemas.Observations).OrderBy(t => t.Key, StringComparer.Ordinal))
                {
                    Append(appender, pack, name);
                }
            }
        }

        Run(connection, """
            CREATE TABLE observation AS SELECT * FROM loaded
            ORDER BY reporter, counterpart, flow, product, kind, start, period, pack, source, valuation, currency
            """);
        Run(connection, "DROP TABLE loaded");
        Run(connection, "CHECKPOINT");
    }

    private static void Append(DuckDBAppender appender, Pack pack, string table)
    {
        foreach (var row in pack.Table(table).Rows)
        {
            if (!Period.TryParse(row["period"], out var period, out var fault))
            {
                throw new InvalidDataException(fault.ToString());
            }

            appender.CreateRow()
                .AppendValue(row["reporter"]).AppendValue(row["counterpart"]).AppendValue(row["flow"]).AppendValue(row["product"])
                .AppendValue((byte)period.Kind).AppendValue(period.Start).AppendValue(period.ToString())
                .AppendValue(row.Number("value")).AppendValue(row.Optional("classification")).AppendValue(row["currency"])
                .AppendValue(row["valuation"]).AppendValue(row["status"]).AppendValue(pack.Manifest.Path).AppendValue(row["source"])
                .EndRow();
        }
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // A file of earlier packs that another program still reads stays until the next build.
    private static void DeleteIfFree(string file)
    {
        try
        {
            System.IO.File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
