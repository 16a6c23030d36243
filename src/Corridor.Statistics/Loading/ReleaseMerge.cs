using System.Collections.Frozen;
using Corridor.Statistics.Store;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Loading;

/// <summary>
/// Makes the tables of a new file of the figures of the old one and those of a release. Both come in the order of the
/// store, so it is one walk along both, in little memory: what is stated again stays as it is, what is stated otherwise
/// or no more goes to the history.
/// </summary>
internal sealed class ReleaseMerge(FrozenSet<ushort> own, int release, bool isAddition)
{
    /// <summary>The most rows that may disagree: beyond, it is not some rows that are wrong, but the file has more columns to tell figures apart than the mapping.</summary>
    internal const int MostDisagreements = 1_000_000;

    private const int TellEvery = 1 << 16;

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

    /// <summary>Rows, by their places, that say otherwise than another, with what they say; none of them is taken.</summary>
    internal Dictionary<ulong, decimal> Disagreements { get; } = [];

    /// <summary>What several parts came to together.</summary>
    internal static ReleaseMerge Sum(IReadOnlyList<ReleaseMerge> parts)
    {
        var first = parts[0];
        foreach (var part in parts.Skip(1))
        {
            first.Added += part.Added;
            first.Revised += part.Revised;
            first.Withdrawn += part.Withdrawn;
            first.Unchanged += part.Unchanged;
            first.Repeated += part.Repeated;
            foreach (var (place, value) in part.Disagreements)
            {
                first.Disagreements.TryAdd(place, value);
            }
        }

        return first;
    }

    /// <summary>Fills the tables of facts and of totals and adds to the history, in a transaction that is left open.</summary>
    /// <param name="connection">The new file.</param>
    /// <param name="incoming">The figures of the release.</param>
    /// <param name="facts">The facts of the old file.</param>
    /// <param name="totals">The totals of the old file.</param>
    /// <param name="aggregates">The codes that stand for the world or a group.</param>
    /// <param name="tally">Counts and sums what is written.</param>
    /// <param name="progress">Told how many more figures of the release have been placed.</param>
    internal void Run(DuckDBConnection connection, FigureCursor incoming, FigureCursor facts, FigureCursor totals, FrozenSet<uint> aggregates, FigureTally tally, Action<long>? progress)
    {
        using var store = new StoreWriter(connection, aggregates, tally);
        using var history = new FigureWriter(connection, "history");
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
                    Settle(old.Current, stated, isTaken, store, history);
                }
                else if (isTaken)
                {
                    Added++;
                    stated.Release = release;
                    store.Write(stated);
                }

                if (placed >= TellEvery)
                {
                    progress?.Invoke(placed);
                    placed = 0;
                }
            }
            else
            {
                Settle(old.Current, default, isTaken: false, store, history);
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

        store.Complete();
        history.Complete();
        progress?.Invoke(placed);
    }

    // A figure that was there, and what the release says of it if it says anything.
    private void Settle(in StoredFigure old, in StoredFigure stated, bool isTaken, StoreWriter store, FigureWriter history)
    {
        if (isTaken && !StoredFigure.StateTheSame(old, stated))
        {
            Revised++;
            history.Write(old, release);
            var revised = stated;
            revised.Release = release;
            store.Write(revised);
            return;
        }

        if (isTaken || isAddition || !own.Contains(old.Source))
        {
            Unchanged += isTaken ? 1 : 0;
            store.Write(old);
            return;
        }

        Withdrawn++;
        history.Write(old, release);
    }

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

        // However many rows say the same, what is kept of them is bounded.
        var (said, count) = (new List<(ulong Place, Int128 Value)> { (stated.Place, stated.Value) }, 1L);
        do
        {
            ref readonly var other = ref incoming.Current;
            isTaken &= StoredFigure.StateTheSame(other, stated);
            count++;
            placed++;
            if (said.Count <= MostDisagreements)
            {
                said.Add((other.Place, other.Value));
            }

            hasNext = incoming.MoveNext();
        }
        while (hasNext && StoredFigure.Compare(incoming.Current, stated) == 0);

        if (isTaken)
        {
            Repeated += count - 1;
            return hasNext;
        }

        foreach (var (place, value) in said)
        {
            Disagreements.TryAdd(place, StoreValue.Of(value));
        }

        return Disagreements.Count <= MostDisagreements ? hasNext : throw new TooManyDisagreeException();
    }

    /// <summary>More rows disagree than can be single mistakes.</summary>
    internal sealed class TooManyDisagreeException : Exception;
}
