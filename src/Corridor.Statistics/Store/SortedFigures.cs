using System.Runtime.InteropServices;

namespace Corridor.Statistics.Store;

/// <summary>
/// Puts figures in the order of the store: they are sorted in runs while they come, kept in memory up to a bound and
/// beyond it in files of a folder, and merged when they are read.
/// </summary>
internal sealed class SortedFigures(string folder, long mostBytes) : IDisposable
{
    private const int FirstLength = 1 << 10;
    private const int RunLength = 1 << 18;
    private const int FileBlock = 1 << 12;

    private readonly Lock gate = new();
    private readonly List<StoredFigure[]> kept = [];
    private readonly List<string> files = [];
    private long keptBytes;

    /// <summary>How many have come.</summary>
    internal long Count { get; private set; }

    /// <summary>Takes figures of one thread.</summary>
    internal Sorter Begin() => new(this);

    /// <summary>Reads all that has come, in order; equal ones stand side by side.</summary>
    internal FigureCursor Read() => new MergedCursor([.. kept.Select(k => (FigureCursor)new Kept(k)), .. files.Select(f => new Filed(f))]);

    public void Dispose() => files.ForEach(File.Delete);

    private void Take(StoredFigure[] run)
    {
        string file;
        lock (gate)
        {
            Count += run.Length;
            var bytes = MemoryMarshal.AsBytes<StoredFigure>(run).Length;
            if (keptBytes + bytes <= mostBytes)
            {
                keptBytes += bytes;
                kept.Add(run);
                return;
            }

            Directory.CreateDirectory(folder);
            file = Path.Combine(folder, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{files.Count}.run"));
            files.Add(file);
        }

        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(MemoryMarshal.AsBytes<StoredFigure>(run));
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

    private sealed class Kept(StoredFigure[] run) : FigureCursor
    {
        private bool isRead;

        protected override bool TryNextBlock(out StoredFigure[] figures, out int length)
        {
            (figures, length) = (run, isRead ? 0 : run.Length);
            isRead = true;
            return length > 0;
        }
    }

    private sealed class Filed(string file) : FigureCursor
    {
        private readonly FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        private readonly StoredFigure[] block = new StoredFigure[FileBlock];

        public override void Dispose()
        {
            stream.Dispose();
            base.Dispose();
        }

        protected override bool TryNextBlock(out StoredFigure[] figures, out int length)
        {
            var bytes = MemoryMarshal.AsBytes(block.AsSpan());
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            (figures, length) = (block, read / (bytes.Length / FileBlock));
            return length > 0;
        }
    }
}
