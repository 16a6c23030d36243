using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Statistics.Store;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Loading;

/// <summary>
/// Imports a file of figures as a release of a data set. The work is done in a file of its own beside the store's,
/// by the embedded engine, in bounded memory; only when everything is done does the new file take the place of the
/// old, so an import is there whole or not at all.
/// </summary>
public sealed class StatisticsImport
{
    private const int MostFileNames = 3;

    private readonly StatisticsStore store;
    private readonly EconomyCatalogue economies;

    /// <summary>Imports into a store, with the economies that codes and names are looked up among.</summary>
    public StatisticsImport(StatisticsStore store, EconomyCatalogue economies) => (this.store, this.economies) = (store, economies);

    /// <summary>Imports; what is wrong with the whole of the file is a fault, and then nothing has changed.</summary>
    public bool TryRun(ImportRequest request, [NotNullWhen(true)] out ImportReport? report, [NotNullWhen(false)] out Fault? fault)
    {
        StatisticsTexts.Register();
        report = null;
        if (request.Dataset.Length is 0 or > 60 || request.Dataset.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            fault = new Fault("statistics.dataset", Fault.Quote(request.Dataset));
            return false;
        }

        if (!TryFormats(request, out var formats, out fault))
        {
            return false;
        }

        ReleaseFolder folder;
        try
        {
            folder = ReleaseFolder.Lock(store.Cache);
        }
        catch (IOException e) when (ImportInput.IsDiskFull(e))
        {
            fault = new Fault("statistics.diskFull", store.Cache);
            return false;
        }
        catch (IOException)
        {
            fault = new Fault("statistics.busy");
            return false;
        }
        catch (UnauthorizedAccessException e)
        {
            fault = new Fault("folder.unwritable", store.Cache, e.Message, "--cache");
            return false;
        }

        using (folder)
        {
            // What another process imported in between is what this import goes on from.
            store.Refresh();
            var next = folder.Next();
            var part = StoreBuilder.PartOf(next);
            try
            {
                if (!ImportInput.TryOpen(request, part + ".work", out var input, out fault))
                {
                    return false;
                }

                using (input)
                {
                    using (var run = new Run(store.File, part, request, input, formats, economies))
                    {
                        if (!run.TryFill(out report, out fault))
                        {
                            return false;
                        }
                    }

                    File.Move(part, next);
                    folder.Publish(next);
                }

                store.Refresh();
                return true;
            }
            catch (Exception e) when (e is DuckDBException or IOException)
            {
                fault = IsDiskFull(e) ? new Fault("statistics.diskFull", Path.GetDirectoryName(next)!) : new Fault("statistics.engine", Fault.Quote(FirstLine(e.Message)));
                report = null;
                return false;
            }
            finally
            {
                StoreBuilder.Remove(part);
                foreach (var left in new[] { part + ".work", part + ".tmp" }.Where(Directory.Exists))
                {
                    Directory.Delete(left, recursive: true);
                }
            }
        }
    }

    private static bool TryFormats(ImportRequest request, out ImmutableArray<FormatMapping> formats, [NotNullWhen(false)] out Fault? fault)
    {
        fault = null;
        formats = FormatMapping.Known;
        if (request.Format is not { } name)
        {
            return true;
        }

        if (FormatMapping.Known.FirstOrDefault(f => f.Name == name) is { } known)
        {
            formats = [known];
            return true;
        }

        if (!File.Exists(name))
        {
            fault = new Fault("statistics.formatUnknown", Fault.Quote(name), string.Join(", ", FormatMapping.Known.Select(f => f.Name)));
            return false;
        }

        if (!FormatMapping.TryRead(name, out var own, out fault))
        {
            return false;
        }

        formats = [own];
        return true;
    }

