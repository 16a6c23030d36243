using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;

namespace Corridor.Measures.Bulk;

/// <summary>
/// Assesses a file of goods lines: reads CSV or Parquet, answers on all cores, and writes the answers in the order of
/// the lines, the same whatever the number of threads. Lines that cannot be read go to a list of rejects with line,
/// column and reason. Files appear when everything is written, or not at all; memory does not grow with the file.
/// </summary>
/// <remarks>
/// Columns: <c>code</c>, <c>origin</c>, <c>destination</c>, <c>date</c>, <c>value</c>, <c>currency</c>, and where
/// wanted <c>line</c>, <c>direction</c> (import or export), <c>net_mass</c> and <c>gross_mass</c> in kilograms,
/// <c>quantity</c> with <c>unit</c>, <c>documents</c> and <c>additional_codes</c> separated by semicolons.
/// </remarks>
/// <param name="resolver">Makes what is needed for a lane.</param>
public sealed class BulkRun(BulkResolver resolver)
{
    private const int BlocksAhead = 2;

    static BulkRun() => Texts.Add(typeof(BulkRun).Assembly);

    /// <summary>How many threads answer beside the one that reads and writes; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>The language of the reasons in the list of rejects.</summary>
    public Language Language { get; init; } = Language.En;

    /// <summary>Told after every block of lines how far the run has come.</summary>
    public Action<BulkProgress>? Progress { get; init; }

    /// <summary>Ends the run; nothing is then written.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>
    /// Runs over files; a path that ends in <c>.parquet</c> is Parquet, any other CSV. False where the file as a whole
    /// cannot be read or written.
    /// </summary>
    /// <param name="input">The goods lines.</param>
    /// <param name="output">Receives an answer a line.</param>
    /// <param name="rejects">Receives the lines that could not be read, as CSV; it has a header only where there are none.</param>
    /// <param name="summary">What it came to.</param>
    /// <param name="fault">Why it came to nothing.</param>
    public bool TryRun(string input, string output, string rejects, [NotNullWhen(true)] out BulkSummary? summary, [NotNullWhen(false)] out Fault? fault)
    {
        summary = null;
        fault = Fault.Twice(input, output, rejects);
        if (fault is not null)
        {
            return false;
        }

        var (outputPart, rejectsPart) = (output + ".part", rejects + ".part");
        var at = input;
        try
        {
            using (var from = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.Read, 1))
            {
                at = output;
                using var to = new FileStream(outputPart, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
                at = rejects;
                using var bad = new FileStream(rejectsPart, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
                at = output;
                if (!TryRun(from, FormatOf(input), to, FormatOf(output), bad, out summary, out fault))
                {
                    fault = fault.Place is null ? fault.At(new FilePlace(input, 0, 0)) : fault;
                    return false;
                }
            }

            File.Move(outputPart, output, overwrite: true);
            File.Move(rejectsPart, rejects, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            summary = null;
            fault = at == input ? new Fault("bulk.unreadable", input, FormatOf(input).ToString()) : new Fault("bulk.unwritable", at);
            return false;
        }
        finally
        {
            Drop(outputPart);
            Drop(rejectsPart);
        }
    }

    /// <summary>Runs over streams, which stay open; Parquet is read from and written to streams that can seek.</summary>
    public bool TryRun(
        Stream input, BulkFormat inputFormat, Stream output, BulkFormat outputFormat, Stream rejects,
        [NotNullWhen(true)] out BulkSummary? summary, [NotNullWhen(false)] out Fault? fault)
    {
        summary = null;
        if (!TryOpen(input, inputFormat, out var source, out fault))
        {
            return false;
        }

        using (source)
        using (var bad = new RejectList(rejects, Language))
        using (var sink = outputFormat == BulkFormat.Parquet ? (IBulkSink)new ParquetSink(output) : new CsvSink(output))
        {
            var reader = new RunReader(source, resolver, bad);
            var counts = new RunCounts();
            var threads = Threads > 0 ? Threads : Environment.ProcessorCount;
            var free = new Stack<RunBlock>();
            var working = new Queue<Task<RunBlock>>();
            var more = true;
            while (more)
            {
                Cancellation.ThrowIfCancellationRequested();
                var block = free.TryPop(out var used) ? used : new RunBlock();
                block.Clear();
                more = reader.TryFill(block, out fault);
                working.Enqueue(Task.Run(() =>
                {
                    block.Assess();
                    sink.Prepare(block);
                    return block;
                }));
                while (working.Count > (more ? threads + BlocksAhead : 0))
                {
                    Finish(working.Dequeue().GetAwaiter().GetResult());
                }
            }

            if (fault is not null)
            {
                return false;
            }

            sink.Finish();
            summary = new BulkSummary(reader.Lines, bad.Count, counts.Complete, counts.Incomplete, counts.NotDeclarable, counts.Stopped);
            return true;

            void Finish(RunBlock block)
            {
                sink.Write(block);
                counts.Add(block);
                free.Push(block);
                Progress?.Invoke(new BulkProgress(reader.Lines, bad.Count));
            }
        }
    }

    private static void Drop(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static BulkFormat FormatOf(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? BulkFormat.Parquet : BulkFormat.Csv;

    private static bool TryOpen(Stream input, BulkFormat format, [NotNullWhen(true)] out IBulkSource? source, [NotNullWhen(false)] out Fault? fault)
    {
        if (format == BulkFormat.Parquet)
        {
            var opened = ParquetSource.TryOpen(input, out var parquet, out fault);
            source = parquet;
            return opened;
        }

        var read = CsvSource.TryOpen(input, out var csv, out fault);
        source = csv;
        return read;
    }

    private sealed class RunCounts
    {
        public long Complete { get; private set; }

        public long Incomplete { get; private set; }

        public long NotDeclarable { get; private set; }

        public long Stopped { get; private set; }

        public void Add(RunBlock block)
        {
            foreach (ref readonly var row in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(block.Rows))
            {
                ref readonly var answer = ref row.Answer;
                Complete += answer.State == BulkState.Complete ? 1 : 0;
                Incomplete += answer.State is BulkState.Incomplete or BulkState.NotComputable ? 1 : 0;
                NotDeclarable += answer.State == BulkState.NotDeclarable ? 1 : 0;
                Stopped += answer.Stops > 0 ? 1 : 0;
            }
        }
    }
}
