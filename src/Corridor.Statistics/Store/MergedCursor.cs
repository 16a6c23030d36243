namespace Corridor.Statistics.Store;

/// <summary>Several runs of figures as one: always the first of their heads, by a heap of them. The runs go with it.</summary>
internal sealed class MergedCursor : FigureCursor
{
    private const int BlockLength = 1 << 12;

    private readonly FigureCursor[] all;
    private readonly FigureCursor[] heap;
    private readonly StoredFigure[] block = new StoredFigure[BlockLength];
    private int count;

    internal MergedCursor(FigureCursor[] runs)
    {
        all = runs;
        heap = [.. runs.Where(r => r.MoveNext())];
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
            block[end] = heap[0].Current;
            if (!heap[0].MoveNext())
            {
                heap[0] = heap[--count];
            }

            Sink(0);
        }

        return end > 0;
    }

    private void Sink(int at)
    {
        var moved = heap[at];
        for (int child; (child = at * 2 + 1) < count; at = child)
        {
            if (child + 1 < count && StoredFigure.Compare(heap[child + 1].Current, heap[child].Current) < 0)
            {
                child++;
            }

            if (StoredFigure.Compare(heap[child].Current, moved.Current) >= 0)
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
}
