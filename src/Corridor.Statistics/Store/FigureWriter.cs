using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>Writes figures to a table whose columns are those of figures, for a history with the release that replaced them.</summary>
internal sealed class FigureWriter(DuckDBConnection connection, string table) : ColumnWriter(connection, table, NetWeight, Quantity, Unit)
{
    private const int NetWeight = 14, Quantity = 15, Unit = 16, Until = 18;
    private const int Epoch = 719_162;

    private static readonly int[] Days = [.. Enumerable.Range(0, 1 << 12).Select(m => StoredFigure.DayOf(m).DayNumber - Epoch)];

    /// <summary>Writes one figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="until">For a history: the release that replaced it.</param>
    internal void Write(in StoredFigure figure, int until = 0)
    {
        Cell<uint>(0) = figure.Reporter;
        Cell<uint>(1) = figure.Counterpart;
        Cell<byte>(2) = figure.Flow;
        Cell<int>(3) = figure.Product;
        Cell<byte>(4) = figure.Kind;
        Cell<int>(5) = Days[figure.Month];
        Cell<byte>(6) = figure.Months;
        Cell<ushort>(7) = figure.Source;
        Cell<byte>(8) = figure.Valuation;
        Cell<uint>(9) = figure.Currency;
        Cell<Int128>(10) = figure.Value;
        Cell<uint>(11) = figure.Classification;
        Cell<byte>(12) = (byte)figure.Status;
        Cell<byte>(13) = (byte)figure.Confidentiality;
        Amount(NetWeight, figure.NetWeight);
        Amount(Quantity, figure.Quantity);
        Cell<uint>(Unit) = figure.Unit;
        Mark(Unit, figure.Unit != 0);
        Cell<int>(17) = figure.Release;
        if (Width > Until)
        {
            Cell<int>(Until) = until;
        }

        EndRow();
    }

    private void Amount(int column, long amount)
    {
        Cell<long>(column) = amount;
        Mark(column, amount != StoredFigure.Absent);
    }
}
