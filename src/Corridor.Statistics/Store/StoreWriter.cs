using System.Collections.Frozen;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>
/// Writes figures in the order of the store to the tables of facts and of totals and tallies them, in one transaction of a
/// connection that is left open, so that several parts can be written side by side and stand in their order.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private readonly FrozenSet<uint> aggregates;
    private readonly FigureWriter facts;
    private readonly FigureWriter totals;
    private readonly FigureTally tally;

    /// <summary>Begins a transaction.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="aggregates">The codes that stand for the world or a group.</param>
    /// <param name="tally">Counts and sums what is written.</param>
    internal StoreWriter(DuckDBConnection connection, FrozenSet<uint> aggregates, FigureTally tally)
    {
        StoreTables.Run(connection, "BEGIN TRANSACTION");
        (this.aggregates, this.tally) = (aggregates, tally);
        (facts, totals) = (new FigureWriter(connection, "fact"), new FigureWriter(connection, "total"));
    }

    /// <summary>Writes a figure to the table where it belongs.</summary>
    internal void Write(in StoredFigure figure)
    {
        var isTotal = StoredFigure.IsTotal(figure, aggregates);
        (isTotal ? totals : facts).Write(figure);
        tally.Add(figure, isTotal);
    }

    /// <summary>Hands all to the engine.</summary>
    internal void Complete()
    {
        facts.Complete();
        totals.Complete();
    }

    public void Dispose()
    {
        facts.Dispose();
        totals.Dispose();
    }
}
