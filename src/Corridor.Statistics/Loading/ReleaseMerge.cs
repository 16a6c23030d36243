using System.Collections.Concurrent;
using System.Collections.Frozen;
using Corridor.Statistics.Store;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Loading;

/// <summary>
/// Makes the tables of a new file of the figures of the old one and those of a release. Both come in the order of the
/// store, so it is one walk along both, in little memory: what is stated again stays as it is, what is stated otherwise
/// or no more goes to the history.
/// </summary>
internal sealed class ReleaseMerge(FrozenSet<uint> aggregates, FrozenSet<ushort> own, int release, bool isAddition)
{
    private const int BatchLength = 1 << 12;
    private const int MostBatches = 8;

    /// <summary>Figures that the release before has not.</summary>
    internal long Added { get; private set; }

    /// <summary>Figures that the release before has otherwise.</summary>
    internal long Revised { get; private set; }

    /// <summary>Figures of the release before that are stated no more.</summary>
    internal long Withdrawn { get; private set; }

    /// <summary>Figures of the release before that are stated again.</summary>
    internal long Unchanged { get; private set; }

    /// <summary>Rows that say again what another says.</summary>
    internal long Repeated { get; private set; }

    /// <summary>Where rows stand that say otherwise than another, with what they say; none of them is taken.</summary>
    internal List<(ulong Place, decimal Value)> Disagreements { get; } = [];

    /// <summary>Fills the tables of facts and of totals and adds to the history.</summary>
    /// <param name="connection">The new file, whose tables are empty but for the history, which is the old one.</param>
    /// <param name="incoming">The figures of the release.</param>
    /// <param name="facts">The facts of the old file.</param>
    /// <param name="totals">The totals of the old file.</param>
    /// <param name="progress">Told how many figures of the release have been placed.</param>
    internal void Run(DuckDBConnection connection, FigureCursor incoming, FigureCursor facts, FigureCursor totals, Action<long>? progress)
    {
        // The walk and the engine's part of the work, which is the larger one, go on side by side.
        using var writing = new Writing(connection, release);
        var (isIncoming, isFact, isTotal) = (incoming.MoveNext(), facts.MoveNext(), totals.MoveNext());
        long placed = 0;
        while (isIncoming || isFact || isTotal)
        {
            // Of the old figures the one that comes first; a key is among the facts or the totals, never in both.
            var isOldFact = isFact && (!isTotal || StoredFigure.Compare(facts.Current, totals.Current) < 0);
            var old = isOldFact ? facts : totals;
            var order = !(isFact || isTotal) ? -1 : !isIncoming ? 1 : StoredFigure.Compare(incoming.Current, old.Current);
            if (order <= 0)
            {
                isIncoming = TakeStated(incoming, out var stated, out var isTaken, ref placed);
                if (order == 0)
                {
                    Settle(old.Current, stated, isTaken, writing);
                }
                else if (isTaken)
                {
                    Added++;
                    stated.Release = release;
                    Place(stated, writing);
                }

                if ((placed & 0xFFFFF) == 0)
                {
                    progress?.Invoke(placed);
                }
            }
            else
            {
                Settle(old.Current, default, isTaken: false, writing);
            }

            if (order >= 0)
            {
                if (isOldFact)
                {
                    isFact = facts.MoveNext();
                }
                else
                {
                    isTotal = totals.MoveNext();
                }
            }
        }

        writing.Complete();
    }

    // A figure that was there, and what the release says of it if it says anything.
    private void Settle(in StoredFigure old, in StoredFigure stated, bool isTaken, Writing writing)
    {
        if (isTaken && !StoredFigure.StateTheSame(old, stated))
        {
            Revised++;
            writing.History.Add(old);
            var revised = stated;
            revised.Release = release;
            Place(revised, writing);
            return;
        }

        if (isTaken || isAddition || !own.Contains(old.Source))
        {
            Unchanged += isTaken ? 1 : 0;
            Place(old, writing);
            return;
        }

        Withdrawn++;
        writing.History.Add(old);
    }

    private void Place(in StoredFigure figure, Writing writing) =>
        (StoredFigure.IsTotal(figure, aggregates) ? writing.Totals : writing.Facts).Add(figure);

