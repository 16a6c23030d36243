using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>The columns of an export.</summary>
    public const string ExportHeader = "period,reporter,counterpart,flow,product,classification,value,currency,valuation,net_weight,quantity,unit,status,source,release";

    /// <summary>
    /// Writes all figures of a query to a file, CSV or Parquet by its ending, in the order of reporter, counterpart,
    /// flow, product and period; the file appears when it is whole. A CSV file can be imported again; in Parquet
    /// values are decimals. Confidential figures are left out.
    /// </summary>
    public bool TryExport(ObservationQuery query, string path, out long count, [NotNullWhen(false)] out Fault? fault)
    {
        count = 0;
        if (!IsAnswerable(query, out fault))
        {
            return false;
        }

        var isParquet = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
        if (!isParquet && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            fault = new Fault("statistics.exportForm", Fault.Quote(Path.GetFileName(path)));
            return false;
        }

        var part = path + ".part";
        try
        {
            count = isParquet ? WriteParquet(query, part) : WriteCsv(query, part);
            System.IO.File.Move(part, path, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DuckDBException)
        {
            fault = new Fault("statistics.unwritable", path, Fault.Quote(e.Message));
            return false;
        }
        finally
        {
            System.IO.File.Delete(part);
        }
    }

    private long WriteCsv(ObservationQuery query, string path)
    {
        using var writer = new StreamWriter(path, false, new System.Text.UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(ExportHeader);
        var count = 0L;
        foreach (var o in Stream(query))
        {
            count++;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{o.Period},{SeriesCsv.Text(o.Reporter.Value)},{SeriesCsv.Text(o.Counterpart.Value)},{o.Flow.Word()},{o.Product},{o.Classification},{Decimals.Text(o.Value)},{o.Currency},{o.Valuation.Word()},{Number(o.NetWeight)},{Number(o.Quantity?.Amount)},{o.Quantity?.Unit},{o.Status.Word()},{SeriesCsv.Text(o.Source.Key)},{o.Release}"));
        }

        return count;
        static string Number(decimal? number) => number is { } n ? Decimals.Text(n) : "";
    }

    // The engine writes Parquet by itself; codes are turned back into text by small tables.
    private long WriteParquet(ObservationQuery query, string path)
    {
        var file = Current;
        using var connection = new DuckDBConnection("Data Source=:memory:;threads=2");
        connection.Open();
        StoreTables.Run(connection, $"""
            ATTACH {StoreTables.Quote(file.Path)} AS store (READ_ONLY); USE store;
            CREATE TEMP TABLE word (concept VARCHAR, id UINTEGER, text VARCHAR);
            CREATE TEMP TABLE product_text (id INTEGER, text VARCHAR);
            CREATE TEMP TABLE period_text (kind UTINYINT, begins DATE, months UTINYINT, text VARCHAR)
            """);
        var from = ObservationSql.From(query, file);
        var codes = Column<uint>($"SELECT DISTINCT unnest([reporter, counterpart, currency, classification, unit]) FROM {from}");
        var products = Column<int>($"SELECT DISTINCT product FROM {from}");
        using (var words = connection.CreateAppender("temp", "main", "word"))
        {
            void Word(string concept, uint id, string text) => words.CreateRow().AppendValue(concept).AppendValue(id).AppendValue(text).EndRow();
            foreach (var code in codes.Where(c => c > 0))
            {
                Word("code", code, StoreCode.Text(code));
            }

            foreach (var (id, source) in file.Sources)
            {
                Word("source", id, source.Key);
            }

            foreach (var flow in Enum.GetValues<TradeFlow>())
            {
                Word("flow", (uint)flow, flow.Word());
            }

            foreach (var valuation in Enum.GetValues<Valuation>())
            {
                Word("valuation", (uint)valuation, valuation.Word());
            }

            foreach (var status in Enum.GetValues<ObservationStatus>())
            {
                Word("status", (uint)status, status.Word());
            }
        }

        using (var texts = connection.CreateAppender("temp", "main", "product_text"))
        {
            foreach (var product in products)
            {
                texts.CreateRow().AppendValue(product).AppendValue(TradeProduct.OfNumber(product).Value).EndRow();
            }
        }

        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT DISTINCT kind, begins, months FROM {from}";
            using var rows = command.ExecuteReader();
            var periods = new List<Period>();
            while (rows.Read())
            {
                periods.Add(ObservationSql.PeriodOf((PeriodKind)rows.GetByte(0), rows.GetFieldValue<DateOnly>(1), rows.GetByte(2)));
            }

            using var texts = connection.CreateAppender("temp", "main", "period_text");
            foreach (var p in periods)
            {
                texts.CreateRow().AppendValue((byte)p.Kind).AppendValue(p.Start).AppendValue((byte)p.Months).AppendValue(p.ToString()).EndRow();
            }
        }

        static string Text(string concept, string column) => $"(SELECT text FROM word WHERE concept = '{concept}' AND id = x.{column})";
        using var copy = connection.CreateCommand();
        copy.CommandText = $"""
            COPY (SELECT p.text AS period, {Text("code", "reporter")} AS reporter, {Text("code", "counterpart")} AS counterpart, {Text("flow", "flow")} AS flow, t.text AS product,
                {Text("code", "classification")} AS classification, value, {Text("code", "currency")} AS currency, {Text("valuation", "valuation")} AS valuation,
                net_weight, quantity, {Text("code", "unit")} AS unit, {Text("status", "status")} AS status, {Text("source", "source")} AS source, release
            FROM {from} x JOIN product_text t ON t.id = x.product JOIN period_text p ON p.kind = x.kind AND p.begins = x.begins AND p.months = x.months
            WHERE confidentiality = 0 ORDER BY {string.Join(", ", StoreTables.Key.Split(", ").Select(k => "x." + k))}, x.release)
            TO {StoreTables.Quote(path)} (FORMAT parquet, COMPRESSION zstd)
            """;
        return Convert.ToInt64(copy.ExecuteNonQuery(), CultureInfo.InvariantCulture);

        List<T> Column<T>(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var rows = command.ExecuteReader();
            var found = new List<T>();
            while (rows.Read())
            {
                if (!rows.IsDBNull(0))
                {
                    found.Add(rows.GetFieldValue<T>(0));
                }
            }

            return found;
        }
    }
}
