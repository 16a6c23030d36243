using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>Writes the cells of the yearly rollup, which go by flow, year, source, valuation, currency, product and reporter.</summary>
internal sealed class RollupWriter(DuckDBConnection connection) : ColumnWriter(connection, "rollup")
{
    /// <summary>A cell as a figure whose first two numbers stand in the order of the rollup, so that cells are sorted as figures are.</summary>
    /// <param name="reporter">The reporter.</param>
    /// <param name="subject">Flow, product, first month of the year and source, as a figure has them.</param>
    /// <param name="terms">Valuation and currency, as a figure has them.</param>
    /// <param name="value">The value of the year.</param>
    internal static StoredFigure Pack(uint reporter, ulong subject, uint terms, Int128 value)
    {
        var of = new StoredFigure { Subject = subject };
        return new StoredFigure
        {
            Pair = ((ulong)of.Flow << 61) | ((ulong)of.Month << 34) | ((ulong)of.Source << 18) | terms,
            Subject = ((ulong)of.Product << 32) | reporter,
            Value = value,
        };
    }

    /// <summary>Writes a packed cell.</summary>
    internal void Write(in StoredFigure cell)
    {
        var terms = new StoredFigure { Terms = (uint)cell.Pair & 0x3FFFF };
        Cell<byte>(0) = (byte)(cell.Pair >> 61);
        Cell<short>(1) = (short)StoredFigure.DayOf((int)(cell.Pair >> 34) & 0xFFF).Year;
        Cell<ushort>(2) = (ushort)(cell.Pair >> 18);
        Cell<byte>(3) = terms.Valuation;
        Cell<uint>(4) = terms.Currency;
        Cell<int>(5) = (int)(cell.Subject >> 32);
        Cell<uint>(6) = (uint)cell.Subject;
        Cell<Int128>(7) = cell.Value;
        EndRow();
    }
}
