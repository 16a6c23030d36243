using System.Collections.Concurrent;
using System.Globalization;
using Corridor.Measures.Determination;
using Parquet;
using Parquet.Schema;

namespace Corridor.Measures.Bulk;

/// <summary>Answers as Parquet: every column is text, amounts as exact as they were computed.</summary>
internal sealed class ParquetSink : IBulkSink
{
    private const int RowsOfGroup = 32 * RunBlock.Most;
    private readonly ParquetWriter writer;
    private readonly DataField[] fields;
    private readonly List<string?>[] texts;
    private readonly ConcurrentDictionary<(BulkRegime, ulong), string> reasons = new();

    public ParquetSink(Stream stream)
    {
        string[] names = ["line", "code", "origin", "destination", "direction", "date", "state", "currency", "total", "is_whole", "charges", "best", "stops", "undecided", "unknown", "cheaper", "cheaper_missing", "saving"];
        fields = [.. names.Select(n => new DataField<string>(n))];
        texts = [.. names.Select(_ => new List<string?>())];
        writer = ParquetWriter.CreateAsync(new ParquetSchema(fields), stream).GetAwaiter().GetResult();
    }

    public void Prepare(RunBlock block)
    {
    }

    public void Write(RunBlock block)
    {
        var names = block.Names.WrittenSpan;
        foreach (ref readonly var row in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(block.Rows))
        {
            ref readonly var answer = ref row.Answer;
            var (lane, place) = (row.Part.Lane, row.Place);
            var (regime, answers) = (lane.Route.Assessor.Regime, row.Part.Answers);
            var has = answer.Best >= 0;
            var at = 0;
            void Add(string? text) => texts[at++].Add(text);
            Add(row.NameLength > 0 ? names.Slice(row.NameFrom, row.NameLength).ToString() : Whole(row.Number));
            Add(row.Code);
            Add(lane.Origin.Value);
            Add(lane.Destination.Value);
            Add(lane.Direction == TradeDirection.Import ? "import" : "export");
            Add(Reference.Time.DateRange.Text(row.Day));
            Add(BulkWords.Of(answer.State));
            Add(regime.Currency.Value);
            Add(has ? Reference.Decimals.Text(answer.Total) : null);
            Add(has ? answer.IsWhole ? "true" : "false" : null);
            Add(has ? string.Join(';', regime.Levies.Select((l, i) => (Levy: l, Amount: answers.Amounts(i)[place])).Where(c => c.Amount != 0).Select(c => $"{c.Levy}:{Reference.Decimals.Text(c.Amount)}")) : null);
            Add(regime.MeasureId(answer.Best));
            Add(Whole(answer.Stops));
            Add(Whole(answer.Undecided));
            Add(BulkWords.Reasons(reasons, regime, answer.Reasons) is { Length: > 0 } unknown ? unknown : null);
            Add(regime.MeasureId(answer.Cheaper));
            Add(answer.Cheaper < 0 ? null : Whole(answer.CheaperMissing));
            Add(answer.Cheaper < 0 ? null : Reference.Decimals.Text(answer.Saving));
        }

        if (texts[0].Count >= RowsOfGroup)
        {
            WriteGroup();
        }
    }

    public void Finish()
    {
        if (texts[0].Count > 0)
        {
            WriteGroup();
        }

        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // A writer that is not finished leaves a file without a foot, which is thrown away.
    public void Dispose()
    {
    }

    private void WriteGroup()
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < fields.Length; i++)
        {
            group.WriteAsync(fields[i], texts[i]!).GetAwaiter().GetResult();
            texts[i].Clear();
        }

        group.CompleteValidate();
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
