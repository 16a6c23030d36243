using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Corridor.Statistics.Store;

/// <summary>Answers of the engine as columns, some thousand rows at a time: no cell is asked for by itself.</summary>
internal static class StoreBatches
{
    /// <summary>The batches of a query, in its order.</summary>
    internal static IEnumerable<RecordBatch> Read(StoreFile.Lease lease, string sql)
    {
        using var command = lease.Command(sql);
        using var stream = command.ExecuteArrowStream();
        while (stream.ReadNextRecordBatchAsync().AsTask().GetAwaiter().GetResult() is { } batch)
        {
            using (batch)
            {
                yield return batch;
            }
        }
    }

    /// <summary>A column of numbers without nulls.</summary>
    internal static ReadOnlySpan<T> Numbers<T>(this RecordBatch batch, int column)
        where T : struct, IEquatable<T> => ((PrimitiveArray<T>)batch.Column(column)).Values;

    /// <summary>A column of values, in the parts that <see cref="StoreValue"/> knows.</summary>
    internal static ReadOnlySpan<Int128> Values(this RecordBatch batch, int column)
    {
        var array = (Apache.Arrow.Arrays.FixedSizeBinaryArray)batch.Column(column);
        return MemoryMarshal.Cast<byte, Int128>(array.ValueBuffer.Span).Slice(array.Offset, array.Length);
    }
}
