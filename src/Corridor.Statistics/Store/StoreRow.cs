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
    private const string Columns = "counterpart, flow, product, kind, begins, months, source, valuation, currency, value, classification, status, release, net_weight";
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The last day of its period.</summary>
    public DateOnly Ends => Begins.AddMonths(Months).AddDays(-1);

    /// <summary>Reads figures; the argument is a table or a query of the columns of figures, with its conditions.</summary>
    internal static IEnumerable<StoreRow> Read(StoreFile.Lease lease, string from)
    {
        var rows = System.Array.Empty<StoreRow>();
        foreach (var batch in StoreBatches.Read(lease, $"SELECT {Columns} FROM {from}"))
        {
            if (rows.Length < batch.Length)
            {
                rows = new StoreRow[batch.Length];
            }

            Fill(rows, batch);
            for (var i = 0; i < batch.Length; i++)
            {
                yield return rows[i];
            }
        }
    }

    /// <summary>A day of the engine, which counts from 1970.</summary>
    internal static DateOnly Day(int days) => DateOnly.FromDayNumber(Epoch + days);

    private static void Fill(StoreRow[] rows, RecordBatch batch)
    {
        var counterpart = batch.Numbers<uint>(0);
        var flow = batch.Numbers<byte>(1);
        var product = batch.Numbers<int>(2);
        var kind = batch.Numbers<byte>(3);
        var begins = batch.Numbers<int>(4);
        var months = batch.Numbers<byte>(5);
        var source = batch.Numbers<ushort>(6);
        var valuation = batch.Numbers<byte>(7);
        var currency = batch.Numbers<uint>(8);
        var value = batch.Values(9);
        var classification = batch.Numbers<uint>(10);
        var status = batch.Numbers<byte>(11);
        var release = batch.Numbers<int>(12);
        var weights = batch.Column(13);
        var weight = weights.NullCount == weights.Length ? default : batch.Values(13);
        for (var i = 0; i < batch.Length; i++)
        {
            rows[i] = new StoreRow(
                counterpart[i], (TradeFlow)flow[i], product[i], (PeriodKind)kind[i], Day(begins[i]), months[i], source[i], (Valuation)valuation[i], currency[i],
                value[i], classification[i], (ObservationStatus)status[i], weight.IsEmpty || weights.IsNull(i) ? null : (long)weight[i], release[i]);
        }
    }
}
