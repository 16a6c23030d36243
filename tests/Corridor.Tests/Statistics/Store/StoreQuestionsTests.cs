using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Loading;
using Corridor.Statistics.Store;
using CsCheck;

namespace Corridor.Tests.Statistics.Store;

public sealed class StoreQuestionsTests(ShippedStatistics shipped) : IClassFixture<ShippedStatistics>
{
    private static readonly EconomyCode China = EconomyCode.Parse("CN");
    private static readonly EconomyCode Russia = EconomyCode.Parse("RU");
    private static readonly EconomyCode Beijing = EconomyCode.Parse("CN-BJ");

    private StatisticsStore Store => shipped.Store;

    [Fact]
    public void January_to_april_over_years_is_the_sum_of_its_months_and_growth_is_on_the_year_before()
    {
        var series = Store.Ranges(new RangeQuery(China, Russia, TradeFlow.Export, TradeProduct.Total, MonthRange.JanuaryTo(4), 2012, 2017) { Source = "statistics/imf-dots-monthly" }).Single();
        Assert.Equal(Enumerable.Range(2012, 6), series.Points.Select(p => p.Year));
        var months = Store.BilateralSeries(China, Russia, TradeFlow.Export, TradeProduct.Total, PeriodKind.Month).Series.Single(s => s.Source.Id == "imf-dots");
        decimal Sum(int year) => months.Points.Where(p => p.Period.Year == year && p.Period.Number <= 4).Sum(p => p.Value);
        Assert.All(series.Points, p =>
        {
            Assert.Equal((Sum(p.Year), RangeBasis.SumOfMonths, false), (p.Value, p.Basis, p.IsSumOfParts));
            Assert.Equal(Sum(p.Year) / Sum(p.Year - 1) - 1, p.Growth);
            Assert.True(Store.TryObservations(p.Rows, 0, 100, out var rows, out _));
            Assert.Equal((4, p.Value), (rows.Rows.Length, rows.Rows.Sum(r => r.Value)));
        });
    }

    [Fact]
    public void Trade_both_ways_is_exports_and_imports_of_one_source_where_it_is_not_published()
    {
        var both = Store.Ranges(new RangeQuery(China, Russia, TradeFlow.Trade, TradeProduct.Total, MonthRange.JanuaryTo(4), 2017, 2017) { Source = "statistics/imf-dots-monthly" }).Single();
        var parts = new[] { TradeFlow.Export, TradeFlow.Import }.Select(f => Store.Ranges(new RangeQuery(China, Russia, f, TradeProduct.Total, MonthRange.JanuaryTo(4), 2017, 2017) { Source = "statistics/imf-dots-monthly" }).Single().Points[0].Value);
        Assert.Equal((parts.Sum(), Valuation.Mixed, true), (both.Points[0].Value, both.Valuation, both.Points[0].IsSumOfParts));
    }

    [Fact]
    public void A_published_cumulative_figure_goes_before_any_sum_and_is_found_by_its_months()
    {
        var published = Store.Ranges(new RangeQuery(Beijing, Russia, TradeFlow.Trade, TradeProduct.Total, MonthRange.JanuaryTo(4), 2017, 2017)).Single();
        Assert.Equal((3_880_000_000m, RangeBasis.Published, "beijing-2017"), (published.Points[0].Value, published.Points[0].Basis, published.Source.Source.Id));
        var quarter = Store.Ranges(new RangeQuery(Beijing, EconomyCode.Parse("BRI"), TradeFlow.Trade, TradeProduct.Total, MonthRange.JanuaryTo(3), 2017, 2017)).Single();
        Assert.Equal(26_970_000_000m, quarter.Points[0].Value);
    }

    [Fact]
    public void Beijings_first_four_months_of_2025_are_the_published_998_24_billion_yuan_of_trade()
    {
        var series = Store.Ranges(new RangeQuery(Beijing, StatisticsSchemas.World, TradeFlow.Trade, TradeProduct.Total, MonthRange.JanuaryTo(4), 2024, 2025)).Single();
        Assert.Equal((998.24m, RangeBasis.Published, "CNY"), (decimal.Round(series.At(2025)!.Value / 1e9m, 2), series.At(2025)!.Basis, series.Currency.Value));
        Assert.Equal(200.56m, decimal.Round(Store.Ranges(new RangeQuery(Beijing, StatisticsSchemas.World, TradeFlow.Export, TradeProduct.Total, MonthRange.JanuaryTo(4), 2025, 2025)).Single().Points[0].Value / 1e9m, 2));
    }

