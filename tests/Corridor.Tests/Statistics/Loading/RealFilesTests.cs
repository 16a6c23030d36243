using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Loading;

namespace Corridor.Tests.Statistics.Loading;

/// <summary>Imports of files as their publishers gave them out, where they are at hand.</summary>
public sealed class RealFilesTests(ShippedData shipped) : IDisposable
{
    private readonly ImportFixture fixture = new(shipped);

    [Fact]
    public void The_inflated_chapter_is_found_without_being_told()
    {
        var folder = Repository.Shared("data/statistics/trade");
        fixture.Import(ImportFixture.Request(Path.Combine(folder, "imf_dots_monthly_15x15_2011_2020.csv.xz"), "imf-dots"));
        var report = fixture.Import(ImportFixture.Request(Path.Combine(folder, "rus_comtrade_legacy_csv_raw.tar.xz"), "comtrade-ru"));
        Assert.Equal((185_030, 185_030, 0), (report.Release.RowsRead, report.Release.RowsKept, report.Release.RowsRejected));
        Assert.Equal(["comtrade-legacy", "comtrade-legacy-api"], report.Formats.Order(StringComparer.Ordinal));
        foreach (var year in new[] { 2016, 2017 })
        {
            var odd = report.Checks.Single(c => c.Kind == ImportCheckKind.DiffersFromMirror && c.Counterpart?.Value == "CN" && c.Flow == TradeFlow.Import && c.Period == Period.OfYear(year));
            Assert.InRange(odd.Value - odd.Expected, 4_000_000_000m, 11_000_000_000m);
            var chapter = report.Checks.Where(c => c.Kind == ImportCheckKind.ProductOfDifference && c.Counterpart?.Value == "CN" && c.Flow == TradeFlow.Import && c.Period == Period.OfYear(year)).MaxBy(c => c.Value - c.Expected)!;
            Assert.Equal("84", chapter.Product.Value);
            Assert.InRange(chapter.Value - chapter.Expected, 5_000_000_000m, 10_000_000_000m);
        }
    }

    [Theory]
    [InlineData("imf_imts_russia_by_partner_2016_2024.csv", "imf-imts", 3704, 3704)]
    [InlineData("unctad_matrix_sitc1_1995_2005_2015.csv.xz", "unctad-matrix", 488_039, 488_039)]
    [InlineData("gacc_china_by_partner_monthly_2024.csv", "gacc-partner", 2870, 2870)]
    [InlineData("gacc_china_cities_monthly_2024_2025.csv", "gacc-city", 234, 54)]
    public void A_published_file_is_recognised_and_read(string file, string format, long read, long kept)
    {
        var report = fixture.Import(ImportFixture.Request(Path.Combine(Repository.Shared("data/statistics/trade"), file)));
        Assert.Equal((format, read, kept), (report.Formats.Single(), report.Release.RowsRead, report.Release.RowsKept));
    }

    public void Dispose() => fixture.Dispose();
}
