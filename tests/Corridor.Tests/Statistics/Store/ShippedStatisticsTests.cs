using System.Globalization;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Store;

namespace Corridor.Tests.Statistics.Store;

public sealed class ShippedStatisticsTests(ShippedStatistics shipped) : IClassFixture<ShippedStatistics>
{
    private static readonly EconomyCode China = EconomyCode.Parse("CN");
    private static readonly EconomyCode Russia = EconomyCode.Parse("RU");

    private StatisticsStore Store => shipped.Store;

    [Fact]
    public void Every_source_is_loaded_whole() => Assert.Equal(
        [
            ("baci", PeriodKind.Year, 28_466L, "2023", "2023"), ("beijing-2017", PeriodKind.Quarter, 1L, "2017-Q1", "2017-Q1"), ("beijing-2017", PeriodKind.JanuaryToMonth, 1L, "2017-01..04", "2017-01..04"),
            ("comtrade-hs2", PeriodKind.Year, 3821L, "2000", "2020"), ("comtrade-total", PeriodKind.Year, 84L, "2000", "2020"),
            ("gacc-location", PeriodKind.Month, 162L, "2024-01", "2025-06"), ("gacc-location", PeriodKind.JanuaryToMonth, 153L, "2024-01..01", "2025-01..06"), ("gacc-location", PeriodKind.Year, 9L, "2024", "2024"),
            ("gacc-partner", PeriodKind.Month, 66L, "2024-01", "2024-12"), ("gacc-partner", PeriodKind.JanuaryToMonth, 60L, "2024-01..01", "2024-01..11"), ("gacc-partner", PeriodKind.Year, 6L, "2024", "2024"),
            ("imf-dots", PeriodKind.Month, 50_400L, "2011-01", "2020-12"),
            ("imf-imts-cn", PeriodKind.Year, 13L, "2010", "2022"), ("imf-imts-ru", PeriodKind.Year, 36L, "2016", "2024"),
            ("baci-sections", PeriodKind.Years, 4_695L, "2019..2021", "2019..2021"),
            ("unctad-matrix", PeriodKind.Year, 203_876L, "1995", "2015"),
        ],
        Store.Sources().Select(s => (s.Source.Id, s.Kind, s.Figures, s.First.ToString(), s.Last.ToString())));

