using Apache.Arrow;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Store;

/// <summary>
/// A figure of one reporter as it stands in the store: what sums and rankings are made of. The value is in the parts that
/// <see cref="StoreValue"/> knows, the weight in grams.
/// </summary>
internal readonly record struct StoreRow(
    uint Counterpart, TradeFlow Flow, int Product, PeriodKind Kind, DateOnly Begins, byte Months, ushort Source, Valuation Valuation, uint Currency,
    Int128 Value, uint Classification, ObservationStatus Status, long? NetWeight, int Release)
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The last day of its period.</summary>
    public DateOnly Ends => Begins.AddMonths(Months).AddDays(-1);

    /// <summary>Reads figures, some thousand at a time; a block holds until the next is read.</summary>
    /// <param name="lease">The file.</param>
    /// <param name="columns">The columns that are wanted; what is not among them is zero, or for the weight null.</param>
    /// <param name="from">A table or a query of the columns of figures, with its conditions.</param>
    internal static IEnumerable<ReadOnlyMemory<StoreRow>> Read(StoreFile.Lease lease, string columns, string from)
    {
        var rows = System.Array.Empty<StoreRow>();
        foreach (var batch in StoreBatches.Read(lease, $"SELECT {columns} FROM {from}"))
        {
            if (rows.Length < batch.Length)
            {
                rows = new StoreRow[batch.Length];
            }

            Fill(rows.AsSpan(0, batch.Length), batch);
            yield return rows.AsMemory(0, batch.Length);
        }
    }

    /// <summary>A day of the engine, which counts from 1970.</summary>
    internal static DateOnly Day(int days) => DateOnly.FromDayNumber(Epoch + days);

    private static void Fill(Span<StoreRow> rows, RecordBatch batch)
    {
        ReadOnlySpan<T> Of<T>(string column)
            where T : struct, IEquatable<T> => batch.Schema.GetFieldIndex(column) is >= 0 and var at ? batch.Numbers<T>(at) : [];

        var counterpart = Of<uint>("counterpart");
        var flow = Of<byte>("flow");
        var product = Of<int>("product");
        var kind = Of<byte>("kind");
        var begins = Of<int>("begins");
        var months = Of<byte>("months");
        var source = Of<ushort>("source");
        var valuation = Of<byte>("valuation");
        var currency = Of<uint>("currency");
        var value = batch.Values(batch.Schema.GetFieldIndex("value"));
        var classification = Of<uint>("classification");
        var status = Of<byte>("status");
        var release = Of<int>("release");
        var place = batch.Schema.GetFieldIndex("net_weight");
        var weights = place < 0 ? null : batch.Column(place);
        var weight = weights is null || weights.NullCount == weights.Length ? [] : batch.Values(place);
        static T At<T>(ReadOnlySpan<T> column, int row)
            where T : struct => column.IsEmpty ? default : column[row];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new StoreRow(
                At(counterpart, i), (TradeFlow)At(flow, i), At(product, i), (PeriodKind)At(kind, i), Day(At(begins, i)), At(months, i), At(source, i), (Valuation)At(valuation, i), At(currency, i),
                value[i], At(classification, i), (ObservationStatus)At(status, i), weight.IsEmpty || weights!.IsNull(i) ? null : (long)weight[i], At(release, i));
        }
    }
}
