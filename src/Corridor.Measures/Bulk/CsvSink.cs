using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Corridor.Reference;

namespace Corridor.Measures.Bulk;

/// <summary>Answers as CSV with commas and line feeds.</summary>
internal sealed class CsvSink : IBulkSink
{
    private readonly Stream stream;
    private readonly ConcurrentDictionary<(BulkRegime, ulong), string> reasons = new();

    public CsvSink(Stream stream)
    {
        this.stream = stream;
        stream.Write("line,code,origin,destination,direction,date,state,currency,total,is_whole,charges,best,stops,undecided,unknown,cheaper,cheaper_missing,saving\n"u8);
    }

    public void Prepare(RunBlock block)
    {
        var to = block.Output;
        var names = block.Names.WrittenSpan;
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(block.Rows))
        {
            ref readonly var answer = ref row.Answer;
            var lane = row.Part.Lane;
            var regime = lane.Route.Assessor.Regime;
            if (row.NameLength > 0)
            {
                Cell(to, names.Slice(row.NameFrom, row.NameLength));
            }
            else
            {
                Number(to, row.Number);
            }

            Plain(to, row.Code);
            Plain(to, lane.Origin.Value);
            Plain(to, lane.Destination.Value);
            Plain(to, lane.Direction == Determination.TradeDirection.Import ? "import" : "export");
            Comma(to);
            row.Day.TryFormat(to.GetSpan(16), out var written, "O", CultureInfo.InvariantCulture);
            to.Advance(written);
            Plain(to, BulkWords.Of(answer.State));
            Plain(to, regime.Currency.Value);
            Comma(to);
            if (answer.Best < 0)
            {
                to.Write(",,,"u8);
            }
            else
            {
                Amount(to, answer.Total);
                to.Write(answer.IsWhole ? ",true,"u8 : ",false,"u8);
                Charges(to, row.Part.Answers, regime, row.Place);
                Measure(to, regime, answer.Best);
            }

            Comma(to);
            Number(to, answer.Stops);
            Comma(to);
            Number(to, answer.Undecided);
            Comma(to);
            if (answer.Reasons != 0)
            {
                Cell(to, BulkWords.Reasons(reasons, regime, answer.Reasons));
            }

            if (answer.Cheaper < 0)
            {
                to.Write(",,,"u8);
            }
            else
            {
                Measure(to, regime, answer.Cheaper);
                Comma(to);
                Number(to, answer.CheaperMissing);
                Comma(to);
                Amount(to, answer.Saving);
            }

            to.Write("\n"u8);
        }
    }

    public void Write(RunBlock block) => stream.Write(block.Output.WrittenSpan);

    public void Finish() => stream.Flush();

    public void Dispose()
    {
    }

    private static void Charges(ArrayBufferWriter<byte> to, BulkAnswers answers, BulkRegime regime, int place)
    {
        var isFirst = true;
        for (var i = 0; i < regime.Levies.Length; i++)
        {
            var amount = answers.Amounts(i)[place];
            if (amount != 0)
            {
                to.Write(isFirst ? default : ";"u8);
                Bytes(to, regime.Levies[i]);
                to.Write(":"u8);
                Amount(to, amount);
                isFirst = false;
            }
        }
    }

    private static void Measure(ArrayBufferWriter<byte> to, BulkRegime regime, int measure)
    {
        Comma(to);
        var id = regime.Tables.MeasureIds.Utf8(measure);
        if (id.ContainsAny(",\"\r\n="u8) || id is [(byte)'+' or (byte)'-' or (byte)'@', ..])
        {
            Cell(to, Encoding.UTF8.GetString(id));
        }
        else
        {
            to.Write(id);
        }
    }

    // A text of ASCII letters and digits.
    private static void Plain(ArrayBufferWriter<byte> to, string text)
    {
        var span = to.GetSpan(text.Length + 1);
        span[0] = (byte)',';
        Ascii.FromUtf16(text, span[1..], out var written);
        to.Advance(written + 1);
    }

    private static void Comma(ArrayBufferWriter<byte> to)
    {
        to.GetSpan(1)[0] = (byte)',';
        to.Advance(1);
    }

    private static void Bytes(ArrayBufferWriter<byte> to, ReadOnlySpan<char> text) => to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(text.Length * 3)));

    private static void Cell(ArrayBufferWriter<byte> to, ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(",\"\r\n") || text is ['=' or '+' or '-' or '@' or '\t', ..])
        {
            Bytes(to, CsvText.Cell(text.ToString()));
        }
        else
        {
            Bytes(to, text);
        }
    }

    private static void Number(ArrayBufferWriter<byte> to, long number)
    {
        Utf8Formatter.TryFormat(number, to.GetSpan(20), out var written);
        to.Advance(written);
    }

    private static void Amount(ArrayBufferWriter<byte> to, decimal amount) => to.Advance(Decimals.Write(amount, to.GetSpan(Decimals.LongestText)));
}
