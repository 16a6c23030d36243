using DuckDB.NET.Data;
using DuckDB.NET.Native;
using DuckDBAppender = DuckDB.NET.Native.DuckDBAppender;

namespace Corridor.Statistics.Store;

/// <summary>
/// Writes figures to a table of figures in the order in which they come, by whole columns of the engine: the library's
/// appender takes a cell at a time, which costs nearly half as much again.
/// </summary>
internal sealed unsafe class FigureWriter : IDisposable
{
    private const int Rows = 2048;
    private const int Epoch = 719_162;

    private static readonly int[] Days = [.. Enumerable.Range(0, 1 << 12).Select(m => StoredFigure.DayOf(m).DayNumber - Epoch)];

    private readonly DuckDBAppender appender;
    private readonly List<DuckDBLogicalType> types = [];
    private readonly DuckDBDataChunk chunk;
    private readonly void*[] columns;
    private readonly ulong*[] validity;
    private int count;

    /// <summary>Writes to a table whose columns are those of figures, for a history with the release that replaced them.</summary>
    internal FigureWriter(DuckDBConnection connection, string table)
    {
        if (NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, "main", table, out appender) != DuckDBState.Success)
        {
            throw Failure();
        }

        var width = (int)NativeMethods.Appender.DuckDBAppenderColumnCount(appender);
        (columns, validity) = (new void*[width], new ulong*[width]);
        for (var i = 0; i < width; i++)
        {
            types.Add(NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i));
        }

        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(t => t.DangerousGetHandle())], (ulong)width);
        Begin();
    }

    /// <summary>Writes one figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="until">For a history: the release that replaced it.</param>
    internal void Write(in StoredFigure figure, int until = 0)
    {
        var at = count;
        ((uint*)columns[0])[at] = figure.Reporter;
        ((uint*)columns[1])[at] = figure.Counterpart;
        ((byte*)columns[2])[at] = figure.Flow;
        ((int*)columns[3])[at] = figure.Product;
        ((byte*)columns[4])[at] = figure.Kind;
        ((int*)columns[5])[at] = Days[figure.Month];
        ((byte*)columns[6])[at] = figure.Months;
        ((ushort*)columns[7])[at] = figure.Source;
        ((byte*)columns[8])[at] = figure.Valuation;
        ((uint*)columns[9])[at] = figure.Currency;
        ((Int128*)columns[10])[at] = figure.Value;
        ((uint*)columns[11])[at] = figure.Classification;
        ((byte*)columns[12])[at] = (byte)figure.Status;
        ((byte*)columns[13])[at] = (byte)figure.Confidentiality;
        Amount(14, at, figure.NetWeight);
        Amount(15, at, figure.Quantity);
        ((uint*)columns[16])[at] = figure.Unit;
        Mark(16, at, figure.Unit != 0);
        ((int*)columns[17])[at] = figure.Release;
        if (columns.Length > 18)
        {
            ((int*)columns[18])[at] = until;
        }

        if (++count == Rows)
        {
            Flush();
        }
    }

    /// <summary>Writes what is left and hands all to the engine.</summary>
    internal void Complete()
    {
        Flush();
        if (NativeMethods.Appender.DuckDBAppenderClose(appender) != DuckDBState.Success)
        {
            throw Failure();
        }
    }

    public void Dispose()
    {
        chunk.Dispose();
        types.ForEach(t => t.Dispose());
        appender.Dispose();
    }

    private void Amount(int column, int at, long amount)
    {
        ((long*)columns[column])[at] = amount;
        Mark(column, at, amount != StoredFigure.Absent);
    }

    private void Mark(int column, int at, bool isStated)
    {
        if (isStated)
        {
            validity[column][at >> 6] |= 1UL << (at & 63);
        }
    }

    private void Flush()
    {
        if (count == 0)
        {
            return;
        }

        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)count);
        if (NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk) != DuckDBState.Success)
        {
            throw Failure();
        }

        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        Begin();
    }

    private void Begin()
    {
        count = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i);
            columns[i] = NativeMethods.Vectors.DuckDBVectorGetData(vector);
            if (i is 14 or 15 or 16)
            {
                NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
                validity[i] = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
                new Span<ulong>(validity[i], Rows / 64).Clear();
            }
        }
    }

    private IOException Failure()
    {
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        return new IOException(NativeMethods.ErrorData.DuckDBErrorDataMessage(error));
    }
}