    [Fact]
    public void A_month_that_is_missing_is_the_difference_of_two_cumulative_figures()
    {
        var march = Store.Ranges(new RangeQuery(China, Russia, TradeFlow.Export, TradeProduct.Total, new MonthRange(3, 4), 2024, 2024)).Single(s => s.Currency.Value == "CNY").Points.Single();
        Assert.Equal((RangeBasis.DifferenceOfCumulative, 232_341_110_000m - 119_267_240_000m), (march.Basis, march.Value));
    }

    [Fact]
    public void A_missing_month_is_never_zero()
    {
        using var folders = new StatisticsFolders();
        using var store = StatisticsStore.Open([folders.Pack("p", "2011-01,CN,RU,export,TOTAL,,1,USD,FOB,reported,a", "2011-03,CN,RU,export,TOTAL,,1,USD,FOB,reported,a")], folders.Cache);
        Assert.Empty(store.Ranges(new RangeQuery(China, Russia, TradeFlow.Export, TradeProduct.Total, MonthRange.JanuaryTo(3), 2011, 2011)));
    }

    [Fact]
    public void A_product_that_is_not_loaded_is_added_up_from_those_below_it()
    {
        using var folders = new StatisticsFolders();
        using var store = StatisticsStore.Open([folders.Pack("p", "2011,CN,RU,export,847130,H3,3,USD,FOB,reported,a", "2011,CN,RU,export,847140,H3,4,USD,FOB,estimated,a", "2011,CN,RU,export,850000,H3,9,USD,FOB,reported,a")], folders.Cache);
        _ = TradeProduct.TryParse("84", out var chapter, out _);
        var point = store.Ranges(new RangeQuery(China, Russia, TradeFlow.Export, chapter, MonthRange.Year, 2011, 2011)).Single().Points.Single();
        Assert.Equal((7m, true, ObservationStatus.Estimated), (point.Value, point.IsSumOfParts, point.Status));
        Assert.True(store.TryObservations(point.Rows, 0, 10, out var rows, out _));
        Assert.Equal(7m, rows.Rows.Sum(r => r.Value));
        var top = store.TopProducts(new TopQuery(China, TradeFlow.Export, 2011, MonthRange.Year) { Counterpart = Russia, Level = 2 })!;
        Assert.Equal([("85", 9m), ("84", 7m)], top.Items.Select(i => (i.Product.Value, i.Value)));
    }

    [Fact]
    public void The_parts_of_a_ranking_sum_to_the_whole_and_their_contributions_to_its_growth()
    {
        var all = Store.TopProducts(new TopQuery(Russia, TradeFlow.Import, 2018, MonthRange.Year) { Counterpart = China, Most = 200 })!;
        Assert.Equal(("84", 1), (Store.TopProducts(all.Query with { Most = 2 })!.Items[1].Product.Value, all.Items[0].Rank));
        Assert.Equal(all.Parts, all.Items.Length);
        Assert.Equal(all.Whole, all.Items.Sum(i => i.Value));
        Assert.Equal(1m, decimal.Round(all.Items.Sum(i => i.Share), 20));
        Assert.Equal(decimal.Round(all.Growth!.Value, 15), decimal.Round(all.Items.Sum(i => i.Contribution!.Value), 15));
        Assert.True(all.PublishedWhole >= all.Whole - all.Parts);
        var movers = Store.TopProducts(all.Query with { IsByContribution = true, Most = 1 })!.Items[0];
        Assert.Equal("84", movers.Product.Value);
        Assert.Equal(all.Items.MaxBy(i => Math.Abs(i.Contribution!.Value))!.Product, movers.Product);
    }

