using System.Globalization;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>Writes the DuckDB file of a set of packs, and carries over what was imported before.</summary>
internal static class StoreBuilder
{
    // No constant: the appender would take a constant 0 for a number of one byte and leave the others as they are.
    private static int PackRelease => 0;

    private const long MostBytes = 1L << 30;

    private static int builds;

    /// <summary>A name beside a file that no other build uses.</summary>
    internal static string PartOf(string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}-{Interlocked.Increment(ref builds)}.part");

    /// <summary>Builds under a name of this process and moves the file into its place; of two builders the first stays.</summary>
    /// <param name="packs">The packs.</param>
    /// <param name="key">What the packs are known by.</param>
    /// <param name="file">The file to be made.</param>
    /// <param name="carried">A file whose imported releases go into the new one; null where there are none.</param>
    internal static void Build(IReadOnlyList<Pack> packs, string key, string file, string? carried)
    {
        var folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        var part = PartOf(file);
        Remove(part);
        try
        {
            Fill(part, packs, key, carried);
            System.IO.File.Move(part, file, overwrite: true);
        }
        finally
        {
            Remove(part);
        }
    }

    internal static void Remove(string part)
    {
        System.IO.File.Delete(part);
        System.IO.File.Delete(part + ".wal");
        if (Directory.Exists(part + ".tmp"))
        {
            Directory.Delete(part + ".tmp", recursive: true);
        }
    }

    /// <summary>Removes other store files of a folder; one that another program still reads stays until the next time.</summary>
    internal static void RemoveOthers(string folder, params string[] kept)
    {
        foreach (var old in Directory.EnumerateFiles(folder, "*.duckdb").Where(f => !kept.Contains(f)))
        {
            try
            {
                System.IO.File.Delete(old);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
            }
        }
    }

    private static void Fill(string part, IReadOnlyList<Pack> packs, string key, string? carried)
    {
        using var connection = new DuckDBConnection($"Data Source={part};threads=2");
        connection.Open();
        StoreTables.CreateSmall(connection);
        StoreTables.CreateFigures(connection);
        StoreTables.Run(connection, $"""
            INSERT INTO meta VALUES ('packs', {StoreTables.Quote(key)});
            INSERT INTO aggregate VALUES ({StoreCode.Of(StatisticsSchemas.World.Value)});
            """);
        const string imported = "WHERE source IN (SELECT id FROM source WHERE starts_with(dataset, 'import/'))";
        if (carried is not null)
        {
            StoreTables.Run(connection, $"""
                ATTACH {StoreTables.Quote(carried)} AS old (READ_ONLY);
                INSERT INTO source FROM old.source WHERE starts_with(dataset, '{StatisticsStore.ImportPrefix}');
                INSERT INTO release FROM old.release WHERE number > 0;
                INSERT INTO history FROM old.history {imported} ORDER BY {StoreTables.Key};
                DETACH old
                """);
        }

        var source = (ushort)StoreTables.Scalar<int>(connection, "SELECT coalesce(max(id), 0) FROM source");
        using var sorted = new SortedFigures(part + ".tmp", MostBytes);
        var sorter = sorted.Begin();
        foreach (var pack in packs)
        {
            var ids = pack.Manifest.Sources.ToDictionary(s => s.Id, _ => ++source);
            AppendSmall(connection, pack, ids);
            foreach (var table in TablesOf(pack, StatisticsSchemas.Observations))
            {
                Append(sorter, table, ids);
            }

            foreach (var table in TablesOf(pack, StatisticsSchemas.Published))
            {
                AppendPublished(sorter, table, ids);
            }
        }

        sorter.Complete();
        using (var old = carried is null ? null : new StoreFile(carried, packs))
        using (var figures = new MergedCursor([sorted.Read(PairRange.All), .. Carried(old)]))
        using (var cells = new SortedFigures(Path.Combine(part + ".tmp", "cells"), MostBytes))
        {
            Place(connection, figures, cells);
        }

        StoreTables.Run(connection, "CHECKPOINT");
    }

