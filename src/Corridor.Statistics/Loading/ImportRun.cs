using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Statistics.Store;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Loading;

/// <summary>One import into one file: reads, merges with what was there, checks, and writes the release down.</summary>
internal sealed class ImportRun : IDisposable
{
    private const int MostThreads = 4;
    private const int SmallMerge = 500_000;
    private const int MostFileNames = 3;

    private readonly StoreFile old;
    private readonly ImportRequest request;
    private readonly ImportInput input;
    private readonly ImmutableArray<FormatMapping> formats;
    private readonly ImportCodes codes;
    private readonly DuckDBConnection connection;
    private readonly SortedFigures sorted;
    private readonly Timer? progress;
    private readonly List<(string Name, string Format)> files = [];
    private readonly List<(int File, long Line, Fault Reason)> rejects = [];
    private readonly Lock gate = new();
    private readonly Lock telling = new();
    private readonly string dataset;
    private readonly string folder;
    private ImportStep step = ImportStep.Read;
    private long rowsRead;
    private long rejected;
    private long blank;
    private long breakdowns;

    internal ImportRun(StoreFile old, string part, ImportRequest request, ImportInput input, ImmutableArray<FormatMapping> formats, EconomyCatalogue economies)
    {
        (this.old, this.request, this.input, this.formats) = (old, request, input, formats);
        dataset = StatisticsStore.ImportPrefix + request.Dataset;
        // Parts are written by threads of the import; one of the engine's beside each would take its work and leave it turning in a loop.
        connection = new DuckDBConnection($"Data Source={part};threads=1");
        connection.Open();
        // Half of the memory is for what is on its way, a quarter of that for sums, and half for the engine.
        folder = part + ".tmp";
        sorted = new SortedFigures(folder, Bytes(3));
        Sql(string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{Math.Max(1, request.MemoryMegabytes / 2)}MB'; SET temp_directory = {StoreTables.Quote(folder)}"));
        StoreTables.CreateSmall(connection);
        StoreTables.CreateFigures(connection);
        Sql($"""
            ATTACH {StoreTables.Quote(old.Path)} AS old (READ_ONLY);
            INSERT INTO meta FROM old.meta; INSERT INTO source FROM old.source; INSERT INTO release FROM old.release; INSERT INTO history FROM old.history;
            INSERT INTO aggregate FROM old.aggregate; INSERT INTO partner FROM old.partner; INSERT INTO commodity FROM old.commodity; INSERT INTO indicator FROM old.indicator; INSERT INTO published FROM old.published;
            DETACH old
            """);
        codes = new ImportCodes(economies, Partners());
        if (request.Progress is not null)
        {
            Sql("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
            progress = new Timer(_ => TellOfEngine(), null, 500, 500);
        }
    }

    public void Dispose()
    {
        progress?.Dispose();
        sorted.Dispose();
        connection.Dispose();
    }

    private long Bytes(int eighths) => ((long)request.MemoryMegabytes << 20) / 8 * eighths;

    private static int Threads => Math.Min(Environment.ProcessorCount, MostThreads);

    internal bool TryFill([NotNullWhen(true)] out ImportReport? report, [NotNullWhen(false)] out Fault? fault)
    {
        report = null;
        var hash = Task.Run(Hash);
        if (!TryRead(out fault) || HasNone(sorted.Count, out fault))
        {
            return false;
        }

        Begin(ImportStep.Sort);
        var number = Scalar<int>("SELECT coalesce(max(number), 0) + 1 FROM release");
        var own = old.Sources.Where(s => s.Value.Dataset == dataset).Select(s => s.Key).ToFrozenSet();
        var before = old.Depths.Where(d => own.Contains(d.Source)).Sum(d => d.Figures);
        if (Shrinks(before, sorted.Count, out fault))
        {
            return false;
        }

        var merge = Merge(own, number);
        foreach (var (place, value) in merge.Disagreements)
        {
            rejects.Add(((int)(place >> 40), (long)(place & 0xFFFFFFFFFF), new Fault("statistics.disagree", Fault.Quote(Decimals.Text(value)))));
        }

        rejected += merge.Disagreements.Count;
        var figures = merge.Added + merge.Revised + merge.Unchanged;
        if (HasNone(figures, out fault) || Shrinks(before, figures, out fault))
        {
            return false;
        }

        Begin(ImportStep.Check);
        Sql(string.Create(CultureInfo.InvariantCulture, $"SET threads = {Threads}"));
        var checks = ImportChecks.Run(connection, Scalar<string>("SELECT string_agg(id, ', ') FROM source WHERE dataset = " + StoreTables.Quote(dataset)));

        Begin(ImportStep.Commit);
        var kept = rowsRead - rejected - merge.Repeated;
        ImmutableArray<string> read = [.. files.Select(f => f.Format).Distinct()];
        var release = new Release(number, dataset, request.Edition, string.Join(", ", read), NameOfFiles(), hash.GetAwaiter().GetResult(),
            request.Moment.ToUniversalTime(), null, rowsRead, kept, rejected, merge.Added, merge.Revised, merge.Withdrawn);
        Write(release);
        Sql("CHECKPOINT");
        report = new ImportReport(release, read, figures, merge.Unchanged, blank, breakdowns, merge.Repeated, Rejects(), checks);
        return true;
    }

    // Parts of the store are made side by side, each in a transaction of its own; they come to stand in the order in which these end.
    private ReleaseMerge Merge(FrozenSet<ushort> own, int number)
    {
        var carried = old.Depths.Select(d => (Pair: (ulong)d.Reporter << 32, Weight: d.Figures)).ToList();
        var parts = carried.Sum(c => c.Weight) + sorted.Count < SmallMerge ? 1 : Threads;
        var ranges = PairRange.Split([.. carried, .. sorted.Samples], parts);
        var merges = ranges.Select(_ => new ReleaseMerge(own, number, request.IsAddition)).ToArray();
        var connections = ranges.Select((_, i) => i == 0 ? connection : Connect()).ToArray();
        using var cells = new SortedFigures(Path.Combine(folder, "cells"), Bytes(1));
        var tallies = ranges.Select(_ => new FigureTally(old.Aggregates, cells.Begin())).ToArray();
        long placed = 0;
        try
        {
            SideBySide(() => Parallel.For(0, ranges.Count, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i =>
            {
                using var incoming = sorted.Read(ranges[i]);
                using var facts = new StoreCursor(old, "fact", ranges[i]);
                using var totals = new StoreCursor(old, "total", ranges[i]);
                merges[i].Run(connections[i], incoming, facts, totals, old.Aggregates, tallies[i], more => Tell(100.0 * Interlocked.Add(ref placed, more) / sorted.Count));
            }));
            foreach (var c in connections)
            {
                StoreTables.Run(c, "COMMIT");
            }
        }
        finally
        {
            foreach (var c in connections.Skip(1))
            {
                c.Dispose();
            }
        }

        FigureTally.Write(connection, tallies, cells);
        return ReleaseMerge.Sum(merges);
    }

    private DuckDBConnection Connect()
    {
        var another = new DuckDBConnection(connection.ConnectionString);
        another.Open();
        return another;
    }

    private bool HasNone(long figures, [NotNullWhen(true)] out Fault? fault)
    {
        fault = figures > 0 ? null
            : rejects.Count > 0 ? new Fault("statistics.allRejected", rejected.ToString(CultureInfo.InvariantCulture), Rejects()[0].Reason.ToString()) : new Fault("statistics.empty");
        return fault is not null;
    }

    // A release that would lose half of what is there is asked about first: it may be a part of the file.
    private bool Shrinks(long before, long figures, [NotNullWhen(true)] out Fault? fault)
    {
        fault = before > 0 && !request.IsAddition && figures * 2 < before && !request.AcceptsShrinking
            ? new Fault("statistics.shrinks", dataset, before.ToString(CultureInfo.InvariantCulture), figures.ToString(CultureInfo.InvariantCulture)) : null;
        return fault is not null;
    }

    private void Write(Release release)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            UPDATE release SET valid_to = make_timestamp($moment) WHERE dataset = $dataset AND valid_to IS NULL;
            INSERT INTO release VALUES ($number, $dataset, $edition, $format, $file, $hash, make_timestamp($moment), NULL, $read, $kept, $rejected, $added, $revised, $withdrawn)
            """;
        foreach (var (name, value) in new (string, object)[]
        {
            ("moment", release.ValidFrom!.Value.UtcTicks / TimeSpan.TicksPerMicrosecond - DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond), ("dataset", release.Dataset), ("number", release.Number), ("edition", release.Edition),
            ("format", release.Format), ("file", release.File), ("hash", release.Hash), ("read", release.RowsRead), ("kept", release.RowsKept), ("rejected", release.RowsRejected),
            ("added", release.Added), ("revised", release.Revised), ("withdrawn", release.Withdrawn),
        })
        {
            command.Parameters.Add(new DuckDBParameter(name, value));
        }

        command.ExecuteNonQuery();
    }

    private bool TryRead([NotNullWhen(false)] out Fault? fault)
    {
        fault = null;
        var total = input.Files.Sum(f => new FileInfo(f.Path).Length);
        long done = 0;
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

            if (RowReader.Missing(format, cells) is { } missing)
            {
                fault = new Fault("statistics.column", Fault.Quote(missing), format.Name).At(new FilePlace(name, 1, 0));
                return false;
            }

            var (file, source) = (files.Count, Source(format));
            files.Add((name, format.Name));
            try
            {
                Read(path, (byte)delimiter, file, () => new RowReader(format, cells, Path.GetFileName(name), request.Constants, codes, source), read => Tell(100.0 * (done + read) / total));
            }
            catch (DelimitedFile.EndlessRecordException e)
            {
                fault = new Fault("statistics.endless", (DelimitedFile.LongestRecord >> 20).ToString(CultureInfo.InvariantCulture)).At(new FilePlace(name, (int)Math.Min(e.Line, int.MaxValue), 0));
                return false;
            }

            done += new FileInfo(path).Length;
        }

        if (files.Count == 0)
        {
            fault = new Fault("statistics.empty");
        }

        return fault is null;
    }

    // Blocks are taken by whoever is free; the answer does not depend on who took which.
    private void Read(string path, byte delimiter, int file, Func<RowReader> reader, Action<long> tell)
    {
        var blocks = Partitioner.Create(DelimitedFile.Blocks(path, delimiter, tell), EnumerablePartitionerOptions.NoBuffering);
        // Threads come and go several times a second; what they remember stays.
        var free = new ConcurrentBag<(RowReader Reader, SortedFigures.Sorter Sorter)>();
        SideBySide(() => Parallel.ForEach(blocks, new ParallelOptions { MaxDegreeOfParallelism = Threads }, block =>
        {
            var own = free.TryTake(out var used) ? used : (Reader: reader(), Sorter: sorted.Begin());
            var counts = own.Reader.Read(block, delimiter, file, own.Sorter);
            free.Add(own);
            lock (gate)
            {
                rowsRead += counts.Rows;
                rejected += counts.Rejected;
                blank += counts.Blank;
                breakdowns += counts.Breakdowns;
                rejects.AddRange(counts.Rejects.Select(r => (file, r.Line, r.Reason)));
                TrimRejects();
            }
        }));
        foreach (var (_, sorter) in free)
        {
            sorter.Complete();
        }
    }

    // What went wrong in one of several threads is told as if there were one.
    private static void SideBySide(Action work)
    {
        try
        {
            work();
        }
        catch (AggregateException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }

    // However many there are, the first ones are told.
    private void TrimRejects()
    {
        if (rejects.Count > ImportReport.MostRejects * 4)
        {
            rejects.Sort((a, b) => (a.File, a.Line).CompareTo((b.File, b.Line)));
            rejects.RemoveRange(ImportReport.MostRejects, rejects.Count - ImportReport.MostRejects);
        }
    }

    private ImmutableArray<ImportReject> Rejects() =>
        [.. rejects.OrderBy(r => files[r.File].Name, StringComparer.Ordinal).ThenBy(r => r.Line).Take(ImportReport.MostRejects).Select(r => new ImportReject(files[r.File].Name, r.Line, r.Reason))];

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

    // How far the reading and the walk are, they tell themselves.
    private void TellOfEngine()
    {
        if (step is ImportStep.Check or ImportStep.Commit)
        {
            Tell(connection.GetQueryProgress().Percentage);
        }
    }

    // Several threads have something to tell; who listens hears one of them at a time.
    private void Tell(double percent)
    {
        lock (telling)
        {
            request.Progress?.Invoke(step, percent);
        }
    }

    private void Begin(ImportStep next)
    {
        step = next;
        Tell(-1);
    }

    private void Sql(string sql) => StoreTables.Run(connection, sql);

    private T Scalar<T>(string sql) => StoreTables.Scalar<T>(connection, sql);
}
