using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Corridor.Measures.Determination;
using Parquet;
using Parquet.Schema;

namespace Corridor.Measures.Bulk;

/// <summary>
/// Answers as Parquet: every column is text, amounts as exact as they were computed. Cells are spelt by the threads
/// that answer; a row group is written by one of its own while the next lines are read and answered.
/// </summary>
internal sealed class ParquetSink : IBulkSink
{
    private const int RowsOfGroup = 32 * RunBlock.Most;
    private static readonly string[] Names = ["line", "code", "origin", "destination", "direction", "date", "state", "currency", "total", "is_whole", "charges", "best", "stops", "undecided", "unknown", "cheaper", "cheaper_missing", "saving"];

    private readonly ParquetWriter writer;
    private readonly DataField[] fields;
    private readonly ConcurrentDictionary<(BulkRegime, ulong), string> reasons = new();
    private readonly ConcurrentBag<TextColumn[]> free = [];
    private List<TextColumn[]> group = [];
    private int rows;

    // What a group is written from; used by one write after the other.
    private ReadOnlyMemory<char>[] texts = [];
    private int[] levels = [];
    private Task writing = Task.CompletedTask;

    public ParquetSink(Stream stream)
    {
        fields = [.. Names.Select(n => new DataField<string>(n))];
        writer = ParquetWriter.CreateAsync(new ParquetSchema(fields), stream).GetAwaiter().GetResult();
    }

    public void Prepare(RunBlock block)
    {
        var columns = free.TryTake(out var used) ? used : [.. Names.Select(_ => new TextColumn())];
        block.Columns = columns;
        var names = block.Names.WrittenSpan;
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(block.Rows))
        {
            ref readonly var answer = ref row.Answer;
            var lane = row.Part.Lane;
            var regime = lane.Route.Assessor.Regime;
            if (row.NameLength > 0)
            {
                columns[0].Add(names.Slice(row.NameFrom, row.NameLength));
            }
            else
            {
                columns[0].Add(row.Number);
            }

            columns[1].Add(row.Code);
            columns[2].Add(lane.Origin.Value);
            columns[3].Add(lane.Destination.Value);
            columns[4].Add(lane.Direction == TradeDirection.Import ? "import" : "export");
            columns[5].Add(row.Day);
            columns[6].Add(BulkWords.Of(answer.State));
            columns[7].Add(regime.Currency.Value);
            if (answer.Best < 0)
            {
                AddNull(columns.AsSpan(8, 4));
            }
            else
            {
                columns[8].Add(answer.Total);
                columns[9].Add(answer.IsWhole ? "true" : "false");
                AddCharges(columns[10], row.Part.Answers, regime, row.Place);
                columns[11].AddUtf8(regime.Tables.MeasureIds.Utf8(answer.Best));
            }

            columns[12].Add(answer.Stops);
            columns[13].Add(answer.Undecided);
            if (BulkWords.Reasons(reasons, regime, answer.Reasons) is { Length: > 0 } unknown)
            {
                columns[14].Add(unknown);
            }
            else
            {
                columns[14].AddNull();
            }

            if (answer.Cheaper < 0)
            {
                AddNull(columns.AsSpan(15, 3));
            }
            else
            {
                columns[15].AddUtf8(regime.Tables.MeasureIds.Utf8(answer.Cheaper));
                columns[16].Add(answer.CheaperMissing);
                columns[17].Add(answer.Saving);
            }
        }
    }

    public void Write(RunBlock block)
    {
        group.Add(block.Columns);
        block.Columns = [];
        rows += block.Rows.Count;
        if (rows >= RowsOfGroup)
        {
            WriteGroup();
        }
    }

    public void Finish()
    {
        if (rows > 0)
        {
            WriteGroup();
        }

        writing.GetAwaiter().GetResult();
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // A writer that is not finished leaves a file without a foot, which is thrown away; nothing writes to the stream from here on.
    public void Dispose() => Task.WaitAny(writing);

    private void WriteGroup()
    {
        writing.GetAwaiter().GetResult();
        var (full, count) = (group, rows);
        (group, rows) = ([], 0);
        writing = Task.Run(() => WriteGroup(full, count));
    }

    private async Task WriteGroup(List<TextColumn[]> blocks, int count)
    {
        if (levels.Length < count)
        {
            (texts, levels) = (new ReadOnlyMemory<char>[count], new int[count]);
        }

        using var to = writer.CreateRowGroup();
        for (var i = 0; i < fields.Length; i++)
        {
            var (row, known) = (0, 0);
            foreach (var columns in blocks)
            {
                columns[i].CopyTo(texts, ref known, levels, ref row);
            }

            await to.WriteAllPartsAsync(fields[i], (ReadOnlyMemory<ReadOnlyMemory<char>>)texts.AsMemory(0, known), levels.AsMemory(0, row), null, CancellationToken.None);
        }

        to.CompleteValidate();
        foreach (var columns in blocks)
        {
            Array.ForEach(columns, c => c.Clear());
            free.Add(columns);
        }
    }

    private static void AddNull(ReadOnlySpan<TextColumn> columns)
    {
        foreach (var column in columns)
        {
            column.AddNull();
        }
    }

    private static void AddCharges(TextColumn to, BulkAnswers answers, BulkRegime regime, int place)
    {
        var isFirst = true;
        for (var i = 0; i < regime.Levies.Length; i++)
        {
            var amount = answers.Amounts(i)[place];
            if (amount != 0)
            {
                to.Append(isFirst ? "" : ";");
                to.Append(regime.Levies[i]);
                to.Append(":");
                to.Append(amount);
                isFirst = false;
            }
        }

        to.End();
    }
}
