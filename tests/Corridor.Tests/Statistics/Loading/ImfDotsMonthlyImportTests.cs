using Corridor.Statistics.Loading;

namespace Corridor.Tests.Statistics.Loading;

public sealed class ImfDotsMonthlyImportTests : IDisposable
{
    private const string Header = "year,month,reporter_iso3,partner_iso3,flow,value_million_usd";
    private const string Plain = "imf_dots_monthly_15x15_2011_2020.csv";

    /// <summary>The rows of <see cref="Rows"/> as the program xz packs them.</summary>
    private const string Packed = "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AC6AHZdADyZSEmdVRuICV6R1+5+mGdjNm3iBSJDHAUp0WGwYLgvuP6RV8GOOB8benJtId5pm1GQrDNboHx3sitngec3yAGTaf1vMlU/DwIhcczTRQnDxLws8h6UK+S1S7nL82QJmEc1PAYjTEJ7yqWwP70qBXnBASPkAAAAAADjUYuzuPhFuQABkgG7AQAAiekqZbHEZ/sCAAAAAARZWg==";

    private static readonly string[] Rows =
        ["2011,1,CHN,RUS,export,102.5", "2011,2,CHN,RUS,export,172.74201599999998", "2011,1,RUS,CHN,import,0.0", "2011,2,RUS,CHN,import,4.000001"];

    private readonly StatisticsFolders folders = new();

    [Fact]
    public void Millions_become_dollars_without_rounding()
    {
        folders.Publish(Plain, [Header, .. Rows]);
        Assert.Empty(Build());
        Assert.Equal(
            [
                "2011-01,CN,RU,export,TOTAL,,102500000,USD,FOB,reported,imf-dots",
                "2011-02,CN,RU,export,TOTAL,,172742015.99999998,USD,FOB,reported,imf-dots",
                "2011-01,RU,CN,import,TOTAL,,0,USD,CIF,reported,imf-dots",
                "2011-02,RU,CN,import,TOTAL,,4000001,USD,CIF,reported,imf-dots",
            ],
            folders.Rows());
        Assert.Empty(StatisticsFolders.Check.Check(StatisticsFolders.Open(folders.Out)));
    }

    [Fact]
    public void The_packed_file_is_found_deep_below_the_folder_and_read_the_same()
    {
        folders.Publish(Plain, [Header, .. Rows]);
        Build();
        var plain = File.ReadAllBytes(Path.Combine(folders.Out, "observations.csv"));
        File.Delete(Path.Combine(folders.From, Plain));
        Directory.CreateDirectory(Path.Combine(folders.From, "a", "b"));
        File.WriteAllBytes(Path.Combine(folders.From, "a", "b", ImfDotsMonthlyImport.FileName), Convert.FromBase64String(Packed));
        Assert.Empty(Build());
        Assert.Equal(plain, File.ReadAllBytes(Path.Combine(folders.Out, "observations.csv")));
    }

    [Fact]
    public void A_packed_file_that_is_cut_off_anywhere_is_refused_and_nothing_is_written()
    {
        var whole = Convert.FromBase64String(Packed);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path.Combine(folders.From, ImfDotsMonthlyImport.FileName), whole[..length]);
            Assert.Equal("statistics.damaged", Assert.Single(Build()).Code);
            Assert.False(Directory.Exists(folders.Out));
        }
    }

    [Fact]
    public void A_changed_byte_of_a_packed_file_is_found_or_changes_nothing()
    {
        File.WriteAllBytes(Path.Combine(folders.From, ImfDotsMonthlyImport.FileName), Convert.FromBase64String(Packed));
        Build();
        var good = File.ReadAllBytes(Path.Combine(folders.Out, "observations.csv"));
        for (var at = 0; at < Convert.FromBase64String(Packed).Length; at++)
        {
            var bytes = Convert.FromBase64String(Packed);
            bytes[at] ^= 0x21;
            File.WriteAllBytes(Path.Combine(folders.From, ImfDotsMonthlyImport.FileName), bytes);
            if (Build().Count == 0)
            {
                Assert.Equal(good, File.ReadAllBytes(Path.Combine(folders.Out, "observations.csv")));
            }
        }
    }

    [Theory]
    [InlineData("year,month,reporter,partner,flow,value_million_usd")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("")]
    public void Another_header_is_refused_with_both_headers_named(string header)
    {
        folders.Publish(Plain, [header, .. Rows]);
        var fault = Build()[0];
        Assert.Equal("statistics.header", fault.Code);
        Assert.Contains(Header, fault.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folders.Out));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e5")]
    [InlineData("\"1,5\"")]
    [InlineData("NaN")]
    [InlineData("１２")]
    [InlineData("1000000000")]
    [InlineData("1000000000000000000000000000000000")]
    [InlineData("0.0000000000000000001")]
    [InlineData("=1+1")]
    public void A_broken_number_is_named_with_its_line_and_column(string number)
    {
        folders.Publish(Plain, [Header, Rows[0], "2011,2,CHN,RUS,export," + number]);
        var fault = Assert.Single(Build());
        Assert.Equal("statistics.value", fault.Code);
        Assert.Equal((3, "value_million_usd"), (fault.Place!.Line, fault.Place.Field));
        Assert.False(Directory.Exists(folders.Out));
    }

    [Theory]
    [InlineData("2011,13,CHN,RUS,export,1", "pack.oneOf")]
    [InlineData("2011,2,CHN,RUS,exports,1", "pack.oneOf")]
    [InlineData("2011,2,XXX,RUS,export,1", "statistics.economy")]
    [InlineData("11,2,CHN,RUS,export,1", "period.malformed")]
    [InlineData("2011-01,2,CHN,RUS,export,1", "period.malformed")]
    [InlineData("2011,2,CHN,RUS,export", "statistics.cells")]
    [InlineData("2011,2,CHN,RUS,export,1,1", "statistics.cells")]
    [InlineData("2011,1,CHN,RUS,export,5", "statistics.twice")]
    [InlineData("2011,3,RUS,CHN,export,5", "statistics.gap")]
    public void A_row_that_the_format_does_not_allow_stops_the_import(string row, string code)
    {
        folders.Publish(Plain, Header, Rows[0], row);
        Assert.Equal(code, Build()[0].Code);
        Assert.False(Directory.Exists(folders.Out));
    }

    [Fact]
    public void A_pack_of_an_earlier_import_stays_when_the_next_one_fails()
    {
        folders.Publish(Plain, [Header, .. Rows]);
        Build();
        var before = folders.Rows();
        folders.Publish(Plain, [Header, .. Rows, "2011,2,CHN"]);
        Assert.NotEmpty(Build());
        Assert.Equal(before, folders.Rows());
    }

    [Fact]
    public void A_file_full_of_faults_lists_a_hundred()
    {
        folders.Publish(Plain, [Header, .. Enumerable.Repeat("2011,1,CHN,RUS,export,x", 1000)]);
        Assert.Equal(100, Build().Count);
    }

    [Fact]
    public void A_folder_without_the_file_is_told_which_file_is_missing()
    {
        var fault = Assert.Single(Build());
        Assert.Equal("source.missing", fault.Code);
        Assert.Contains(ImfDotsMonthlyImport.FileName, fault.ToString(), StringComparison.Ordinal);
        Assert.Equal("source.missing", ImfDotsMonthlyImport.Build(Path.Combine(folders.From, "nowhere"), folders.Out)[0].Code);
    }

    public void Dispose() => folders.Dispose();

    private IReadOnlyList<Corridor.Reference.Fault> Build() => ImfDotsMonthlyImport.Build(folders.From, folders.Out);
}