    [Fact]
    public void Partners_are_ranked_by_published_totals_without_the_aggregates()
    {
        var top = Store.TopCounterparts(new TopQuery(China, TradeFlow.Export, 2023, MonthRange.Year) { Most = 5 })!;
        Assert.Equal(("baci", "US"), (top.Source.Source.Id, top.Items[0].Counterpart!.Value.Value));
        Assert.DoesNotContain(top.Items, i => i.Counterpart == StatisticsSchemas.World);
        Assert.Null(Store.TopCounterparts(new TopQuery(Beijing, TradeFlow.Export, 1990, MonthRange.Year)));
    }

    [Fact]
    public void A_ranking_of_cumulative_figures_takes_those_of_exactly_the_months_asked_for()
    {
        using var folders = new StatisticsFolders();
        using var store = StatisticsStore.Open([folders.Pack("p",
            "2016-01..04,CN,RU,export,84,H4,4,USD,FOB,reported,a", "2017-01..03,CN,RU,export,84,H4,5,USD,FOB,reported,a", "2017-01..04,CN,RU,export,84,H4,8,USD,FOB,reported,a",
            "2017-01..03,CN,RU,export,TOTAL,,50,USD,FOB,reported,a", "2017-01..04,CN,RU,export,TOTAL,,80,USD,FOB,reported,a")], folders.Cache);
        var top = store.TopProducts(new TopQuery(China, TradeFlow.Export, 2017, MonthRange.JanuaryTo(4)) { Counterpart = Russia })!;
        Assert.Equal((8m, 4m, 1m), (top.Items.Single().Value, top.Items[0].Before, top.Items[0].Growth));
        Assert.Equal(80m, store.TopCounterparts(new TopQuery(China, TradeFlow.Export, 2017, MonthRange.JanuaryTo(4)))!.Items.Single().Value);
    }

