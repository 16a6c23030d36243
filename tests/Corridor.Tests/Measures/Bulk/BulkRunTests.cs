using System.Globalization;
using System.Text;
using Corridor.Measures.Assessment;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;
using Parquet;

namespace Corridor.Tests.Measures.Bulk;

public sealed class BulkRunTests : IDisposable
{
    private const string Head = "code,origin,destination,date,value,currency,net_mass,documents,line\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_are_answered_in_their_order_and_bad_ones_are_listed_with_line_column_and_reason()
    {
        var (output, rejects, summary) = Run(
            Head
            + "0101210000,CN,RU,2026-11-23,1000,CNY,2,,first\n"
            + "0101210000,CN,RU,2026-11-23,1000,USD,2,D1,=cmd()\n"
            + "01x,CN,RU,2026-11-23,1000,CNY,2,,bad code\n"
            + "\n"
            + "0101210000,CN,RU,2026-13-23,1000,CNY,2,,bad day\n"
            + "0101210000,CN,RU,2026-11-23,-5,CNY,2,,negative\n"
            + "0101210000,CN,RU,2026-11-23,5,,2,,no currency\n"
            + "0101210000,CN,KZ,2026-11-23,5,CNY,2,,no lane\n"
            + "0101210000,CN,RU\n"
            + "0101210000,CN,RU,2026-11-23,5,XXX,2,,no rate\n"
            + "0102000000,CN,RU,2026-11-23,5,CNY,,,other code\n"
            + "0101210000,CN,RU,2026-11-23,5,EUR,,,\"weight, not given\"\n");
        Assert.Equal(
            [
                // 10 % of 1000 and 2 EUR for 2 kg at 8; the document lowers the rate to 5 %.
                "first,0101210000,CN,RU,import,2026-11-23,complete,CNY,116,true,duty:116,1,0,0,,2,1,50",
                "'=cmd(),0101210000,CN,RU,import,2026-11-23,complete,CNY,366,true,duty:366,2,0,0,,,,",
                "other code,0102000000,CN,RU,import,2026-11-23,not-declarable,CNY,,,,,0,0,,,,",
                "\"weight, not given\",0101210000,CN,RU,import,2026-11-23,incomplete,CNY,,,,,0,0,missing-fact: quantity in kg,,,",
           ], output[1..]);
        Assert.Equal([4, 6, 7, 8, 9, 10, 11], rejects[1..].Select(r => int.Parse(r.Split(',')[0], CultureInfo.InvariantCulture)));
        Assert.Equal(["code", "date", "value", "currency", "destination", "", "currency"], rejects[1..].Select(r => r.Split(',')[1]));
        Assert.Equal((11, 7, 2, 1, 1), (summary.Lines, summary.Rejected, summary.Complete, summary.Incomplete, summary.NotDeclarable));
    }

