using DuckDB.NET.Data;
using DuckDB.NET.Native;
using DuckDBAppender = DuckDB.NET.Native.DuckDBAppender;

namespace Corridor.Statistics.Store;

/// <summary>
/// Writes rows to a table in the order in which they come, by whole columns of the engine: the library's appender takes a
/// cell at a time, which costs nearly half as much again.
/// </summary>
internal abstract unsafe class ColumnWriter : IDisposable
{
    private const int Rows = 2048;

    private readonly DuckDBAppender appender;
    private readonly List<DuckDBLogicalType> types = [];
    private readonly DuckDBDataChunk chunk;
    private readonly void*[] columns;
    private readonly ulong*[] validity;
    private readonly int[] optional;

    /// <summary>Writes to a table.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="optional">The places of the columns that may have nothing.</param>
    protected ColumnWriter(DuckDBConnection connection, string table, params int[] optional)
    {
        this.optional = optional;
        if (NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, "main", table, out appender) != DuckDBState.Success)
        {
            throw Failure();
        }

        Width = (int)NativeMethods.Appender.DuckDBAppenderColumnCount(appender);
        (columns, validity) = (new void*[Width], new ulong*[Width]);
        for (var i = 0; i < Width; i++)
        {
            types.Add(NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i));
        }

        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(t => t.DangerousGetHandle())], (ulong)Width);
        Begin();
    }

    /// <summary>How many columns the table has.</summary>
    protected int Width { get; }

    /// <summary>The row that is written next, within what is handed over at once.</summary>
    protected int At { get; private set; }

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

    /// <summary>A cell of the row; its type must be that of the column.</summary>
    protected ref T Cell<T>(int column)
        where T : unmanaged => ref ((T*)columns[column])[At];

    /// <summary>Says of a column that may have nothing that the row has something.</summary>
    protected void Mark(int column, bool isStated)
    {
        if (isStated)
        {
            validity[column][At >> 6] |= 1UL << (At & 63);
        }
    }

    /// <summary>Ends the row.</summary>
    protected void EndRow()
    {
        if (++At == Rows)
        {
            Flush();
        }
    }

    private void Flush()
    {
        if (At == 0)
        {
            return;
        }

        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)At);
        if (NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk) != DuckDBState.Success)
        {
            throw Failure();
        }

        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        Begin();
    }

    private void Begin()
    {
        At = 0;
        for (var i = 0; i < Width; i++)
        {
            columns[i] = NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i));
        }

        foreach (var i in optional)
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i);
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            validity[i] = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            new Span<ulong>(validity[i], Rows / 64).Clear();
        }
    }

    private IOException Failure()
    {
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        return new IOException(NativeMethods.ErrorData.DuckDBErrorDataMessage(error));
    }
}