    private static bool IsDiskFull(Exception e) => (e is IOException io && ImportInput.IsDiskFull(io))
        || e.Message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("disk full", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("max_temp_directory_size", StringComparison.OrdinalIgnoreCase);

    private static string FirstLine(string text) => text.Split('\n')[0];

    /// <summary>One import into one file.</summary>
    private sealed class Run : IDisposable
    {
        private readonly string oldFile;
        private readonly ImportRequest request;
        private readonly ImportInput input;
        private readonly ImmutableArray<FormatMapping> formats;
        private readonly EconomyCatalogue economies;
        private readonly DuckDBConnection connection;
        private readonly Timer? progress;
        private readonly List<ImportReject> rejects = [];
        private readonly List<(ImportSql Sql, string Name, string Path, ushort Source)> files = [];
        private readonly string dataset;
        private ImportStep step = ImportStep.Read;
        private long rowsRead;
        private long rejected;

        internal Run(string oldFile, string part, ImportRequest request, ImportInput input, ImmutableArray<FormatMapping> formats, EconomyCatalogue economies)
        {
            (this.oldFile, this.request, this.input, this.formats, this.economies) = (oldFile, request, input, formats, economies);
            dataset = StatisticsStore.ImportPrefix + request.Dataset;
            connection = new DuckDBConnection($"Data Source={part};threads=2");
            connection.Open();
            Sql(string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{request.MemoryMegabytes}MB'; SET temp_directory = {StoreTables.Quote(part + ".tmp")}; SET preserve_insertion_order = false"));
            if (request.Progress is { } tell)
            {
                Sql("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
                progress = new Timer(_ => tell(step, connection.GetQueryProgress().Percentage), null, 500, 500);
            }
        }

        public void Dispose()
        {
            progress?.Dispose();
            connection.Dispose();
        }

        internal bool TryFill([NotNullWhen(true)] out ImportReport? report, [NotNullWhen(false)] out Fault? fault)
        {
            report = null;
            StoreTables.CreateSmall(connection);
            Sql($"""
                ATTACH {StoreTables.Quote(oldFile)} AS old (READ_ONLY);
                INSERT INTO meta FROM old.meta; INSERT INTO source FROM old.source; INSERT INTO release FROM old.release;
                INSERT INTO aggregate FROM old.aggregate; INSERT INTO partner FROM old.partner; INSERT INTO commodity FROM old.commodity; INSERT INTO indicator FROM old.indicator; INSERT INTO published FROM old.published
                """);
            var hash = Task.Run(Hash);
            var number = Scalar<int>("SELECT coalesce(max(number), 0) + 1 FROM release");
            ImportSql.CreateLookups(connection, economies, Partners());
            if (!TryRead(out fault))
            {
                return false;
            }

            var hasPrevious = Scalar<long>($"SELECT count(*) FROM release WHERE dataset = {StoreTables.Quote(dataset)}") > 0;
            var repeated = hasPrevious ? RemoveTwins() : 0;
            var figures = Scalar<long>("SELECT count(*) FROM staged WHERE reason = 0");
            var blank = Scalar<long>($"SELECT count(*) FROM staged WHERE reason = {ImportSql.Blank}");
            var breakdowns = Scalar<long>($"SELECT count(*) FROM staged WHERE reason = {ImportSql.Breakdown}");
            if (figures == 0)
            {
                fault = rejects.Count > 0 ? new Fault("statistics.allRejected", rejected.ToString(CultureInfo.InvariantCulture), rejects[0].Reason.ToString()) : new Fault("statistics.empty");
                return false;
            }

            Begin(ImportStep.Sort);
            if (!TrySort(number, figures, out var change, out fault))
            {
                return false;
            }

            if (!hasPrevious && HasNeighbouringTwins())
            {
                Sql("DROP TABLE fact; DROP TABLE total; DROP TABLE history");
                repeated = RemoveTwins();
                figures = Scalar<long>("SELECT count(*) FROM staged WHERE reason = 0");
                if (!TrySort(number, figures, out change, out fault))
                {
                    return false;
                }
            }

            Begin(ImportStep.Check);
            StoreTables.CreateRollup(connection);
            StoreTables.CreateDepth(connection);
            var checks = ImportChecks.Run(connection, Scalar<string>("SELECT string_agg(id, ', ') FROM source WHERE dataset = " + StoreTables.Quote(dataset)));

            Begin(ImportStep.Commit);
            var kept = rowsRead - rejected - repeated;
            var release = new Release(number, dataset, request.Edition, string.Join(", ", files.Select(f => f.Sql.Format).Distinct()), NameOfFiles(), hash.GetAwaiter().GetResult(),
                request.Moment.ToUniversalTime(), null, rowsRead, kept, rejected, change.Added, change.Revised, change.Withdrawn);
            using (var command = connection.CreateCommand())
            {
                command.CommandText = $"""
                    UPDATE release SET valid_to = make_timestamp($moment) WHERE dataset = $dataset AND valid_to IS NULL;
                    INSERT INTO release VALUES ($number, $dataset, $edition, $format, $file, $hash, make_timestamp($moment), NULL, $read, $kept, $rejected, $added, $revised, $withdrawn)
                    """;
                foreach (var (name, value) in new (string, object)[]
                {
                    ("moment", release.ValidFrom!.Value.UtcTicks / TimeSpan.TicksPerMicrosecond - DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond), ("dataset", dataset), ("number", number), ("edition", release.Edition),
                    ("format", release.Format), ("file", release.File), ("hash", release.Hash), ("read", rowsRead), ("kept", kept), ("rejected", rejected),
                    ("added", change.Added), ("revised", change.Revised), ("withdrawn", change.Withdrawn),
                })
                {
                    command.Parameters.Add(new DuckDBParameter(name, value));
                }

                command.ExecuteNonQuery();
            }

            Sql("DROP TABLE staged; DETACH old; CHECKPOINT");
            report = new ImportReport(release, [.. files.Select(f => f.Sql.Format).Distinct()], figures, figures - change.Added - change.Revised, blank, breakdowns, repeated,
                [.. rejects.OrderBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Line)], checks);
            return true;
        }

        private bool TryRead([NotNullWhen(false)] out Fault? fault)
        {
            Sql($"CREATE TEMP TABLE staged ({StoreTables.Definition}, reason UTINYINT); ALTER TABLE staged DROP COLUMN release");
            fault = null;
            foreach (var (name, path) in input.Files)
            {
                var (header, delimiter) = ImportInput.HeaderOf(path);
                var cells = header.Select((h, i) => i == 0 ? h.TrimStart('\uFEFF').Trim() : h.Trim()).ToArray();
                var format = formats.Length == 1 && request.Format is not null ? formats[0] : formats.Where(f => f.Fits(cells)).OrderByDescending(f => f.Needs.Length).FirstOrDefault();
                if (format is null)
                {
                    fault = new Fault("statistics.format", Fault.Quote(string.Join(delimiter, cells)), string.Join(", ", FormatMapping.Known.Select(f => f.Name))).At(new FilePlace(name, 1, 0));
                    return false;
                }

                var sql = new ImportSql(format, cells, delimiter, path, Path.GetFileName(name), request.Constants);
                if (sql.Missing() is { } missing)
                {
                    fault = new Fault("statistics.column", Fault.Quote(missing), format.Name).At(new FilePlace(name, 1, 0));
                    return false;
                }

                var source = Source(format);
                files.Add((sql, name, path, source));
                Stage(sql, source, name, path);
            }

            if (files.Count == 0)
            {
                fault = new Fault("statistics.empty");
            }

            return fault is null;
        }

        private void Stage(ImportSql sql, ushort source, string name, string path)
        {
            const string isRefused = "reason BETWEEN 1 AND 99";
            long Staged(string condition) => Scalar<long>($"SELECT count(*) FROM staged WHERE {condition}");
            var (before, refusedBefore) = (Staged("true"), Staged(isRefused));
            // How long a file is, the engine does not know; left alone it would keep the file in memory and look up the codes' tables in it.
            Sql($"""
                DROP TABLE IF EXISTS bad; DROP TABLE IF EXISTS bad_scan;
                SET disabled_optimizers = 'join_order,build_side_probe_side,in_clause';
                INSERT INTO staged {sql.Figures(source, sql.Rows(isNumbered: false), isNumbered: false)};
                SET disabled_optimizers = ''
                """);
            var broken = Scalar<long>("SELECT count(DISTINCT line) FROM bad");
            rowsRead += (Staged("true") - before) / sql.Values + broken;
            rejected += broken;
            var refused = Staged(isRefused) - refusedBefore;
            if (broken + refused == 0)
            {
                return;
            }

            // Only a file with rejects is read a second time, to say in which lines they are.
            var found = new List<(long Record, Fault Reason)>();
            using (var command = connection.CreateCommand())
            {
                command.CommandText = "SELECT DISTINCT ON (line) line::BIGINT, error_message FROM bad ORDER BY line";
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    found.Add((reader.GetInt64(0), new Fault("statistics.row", Fault.Quote(FirstLine(reader.GetString(1))))));
                }
            }

            if (refused > 0)
            {
                // The engine does not number the rows that it could not read.
                var unread = found.Select(f => f.Record).ToList();
                found.AddRange(Refused(sql, source, isRefused).Select(r => (unread.Aggregate(r.Row + 1, (record, u) => record + (u <= record ? 1 : 0)),
                    new Fault(ImportSql.Reasons[r.Reason].Fault, Fault.Quote(r.Cell)))));
            }

            AddRejects(name, path, found);
        }

        private void AddRejects(string name, string path, List<(long Record, Fault Reason)> found)
        {
            var most = Math.Max(0, ImportReport.MostRejects - rejects.Count);
            var listed = found.OrderBy(f => f.Record).Take(most).ToList();
            var lines = LinesOf(path, listed.Select(f => f.Record));
            rejects.AddRange(listed.Select(f => new ImportReject(name, lines[f.Record], f.Reason)));
        }

        /// <summary>The first rows of a file that meet a condition, with the reason and the cell; all of them are counted among the rejected.</summary>
        private List<(long Row, int Reason, string Cell)> Refused(ImportSql sql, ushort source, string condition)
        {
            var found = new List<(long, int, string)>();
            Sql("SET preserve_insertion_order = true; SET disabled_optimizers = 'join_order,build_side_probe_side,in_clause'");
            var concepts = string.Join(" ", ImportSql.Reasons.Select((r, i) => (r, i)).Where(r => r.r.Concept.Length > 0).Select(r => $"WHEN {r.i} THEN cells.{r.r.Concept}"));
            Sql(string.Create(CultureInfo.InvariantCulture, $"""
                CREATE OR REPLACE TEMP TABLE refused AS SELECT n, reason, CASE reason {concepts} END AS cell FROM ({sql.Figures(source, sql.Rows(isNumbered: true), isNumbered: true)}) WHERE {condition};
                SET preserve_insertion_order = false; SET disabled_optimizers = ''
                """));
            rejected += Scalar<long>("SELECT count(DISTINCT n) FROM refused");
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT n, min(reason), arg_min(cell, reason) FROM refused GROUP BY n ORDER BY n LIMIT {ImportReport.MostRejects}");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found.Add((reader.GetInt64(0), reader.GetByte(1), reader.IsDBNull(2) ? "" : reader.GetString(2)));
            }

            return found;
        }

        // In order, what is said twice stands side by side; to see that costs less than to look for it before.
        private bool HasNeighbouringTwins()
        {
            Sql("SET preserve_insertion_order = true");
            long Twins(string table) => Scalar<long>($"SELECT count(*) FROM (SELECT h = lag(h) OVER () AS twin FROM (SELECT hash({StoreTables.Key}) AS h FROM {table})) WHERE twin");
            var twins = Twins("fact") + Twins("total");
            Sql("SET preserve_insertion_order = false");
            return twins > 0;
        }

        // One source says one value of a figure: what is said twice counts once, what is said in two ways not at all.
        private long RemoveTwins()
        {
            var twins = Scalar<long>($"SELECT count(*) - count(DISTINCT hash({StoreTables.Key})) FROM staged WHERE reason = 0");
            if (twins == 0)
            {
                return 0;
            }

            Sql($"""
                CREATE TEMP TABLE twin AS SELECT {StoreTables.Key}, count(*) AS n, count(DISTINCT ({StoreTables.Stated})) AS said, min(rowid) AS first FROM staged WHERE reason = 0
                AND hash({StoreTables.Key}) IN (SELECT h FROM (SELECT hash({StoreTables.Key}) AS h FROM staged WHERE reason = 0) GROUP BY h HAVING count(*) > 1)
                GROUP BY {StoreTables.Key} HAVING count(*) > 1;
                DELETE FROM staged WHERE reason = 0 AND ({StoreTables.Key}) IN (SELECT ({StoreTables.Key}) FROM twin) AND rowid NOT IN (SELECT first FROM twin WHERE said = 1)
                """);
            var repeated = Scalar<long>("SELECT coalesce(sum(n - 1), 0)::BIGINT FROM twin WHERE said = 1");
            if (Scalar<long>("SELECT count(*) FROM twin WHERE said > 1") > 0)
            {
                Sql("DELETE FROM twin WHERE said = 1");
                foreach (var (sql, name, path, source) in files)
                {
                    var found = Refused(sql, source, $"reason = 0 AND ({StoreTables.Key}) IN (SELECT ({StoreTables.Key}) FROM twin)");
                    AddRejects(name, path, [.. found.Select(f => (f.Row + 1, new Fault("statistics.disagree", Fault.Quote(f.Cell))))]);
                }
            }

            Sql("DROP TABLE twin");
            return repeated;
        }

        private bool TrySort(int number, long figures, out (long Added, long Revised, long Withdrawn) change, [NotNullWhen(false)] out Fault? fault)
        {
            fault = null;
            var own = $"source IN (SELECT id FROM main.source WHERE dataset = {StoreTables.Quote(dataset)})";
            var others = $"source NOT IN (SELECT id FROM main.source WHERE dataset = {StoreTables.Quote(dataset)})";
            var before = Scalar<long>($"SELECT (SELECT count(*) FROM old.fact WHERE {own}) + (SELECT count(*) FROM old.total WHERE {own})");
            change = (figures, 0, 0);
            if (before > 0 && !request.IsAddition && figures * 2 < before && !request.AcceptsShrinking)
            {
                fault = new Fault("statistics.shrinks", dataset, before.ToString(CultureInfo.InvariantCulture), figures.ToString(CultureInfo.InvariantCulture));
                return false;
            }

            var incoming = string.Create(CultureInfo.InvariantCulture, $"SELECT {StoreTables.Key}, {StoreTables.Stated}, {number} AS release FROM staged WHERE reason = 0");
            Sql("CREATE TABLE history AS SELECT * FROM old.history");
            if (before > 0)
            {
                var same = string.Join(" AND ", StoreTables.Stated.Split(", ").Select(s => $"i.{s} IS NOT DISTINCT FROM p.{s}"));
                Sql($"""
                    CREATE TEMP TABLE previous AS SELECT {StoreTables.Columns} FROM old.fact WHERE {own} UNION ALL SELECT {StoreTables.Columns} FROM old.total WHERE {own};
                    CREATE TEMP TABLE merged AS SELECT {string.Join(", ", StoreTables.Key.Split(", ").Concat(StoreTables.Stated.Split(", ")).Select(c => "i." + c))},
                        CASE WHEN p.release IS NOT NULL AND {same} THEN p.release ELSE i.release END AS release, p.release AS before
                    FROM ({incoming}) i LEFT JOIN previous p USING ({StoreTables.Key})
                    """);
                Sql(string.Create(CultureInfo.InvariantCulture, $"""
                    CREATE TEMP TABLE gone AS SELECT p.* FROM previous p LEFT JOIN merged m USING ({StoreTables.Key}) WHERE m.release IS {(request.IsAddition ? "NOT NULL AND m.release = " + number : "NULL OR m.release = " + number)};
                    INSERT INTO history SELECT *, {number} FROM gone
                    """));
                change = (Scalar<long>("SELECT count(*) FROM merged WHERE before IS NULL"), Scalar<long>("SELECT count(*) FROM merged WHERE before IS NOT NULL AND release <> before"), 0);
                change.Withdrawn = Scalar<long>("SELECT count(*) FROM gone") - change.Revised;
                incoming = $"SELECT {StoreTables.Columns} FROM merged";
                if (request.IsAddition)
                {
                    incoming += $" UNION ALL SELECT {StoreTables.Columns} FROM previous ANTI JOIN merged USING ({StoreTables.Key})";
                }
            }

            const string isTotal = "(product = 0 OR counterpart IN (SELECT code FROM main.aggregate) OR reporter IN (SELECT code FROM main.aggregate))";
            var hasOld = Scalar<long>("SELECT (SELECT count(*) FROM old.fact) + (SELECT count(*) FROM old.total)") > before;
            bool AreWeighed(string among) => Scalar<bool>($"SELECT count(net_weight) + count(quantity) + count(unit) > 0 FROM {among}");
            var areWeighed = AreWeighed("staged") || AreWeighed("old.fact") || AreWeighed("old.total");
            foreach (var (table, rows) in new[] { ("fact", "NOT " + isTotal), ("total", isTotal) })
            {
                StoreTables.CreateFigures(connection, table, $"""
                    SELECT {StoreTables.Columns} FROM ({incoming}) WHERE {rows}
                    {(hasOld ? $"UNION ALL SELECT {StoreTables.Columns} FROM old.{table} WHERE {others}" : "")}
                    """, areWeighed);
            }

            return true;
        }

        private ushort Source(FormatMapping format)
        {
            var named = format.Raw.Source ?? new RawSource { Id = format.Name, Title = format.Name, Publisher = "—", Licence = "—" };
            using (var command = connection.CreateCommand())
            {
                command.CommandText = "SELECT id FROM source WHERE dataset = $dataset AND code = $code";
                command.Parameters.Add(new DuckDBParameter("dataset", dataset));
                command.Parameters.Add(new DuckDBParameter("code", named.Id));
                if (command.ExecuteScalar() is { } known)
                {
                    return Convert.ToUInt16(known, CultureInfo.InvariantCulture);
                }
            }

            var id = Scalar<ushort>("SELECT coalesce(max(id), 0) + 1 FROM source");
            using var appender = connection.CreateAppender("source");
            appender.CreateRow().AppendValue(id).AppendValue(dataset).AppendValue(named.Id).AppendValue(request.Title ?? named.Title).AppendValue(request.Publisher ?? named.Publisher)
                .AppendValue(request.Edition).AppendValue(request.Licence ?? named.Licence).AppendValue(request.Url ?? named.Url).AppendValue((byte)Corridor.Reference.Packs.Confidence.OfficialCopy).EndRow();
            return id;
        }

        private List<(string, string, uint)> Partners()
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT scheme, text, code FROM partner";
            using var reader = command.ExecuteReader();
            var found = new List<(string, string, uint)>();
            while (reader.Read())
            {
                found.Add((reader.GetString(0), reader.GetString(1), reader.GetFieldValue<uint>(2)));
            }

            found.Add(("iso2", StatisticsSchemas.World.Value, StoreCode.Of(StatisticsSchemas.World.Value)));
            return found;
        }

