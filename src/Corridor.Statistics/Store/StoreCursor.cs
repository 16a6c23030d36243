using Apache.Arrow;

namespace Corridor.Statistics.Store;

/// <summary>The figures of a table of the store's file.</summary>
internal sealed class StoreCursor : FigureCursor
{
    private readonly StoreFile.Lease lease;
    private readonly IEnumerator<RecordBatch> batches;
    private readonly int epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    private StoredFigure[] figures = [];
    private StoredFigure last;

    /// <summary>Reads a table, or the rows of it that a condition behind its name leaves.</summary>
    internal StoreCursor(StoreFile file, string table)
    {
        lease = file.Lend();
        batches = StoreBatches.Read(lease, $"SELECT {StoreTables.Columns} FROM {table}").GetEnumerator();
    }

    /// <summary>Reads the figures of a table whose pairs of reporter and counterpart lie in a range.</summary>
    internal StoreCursor(StoreFile file, string table, PairRange range)
        : this(file, $"{table} WHERE {range.Condition}")
    {
    }

    public override void Dispose()
    {
        batches.Dispose();
        lease.Dispose();
        base.Dispose();
    }

    protected override bool TryNextBlock(out StoredFigure[] figures, out int start, out int end)
    {
        start = 0;
        do
        {
            if (!batches.MoveNext())
            {
                (figures, end) = (this.figures, 0);
                return false;
            }
        }
        while (batches.Current.Length == 0);

        end = batches.Current.Length;
        if (this.figures.Length < end)
        {
            this.figures = new StoredFigure[end];
        }

        figures = this.figures;
        Fill(figures.AsSpan(0, end), batches.Current);
        return true;
    }

    private void Fill(Span<StoredFigure> figures, RecordBatch batch)
    {
        var reporter = batch.Numbers<uint>(0);
        var counterpart = batch.Numbers<uint>(1);
        var flow = batch.Numbers<byte>(2);
        var product = batch.Numbers<int>(3);
        var kind = batch.Numbers<byte>(4);
        var begins = batch.Numbers<int>(5);
        var months = batch.Numbers<byte>(6);
        var source = batch.Numbers<ushort>(7);
        var valuation = batch.Numbers<byte>(8);
        var currency = batch.Numbers<uint>(9);
        var value = batch.Values(10);
        var classification = batch.Numbers<uint>(11);
        var status = batch.Numbers<byte>(12);
        var confidentiality = batch.Numbers<byte>(13);
        var unit = batch.Numbers<uint>(16);
        var release = batch.Numbers<int>(17);
        var (weights, quantities, units) = (batch.Column(14), batch.Column(15), batch.Column(16));
        var weight = AmountsOf(batch, 14);
        var quantity = AmountsOf(batch, 15);
        for (var i = 0; i < figures.Length; i++)
        {
            ref var figure = ref figures[i];
            figure.Pair = ((ulong)reporter[i] << 32) | counterpart[i];
            figure.Subject = StoredFigure.Pack(flow[i], product[i]) | StoredFigure.Pack(kind[i], StoredFigure.MonthOf(DateOnly.FromDayNumber(epoch + begins[i])), months[i]) | source[i];
            figure.Terms = StoredFigure.PackTerms(valuation[i], currency[i]);
            figure.Value = value[i];
            figure.Classification = classification[i];
            figure.Status = (ObservationStatus)status[i];
            figure.Confidentiality = (Confidentiality)confidentiality[i];
            figure.NetWeight = weight.IsEmpty || weights.IsNull(i) ? StoredFigure.Absent : (long)weight[i];
            figure.Quantity = quantity.IsEmpty || quantities.IsNull(i) ? StoredFigure.Absent : (long)quantity[i];
            figure.Unit = units.IsNull(i) ? 0 : unit[i];
            figure.Release = release[i];
            if (StoredFigure.Compare(last, figure) > 0)
            {
                throw new InvalidDataException("The figures of the store are not in the order of their key.");
            }

            last = figure;
        }
    }

    // A column of amounts that has none may come without a place for them.
    private static ReadOnlySpan<Int128> AmountsOf(RecordBatch batch, int column) => batch.Column(column) is var c && c.NullCount == c.Length ? [] : batch.Values(column);
}
