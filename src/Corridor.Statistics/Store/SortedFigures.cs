using System.Runtime.InteropServices;

namespace Corridor.Statistics.Store;

/// <summary>
/// Puts figures in the order of the store: they are sorted in runs while they come, kept in memory up to a bound and
/// beyond it in files of a folder, and merged when they are read.
/// </summary>
internal sealed class SortedFigures(string folder, long mostBytes) : IDisposable
{
    private const int FirstLength = 1 << 10;

    // As many as the caches nearest to a processor hold with their keys.
    private const int RunLength = 1 << 16;
    private const int FileBlock = 1 << 10;
    private const int SampleEvery = 1 << 10;

    private readonly Lock gate = new();
    private List<StoredFigure[]> kept = [];
    private readonly List<string> files = [];
    private readonly List<(ulong Pair, long Weight)> samples = [];
    private long keptBytes;

    /// <summary>How many have come.</summary>
    internal long Count { get; private set; }

    /// <summary>Takes figures of one thread.</summary>
    internal Sorter Begin() => new(this);

    /// <summary>Some of the pairs, and for how many figures each stands.</summary>
    internal IReadOnlyList<(ulong Pair, long Weight)> Samples => samples;

    /// <summary>Reads what has come of a range, in order; equal ones stand side by side. Several ranges can be read at once.</summary>
    internal FigureCursor Read(PairRange range) => new MergedCursor([.. kept.Select(k => (FigureCursor)new Kept(k, range)), .. files.Select(f => new Filed(f, range))]);

    public void Dispose() => files.ForEach(File.Delete);

    private void Take(StoredFigure[] run)
    {
        List<StoredFigure[]> full;
        string file;
        lock (gate)
        {
            Count += run.Length;
            for (var i = 0; i < run.Length; i += SampleEvery)
            {
                samples.Add((run[i].Pair, Math.Min(SampleEvery, run.Length - i)));
            }

            kept.Add(run);
            keptBytes += MemoryMarshal.AsBytes<StoredFigure>(run).Length;
            // While one half is written to disk, the other is filled.
            if (keptBytes < mostBytes / 2)
            {
                return;
            }

            (full, kept, keptBytes) = (kept, [], 0);
            Directory.CreateDirectory(folder);
            file = Path.Combine(folder, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{files.Count}.run"));
            files.Add(file);
        }

        Write(full, file);
    }

    // What goes to disk goes there as one run, so that few files are read at once, however many figures there are.
    private static void Write(List<StoredFigure[]> runs, string file)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        using var merged = new MergedCursor([.. runs.Select(r => new Kept(r, PairRange.All))]);
        var block = new StoredFigure[FileBlock];
        var count = 0;
        while (merged.MoveNext())
        {
            block[count++] = merged.Current;
            if (count == FileBlock)
            {
                stream.Write(MemoryMarshal.AsBytes<StoredFigure>(block));
                count = 0;
            }
        }

        stream.Write(MemoryMarshal.AsBytes<StoredFigure>(block.AsSpan(0, count)));
    }

    /// <summary>Collects figures and hands them over in sorted runs.</summary>
    internal sealed class Sorter(SortedFigures owner)
    {
        private StoredFigure[] figures = new StoredFigure[FirstLength];
        private Key[] keys = [];
        private int count;

        internal void Add(in StoredFigure figure)
        {
            if (count == figures.Length)
            {
                if (count == RunLength)
                {
                    Complete();
                }
                else
                {
                    Array.Resize(ref figures, count * 2);
                }
            }

            figures[count++] = figure;
        }

        /// <summary>Hands over what has come.</summary>
        internal void Complete()
        {
            if (count == 0)
            {
                return;
            }

            // Numbers that are short to compare and to move are sorted; figures are moved once.
            if (keys.Length < count)
            {
                keys = new Key[count];
            }

            for (var i = 0; i < count; i++)
            {
                keys[i] = new Key(figures[i].Pair, figures[i].Subject, figures[i].Terms, i);
            }

            keys.AsSpan(0, count).Sort();
            var run = GC.AllocateUninitializedArray<StoredFigure>(count);
            for (var i = 0; i < count; i++)
            {
                run[i] = figures[keys[i].At];
            }

            count = 0;
            owner.Take(run);
        }

        private readonly record struct Key(ulong Pair, ulong Subject, uint Terms, int At) : IComparable<Key>
        {
            public int CompareTo(Key other) =>
                Pair != other.Pair ? Pair < other.Pair ? -1 : 1 : Subject != other.Subject ? Subject < other.Subject ? -1 : 1 : Terms != other.Terms ? Terms < other.Terms ? -1 : 1 : At - other.At;
        }
    }

    // Where the figures of a pair and those behind it begin.
    private static int Search(int length, Func<int, ulong> pair, ulong wanted)
    {
        var low = 0;
        for (var high = length; low < high;)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = pair(middle) < wanted ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private sealed class Kept(StoredFigure[] run, PairRange range) : FigureCursor
    {
        private bool isRead;

        protected override bool TryNextBlock(out StoredFigure[] figures, out int start, out int end)
        {
            (figures, start, end) = (run, 0, 0);
            if (!isRead)
            {
                start = Search(run.Length, i => run[i].Pair, range.First);
                end = Search(run.Length, i => run[i].Pair, range.End);
                isRead = true;
            }

            return start < end;
        }
    }

    private sealed class Filed : FigureCursor
    {
        private readonly FileStream stream;
        private readonly StoredFigure[] block = new StoredFigure[FileBlock];
        private int next;
        private readonly int last;

        internal Filed(string file, PairRange range)
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var length = (int)(stream.Length / System.Runtime.CompilerServices.Unsafe.SizeOf<StoredFigure>());
            (next, last) = (Search(length, PairAt, range.First), Search(length, PairAt, range.End));
        }

        public override void Dispose()
        {
            stream.Dispose();
            base.Dispose();
        }

        protected override bool TryNextBlock(out StoredFigure[] figures, out int start, out int end)
        {
            (figures, start, end) = (block, 0, Math.Min(FileBlock, last - next));
            if (end <= 0)
            {
                return false;
            }

            Read(next, block.AsSpan(0, end));
            next += end;
            return true;
        }

        private ulong PairAt(int place)
        {
            Read(place, block.AsSpan(0, 1));
            return block[0].Pair;
        }

        private void Read(int place, Span<StoredFigure> to)
        {
            var bytes = MemoryMarshal.AsBytes(to);
            stream.Seek((long)place * (bytes.Length / to.Length), SeekOrigin.Begin);
            stream.ReadExactly(bytes);
        }
    }
}
