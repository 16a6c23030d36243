namespace Corridor.Statistics.Store;

/// <summary>Figures one after the other, in the order of the store.</summary>
internal abstract class FigureCursor : IDisposable
{
    private StoredFigure[] block = [];
    private int at = -1;
    private int count;

    /// <summary>The figure that was moved to.</summary>
    internal ref readonly StoredFigure Current => ref block[at];

    /// <summary>Moves to the next figure; the first move leads to the first one.</summary>
    internal bool MoveNext() => ++at < count || MoveToNextBlock();

    public virtual void Dispose()
    {
    }

    /// <summary>The next figures, at least one; false at the end.</summary>
    protected abstract bool TryNextBlock(out StoredFigure[] figures, out int length);

    private bool MoveToNextBlock()
    {
        at = 0;
        return TryNextBlock(out block, out count);
    }
}
