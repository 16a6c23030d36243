using System.Globalization;
using System.Text;
using Corridor.Statistics.Loading;
using CsCheck;
using Sylvan.Data.Csv;

namespace Corridor.Tests.Statistics.Loading;

public sealed class DelimitedFileTests : IDisposable
{
    private const int Width = 4;

    private readonly TemporaryFolder folder = new();

    private static Gen<string> Cell => Gen.OneOf(
        Gen.Const(""), Gen.String[Gen.Char["abcü中\"' ;,\n\r|x"], 0, 9].Where(s => s.Trim(' ') == s && !s.EndsWith('\r')), Gen.Int[0, 99999].Select(n => n.ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void Cells_come_back_as_they_were_written_and_lines_are_those_of_an_editor() => Gen.Select(Cell.Array[Width].Array[1, 30], Gen.OneOf<char>([',', ';', '\t']), Gen.OneOf<string>(["\n", "\r\n"]), Gen.Bool).Sample((rows, delimiter, end, isClosed) =>
    {
        // A record of empty cells stays a record where it has a delimiter.
        var text = string.Join(end, rows.Select(r => string.Join(delimiter, r.Select(c => Written(c, delimiter))))) + (isClosed ? end : "");
        var line = 1;
        var expected = rows.Select(r =>
        {
            var at = line;
            line += 1 + r.Sum(c => c.Count(x => x == '\n'));
            return (at, string.Join('\u001F', r));
        }).ToList();
        Assert.Equal(expected, Read(folder.Write("a.csv", text), delimiter).Select(r => ((int)r.Line, string.Join('\u001F', r.Cells))));
    }, seed: "000Ke5sXAhb4", iter: 300, threads: 1);

    [Fact]
    public void Records_over_the_borders_of_blocks_are_what_another_reader_reads()
    {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.Length < DelimitedFile.LongestRecord * 2.6)
        {
            // Quotations of all lengths, so that some of them lie over a border.
            text.Append(random.Next(1_000_000)).Append(",\"").Append('q', random.Next(20)).Append(random.Next(3) == 0 ? "\n\"\"," : "").Append("\",").Append(random.NextDouble().ToString("R", CultureInfo.InvariantCulture)).Append(",x\n");
        }

        var file = folder.Write("b.csv", text.ToString());
        using var csv = CsvDataReader.Create(new StringReader(text.ToString()), new CsvDataReaderOptions { HasHeaders = false });
        foreach (var (_, cells) in Read(file, ','))
        {
            Assert.True(csv.Read());
            Assert.Equal(Enumerable.Range(0, Width).Select(csv.GetString), cells);
        }

        Assert.False(csv.Read());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(DelimitedFile.LongestRecord)]
    public void A_quotation_that_does_not_end_is_told_with_the_line_in_which_its_record_begins(int more)
    {
        var file = folder.Write("c.csv", "a,b,c,d\n1,2,3,4\n1,\"2,3,4\n" + new string('x', more) + "\n5,6,7,8\n");
        Assert.Equal(3, Assert.Throws<DelimitedFile.EndlessRecordException>(() => Read(file, ',').Count).Line);
    }

    public void Dispose() => folder.Dispose();

    private static string Written(string cell, char delimiter) =>
        cell.AsSpan().ContainsAny([delimiter, '"', '\n', '\r']) || cell.Length == 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static List<(long Line, string[] Cells)> Read(string file, char delimiter)
    {
        var found = new List<(long, string[])>();
        foreach (var block in DelimitedFile.Blocks(file, (byte)delimiter, null))
        {
            var cells = new (int Start, int Length)[Width];
            var records = new DelimitedRecords(block, (byte)delimiter, cells);
            while (records.Read())
            {
                Assert.Equal(Width, records.Count);
                Assert.False(records.IsBroken);
                found.Add((records.Line, [.. cells.Select(c => Encoding.UTF8.GetString(block.Bytes.AsSpan(c.Start, c.Length)))]));
            }
        }

        return found;
    }
}