    // The numbers of the sources stand in the condition: a join would not keep the order of the figures.
    private static IEnumerable<FigureCursor> Carried(StoreFile? old)
    {
        var ids = string.Join(", ", old?.Sources.Where(s => s.Value.Dataset.StartsWith(StatisticsStore.ImportPrefix, StringComparison.Ordinal)).Select(s => s.Key).Order() ?? Enumerable.Empty<ushort>());
        return ids.Length == 0 ? [] : [new StoreCursor(old!, $"fact WHERE source IN ({ids})"), new StoreCursor(old!, $"total WHERE source IN ({ids})")];
    }

    // What counts as an aggregate may have changed since an import, so what is carried over is split anew.
    private static void Place(DuckDBConnection connection, FigureCursor figures, SortedFigures cells)
    {
        var aggregates = StoreTables.Aggregates(connection);
        var tally = new FigureTally(aggregates, cells.Begin());
        using (var store = new StoreWriter(connection, aggregates, tally))
        {
            while (figures.MoveNext())
            {
                store.Write(figures.Current);
            }

            store.Complete();
        }

        StoreTables.Run(connection, "COMMIT");
        FigureTally.Write(connection, [tally], cells);
    }

    private static IEnumerable<PackTable> TablesOf(Pack pack, string schema) =>
        pack.Manifest.Tables.Where(t => t.Value == schema).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => pack.Table(t.Key));

    private static void AppendSmall(DuckDBConnection connection, Pack pack, Dictionary<string, ushort> ids)
    {
        var manifest = pack.Manifest;
        using (var sources = connection.CreateAppender("source"))
        {
            foreach (var s in manifest.Sources)
            {
                sources.CreateRow().AppendValue(ids[s.Id]).AppendValue(manifest.Path).AppendValue(s.Id).AppendValue(s.Title).AppendValue(s.Publisher)
                    .AppendValue(s.Edition).AppendValue(s.Licence).AppendValue(s.Url).AppendValue((byte)s.Confidence).EndRow();
            }
        }

        long rows = manifest.Tables.Where(t => t.Value is not (StatisticsSchemas.Partners or StatisticsSchemas.Commodities or StatisticsSchemas.Products)).Sum(t => pack.Table(t.Key).Count);
        using (var releases = connection.CreateAppender("release"))
        {
            releases.CreateRow().AppendValue(PackRelease).AppendValue(manifest.Path).AppendValue(manifest.Edition).AppendValue("pack").AppendValue("").AppendValue(pack.Hash)
                .AppendNullValue().AppendNullValue().AppendValue(rows).AppendValue(rows).AppendValue(0L).AppendValue(rows).AppendValue(0L).AppendValue(0L).EndRow();
        }

        using (var partners = connection.CreateAppender("partner"))
        {
            foreach (var row in TablesOf(pack, StatisticsSchemas.Partners).SelectMany(t => t.Rows))
            {
                partners.CreateRow().AppendValue(row["scheme"]).AppendValue(row["code"]).AppendValue(StoreCode.Of(row["economy"])).EndRow();
            }
        }

        using (var aggregates = connection.CreateAppender("aggregate"))
        {
            foreach (var code in TablesOf(pack, StatisticsSchemas.Partners).SelectMany(t => t.Rows).Where(r => r["aggregate"] == "yes").Select(r => StoreCode.Of(r["economy"])).Distinct())
            {
                aggregates.CreateRow().AppendValue(code).EndRow();
            }
        }

        using (var commodities = connection.CreateAppender("commodity"))
        {
            foreach (var row in TablesOf(pack, StatisticsSchemas.Commodities).SelectMany(t => t.Rows))
            {
                _ = TradeProduct.TryParse(row["code"], out var product, out _);
                commodities.CreateRow().AppendValue(StoreCode.Of(row["classification"])).AppendValue(product.Number).EndRow();
            }
        }

        using var indicators = connection.CreateAppender("indicator");
        foreach (var row in TablesOf(pack, StatisticsSchemas.Indicators).SelectMany(t => t.Rows))
        {
            _ = StatisticsWords.TryIndicator(row["indicator"], out var indicator);
            AppendIndicator(indicators, row, indicator, row["economy"], row.Number("value"), row["status"], ids);
        }

        using var published = connection.CreateAppender("published");
        foreach (var row in TablesOf(pack, StatisticsSchemas.Published).SelectMany(t => t.Rows))
        {
            _ = StatisticsWords.TryMeasure(row["measure"], out var measure);
            _ = TradeProduct.TryParse(row["product"], out var product, out _);
            var period = PeriodOf(row["period"]);
            var line = published.CreateRow().AppendValue(row["set"]).AppendValue(row.Integer("order")).AppendValue((byte)period.Kind).AppendValue(period.Start).AppendValue((byte)period.Months)
                .AppendValue(StoreCode.Of(row["reporter"])).AppendValue(StoreCode.Of(row["counterpart"]));
            line = StatisticsWords.TryFlow(row.Optional("flow"), out var flow) ? line.AppendValue((byte)flow) : line.AppendNullValue();
            line.AppendValue(product.Number).AppendValue((byte)measure).AppendValue(row.Number("value")).AppendValue(row.Number("step"))
                .AppendValue(StoreCode.Of(row.Optional("currency"))).AppendValue(ids[row["source"]]).EndRow();
            if (measure is PublishedMeasure.InvestedEnterprises or PublishedMeasure.ActualInvestment)
            {
                AppendIndicator(indicators, row, measure == PublishedMeasure.InvestedEnterprises ? Indicator.InvestedEnterprises : Indicator.ActualInvestment,
                    row["reporter"], row.Number("value"), ObservationStatus.Reported.Word(), ids);
            }
        }
    }

    private static void AppendIndicator(DuckDBAppender appender, PackRow row, Indicator indicator, string economy, decimal value, string status, Dictionary<string, ushort> ids)
    {
        var period = PeriodOf(row["period"]);
        _ = StatisticsWords.TryStatus(status, out var state);
        appender.CreateRow().AppendValue((byte)indicator).AppendValue(StoreCode.Of(economy)).AppendValue(StoreCode.Of(row.Optional("counterpart"))).AppendValue(StoreCode.Of(row.Optional("currency")))
            .AppendValue(ids[row["source"]]).AppendValue((byte)period.Kind).AppendValue(period.Start).AppendValue((byte)period.Months)
            .AppendValue(value).AppendValue((byte)state).AppendValue(PackRelease).EndRow();
    }

    private static void Append(SortedFigures.Sorter sorter, PackTable table, Dictionary<string, ushort> ids)
    {
        foreach (var row in table.Rows)
        {
            _ = StatisticsWords.TryFlow(row["flow"], out var flow);
            _ = StatisticsWords.TryValuation(row["valuation"], out var valuation);
            _ = StatisticsWords.TryStatus(row["status"], out var status);
            AppendFigure(sorter, row, flow, valuation, status, ids);
        }
    }

    // A level of a published set is an observation like others; so many of them do not stand in a table of their own as well.
    private static void AppendPublished(SortedFigures.Sorter sorter, PackTable table, Dictionary<string, ushort> ids)
    {
        foreach (var row in table.Rows.Where(r => r["measure"] == PublishedMeasure.Value.Word()))
        {
            _ = StatisticsWords.TryFlow(row["flow"], out var flow);
            var valuation = flow switch { TradeFlow.Trade => Valuation.Mixed, TradeFlow.Import or TradeFlow.ReImport => Valuation.Cif, _ => Valuation.Fob };
            AppendFigure(sorter, row, flow, valuation, ObservationStatus.Reported, ids);
        }
    }

    private static void AppendFigure(SortedFigures.Sorter sorter, PackRow row, TradeFlow flow, Valuation valuation, ObservationStatus status, Dictionary<string, ushort> ids)
    {
        var period = PeriodOf(row["period"]);
        _ = TradeProduct.TryParse(row["product"], out var product, out _);
        sorter.Add(new StoredFigure
        {
            Pair = ((ulong)StoreCode.Of(row["reporter"]) << 32) | StoreCode.Of(row["counterpart"]),
            Subject = StoredFigure.Pack((byte)flow, product.Number) | StoredFigure.Pack(period) | ids[row["source"]],
            Terms = StoredFigure.PackTerms((byte)valuation, StoreCode.Of(row["currency"])),
            Value = StoreValue.Of(row.Number("value")),
            Classification = StoreCode.Of(row.Optional("classification")),
            Status = status,
            Confidentiality = Confidentiality.Free,
            NetWeight = StoredFigure.Absent,
            Quantity = StoredFigure.Absent,
            Release = PackRelease,
        });
    }

    private static Period PeriodOf(string text) => Period.TryParse(text, out var period, out var fault) ? period : throw new InvalidDataException(fault.ToString());
}
