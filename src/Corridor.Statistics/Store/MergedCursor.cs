namespace Corridor.Statistics.Store;

/// <summary>Several runs of figures as one: always the first of their heads, by a heap of them. The runs go with it.</summary>
internal sealed class MergedCursor : FigureCursor
{
    private const int BlockLength = 1 << 12;

    private readonly FigureCursor[] all;
    private readonly Head[] heap;
    private readonly StoredFigure[] block = new StoredFigure[BlockLength];
    private int count;

    internal MergedCursor(FigureCursor[] runs)
    {
        all = runs;
        heap = [.. runs.Where(r => r.MoveNext()).Select(r => new Head(r))];
        count = heap.Length;
        for (var i = count / 2 - 1; i >= 0; i--)
        {
            Sink(i);
        }
    }

    public override void Dispose()
    {
        foreach (var run in all)
        {
            run.Dispose();
        }

        base.Dispose();
    }

    protected override bool TryNextBlock(out StoredFigure[] figures, out int start, out int end)
    {
        (figures, start) = (block, 0);
        for (end = 0; end < BlockLength && count > 0; end++)
        {
            var run = heap[0].Run;
            block[end] = run.Current;
            heap[0] = run.MoveNext() ? new Head(run) : heap[--count];
            Sink(0);
        }

        return end > 0;
    }

    private void Sink(int at)
    {
        var moved = heap[at];
        for (int child; (child = at * 2 + 1) < count; at = child)
        {
            if (child + 1 < count && heap[child + 1].IsBefore(heap[child]))
            {
                child++;
            }

            if (!heap[child].IsBefore(moved))
            {
                break;
            }

            heap[at] = heap[child];
        }

        if (count > 0)
        {
            heap[at] = moved;
        }
    }

    /// <summary>The figure at which a run stands. What it begins with stands here: figures of hundreds of runs lie far from each other.</summary>
    private readonly struct Head(FigureCursor run)
    {
        private readonly ulong pair = run.Current.Pair;
        private readonly ulong subject = run.Current.Subject;

        internal FigureCursor Run => run;

        internal bool IsBefore(in Head other) =>
            pair != other.pair ? pair < other.pair : subject != other.subject ? subject < other.subject : StoredFigure.Compare(run.Current, other.Run.Current) < 0;
    }
}
