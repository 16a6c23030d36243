using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Store;
using CsCheck;
using DuckDB.NET.Data;

namespace Corridor.Tests.Statistics.Store;

public sealed class StatisticsStoreTests : IDisposable
{
    private static readonly EconomyCode China = EconomyCode.Parse("CN");
    private static readonly EconomyCode Russia = EconomyCode.Parse("RU");

    private readonly StatisticsFolders folders = new();

    [Fact]
    public void Two_sources_of_one_trade_are_two_series()
    {
        using var store = Open("2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,a", "2011,CN,RU,export,TOTAL,,2,USD,FOB,reported,b");
        var set = store.BilateralSeries(China, Russia, TradeFlow.Export, TradeProduct.Total, PeriodKind.Year);
        Assert.Equal([("a", 1m), ("b", 2m)], set.Series.Select(s => (s.Source.Id, s.Points.Single().Value)));
        Assert.All(set.Series, s => Assert.Equal("statistics/p", s.Pack));
        Assert.Empty(set.NotLoaded);
    }

    [Fact]
    public void Figures_lie_in_the_order_of_their_key_and_come_out_as_they_went_in()
    {
        string[] rows =
        [
            "2199-12,ZW,CN,trade,010121,H6,1,JPY,mixed,provisional,b", "1900-01,AD,AE,export,S99999,S3,2,AED,FOB,reported,a", "2017-01..04,ZW,CN,import,84,H3,3,USD,CIF,reported,a", "2017,ZW,CN,import,84,H3,4,USD,CIF,reported,a",
            "2017-Q1,ZW,CN,import,84,H3,5,ZWL,CIF,estimated,a", "2017-01,ZW,CN,import,84,H3,6,USD,FOB,reported,a", "2017-01,ZW,CN,import,84,H3,7,USD,CIF,reported,a", "2017-01,ZW,CN,import,84,H3,8,USD,CIF,reported,b",
            "2017-01,ZW,CN,import,84,H3,9,CNY,CIF,reported,a", "2017,CN,ZW,re_import,970110,H0,0.000000000001,USD,CIF,reported,a", "2017,CN-BJ,W00,export,TOTAL,,11,USD,FOB,reported,a", "2016,ZW,W00,export,TOTAL,,12,USD,FOB,reported,a",
        ];
        string file;
        using (var store = Open(rows))
        {
            file = store.File;
            Assert.Equal(rows.Order(StringComparer.Ordinal), store.Stream(new ObservationQuery()).Select(o => string.Join(',', o.Period, o.Reporter, o.Counterpart, o.Flow.Word(), o.Product, o.Classification,
                Decimals.Text(o.Value), o.Currency, o.Valuation.Word(), o.Status.Word(), o.Source.Source.Id)).Order(StringComparer.Ordinal));
        }

        using var connection = new DuckDBConnection($"Data Source={file};ACCESS_MODE=READ_ONLY");
        connection.Open();
        foreach (var table in (string[])["fact", "total"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                SELECT count(*) FROM (SELECT k < lag(k) OVER (ORDER BY place) AS is_behind FROM (
                    SELECT rowid AS place, row(reporter, counterpart, flow, product, kind, begins, months, source, valuation, currency) AS k FROM {table})) WHERE is_behind
                """;
            Assert.Equal(0L, command.ExecuteScalar());
        }
    }

    [Fact]
    public void Fob_and_cif_of_one_source_are_two_series()
    {
        using var store = Open("2011,CN,RU,import,TOTAL,,2,USD,CIF,reported,a", "2011,CN,RU,import,TOTAL,,1,USD,FOB,reported,a");
        var set = store.BilateralSeries(China, Russia, TradeFlow.Import, TradeProduct.Total, PeriodKind.Year);
        Assert.Equal([Valuation.Cif, Valuation.Fob], set.Series.Select(s => s.Valuation));
    }

    [Fact]
    public void Growth_is_on_the_same_period_of_the_year_before_and_absent_where_that_has_no_figure()
    {
        using var store = Open(
            "2011,RU,CN,import,84,H3,0,USD,CIF,reported,a", "2012,RU,CN,import,84,H4,200,USD,CIF,reported,a",
            "2013,RU,CN,import,84,H4,250,USD,CIF,estimated,a", "2015,RU,CN,import,84,H5,300,USD,CIF,reported,a", "2016,RU,CN,import,84,H6,150,USD,CIF,reported,a");
        var points = store.BilateralSeries(Russia, China, TradeFlow.Import, Product("84"), PeriodKind.Year).Series.Single().Points;
        Assert.Equal([null, null, 0.25m, null, -0.5m], points.Select(p => p.Growth?.Rate));
        Assert.Equal(new GrowthOnYear(0.25m, Period.OfYear(2012), 200m, ObservationStatus.Estimated, IsAcrossRevisions: false), points[2].Growth);
        Assert.True(points[4].Growth!.IsAcrossRevisions);
        Assert.Equal(["H3", "H4", "H4", "H5", "H6"], points.Select(p => p.Classification));
    }

    [Theory]
    [InlineData("DE", "RU", "TOTAL", PeriodKind.Year, NotLoadedReason.Reporter)]
    [InlineData("CN", "DE", "TOTAL", PeriodKind.Year, NotLoadedReason.Counterpart)]
    [InlineData("CN", "RU", "84", PeriodKind.Year, NotLoadedReason.Product)]
    [InlineData("CN", "RU", "TOTAL", PeriodKind.Month, NotLoadedReason.Kind)]
    public void What_is_not_loaded_is_said_and_never_zero(string reporter, string counterpart, string product, PeriodKind kind, NotLoadedReason reason)
    {
        using var store = Open("2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,a");
        var set = store.BilateralSeries(EconomyCode.Parse(reporter), EconomyCode.Parse(counterpart), TradeFlow.Export, Product(product), kind);
        Assert.Empty(set.Series);
        var missing = Assert.Single(set.NotLoaded);
        Assert.Equal(reason, missing.Reason);
        Assert.All(Languages.All, l => Assert.Contains("X", missing.Message(l, _ => "X"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_store_without_packs_answers_that_nothing_is_loaded()
    {
        using var store = StatisticsStore.Open([], folders.Cache);
        var trade = store.LaneTrade(China, Russia, CommodityCode.Parse("8471300000"));
        Assert.True(trade.IsEmpty);
        Assert.Equal(6, trade.NotLoaded.Length);
        Assert.Equal("84", trade.Product.Value);
        Assert.Empty(store.Sources());
    }

    [Fact]
    public void A_lane_takes_the_finest_product_that_either_side_has_and_shows_both_sides()
    {
        using var store = Open(
            "2011,CN,RU,export,84,H3,10,USD,FOB,reported,a", "2011,CN,RU,export,TOTAL,,20,USD,FOB,reported,a",
            "2011,RU,CN,import,84,H3,11,USD,CIF,reported,a", "2011,RU,CN,import,8471,H3,5,USD,CIF,reported,a");
        var trade = store.LaneTrade(China, Russia, CommodityCode.Parse("8471300000"));
        Assert.Equal("8471", trade.Product.Value);
        Assert.Equal(5m, trade.ProductByYear!.AsImported.Single().Points.Single().Value);
        Assert.Empty(trade.ProductByYear.AsExported);
        Assert.Equal(NotLoadedReason.Product, Assert.Single(trade.ProductByYear.NotLoaded).Reason);
        Assert.Equal(20m, trade.TotalByYear.AsExported.Single().Points.Single().Value);

        var chapter = store.LaneTrade(China, Russia, CommodityCode.Parse("84"));
        Assert.Equal([10m, 11m], chapter.ProductByYear!.Series.Select(s => s.Points.Single().Value));
        Assert.Null(store.LaneTrade(China, Russia).ProductByYear);
        Assert.True(store.LaneTrade(Russia, China).IsEmpty);
    }

    [Fact]
    public void Hostile_codes_are_values_and_never_sql()
    {
        using var store = Open("2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,a");
        Assert.False(EconomyCode.TryParse("X' OR", out _, out _));
        Assert.Empty(store.BilateralSeries(default, default, TradeFlow.Export, TradeProduct.Total, PeriodKind.Year).Series);
    }

    [Fact]
    public void Every_value_that_a_pack_may_hold_is_read_back_exactly() =>
        Gen.Select(Gen.Long[0, 999_999_999_999_999], Gen.Long[0, 999_999_999_999]).Array[50].Sample(parts =>
        {
            using var own = new StatisticsFolders();
            var values = parts.Select(p => p.Item1 + p.Item2 / 1_000_000_000_000m).Append(999_999_999_999_999.999999999999m).Append(0.000000000001m).ToArray();
            var rows = values.Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"{1950 + i},CN,RU,export,TOTAL,,{Decimals.Text(v)},USD,FOB,reported,a")).ToArray();
            using var store = StatisticsStore.Open([own.Pack("p", rows)], own.Cache);
            Assert.Equal(values, store.BilateralSeries(China, Russia, TradeFlow.Export, TradeProduct.Total, PeriodKind.Year).Series.Single().Points.Select(p => p.Value));
        }, seed: "0N0XIzNsQ0O2", iter: 5, threads: 1);

    [Fact]
    public void The_second_opening_takes_the_file_as_it_is()
    {
        var pack = folders.Pack("p", "2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,a");
        string file;
        using (var store = StatisticsStore.Open([pack], folders.Cache))
        {
            file = store.File;
        }

        var before = File.GetLastWriteTimeUtc(file);
        using var again = StatisticsStore.Open([pack], folders.Cache);
        Assert.Equal((file, before), (again.File, File.GetLastWriteTimeUtc(again.File)));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Other_packs_make_another_file_and_the_old_one_goes()
    {
        using (Open("2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,a"))
        {
        }

        using var store = Open("2011,CN,RU,export,TOTAL,,2,USD,FOB,reported,a");
        Assert.Equal(2m, store.BilateralSeries(China, Russia, TradeFlow.Export, TradeProduct.Total, PeriodKind.Year).Series[0].Points[0].Value);
        Assert.Equal([store.File], Directory.GetFiles(Path.GetDirectoryName(store.File)!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void A_damaged_file_is_built_anew(int length)
    {
        var pack = folders.Pack("p", "2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,a");
        string file;
        using (var store = StatisticsStore.Open([pack], folders.Cache))
        {
            file = store.File;
        }

        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);
        using var again = StatisticsStore.Open([pack], folders.Cache);
        Assert.Equal(1m, again.BilateralSeries(China, Russia, TradeFlow.Export, TradeProduct.Total, PeriodKind.Year).Series[0].Points[0].Value);
    }

    [Fact]
    public async Task Stores_opened_and_asked_at_once_agree()
    {
        var pack = folders.Pack("p", "2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,a");
        var values = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var store = StatisticsStore.Open([pack], folders.Cache);
            return Enumerable.Range(0, 5).Sum(_ => store.BilateralSeries(China, Russia, TradeFlow.Export, TradeProduct.Total, PeriodKind.Year).Series[0].Points[0].Value);
        })));
        Assert.All(values, v => Assert.Equal(5m, v));
    }

    public void Dispose() => folders.Dispose();

    private StatisticsStore Open(params string[] rows) => StatisticsStore.Open([folders.Pack("p", rows)], folders.Cache);

    private static TradeProduct Product(string text) => TradeProduct.TryParse(text, out var product, out var fault) ? product : throw new FormatException(fault.ToString());
}