    [Fact]
    public void Sums_and_rankings_are_exact_to_the_last_place_that_is_kept_and_end_in_no_zeros()
    {
        using var folders = new StatisticsFolders();
        using var store = StatisticsStore.Open([folders.Pack("p",
            "2011,CN,RU,export,847130,H3,99999999999999.000000000001,USD,FOB,reported,a", "2011,CN,RU,export,847140,H3,0.250000000000,USD,FOB,reported,a", "2011,CN,DE,export,847140,H3,0.000000000009,USD,FOB,reported,a",
            "2011,CN,RU,export,TOTAL,,123456789012345.5,USD,FOB,reported,a", "2011,CN,DE,export,TOTAL,,20,USD,FOB,reported,a")], folders.Cache);
        var top = store.TopProducts(new TopQuery(China, TradeFlow.Export, 2011, MonthRange.Year) { Level = 6 })!;
        Assert.Equal(["99999999999999.000000000001", "0.250000000009"], top.Items.Select(i => i.Value.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal("99999999999999.25000000001", top.Whole.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(["123456789012345.5", "20"], store.TopCounterparts(new TopQuery(China, TradeFlow.Export, 2011, MonthRange.Year))!.Items.Select(i => i.Value.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal("99999999999999.250000000001", store.Ranges(new RangeQuery(China, Russia, TradeFlow.Export, TradeProduct.Of(CommodityCode.Parse("84")), MonthRange.Year, 2011, 2011)).Single().Points.Single().Value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(["99999999999999.000000000001", "0.250000000009"], store.Matrix(2011, TradeFlow.Export, 6)!.Cells.Select(c => c.Value.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_matrix_holds_what_all_reporters_traded_summed_over_their_partners()
    {
        _ = TradeProduct.TryParse("S3", out var fuels, out _);
        var matrix = Store.Matrix(2015, TradeFlow.Export, 1, isSitc: true)!;
        var column = matrix.Products.IndexOf(fuels);
        var own = matrix.Cells.Single(c => matrix.Reporters[c.Reporter] == Russia && c.Product == column).Value;
        Assert.True(Store.TryObservations(new ObservationQuery { Reporters = [Russia], Flows = [TradeFlow.Export], Products = [fuels], From = new DateOnly(2015, 1, 1), To = new DateOnly(2015, 12, 31) }, 0, 1000, out var rows, out _));
        Assert.Equal(rows.Rows.Sum(r => r.Value), own);
        Assert.Null(Store.Matrix(1901, TradeFlow.Export, 6));
    }

    [Fact]
    public void The_rollup_takes_a_year_from_its_months_only_where_all_twelve_are_there()
    {
        using var folders = new StatisticsFolders();
        using var store = StatisticsStore.Open([folders.Pack("p",
            [.. Enumerable.Range(1, 12).Select(m => $"2011-{m:00},CN,RU,export,84,H3,2,USD,FOB,reported,a"), "2012-01,CN,RU,export,84,H3,2,USD,FOB,reported,a"])], folders.Cache);
        Assert.Equal(24m, store.Matrix(2011, TradeFlow.Export, 2)!.Cells.Single().Value);
        Assert.Null(store.Matrix(2012, TradeFlow.Export, 2));
    }

    [Fact]
    public void Mirror_pairs_stand_side_by_side()
    {
        var pairs = Store.Mirror(China, Russia, PeriodKind.Month, from: new DateOnly(2017, 1, 1), to: new DateOnly(2017, 12, 31));
        Assert.Equal(12, pairs.Length);
        Assert.All(pairs, p => Assert.Equal((China, Valuation.Fob, Russia, Valuation.Cif, p.AsImported!.Value - p.AsExported!.Value),
            (p.AsExported!.Reporter, p.AsExported.Valuation, p.AsImported!.Reporter, p.AsImported.Valuation, p.Gap)));
    }

    [Fact]
    public void What_stands_out_of_a_pair_is_what_all_checks_find_of_it()
    {
        ImportCheckKind[] kinds = [ImportCheckKind.JumpInHistory, ImportCheckKind.DiffersFromMirror, ImportCheckKind.ProductOfDifference];
        var own = Store.Checks(China, Russia);
        var all = Store.AllSources.Select(s => s.Dataset).Where(d => d is "statistics/comtrade-extract" or "statistics/imf-dots-monthly" or "statistics/imf-imts-yearly").Distinct().SelectMany(d => Store.Checks(d).Where(c => kinds.Contains(c.Kind)
            && ((c.Reporter, c.Counterpart, c.Flow) == (China, Russia, TradeFlow.Export) || (c.Reporter, c.Counterpart, c.Flow) == (Russia, China, TradeFlow.Import))).Select(c => (d, c))).ToList();
        Assert.Contains(all, a => a.c is { Kind: ImportCheckKind.ProductOfDifference, Product.Value: "84" });
        Assert.All(all, a => Assert.Contains(own, o => (o.Source.Dataset, o.Check) == a));
        Assert.All(own, o => Assert.True((o.Check.Reporter, o.Check.Counterpart, o.Check.Flow) == (China, Russia, TradeFlow.Export) || (o.Check.Reporter, o.Check.Counterpart, o.Check.Flow) == (Russia, China, TradeFlow.Import)));
        Assert.Empty(Store.Checks(EconomyCode.Parse("AD"), EconomyCode.Parse("AF")));
    }

    [Fact]
    public void Availability_names_the_holes()
    {
        var hole = Store.Available().Single(a => a.Source.Source.Id == "gacc-partner" && a.Flow == TradeFlow.Export && a.Kind == PeriodKind.Month);
        Assert.Equal([Period.OfMonth(2024, 3)], hole.Holes);
        Assert.Equal(Store.Sources().Sum(s => s.Figures), Store.Available().Sum(a => a.Figures));
    }

    [Fact]
    public void Availability_counts_each_counterpart_once_whenever_it_was_traded_with()
    {
        using var folders = new StatisticsFolders();
        using var store = StatisticsStore.Open([folders.Pack("p",
            "2011,CN,RU,export,84,H3,1,USD,FOB,reported,a", "2011,CN,RU,export,85,H3,1,USD,FOB,reported,a", "2011,CN,KZ,export,84,H3,1,USD,FOB,reported,a", "2012,CN,BY,export,84,H3,1,USD,FOB,reported,a",
            "2011,CN,W00,export,TOTAL,,9,USD,FOB,reported,a")], folders.Cache);
        Assert.Equal([(false, 3, 4L), (true, 1, 1L)], store.Available().Select(a => (a.IsTotal, a.Counterparts, a.Figures)));
        Assert.Equal(14, Store.Available().Single(a => a.Source.Source.Id == "imf-dots" && a.Reporter == China && a.Flow == TradeFlow.Export).Counterparts);
    }

    [Fact]
    public void The_set_of_2017_is_read_back_as_it_was_published()
    {
        var set = Store.Published("beijing-2017");
        Assert.Equal([3_880_000_000m, 0.241m, 26_970_000_000m, 0.416m, 0.157m, 0.352m, 183m, 21_490_000m], set.Select(f => f.Value));
        Assert.Equal(PublishedMeasure.GrowthAboveWhole, set[4].Measure);
        Assert.Equal(183m, Store.Indicators(Indicator.InvestedEnterprises, Beijing).Single().Value);
        Assert.Equal(["beijing-2017"], Store.PublishedSets());
        Assert.Empty(Store.Published("none"));
    }

    [Fact]
    public void Figures_beside_trade_have_their_source_and_the_release_of_the_packs()
    {
        var gdp = Store.Indicators(Indicator.Gdp, Russia);
        Assert.Equal(2266029240645.338m, gdp.Single(g => g.Period == Period.OfYear(2022)).Value);
        Assert.All(gdp, g => Assert.Equal(("world-bank-gdp", 0, "USD"), (g.Source.Source.Id, g.Release, g.Currency!.Value.Value)));
        Assert.Contains(Store.Indicators(Indicator.InwardInvestmentStock, EconomyCode.Parse("KZ")), f => f.Counterpart == China);
        Assert.All(Store.Releases, r => Assert.Equal((0, null), (r.Number, r.ValidFrom)));
    }

    [Fact]
    public void A_product_stands_before_what_is_below_it_and_knows_what_is_above() => Gen.Int[10_000, 999_999].Sample(n =>
    {
        var code = CommodityCode.Parse(n.ToString("000000", CultureInfo.InvariantCulture));
        var (chapter, heading, subheading) = (TradeProduct.Of(code.Chapter), TradeProduct.Of(code.Heading), TradeProduct.Of(code));
        Assert.True(TradeProduct.Total < chapter && chapter < heading && heading < subheading);
        Assert.Equal((chapter, heading, subheading), (subheading.Cut(2), subheading.Cut(4), subheading.Cut(6)));
        Assert.Equal((2, 4, 6), (chapter.Level, heading.Level, subheading.Level));
        Assert.All(new List<TradeProduct> { chapter, heading, subheading }, p => Assert.True(TradeProduct.TryParse(p.Value, out var again, out _) && again == p));
    }, seed: "0N0XIzNsQ0O2", threads: 1);

    [Fact]
    public void A_section_of_the_harmonized_system_holds_its_chapters_and_what_is_in_no_section_is_not_lost()
    {
        using var folders = new StatisticsFolders();
        using var workspace = new Workspace(Repository.Data, folders.Cache);
        var sections = workspace.Book.Sections.Select(s => (Section: s, Product: TradeProduct.TryParse(s.Number, out var product, out _) ? product : default)).ToList();
        Assert.Equal(21, sections.Count(s => s.Product is { IsSection: true, Level: 1, Code: null } && s.Product.Value == s.Section.Number));
        Assert.Equal(sections.Select(s => s.Product), sections.Select(s => s.Product).Order());
        foreach (var chapter in Enumerable.Range(1, 99).Select(c => TradeProduct.Of(CommodityCode.Parse(c.ToString("00", CultureInfo.InvariantCulture)))))
        {
            // Chapters 98 and 99 are for national use and what is not told apart.
            var above = workspace.Book.SectionOf(chapter.Code!.Value) is { } section ? sections.Single(s => s.Section == section).Product : chapter;
            Assert.Equal(above, chapter.Cut(1));
            Assert.True(above <= chapter && (above == chapter || chapter.Number < above.NumberBehind));
        }

        (string Product, int Value)[] sold = [("84", 5), ("85", 7), ("8471", 1), ("86", 11), ("99", 13)];
        using var store = StatisticsStore.Open([folders.Pack("p", [.. sold.Select(c => $"2011,CN,RU,export,{c.Product},H3,{c.Value},USD,FOB,reported,a"), "2010..2012,CN,W00,export,XVI,H3,40,USD,FOB,estimated,a"])], folders.Cache);
        var matrix = store.Matrix(2011, TradeFlow.Export, 1)!;
        Assert.Equal([("XVI", 12m), ("XVII", 11m), ("99", 13m)], matrix.Cells.Select(c => (matrix.Products[c.Product].Value, c.Value)));
        Assert.Equal(["99", "XVI", "XVII"], store.TopProducts(new TopQuery(China, TradeFlow.Export, 2011, MonthRange.Year) { Counterpart = EconomyCode.Parse("RU"), Level = 1 })!.Items.Select(i => i.Product.Value));
        Assert.Equal(12m, Assert.Single(store.Ranges(new RangeQuery(China, EconomyCode.Parse("RU"), TradeFlow.Export, sections[15].Product, MonthRange.Year, 2009, 2013))).Points.Single().Value);
        // Several years together are no year: they are found as what they are and enter no sum.
        var years = store.MatrixOfYears(Period.OfYears(2010, 2012), TradeFlow.Export, 1, "statistics/p")!;
        Assert.Equal(("2010..2012", 40m), (years.Period.ToString(), years.Cells.Single().Value));
        Assert.Null(store.Matrix(2010, TradeFlow.Export, 1));
        Assert.Empty(store.Ranges(new RangeQuery(China, StatisticsSchemas.World, TradeFlow.Export, sections[15].Product, MonthRange.Year, 2009, 2013)));
        Assert.Equal("2010..2012", Assert.Single(store.Stream(new ObservationQuery { Kind = PeriodKind.Years, From = new(2010, 1, 1), To = new(2012, 12, 31) })).Period.ToString());
        Assert.Empty(store.Stream(new ObservationQuery { Kind = PeriodKind.Years, From = new(2010, 1, 1), To = new(2011, 12, 31) }));
    }

    [Fact]
    public void A_question_for_a_product_and_all_below_it_takes_no_other()
    {
        using var folders = new StatisticsFolders();
        string[] codes = ["01", "0101", "010121", "02", "84", "8471", "847130", "8472", "85", "99", "999999"];
        using var store = StatisticsStore.Open([folders.Pack("p", [.. codes.Select(c => $"2011,CN,RU,export,{c},H3,1,USD,FOB,reported,a")])], folders.Cache);
        Assert.All(codes, code =>
        {
            _ = TradeProduct.TryParse(code, out var product, out _);
            Assert.True(store.TryObservations(new ObservationQuery { Products = [product], IncludeBelow = true }, 0, 100, out var page, out _));
            Assert.Equal(codes.Where(c => c.StartsWith(code, StringComparison.Ordinal)), page.Rows.Select(r => r.Product.Value));
        });
    }

    [Fact]
    public void Figures_come_in_the_order_of_their_codes()
    {
        using var folders = new StatisticsFolders();
        string[] codes = ["AD", "CN", "CN-BJ", "CN-SH", "EAEU", "RU", "W00", "X142", "ZW"];
        using var store = StatisticsStore.Open([folders.Pack("p", [.. codes.Select(c => $"2011,{c},TR,export,84,H3,1,USD,FOB,reported,a")])], folders.Cache);
        Assert.Equal(codes, store.Stream(new ObservationQuery()).Select(o => o.Reporter.Value));
    }

    [Theory]
    [InlineData("01..04", 1, 4)]
    [InlineData("04", 4, 4)]
    [InlineData("01..12", 1, 12)]
    public void Months_are_read_back_as_they_are_written(string text, int first, int last)
    {
        Assert.True(MonthRange.TryParse(text, out var months, out _));
        Assert.Equal((first, last, text), (months.First, months.Last, months.ToString()));
        Assert.Equal(new MonthRange(first, last), months);
    }

    [Theory]
    [InlineData("")]
    [InlineData("04..01")]
    [InlineData("00")]
    [InlineData("13")]
    [InlineData("1..2..3")]
    public void Other_months_are_refused(string text)
    {
        Assert.False(MonthRange.TryParse(text, out _, out var fault));
        Assert.All(Languages.All, l => Assert.NotEmpty(fault.Message(l)));
    }
}