    [Theory]
    [InlineData(",", false)]
    [InlineData(";", true)]
    [InlineData("\t", true)]
    public void Separators_are_found_in_the_header_and_a_byte_order_mark_is_passed_over(string separator, bool mark)
    {
        var text = (Head + "0101210000,CN,RU,2026-11-23,1000,CNY,2,,first\n").Replace(",", separator, StringComparison.Ordinal);
        var (output, _, _) = Run(mark ? "\uFEFF" + text : text);
        Assert.StartsWith("first,0101210000,CN,RU,import,2026-11-23,complete", output[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "bulk.empty")]
    [InlineData("code,origin,destination,date,value\n", "bulk.columnMissing")]
    [InlineData("code,origin,destination,date,value,currency,colour\n", "bulk.columnUnknown")]
    [InlineData("code,origin,destination,date,value,currency,Code\n", "bulk.columnTwice")]
    public void A_header_that_does_not_fit_is_refused_and_nothing_is_written(string text, string fault)
    {
        Assert.Equal(fault, Refused(text));
        Assert.Equal(["in.csv"], Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void A_line_without_end_is_refused_and_not_read_into_memory()
    {
        using var endless = new Endless(Head + "0101210000,\"");
        using var output = new MemoryStream();
        using var rejects = new MemoryStream();
        Assert.False(new BulkRun(Resolve).TryRun(endless, BulkFormat.Csv, output, BulkFormat.Csv, rejects, out _, out var fault));
        Assert.Equal("bulk.lineTooLong", fault.Code);
        Assert.True(endless.Given < 10_000_000, $"{endless.Given}");
    }

    [Fact]
    public void The_answers_are_the_same_bytes_whatever_the_number_of_threads()
    {
        var input = folder.Write("in.csv", ManyLines(50_000));
        var written = new List<byte[]>();
        foreach (var threads in (int[])[1, 2, 3, 7])
        {
            var (output, rejects) = (Path.Combine(folder.Path, "out.csv"), Path.Combine(folder.Path, "rejects.csv"));
            Assert.True(new BulkRun(Resolve) { Threads = threads }.TryRun(input, output, rejects, out var summary, out _));
            Assert.True(summary.Complete > 1000 && summary.Rejected > 1000 && summary.NotDeclarable > 1000);
            written.Add([.. File.ReadAllBytes(output), .. File.ReadAllBytes(rejects)]);
        }

        Assert.All(written, w => Assert.True(w.AsSpan().SequenceEqual(written[0])));
    }

    // Sets of documents were once dropped in the middle of a block, and its lines then looked for their answers in vain.
    [Fact]
    public void A_file_may_hold_as_many_sets_of_documents_as_lines()
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < 120_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"0101210000,CN,RU,2026-11-23,1000,CNY,2,{(i % 2 == 0 ? "D1" : "D2")};N{i},{i}\n");
        }

        var (output, _, _) = Run(text.ToString());
        for (var i = 0; i < 120_000; i++)
        {
            Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{i},0101210000,CN,RU,import,2026-11-23,complete,CNY,{(i % 2 == 0 ? "66" : "116")},"), output[i + 1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parquet_says_what_csv_says()
    {
        var text = Head + "0101210000,CN,RU,2026-11-23,1000,CNY,2,,first\n0101210000,CN,RU,2026-11-23,1000,USD,2,D1,=cmd()\n";
        var csv = folder.Write("in.csv", text);
        var parquet = Path.Combine(folder.Path, "out.parquet");
        Assert.True(new BulkRun(Resolve).TryRun(csv, parquet, Path.Combine(folder.Path, "rejects.csv"), out _, out var fault), fault?.ToString());
        await using (var reader = await ParquetReader.CreateAsync(parquet, cancellationToken: TestContext.Current.CancellationToken))
        {
            using var group = reader.OpenRowGroupReader(0);
            var totals = new string?[2];
            await group.ReadAsync(reader.Schema.FindDataField("total"), totals, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(["116", "366"], totals);
        }

        // Goods lines with columns of several types.
        var lines = Path.Combine(folder.Path, "in.parquet");
        var schema = new Parquet.Schema.ParquetSchema(
            new Parquet.Schema.DataField<string>("code"), new Parquet.Schema.DataField<string>("origin"), new Parquet.Schema.DataField<string>("destination"), new Parquet.Schema.DataField<string>("date"),
            new Parquet.Schema.DecimalDataField("value", 18, 2), new Parquet.Schema.DataField<string>("currency"), new Parquet.Schema.DataField<double>("net_mass"), new Parquet.Schema.DataField<long>("line"));
        await using (var stream = File.Create(lines))
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: TestContext.Current.CancellationToken))
        {
            using var group = writer.CreateRowGroup();
            var fields = schema.GetDataFields();
            await group.WriteAsync(fields[0], (string[])["0101210000", "0101210000"]);
            await group.WriteAsync(fields[1], (string[])["CN", "CN"]);
            await group.WriteAsync(fields[2], (string[])["RU", "RU"]);
            await group.WriteAsync(fields[3], (string[])["2026-11-23", "2026-11-99"]);
            await group.WriteAsync<decimal>(fields[4], new decimal[] { 1000m, 1 }.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync(fields[5], (string[])["CNY", "CNY"]);
            await group.WriteAsync<double>(fields[6], new[] { 2.0, 1 }.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync<long>(fields[7], new[] { 7L, 8 }.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        }

        var output = Path.Combine(folder.Path, "out.csv");
        Assert.True(new BulkRun(Resolve).TryRun(lines, output, Path.Combine(folder.Path, "rejects.csv"), out var summary, out fault), fault?.ToString());
        Assert.Equal("7,0101210000,CN,RU,import,2026-11-23,complete,CNY,116,true,duty:116,1,0,0,,2,1,50", (await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken))[1]);
        Assert.Equal((2, 1), (summary.Lines, summary.Rejected));

        File.WriteAllText(lines, "no Parquet at all");
        Assert.False(new BulkRun(Resolve).TryRun(lines, output, Path.Combine(folder.Path, "rejects.csv"), out _, out fault));
        Assert.Equal("bulk.unreadable", fault.Code);
    }

    [Fact]
    public async Task Parquet_of_many_lines_holds_the_cells_of_csv_in_the_same_order()
    {
        var input = folder.Write("in.csv", ManyLines(150_000));
        var (csv, parquet, rejects) = (Path.Combine(folder.Path, "out.csv"), Path.Combine(folder.Path, "out.parquet"), Path.Combine(folder.Path, "rejects.csv"));
        Assert.True(new BulkRun(Resolve).TryRun(input, csv, rejects, out _, out var fault), fault?.ToString());
        Assert.True(new BulkRun(Resolve) { Threads = 3 }.TryRun(input, parquet, rejects, out _, out fault), fault?.ToString());
        var expected = File.ReadAllLines(csv);
        await using var reader = await ParquetReader.CreateAsync(parquet, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(reader.RowGroupCount > 1);
        var fields = reader.Schema.GetDataFields();
        Assert.Equal(expected[0], string.Join(',', fields.Select(f => f.Name)));
        var line = 1;
        for (var g = 0; g < reader.RowGroupCount; g++)
        {
            using var group = reader.OpenRowGroupReader(g);
            var columns = new List<string?[]>();
            foreach (var field in fields)
            {
                columns.Add(new string?[group.RowCount]);
                await group.ReadAsync(field, columns[^1], cancellationToken: TestContext.Current.CancellationToken);
            }

            for (var row = 0; row < group.RowCount; row++)
            {
                Assert.Equal(expected[line++], string.Join(',', columns.Select(c => c[row])));
            }
        }

        Assert.Equal(expected.Length, line);
    }

    [Fact]
    public void A_disk_that_fills_up_while_lines_are_read_ends_the_run()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(ManyLines(150_000)));
        using var rejects = new MemoryStream();
        using var full = new Full(1000);
        Assert.Throws<IOException>(() => new BulkRun(Resolve).TryRun(input, BulkFormat.Csv, full, BulkFormat.Parquet, rejects, out _, out _));
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_that_is_not_there_are_faults()
    {
        Assert.False(new BulkRun(Resolve).TryRun(Path.Combine(folder.Path, "none.csv"), Path.Combine(folder.Path, "o"), Path.Combine(folder.Path, "r"), out _, out var fault));
        Assert.Equal("bulk.unreadable", fault.Code);
        Assert.False(new BulkRun(Resolve).TryRun(folder.Write("in.csv", Head), Path.Combine(folder.Path, "none", "o"), Path.Combine(folder.Path, "r"), out _, out fault));
        Assert.Equal("bulk.unwritable", fault.Code);
    }

    [Fact]
    public void A_file_that_is_named_twice_is_left_as_it_is()
    {
        var (input, other) = (folder.Write("in.csv", Head), Path.Combine(folder.Path, "other.csv"));
        foreach (var (output, rejects) in new[] { (input, other), (other, input), (other, Path.Combine(folder.Path, ".", "other.csv")) })
        {
            Assert.False(new BulkRun(Resolve).TryRun(input, output, rejects, out _, out var fault));
            Assert.Equal("file.twice", fault.Code);
        }

        Assert.Equal(Head, File.ReadAllText(input));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    // Some on lines that are not declarable, some with days that are none.
    private static string ManyLines(int count)
    {
        var random = new Random(5);
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"0101{random.Next(3)}10000,{(random.Next(2) == 0 ? "CN" : "US")},RU,2026-{random.Next(1, 14):00}-10,{random.Next(100_000) / 100m},CNY,{random.Next(50)},{(random.Next(2) == 0 ? "D1" : "")},{i}\n");
        }

        return text.ToString();
    }

    private (string[] Output, string[] Rejects, BulkSummary Summary) Run(string text)
    {
        var (input, output, rejects) = (folder.Write("in.csv", text), Path.Combine(folder.Path, "out.csv"), Path.Combine(folder.Path, "rejects.csv"));
        var told = default(BulkProgress);
        Assert.True(new BulkRun(Resolve) { Progress = p => told = p }.TryRun(input, output, rejects, out var summary, out var fault), fault?.ToString());
        Assert.Equal((summary.Lines, summary.Rejected), (told.Lines, told.Rejected));
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
        return (File.ReadAllLines(output), File.ReadAllLines(rejects), summary);
    }

    private string Refused(string text)
    {
        Assert.False(new BulkRun(Resolve).TryRun(folder.Write("in.csv", text), Path.Combine(folder.Path, "out.csv"), Path.Combine(folder.Path, "rejects.csv"), out _, out var fault));
        return fault.Code;
    }

    private static BulkRoute? Resolve(EconomyCode destination, EconomyCode origin, TradeDirection direction, out Fault? fault)
    {
        if (destination.Value != "RU")
        {
            fault = new Fault("regime.none", destination.Value, "RU");
            return null;
        }

        var code = CommodityCode.Parse("0101210000");
        var goods = new Nomenclature("test", new CodeFormat("0000000000"), DateRange.Always, [new GoodsLine(code, GoodsLine.Coded, 0, LocalizedText.Of(Language.En, "horses"), null, default, "test")]);
        Measure Of(string id, MeasureRole role, string duty) => new() { Id = id, Type = new MeasureType("t" + id, TradeDirection.Import, "duty", role), Code = code, Duty = DutyExpression.Parse(duty) };
        var builder = new RegimeBuilder("test", goods)
            .Add(Of("1", MeasureRole.BaseDuty, "sum(10%, 1 EUR/KGM)"))
            .Add(Of("2", MeasureRole.Preference, "sum(5%, 1 EUR/KGM)") with { Conditions = [new MeasureCondition("A", 1, ConditionAction.Apply) { Document = "D1" }] });
        Assert.True(builder.TryBuild(out var regime, out _));
        Assert.True(LevyCascade.TryCreate([new LevyStep("duty", ["value"])], out var cascade, out fault));
        Assert.True(ItemAssessor.TryCreate(regime, cascade, out var assessor, out fault));
        var compiled = BulkRegime.Compile(assessor, CurrencyCode.Parse("CNY"));
        return new BulkRoute(compiled.Lane(direction, origin), (currency, _) => currency.Value switch { "EUR" => 8, "USD" => 7, _ => null }, new UnitCatalogue([], []));
    }

    /// <summary>A stream that begins with a text and goes on for a gigabyte.</summary>
    private sealed class Full(int room) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > room)
            {
                throw new IOException("No space is left.");
            }

            base.Write(buffer, offset, count);
        }
    }

    private sealed class Endless(string start) : Stream
    {
        private readonly byte[] first = Encoding.UTF8.GetBytes(start);

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var length = (int)Math.Min(count, 1_000_000_000 - Given);
            for (var i = 0; i < length; i++)
            {
                buffer[offset + i] = Given + i < first.Length ? first[Given + i] : (byte)'x';
            }

            Given += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