    // One source says one value of a figure: what is said twice counts once, what is said in two ways not at all.
    private bool TakeStated(FigureCursor incoming, out StoredFigure stated, out bool isTaken, ref long placed)
    {
        stated = incoming.Current;
        isTaken = true;
        placed++;
        var hasNext = incoming.MoveNext();
        if (!hasNext || StoredFigure.Compare(incoming.Current, stated) != 0)
        {
            return hasNext;
        }

        var all = new List<StoredFigure> { stated };
        do
        {
            all.Add(incoming.Current);
            placed++;
            hasNext = incoming.MoveNext();
        }
        while (hasNext && StoredFigure.Compare(incoming.Current, stated) == 0);

        var first = all.MinBy(f => f.Place);
        isTaken = all.TrueForAll(f => StoredFigure.StateTheSame(f, first));
        if (isTaken)
        {
            Repeated += all.Count - 1;
        }
        else
        {
            Disagreements.AddRange(all.Select(f => (f.Place, StoreValue.Of(f.Value))));
        }

        stated = first;
        return hasNext;
    }

    /// <summary>Hands figures to the engine from a thread of its own.</summary>
    private sealed class Writing : IDisposable
    {
        private readonly BlockingCollection<(Table Table, StoredFigure[] Figures, int Count)> batches = new(MostBatches);
        private readonly ConcurrentBag<StoredFigure[]> free = [];
        private readonly DuckDBConnection connection;
        private readonly Task work;

        internal Writing(DuckDBConnection connection, int release)
        {
            this.connection = connection;
            (Facts, Totals, History) = (new Table(this, "fact"), new Table(this, "total"), new Table(this, "history", release));
            work = Task.Run(Work);
        }

        internal Table Facts { get; }

        internal Table Totals { get; }

        internal Table History { get; }

        /// <summary>Waits until all is written.</summary>
        internal void Complete()
        {
            foreach (var table in new[] { Facts, Totals, History })
            {
                table.Flush();
            }

            batches.CompleteAdding();
            work.GetAwaiter().GetResult();
        }

        public void Dispose()
        {
            batches.CompleteAdding();
            ((IAsyncResult)work).AsyncWaitHandle.WaitOne();
            batches.Dispose();
        }

        private void Work()
        {
            StoreTables.Run(connection, "BEGIN TRANSACTION");
            var tables = new[] { Facts, Totals, History };
            try
            {
                foreach (var (table, figures, count) in batches.GetConsumingEnumerable())
                {
                    table.Write(connection, figures.AsSpan(0, count));
                    free.Add(figures);
                }

                foreach (var table in tables)
                {
                    table.Writer?.Complete();
                }

                StoreTables.Run(connection, "COMMIT");
            }
            finally
            {
                // Who still adds is told so, and asks here why.
                batches.CompleteAdding();
                foreach (var table in tables)
                {
                    table.Writer?.Dispose();
                }
            }
        }

        private void Hand(Table table, StoredFigure[] figures, int count)
        {
            try
            {
                batches.Add((table, figures, count));
            }
            catch (InvalidOperationException) when (batches.IsAddingCompleted)
            {
                work.GetAwaiter().GetResult();
                throw;
            }
        }

        internal sealed class Table(Writing owner, string name, int until = 0)
        {
            private StoredFigure[] batch = new StoredFigure[BatchLength];
            private int count;

            internal FigureWriter? Writer { get; private set; }

            internal void Add(in StoredFigure figure)
            {
                batch[count] = figure;
                if (++count == BatchLength)
                {
                    Flush();
                }
            }

            internal void Flush()
            {
                if (count > 0)
                {
                    owner.Hand(this, batch, count);
                    batch = owner.free.TryTake(out var used) ? used : new StoredFigure[BatchLength];
                    count = 0;
                }
            }

            internal void Write(DuckDBConnection connection, ReadOnlySpan<StoredFigure> figures)
            {
                Writer ??= new FigureWriter(connection, name);
                foreach (ref readonly var figure in figures)
                {
                    Writer.Write(figure, until);
                }
            }
        }
    }
}