    // From the published files: rus_total_by_partner_2000_2020.csv, imf_imts_russia_by_partner_2016_2024.csv, imf_china_imports_by_partner_2010_2022.csv.
    [Theory]
    [InlineData("RU", "CN", TradeFlow.Import, "comtrade-total", "2000", "948951489")]
    [InlineData("RU", "CN", TradeFlow.Export, "comtrade-total", "2009", "16669000000")]
    [InlineData("RU", "CN", TradeFlow.Import, "comtrade-total", "2020", "54913416585")]
    [InlineData("RU", "W00", TradeFlow.Export, "comtrade-total", "2013", "527265918851")]
    [InlineData("RU", "W00", TradeFlow.Import, "comtrade-total", "2000", "33880091843")]
    [InlineData("RU", "CN", TradeFlow.Import, "imf-imts-ru", "2016", "38097732658")]
    [InlineData("RU", "CN", TradeFlow.Export, "imf-imts-ru", "2024", "112058697020.4337")]
    [InlineData("RU", "W00", TradeFlow.Export, "imf-imts-ru", "2022", "594337075215.3641")]
    [InlineData("CN", "RU", TradeFlow.Import, "imf-imts-cn", "2022", "112225311530")]
    public void A_published_figure_is_read_back_to_the_last_digit(string reporter, string counterpart, TradeFlow flow, string source, string period, string value)
    {
        Assert.True(Period.TryParse(period, out var year, out _));
        var set = Store.BilateralSeries(EconomyCode.Parse(reporter), EconomyCode.Parse(counterpart), flow, TradeProduct.Total, PeriodKind.Year);
        var point = set.Series.Single(s => s.Source.Id == source).At(year)!;
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), point.Value);
        Assert.Equal(source == "imf-imts-ru" && year.Year >= 2022 ? ObservationStatus.Estimated : ObservationStatus.Reported, point.Status);
    }

    [Fact]
    public void The_months_of_one_release_add_up_to_the_years_of_the_other()
    {
        var compared = 0;
        foreach (var (reporter, counterpart, flow) in new[] { (Russia, China, TradeFlow.Import), (Russia, China, TradeFlow.Export), (China, Russia, TradeFlow.Import) })
        {
            var months = Store.BilateralSeries(reporter, counterpart, flow, TradeProduct.Total, PeriodKind.Month).Series.Single(s => s.Source.Id == "imf-dots");
            var years = Store.BilateralSeries(reporter, counterpart, flow, TradeProduct.Total, PeriodKind.Year).Series.Single(s => s.Pack == "statistics/imf-imts-yearly");
            Assert.Equal((120, 0), (months.Points.Length, months.Gaps.Length));
            foreach (var year in years.Points.Where(p => p.Period.Year <= 2020 && p.Period.Year >= 2016))
            {
                var sum = months.Points.Where(p => p.Period.Year == year.Period.Year).Sum(p => p.Value);
                Assert.InRange(sum - year.Value, -1m, 1m);
                compared++;
            }
        }

        Assert.Equal(15, compared);
    }

    [Fact]
    public void Chapters_add_up_to_the_total_but_for_confidential_codes()
    {
        var totals = Store.BilateralSeries(Russia, China, TradeFlow.Import, TradeProduct.Total, PeriodKind.Year).Series.Single(s => s.Source.Id == "comtrade-total");
        var sums = Enumerable.Range(1, 99).Where(c => c != 77)
            .SelectMany(c => Store.BilateralSeries(Russia, China, TradeFlow.Import, TradeProduct.Of(CommodityCode.Parse(c.ToString("00", CultureInfo.InvariantCulture))), PeriodKind.Year).Series)
            .SelectMany(s => s.Points).GroupBy(p => p.Period).ToDictionary(g => g.Key, g => g.Sum(p => p.Value));
        Assert.Equal(21, totals.Points.Length);
        Assert.All(totals.Points, t => Assert.InRange(sums[t.Period] / t.Value, 0.99m, 1.000001m));
    }

    [Fact]
    public void A_lane_shows_both_sides_with_their_sources_and_says_what_is_missing()
    {
        var trade = Store.LaneTrade(China, Russia, CommodityCode.Parse("8471300000"));
        Assert.Equal("84", trade.Product.Value);
        var chapter = trade.ProductByYear!.AsImported.Single();
        Assert.Equal((21, Valuation.Cif, "comtrade-hs2", "H5"), (chapter.Points.Length, chapter.Valuation, chapter.Source.Id, chapter.Points[^1].Classification));
        Assert.Equal(["comtrade-total", "imf-imts-ru"], trade.TotalByYear.AsImported.Select(s => s.Source.Id));
        Assert.Equal([(China, Valuation.Fob), (Russia, Valuation.Cif)], trade.TotalByMonth.Series.Select(s => (s.Reporter, s.Valuation)));
        Assert.Equal(
            [("84", PeriodKind.Year, NotLoadedReason.Product)],
            trade.NotLoaded.Select(n => (n.Product.Value, n.Kind, n.Reason)));
        var summed = trade.TotalByYear.AsExported.Single();
        var months = trade.TotalByMonth.AsExported.Single();
        Assert.True(summed.IsSumOfMonths);
        Assert.Equal(10, summed.Points.Length);
        Assert.All(summed.Points, y => Assert.Equal(months.Points.Where(m => m.Period.Year == y.Period.Year).Sum(m => m.Value), y.Value));
        Assert.All(trade.NotLoaded, n => Assert.Equal((China, TradeFlow.Export), (n.Reporter, n.Flow)));
    }

    [Fact]
    public void The_other_direction_has_the_importers_years_too()
    {
        var trade = Store.LaneTrade(Russia, China, CommodityCode.Parse("27"));
        Assert.Equal("imf-imts-cn", trade.TotalByYear.AsImported.Single().Source.Id);
        Assert.Equal("comtrade-hs2", trade.ProductByYear!.AsExported.Single().Source.Id);
    }

    [Fact]
    public void A_lane_of_two_others_has_months_and_years_summed_from_them_but_no_product()
    {
        var trade = Store.LaneTrade(EconomyCode.Parse("DE"), EconomyCode.Parse("FR"), CommodityCode.Parse("8703"));
        Assert.Equal(2, trade.NotLoaded.Length);
        Assert.All(trade.TotalByMonth.Series, s => Assert.Equal(120, s.Points.Length));
        Assert.All(trade.TotalByYear.Series, y =>
        {
            var months = Assert.Single(trade.TotalByMonth.Series, m => (m.Reporter, m.Flow) == (y.Reporter, y.Flow));
            Assert.True(y.IsSumOfMonths);
            Assert.Equal(
                months.Points.GroupBy(p => p.Period.Year).Select(g => (Period.OfYear(g.Key), g.Sum(p => p.Value))),
                y.Points.Select(p => (p.Period, p.Value)));
        });
        Assert.True(Store.LaneTrade(EconomyCode.Parse("RU-MOW"), EconomyCode.Parse("CN-SH")).IsEmpty);
    }
}
