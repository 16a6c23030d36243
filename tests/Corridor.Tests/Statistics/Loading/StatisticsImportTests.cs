using System.Globalization;
using System.IO.Compression;
using System.Text;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Loading;
using Corridor.Statistics.Store;
using CsCheck;

namespace Corridor.Tests.Statistics.Loading;

public sealed class StatisticsImportTests(ShippedData shipped) : IDisposable
{
    private const string Own = "period,reporter,counterpart,flow,product,classification,value,currency,valuation,net_weight,quantity,unit,status,source,release";

    private readonly ImportFixture fixture = new(shipped);

    [Fact]
    public void A_row_becomes_an_observation_with_all_that_it_says()
    {
        var report = fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, "2016,RU,CN,import,8471,H4,12345.678901234567,USD,CIF,10.5,,,estimated,,")));
        Assert.Equal((1, 1, 0), (report.Release.RowsRead, report.Release.RowsKept, report.Release.RowsRejected));
        var o = Assert.Single(Rows());
        Assert.Equal((Period.OfYear(2016), "RU", "CN", TradeFlow.Import, "8471", "H4"), (o.Period, o.Reporter.Value, o.Counterpart.Value, o.Flow, o.Product.Value, o.Classification));
        Assert.Equal((12345.678901234567m, "USD", Valuation.Cif, 10.5m, null, ObservationStatus.Estimated), (o.Value, o.Currency.Value, o.Valuation, o.NetWeight, o.Quantity, o.Status));
        Assert.Equal((1, null, "import/test:corridor", false), (o.Release, o.Until, o.Source.Key, o.IsTotal));
    }

    [Fact]
    public void Totals_that_an_open_store_has_at_hand_are_those_of_the_newest_import()
    {
        (int, decimal, decimal?) Asked() => fixture.Store.TopCounterparts(new TopQuery(EconomyCode.Parse("RU"), TradeFlow.Import, 2016, MonthRange.Year) { Source = "import/test:corridor" }) is { } top
            ? (top.Parts, top.Whole, top.PublishedWhole) : default;
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2016", "CN", "TOTAL", "7"), Row("2016", "W00", "TOTAL", "9"))));
        Assert.Equal((1, 7m, 9m), Asked());
        fixture.Import(ImportFixture.Request(fixture.Write("b.csv", Own, Row("2016", "CN", "TOTAL", "8"), Row("2016", "DE", "TOTAL", "2"), Row("2016", "W00", "TOTAL", "11"))));
        Assert.Equal((2, 10m, 11m), Asked());
        var range = fixture.Store.Ranges(new RangeQuery(EconomyCode.Parse("RU"), EconomyCode.Parse("CN"), TradeFlow.Import, TradeProduct.Total, MonthRange.Year, 2016, 2016) { Source = "import/test:corridor" });
        Assert.Equal(8m, range.Single().Points.Single().Value);
    }

    [Theory]
    [InlineData("2016, RU,CN,import,84,H4,5,USD,CIF,,,,,,", 0)]
    [InlineData("2016,RU,CN,import,84 ,H4,5,USD,CIF,,,,,,", 0)]
    [InlineData("2016,RU,CN,import,84,H4,5,\" USD\",CIF,,,,,,", 0)]
    [InlineData("2016,RU,CN,import,84,H4,5,USD,CIF,,,,,, ", 0)]
    [InlineData(" 2016,RU,CN,import,84,H4,5,USD,CIF,,,,,,", 30_000)]
    public void Blanks_around_a_cell_do_not_count_wherever_in_the_file_they_stand(string row, int before)
    {
        var plain = Enumerable.Range(0, before).Select(i => Row(Text(1900 + (i % 115)), "CN", Text(10 + (i / 115 % 80)) + Text(10 + (i / 9200)), "1"));
        var report = fixture.Import(ImportFixture.Request(fixture.Write("a.csv", [Own, .. plain, row])));
        Assert.Equal((before + 1, 0), (report.Release.RowsRead, report.Release.RowsRejected));
        Assert.Equal(5m, fixture.Store.Ranges(new RangeQuery(EconomyCode.Parse("RU"), EconomyCode.Parse("CN"), TradeFlow.Import, TradeProduct.Of(CommodityCode.Parse("84")), MonthRange.Year, 2016, 2016) { Source = "import/test:corridor" }).Single().Points.Single().Value);
    }

    [Fact]
    public void Aggregates_are_kept_beside_the_facts()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2016", "CN", "84", "5"), Row("2016", "CN", "TOTAL", "7"), Row("2016", "W00", "84", "9"))));
        Assert.Equal([("CN", "TOTAL", true), ("CN", "84", false), ("W00", "84", true)], Rows().Select(o => (o.Counterpart.Value, o.Product.Value, o.IsTotal)));
    }

    [Theory]
    [InlineData("2016-13,RU,CN,import,84,H4,1,USD,CIF,,,,,,", "period.malformed")]
    [InlineData("1016,RU,CN,import,84,H4,1,USD,CIF,,,,,,", "period.malformed")]
    [InlineData("2016,XX,CN,import,84,H4,1,USD,CIF,,,,,,", "statistics.economy")]
    [InlineData("2016,RU,中国,import,84,H4,1,USD,CIF,,,,,,", "statistics.economy")]
    [InlineData("2016,RU,CN,sideways,84,H4,1,USD,CIF,,,,,,", "statistics.flow")]
    [InlineData("2016,RU,CN,import,841,H4,1,USD,CIF,,,,,,", "statistics.product")]
    [InlineData("2016,RU,CN,import,00,H4,1,USD,CIF,,,,,,", "statistics.product")]
    [InlineData("2016,RU,CN,import,8A,H4,1,USD,CIF,,,,,,", "statistics.product")]
    [InlineData("2016,RU,CN,import,84,H9,1,USD,CIF,,,,,,", "statistics.classificationOf")]
    [InlineData("2016,RU,CN,import,84,,1,USD,CIF,,,,,,", "statistics.classificationOf")]
    [InlineData("2016,RU,CN,import,84,H4,\"1,234\",USD,CIF,,,,,,", "statistics.separators")]
    [InlineData("2016,RU,CN,import,84,H4,1 234,USD,CIF,,,,,,", "statistics.separators")]
    [InlineData("2016,RU,CN,import,84,H4,-1,USD,CIF,,,,,,", "statistics.negative")]
    [InlineData("2016,RU,CN,import,84,H4,12x,USD,CIF,,,,,,", "statistics.value")]
    [InlineData("2016,RU,CN,import,84,H4,1_000,USD,CIF,,,,,,", "statistics.value")]
    [InlineData("2016,RU,CN,import,84,H4,1000000000000000,USD,CIF,,,,,,", "statistics.value")]
    [InlineData("2016,RU,CN,import,84,H4,1,DOLLAR,CIF,,,,,,", "currency.malformed")]
    [InlineData("2016,RU,CN,import,84,H4,1,USD,CIF,,,,guessed,,", "statistics.word")]
    [InlineData("2016,RU,CN,import,84,H4,1,USD,CIF,,,,\"reported\" or so,,", "statistics.quotation")]
    [InlineData("2016,RU,CN", "statistics.cells")]
    [InlineData("2016,RU,CN,import,84,H4,1,USD,CIF,,,,,,,surplus", "statistics.cells")]
    public void A_row_that_cannot_be_a_figure_is_left_out_with_its_line_and_reason(string row, string code)
    {
        var report = fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2015", "CN", "84", "1"), row, Row("2016", "CN", "85", "1"))));
        Assert.Equal((3, 2, 1), (report.Release.RowsRead, report.Release.RowsKept, report.Release.RowsRejected));
        var reject = Assert.Single(report.Rejects);
        Assert.Equal(("a.csv", 3, code), (reject.File, reject.Line, reject.Reason.Code));
        Assert.Equal(2, Rows().Length);
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them()
    {
        var report = fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own,
            "2016,RU,CN,import,84,H4,1,USD,CIF,,,,,\"two\nlines\",", "short", Row("2016", "CN", "85", "-1"), Row("2016", "CN", "86", "1"), Row("2016", "CN", "87", "-1"))));
        Assert.Equal([(4L, "statistics.cells"), (5L, "statistics.negative"), (7L, "statistics.negative")], report.Rejects.Select(r => (r.Line, r.Reason.Code)));
    }

    [Fact]
    public void What_is_said_twice_counts_once_and_what_is_said_in_two_ways_not_at_all()
    {
        var report = fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own,
            Row("2016", "CN", "84", "1"), Row("2016", "CN", "85", "2"), Row("2016", "CN", "84", "1"), Row("2016", "CN", "85", "3"), Row("2016", "CN", "86", "4"))));
        Assert.Equal(["84", "86"], Rows().Select(o => o.Product.Value));
        Assert.Equal((1, 2), (report.Repeated, report.Release.RowsRejected));
        Assert.Equal([(3L, "2"), (5L, "3")], report.Rejects.Select(r => (r.Line, r.Reason.Arguments[0])));
        Assert.All(report.Rejects, r => Assert.Equal("statistics.disagree", r.Reason.Code));
    }

    [Fact]
    public void A_file_of_which_a_million_rows_disagree_is_one_of_another_kind_and_is_refused() =>
        Assert.Equal("statistics.disagreeMany", fixture.Fault(ImportFixture.Request(fixture.Write("a.csv", [Own, .. Enumerable.Range(0, ReleaseMerge.MostDisagreements + 1).Select(i => "2016,RU,CN,import,84,H4," + i + ",USD,CIF,,,,,,")]))));

    [Fact]
    public void Blank_cells_are_no_figures_and_no_faults()
    {
        var report = fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2016", "CN", "84", "1"), Row("2016", "CN", "85", ""), Row("2016", "CN", "86", "NA"), Row("2016", "CN", "87", "0"))));
        Assert.Equal((2L, 0L), (report.Blank, report.Release.RowsRejected));
        Assert.Equal([1m, 0m], Rows().Select(o => o.Value));
    }

    [Fact]
    public void A_file_of_another_format_is_refused_and_the_known_formats_are_named() =>
        Assert.Equal("statistics.format", fixture.Fault(ImportFixture.Request(fixture.Write("a.csv", "name,colour", "apple,red"))));

    [Fact]
    public void A_picture_is_refused() => Assert.Equal("statistics.format", fixture.Fault(ImportFixture.Request(fixture.Bytes("a.png", [0x50, 0x4E, 0x47, 0, 0, 0, 13, 0]))));

    [Fact]
    public void A_quotation_that_does_not_end_refuses_the_file_rather_than_lose_what_is_behind_it() =>
        Assert.Equal("statistics.endless", fixture.Fault(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2015", "CN", "84", "1"), "2016,RU,CN,import,84,H4,1,USD,CIF,,,,,\"two", Row("2016", "CN", "85", "1")))));

    [Fact]
    public void A_large_release_is_merged_in_parts_and_says_what_changed()
    {
        string[] Rows(int changed) => [Own, .. Enumerable.Range(0, 300_000).Select(i => $"{1950 + i % 70},{(i % 2 == 0 ? "RU" : "US")},CN,import,{100000 + i / 70},H4,{i + (i % changed == 0 ? 1 : 0)},USD,CIF,,,,,,")];
        Assert.Equal(300_000, fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Rows(int.MaxValue)))).Figures);
        var report = fixture.Import(ImportFixture.Request(fixture.Write("b.csv", Rows(3)), day: 1));
        Assert.Equal((0L, 99_999L, 0L, 200_001L), (report.Release.Added, report.Release.Revised, report.Release.Withdrawn, report.Unchanged));
        // What the store holds is read in its order, and a cursor says where it is not.
        using var facts = new StoreCursor(fixture.Store.Current, "fact");
        var count = 0;
        for (; facts.MoveNext(); count++)
        {
        }

        Assert.Equal(300_000, count);

        // Other packs beside it: the file is made anew, and what was imported stays, with its history.
        using var folders = new StatisticsFolders();
        using var other = StatisticsStore.Open([folders.Pack("p", "2011,CN,RU,export,TOTAL,,7,USD,FOB,reported,a")], fixture.Cache);
        Assert.Equal(300_001, other.Count(new ObservationQuery()));
        Assert.Equal(400_000, other.Count(new ObservationQuery { IncludeHistory = true }));
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal("statistics.format", fixture.Fault(ImportFixture.Request(fixture.Bytes("a.csv", []))));

    [Fact]
    public void A_file_without_any_good_row_is_refused() =>
        Assert.Equal("statistics.allRejected", fixture.Fault(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2016", "ZZ", "84", "1")))));

    [Fact]
    public void A_wrong_encoding_is_refused_until_it_is_named()
    {
        var text = Own + "\n2016,RU,CN,import,84,H4,1,USD,CIF,,,,,来源,\n";
        var file = fixture.Bytes("a.csv", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text));
        Assert.Equal("statistics.encoding", fixture.Fault(ImportFixture.Request(file)));
        Assert.Equal("statistics.encodingUnknown", fixture.Fault(ImportFixture.Request(file) with { Encoding = "klingon" }));
        Assert.Equal(1, fixture.Import(ImportFixture.Request(file) with { Encoding = "gb18030" }).Figures);
        Assert.Equal(1, fixture.Import(ImportFixture.Request(fixture.Bytes("b.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]))).Figures);
        Assert.Equal(1, fixture.Import(ImportFixture.Request(fixture.Bytes("c.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]))).Figures);
    }

    [Theory]
    [InlineData(0.999)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public void A_compressed_file_that_is_cut_off_is_refused(double kept)
    {
        var text = new StringBuilder(Own).Append('\n');
        for (var i = 0; i < 3000; i++)
        {
            text.Append(Row((1950 + i % 60).ToString(CultureInfo.InvariantCulture), "CN", (100000 + i * 37).ToString(CultureInfo.InvariantCulture), (i * 7919).ToString(CultureInfo.InvariantCulture))).Append('\n');
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }

        var bytes = packed.ToArray();
        Assert.Equal("statistics.damaged", fixture.Fault(ImportFixture.Request(fixture.Bytes("a.csv.gz", bytes[..(int)(bytes.Length * kept)]))));
        Assert.Equal(3000, fixture.Import(ImportFixture.Request(fixture.Bytes("b.csv.gz", bytes))).Release.RowsRead);
    }

    [Fact]
    public void What_unpacks_to_more_than_the_bound_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[4 << 20]);
        }

        Assert.Equal("statistics.tooLarge", fixture.Fault(ImportFixture.Request(fixture.Bytes("a.csv.gz", packed.ToArray())) with { MostBytes = 1 << 20 }));
    }

    [Fact]
    public void A_release_that_would_shrink_history_by_half_asks_first()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", [Own, .. Enumerable.Range(1990, 20).Select(y => Row(Text(y), "CN", "84", "1"))])));
        var small = ImportFixture.Request(fixture.Write("b.csv", Own, Row("1990", "CN", "84", "1")), day: 1);
        Assert.Equal("statistics.shrinks", fixture.Fault(small));
        Assert.Equal((1, 19), (fixture.Import(small with { AcceptsShrinking = true }).Figures, fixture.Store.Releases[^1].Withdrawn));
        Assert.Single(Rows());
    }

    [Fact]
    public void An_addition_leaves_what_it_does_not_state()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2015", "CN", "84", "1"), Row("2016", "CN", "84", "2"))));
        var report = fixture.Import(ImportFixture.Request(fixture.Write("b.csv", Own, Row("2016", "CN", "84", "3"), Row("2017", "CN", "84", "4")), day: 1) with { IsAddition = true });
        Assert.Equal((1L, 1L, 0L), (report.Release.Added, report.Release.Revised, report.Release.Withdrawn));
        Assert.Equal([1m, 3m, 4m], Rows().Select(o => o.Value));
    }

    [Fact]
    public void The_store_answers_as_it_was_at_any_moment_and_tells_what_came_later()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2015", "CN", "84", "1"), Row("2016", "CN", "84", "2"), Row("2017", "CN", "84", "5"))));
        var report = fixture.Import(ImportFixture.Request(fixture.Write("b.csv", Own, Row("2015", "CN", "84", "1"), Row("2016", "CN", "84", "3")), day: 10));
        Assert.Equal((0L, 1L, 1L, 1L), (report.Release.Added, report.Release.Revised, report.Release.Withdrawn, report.Unchanged));
        Assert.Equal([(1m, 1), (3m, 2)], Rows().Select(o => (o.Value, o.Release)));
        Assert.Equal([1m, 2m, 5m], Rows(new ObservationQuery { AsOf = ImportFixture.Moment.AddDays(5) }).Select(o => o.Value));
        Assert.Empty(Rows(new ObservationQuery { AsOf = ImportFixture.Moment.AddDays(-1) }));
        Assert.Equal([3m], Rows(new ObservationQuery { UpdatedAfter = ImportFixture.Moment.AddDays(5) }).Select(o => o.Value));
        Assert.Equal([(1m, (int?)null), (2m, 2), (3m, null), (5m, 2)], Rows(new ObservationQuery { IncludeHistory = true }).Select(o => (o.Value, o.Until)));
        Assert.Equal([(1, false), (2, true)], fixture.Store.Releases.Where(r => r.Dataset == "import/test").Select(r => (r.Number, r.ValidTo is null)));
    }

    [Fact]
    public void Data_sets_stand_side_by_side()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2015", "CN", "84", "1")), "one"));
        fixture.Import(ImportFixture.Request(fixture.Write("b.csv", Own, Row("2015", "CN", "84", "2")), "two"));
        Assert.Equal([("import/one:corridor", 1m), ("import/two:corridor", 2m)], Rows().Select(o => (o.Source.Key, o.Value)));
    }

    [Fact]
    public void Imports_outlive_the_packs_beside_them()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2015", "CN", "84", "1"))));
        using var folders = new StatisticsFolders();
        using (var other = StatisticsStore.Open([folders.Pack("p", "2011,CN,RU,export,TOTAL,,7,USD,FOB,reported,a")], fixture.Cache))
        {
            Assert.Equal([7m, 1m], Rows(new ObservationQuery(), other).Select(o => o.Value));
            Assert.Equal(1, other.Releases[^1].Number);
        }

        fixture.Store.Refresh();
        Assert.Equal([7m, 1m], Rows().Select(o => o.Value));
    }

    [Fact]
    public async Task Of_two_imports_at_once_one_waits_or_is_told_and_none_is_lost()
    {
        var files = Enumerable.Range(0, 4).Select(i => fixture.Write($"f{i}.csv", Own, Row("2015", "CN", "84", Text(i + 1)))).ToArray();
        var results = await Task.WhenAll(files.Select((file, i) => Task.Run(() =>
            new StatisticsImport(fixture.Store, fixture.Economies).TryRun(ImportFixture.Request(file, $"set{i}"), out _, out var fault) ? "" : fault.Code)));
        Assert.All(results, r => Assert.True(r is "" or "statistics.busy", r));
        Assert.Contains("", results);
        Assert.Equal(results.Count(r => r.Length == 0), Rows().Length);
    }

    [Fact]
    public void A_reader_turns_to_the_new_release_by_itself()
    {
        using var reader = StatisticsStore.Open(ImportFixture.Codes(), fixture.Cache);
        Assert.Empty(Rows(new ObservationQuery(), reader));
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, Row("2015", "CN", "84", "1"))));
        reader.Refresh();
        Assert.Single(Rows(new ObservationQuery(), reader));
    }

    [Fact]
    public void A_full_disk_changes_nothing()
    {
        // A small file system in memory, where the system lets one be made.
        var small = Directory.CreateTempSubdirectory("corridor-full-").FullName;
        using (var mount = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", small]) { RedirectStandardError = true }))
        {
            mount!.WaitForExit();
            Assert.SkipUnless(mount.ExitCode == 0, "no file system of its own can be mounted here");
        }

        try
        {
            using var store = StatisticsStore.Open([], small);
            var file = fixture.Write("a.csv", [Own, .. Enumerable.Range(0, 60_000).Select(i => Row(Text(1950 + i % 60), "CN", Text(100000 + i * 13 % 890000), Text(i * 7919 % 999983)))]);
            Assert.False(new StatisticsImport(store, shipped.Book.Economies).TryRun(ImportFixture.Request(file), out _, out var fault));
            Assert.Equal("statistics.diskFull", fault.Code);
            Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(small, "*", SearchOption.AllDirectories), f => f.Contains(".part", StringComparison.Ordinal));
            Assert.Equal(0, store.Count(new ObservationQuery()));
        }
        finally
        {
            using var unmount = System.Diagnostics.Process.Start("umount", ["-l", small]);
            unmount.WaitForExit();
            Directory.Delete(small);
        }
    }

    [Fact]
    public void A_query_that_would_return_everything_comes_in_pages_and_says_how_to_get_it_in_bulk()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", [Own, .. Enumerable.Range(1990, 25).Select(y => Row(Text(y), "CN", "84", Text(y)))])));
        var seen = new List<decimal>();
        for (int? offset = 0; offset is { } at;)
        {
            Assert.True(fixture.Store.TryObservations(new ObservationQuery(), at, 10, out var page, out _));
            Assert.Equal(25, page.Count);
            seen.AddRange(page.Rows.Select(r => r.Value));
            offset = page.Next;
        }

        Assert.Equal(Enumerable.Range(1990, 25).Select(y => (decimal)y), seen);
        Assert.False(fixture.Store.TryObservations(new ObservationQuery(), 0, ObservationPage.MostRows + 1, out _, out var fault));
        Assert.Equal("number.range", fault.Code);
        Assert.False(fixture.Store.TryObservations(new ObservationQuery(), ObservationPage.MostReached, 1, out _, out fault));
        Assert.Contains("export", fault.Message(Language.En), StringComparison.Ordinal);
        Assert.False(fixture.Store.TryObservations(new ObservationQuery { Source = "x' OR 1=1" }, 0, 1, out _, out fault));
        Assert.Equal("statistics.source", fault.Code);
    }

    [Fact]
    public void What_is_exported_can_be_imported_again_and_is_the_same()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", Own, "2016-Q1,RU,CN,import,S7,S3,12345.678901234567,USD,CIF,10.5,,,estimated,,", "2016-01..04,CN-BJ,W00,trade,TOTAL,,5,CNY,mixed,,,,provisional,,")));
        var csv = Path.Combine(Path.GetDirectoryName(fixture.Cache)!, "out.csv");
        Assert.True(fixture.Store.TryExport(new ObservationQuery(), csv, out var count, out _));
        Assert.Equal(2, count);
        var before = Rows();
        var again = fixture.Import(ImportFixture.Request(csv, day: 1));
        Assert.Equal((2L, 2L), (again.Figures, again.Unchanged));
        Assert.Equal(before, Rows());

        var parquet = Path.ChangeExtension(csv, ".parquet");
        Assert.True(fixture.Store.TryExport(new ObservationQuery(), parquet, out count, out _));
        Assert.Equal(2, count);
        Assert.Equal("PAR1"u8.ToArray(), File.ReadAllBytes(parquet)[..4]);
        Assert.False(fixture.Store.TryExport(new ObservationQuery(), "out.xlsx", out _, out var fault));
        Assert.Equal("statistics.exportForm", fault.Code);
    }

    [Fact]
    public void Both_header_variants_of_the_old_comtrade_are_read_and_lost_zeros_are_put_back()
    {
        var files = fixture.Write("words.csv",
            "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag",
            "H4,2012,2012,2012,2,0,1,Import,643,Russian Federation,RUS,156,China,CHN,,,,,,,,1,Animals; live,1,No Quantity,,,,,50,,16042348,,,0");
        fixture.Import(ImportFixture.Request(files));
        var first = Assert.Single(Rows());
        Assert.Equal(("01", TradeFlow.Import, Valuation.Cif, 50m), (first.Product.Value, first.Flow, first.Valuation, first.NetWeight));
        var second = fixture.Write("names.csv",
            "AltQuantity,CIFValue,FOBValue,GrossWeight,IsLeaf,NetWeight,TradeQuantity,Trade Value (US$),aggrLevel,Commodity Code,Commodity,cstCode,cstDesc,estCode,motCode,motDesc,period,periodDesc,pfCode,Partner ISO,pt3ISO2,Partner Code,ptCode2,Partner,ptTitle2,qtAltCode,qtAltDesc,qtCode,qtDesc,rgCode,Trade Flow,Reporter ISO,Reporter Code,Reporter,Year",
            ",,,0,0,50,0,16042348,2,01,Animals; live,,,0,,,2012,2012,H4,CHN,,156,,China,,,,1,No Quantity,1,Import,RUS,643,Russian Federation,2012");
        Assert.Equal(1, fixture.Import(ImportFixture.Request(second)).Unchanged);
    }

    [Fact]
    public void The_current_comtrade_is_read_from_csv_and_json_and_breakdowns_are_left_out()
    {
        var csv = fixture.Write("c.csv", "typeCode,freqCode,period,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,aggrLevel,customsCode,motCode,qtyUnitCode,qty,netWgt,primaryValue,isReported",
            "C,M,201704,643,M,156,0,H5,8471,4,C00,0,5,12,90,1000.5,true", "C,M,201704,643,M,156,0,H5,8471,4,C00,1000,5,12,90,400,true");
        var report = fixture.Import(ImportFixture.Request(csv));
        Assert.Equal((1L, 1L), (report.Figures, report.Breakdowns));
        var o = Assert.Single(Rows());
        Assert.Equal((Period.OfMonth(2017, 4), 12m, "C62"), (o.Period, o.Quantity!.Value.Amount, o.Quantity.Value.Unit.Value));
        var json = fixture.Write("c.json", """
            {"elapsedTime":"0.1 secs","count":2,"data":[
            {"typeCode":"C","period":"201704","reporterCode":643,"flowCode":"M","partnerCode":156,"partner2Code":0,"classificationCode":"H5","cmdCode":"8471","aggrLevel":4,"customsCode":"C00","motCode":0,"qtyUnitCode":5,"qty":12.0,"netWgt":90,"primaryValue":1000.5,"isReported":true},
            {"typeCode":"C","period":"201704","reporterCode":643,"flowCode":"M","partnerCode":156,"partner2Code":0,"classificationCode":"H5","cmdCode":"8471","aggrLevel":4,"customsCode":"C00","motCode":1000,"qtyUnitCode":5,"qty":12.0,"netWgt":90,"primaryValue":400,"isReported":true}],"error":""}
            """);
        Assert.Equal(1, fixture.Import(ImportFixture.Request(json, day: 1)).Unchanged);
        Assert.Equal("statistics.json", fixture.Fault(ImportFixture.Request(fixture.Write("d.json", """{"data": [{"a": 1}"""))));
        Assert.Equal("statistics.json", fixture.Fault(ImportFixture.Request(fixture.Write("e.json", """{"rows": 1}"""))));
    }

    [Fact]
    public void Baci_takes_the_version_of_the_hs_from_its_name_and_thousands_and_tonnes_become_units()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("BACI_HS92_Y2019_V202001.csv", "t,i,j,k,v,q", "2019,643,156,30342,12.345,6.5")));
        var o = Assert.Single(Rows());
        Assert.Equal(("030342", "H0", 12345m, 6500m, TradeFlow.Export, ObservationStatus.Estimated), (o.Product.Value, o.Classification, o.Value, o.NetWeight, o.Flow, o.Status));
        Assert.Equal("statistics.allRejected", fixture.Fault(ImportFixture.Request(fixture.Write("unnamed.csv", "t,i,j,k,v,q", "2019,643,156,30342,12.345,6.5"))));
        Assert.Equal(1, fixture.Import(ImportFixture.Request(fixture.Write("unnamed.csv", "t,i,j,k,v,q", "2019,643,156,30342,12.345,6.5"), day: 1) with { Constants = new Dictionary<string, string> { ["classification"] = "H6" } }).Release.Revised);
    }

    [Fact]
    public void Chinas_table_by_city_gives_the_month_and_january_up_to_it()
    {
        fixture.Import(ImportFixture.Request(fixture.Write("g.csv", "region_zh,month,total_cny10k,exports_cny10k,imports_cny10k,total_ytd,exports_ytd,imports_ytd", "北京市,2024-02,27080358,4110126,22970233,57944354,9032058,48912296")));
        Assert.Equal([("2024-02", TradeFlow.Export, 41101260000m), ("2024-01..02", TradeFlow.Export, 90320580000m)],
            Rows().Where(o => o.Flow == TradeFlow.Export).Select(o => (o.Period.ToString(), o.Flow, o.Value)));
        Assert.All(Rows(), o => Assert.Equal(("CN-BJ", "W00", "CNY", ObservationStatus.Provisional), (o.Reporter.Value, o.Counterpart.Value, o.Currency.Value, o.Status)));
    }

    [Fact]
    public void Sdmx_csv_is_read_with_codes_or_labels_and_a_multiplier()
    {
        var report = fixture.Import(ImportFixture.Request(fixture.Write("s.csv", "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,COUNTERPART_AREA,TRADE_FLOW,COMMODITY,CLASSIFICATION,TIME_PERIOD,OBS_VALUE,UNIT_MULT,CURRENCY,OBS_STATUS",
            "dataflow,IMTS,I,M,RU: Russian Federation,CN: China,M: Imports,84,H5,2017-04,1.5,6,USD,E", "dataflow,IMTS,D,M,RU,CN,M,85,H5,2017-04,1.5,6,USD,A")));
        Assert.Equal("statistics.delete", Assert.Single(report.Rejects).Reason.Code);
        var o = Assert.Single(Rows());
        Assert.Equal((1_500_000m, Period.OfMonth(2017, 4), ObservationStatus.Estimated), (o.Value, o.Period, o.Status));
    }

    [Fact]
    public void A_plain_file_is_read_with_a_mapping_of_ones_own()
    {
        var mapping = fixture.Write("mine.yaml", "period: {year: Jahr, month: Monat}", "reporter: {value: DE}", "counterpart: {column: Land, schemes: [iso3]}", "flow: {column: Richtung, words: {E: import, A: export}}",
            "product: {column: Ware, pad: 6}", "classification: {value: H6}", "currency: {value: EUR}", "values: [{column: Wert, unit: 1000}]");
        fixture.Import(ImportFixture.Request(fixture.Write("d.csv", "Jahr;Monat;Land;Richtung;Ware;Wert", "2023;7;CHN;E;30342;1.25")) with { Format = mapping });
        var o = Assert.Single(Rows());
        Assert.Equal((Period.OfMonth(2023, 7), "DE", "CN", TradeFlow.Import, "030342", 1250m, "EUR"), (o.Period, o.Reporter.Value, o.Counterpart.Value, o.Flow, o.Product.Value, o.Value, o.Currency.Value));
        var file = fixture.Write("d2.csv", "Jahr;Monat;Land;Richtung;Ware;Wert", "2023;7;CHN;E;30342;1.25");
        Assert.Equal("pack.fieldMissing", fixture.Fault(ImportFixture.Request(file) with { Format = fixture.Write("bad.yaml", "values: [{column: Wert}]") }));
        Assert.Equal("pack.yaml", fixture.Fault(ImportFixture.Request(file) with { Format = fixture.Write("worse.yaml", "values: [") }));
        Assert.Equal("statistics.formatUnknown", fixture.Fault(ImportFixture.Request(file) with { Format = "no-such" }));
    }

    [Fact]
    public void Names_and_codes_with_quotation_marks_are_text_and_never_sql()
    {
        var mapping = fixture.Write("mine.yaml", "period: {column: \"p'); DROP TABLE fact; --\"}", "reporter: {value: DE}", "counterpart: {value: CN}", "flow: {column: f, words: {\"x'; --\": import}}",
            "product: {value: TOTAL}", "currency: {value: EUR}", "values: [{column: v}]");
        fixture.Import(ImportFixture.Request(fixture.Write("it's [odd]*.csv", "p'); DROP TABLE fact; --,f,v", "2023,x'; --,5")) with { Format = mapping, Title = "a'b", Edition = "'; DROP TABLE release; --" });
        Assert.Equal(5m, Assert.Single(Rows()).Value);
        Assert.Equal("'; DROP TABLE release; --", fixture.Store.Releases[^1].Edition);
    }

    [Fact]
    public void Checks_find_parts_above_their_total_codes_outside_their_version_and_jumps()
    {
        var report = fixture.Import(ImportFixture.Request(fixture.Write("a.csv", [Own,
            .. Enumerable.Range(2010, 5).SelectMany(y => new[] { Row(Text(y), "CN", "84", y == 2014 ? "9000" : "1000"), Row(Text(y), "CN", "TOTAL", y == 2014 ? "8000" : "1500"), Row(Text(y), "W00", "TOTAL", "10000") }),
            Row("2010", "CN", "77", "1")])));
        Assert.Contains(report.Checks, c => c is { Kind: ImportCheckKind.PartsExceedTotal, Value: 9000, Expected: 8000 });
        Assert.Contains(report.Checks, c => c.Kind == ImportCheckKind.CodeNotInClassification && c.Product.Value == "77");
        Assert.Contains(report.Checks, c => c.Kind == ImportCheckKind.JumpInHistory && c.Product.Value == "84" && c.Period == Period.OfYear(2014));
        Assert.Contains(report.Checks, c => c.Kind == ImportCheckKind.PartnersDifferFromWorld);
        Assert.All(report.Checks, c => Assert.All(Languages.All, l => Assert.NotEmpty(c.Message(l))));
    }

    [Fact]
    public void Every_value_in_range_survives_an_import_exactly() => Gen.Select(Gen.Long[0, 999_999_999_999_999], Gen.Long[0, 999_999_999_999]).Array[30].Sample(parts =>
    {
        using var own = new ImportFixture(shipped);
        var values = parts.Select(p => p.Item1 + p.Item2 / 1_000_000_000_000m).Append(0.000000000001m).ToArray();
        own.Import(ImportFixture.Request(own.Write("a.csv", [Own, .. values.Select((v, i) => Row(Text(1950 + i), "CN", "84", Decimals.Text(v)))])));
        Assert.Equal(values, Rows(new ObservationQuery(), own.Store).Select(o => o.Value));
    }, seed: "0N0XIzNsQ0O2", iter: 3, threads: 1);

    public void Dispose() => fixture.Dispose();

    private static string Row(string period, string counterpart, string product, string value) =>
        $"{period},RU,{counterpart},import,{product},{(product == "TOTAL" ? "" : "H4")},{value},USD,CIF,,,,,,";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Observation[] Rows(ObservationQuery? query = null, StatisticsStore? store = null) =>
        (store ?? fixture.Store).TryObservations(query ?? new ObservationQuery(), 0, ObservationPage.MostRows, out var page, out var fault) ? [.. page.Rows] : throw new InvalidDataException(fault.ToString());
}