        private string NameOfFiles()
        {
            var names = input.Files.Select(f => Path.GetFileName(f.Name)).ToList();
            return names.Count <= MostFileNames ? string.Join(", ", names) : Path.GetFileName(request.File);
        }

        private string Hash()
        {
            using var stream = File.OpenRead(request.File);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        private void Begin(ImportStep next)
        {
            step = next;
            request.Progress?.Invoke(next, -1);
        }

        private void Sql(string sql) => StoreTables.Run(connection, sql);

        private T Scalar<T>(string sql) => StoreTables.Scalar<T>(connection, sql);
    }

    // A cell in quotation marks may span lines, so records are turned into lines by reading up to them.
    private static Dictionary<long, long> LinesOf(string path, IEnumerable<long> records)
    {
        var wanted = records.Distinct().Order().ToArray();
        var lines = new Dictionary<long, long>();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        long record = 1, line = 1;
        var (next, quoted) = (0, false);
        for (int c; next < wanted.Length;)
        {
            while (next < wanted.Length && wanted[next] == record)
            {
                lines[wanted[next++]] = line;
            }

            do
            {
                c = stream.ReadByte();
                quoted ^= c == '"';
                line += c == '\n' ? 1 : 0;
            }
            while (c >= 0 && (c != '\n' || quoted));
            record++;
            if (c < 0)
            {
                break;
            }
        }

        for (; next < wanted.Length; next++)
        {
            lines[wanted[next]] = line;
        }

        return lines;
    }
}
