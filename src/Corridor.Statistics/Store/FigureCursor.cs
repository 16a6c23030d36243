namespace Corridor.Statistics.Store;

/// <summary>Figures one after the other, in the order of the store.</summary>
internal abstract class FigureCursor : IDisposable
{
    private StoredFigure[] block = [];
    private int at = -1;
    private int end;

    /// <summary>The figure that was moved to.</summary>
    internal ref readonly StoredFigure Current => ref block[at];

    /// <summary>Moves to the next figure; the first move leads to the first one.</summary>
    internal bool MoveNext() => ++at < end || MoveToNextBlock();

    public virtual void Dispose()
    {
    }

    /// <summary>The next figures, from one place of an array up to another, at least one; false at the end.</summary>
    protected abstract bool TryNextBlock(out StoredFigure[] figures, out int start, out int end);

    private bool MoveToNextBlock() => TryNextBlock(out block, out at, out end);
}
