using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;
using Corridor.Statistics;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Store;
using CsCheck;

namespace Corridor.Tests.Statistics.Conversion;

public sealed class TradeConversionTests(ShippedData shipped) : IDisposable
{
    private static readonly EconomyCode China = EconomyCode.Parse("CN");
    private static readonly EconomyCode Russia = EconomyCode.Parse("RU");
    private static readonly CurrencyCode Eur = CurrencyCode.Parse("EUR");
    private static readonly CurrencyCode Usd = CurrencyCode.Parse("USD");
    private static readonly CurrencyCode Cny = CurrencyCode.Parse("CNY");
    private static readonly PackSource Bank = new("bank", "Rates", "Bank", null, "none", null, Confidence.Own);

    private readonly StatisticsFolders folders = new();

    private TradeConversion Shipped => shipped.Workspace.Conversion;

    [Fact]
    public void Chinas_trade_with_Russia_in_2024_is_242_billion_dollars_at_the_average_of_the_year()
    {
        // 1,741.00 billion yuan, by 7.7875 yuan and 1.0824 dollars for a euro. March and September are no months in yuan, so the days of the year stand.
        var series = Only(Shipped.Ranges(Of(China, Russia, TradeFlow.Trade, MonthRange.Year, 2024, 2024), Usd), "gacc-partner");
        var point = Assert.Single(series.Points);
        Assert.Equal((Usd, Valuation.Mixed, ConversionBasis.Days, 256), (series.Currency, series.Valuation, point.Converted!.Basis, point.Converted.Days));
        Assert.Equal(1_741_002_580_000m, point.Converted.Published.Value);
        Assert.Equal(1_741.00258m / 7.7875m * 1.0824m, point.Value / 1_000_000_000m, 1);
        Assert.Equal(242.0m, decimal.Round(point.Value / 1_000_000_000m, 1));
        Assert.Null(point.Growth);
    }

    [Fact]
    public void Months_are_converted_at_their_own_rates_and_what_is_published_in_the_currency_stays()
    {
        // September stands in dollars in the source itself.
        var september = Assert.Single(Only(Shipped.Ranges(Of(China, Russia, TradeFlow.Export, new MonthRange(9, 9), 2024, 2024), Usd), "gacc-partner").Points);
        Assert.Equal((11_246_735_000m, null), (september.Value, september.Converted));
        var january = Assert.Single(Only(Shipped.Ranges(Of(China, Russia, TradeFlow.Export, new MonthRange(1, 1), 2024, 2024), Usd), "gacc-partner").Points);
        Assert.Equal((ConversionBasis.Month, 22), (january.Converted!.Basis, january.Converted.Days));
        Assert.Equal(65_400_770_000m * Sum("USD", "2024-01") / Sum("CNY", "2024-01"), january.Value);
    }

    [Fact]
    public void A_period_whose_months_are_loaded_is_the_sum_of_its_converted_months()
    {
        // Of May to August no figure is published; the months are.
        var summed = Assert.Single(Only(Shipped.Ranges(Of(China, Russia, TradeFlow.Import, new MonthRange(5, 8), 2024, 2024), Usd), "gacc-partner").Points);
        var months = Enumerable.Range(5, 4).Select(m => Only(Shipped.Ranges(Of(China, Russia, TradeFlow.Import, new MonthRange(m, m), 2024, 2024), Usd), "gacc-partner").Points.Single()).ToList();
        Assert.Equal((ConversionBasis.Months, true, 4), (summed.Converted!.Basis, summed.Converted.IsSum, summed.Converted.Parts.Length));
        Assert.Equal(months.Sum(m => m.Value), summed.Value);
        Assert.Equal("sum", summed.Converted.Figure.Formula);
        Assert.All(summed.Converted.Figure.Inputs, i => Assert.Equal("converted", i.Figure.Formula));
    }

    [Fact]
    public void A_published_period_that_its_months_do_not_add_up_to_is_converted_at_their_rates_weighted_by_trade()
    {
        var store = Store("2024-02,CN,RU,export,TOTAL,,300,CNY,FOB,reported,a", "2024-01,CN,RU,export,TOTAL,,100,CNY,FOB,reported,a", "2024-01..02,CN,RU,export,TOTAL,,440,CNY,FOB,reported,a");
        var rates = Rates(("2024-01", 0.1m), ("2024-02", 0.2m));
        var point = Assert.Single(Assert.Single(new TradeConversion(store, rates).Ranges(Of(China, Russia, TradeFlow.Export, new MonthRange(1, 2), 2024, 2024), Usd)).Points);
        // 100 at 0.1 and 300 at 0.2 are 70 of 400; 440 published are a tenth more.
        Assert.Equal((77m, 0.175m, ConversionBasis.Months, false), (point.Value, point.Converted!.Rate, point.Converted.Basis, point.Converted.IsSum));
        var figure = point.Converted.Figure;
        Assert.Equal(("converted", 77m, Usd), (figure.Formula, figure.Value, figure.Currency!.Value));
        Assert.Equal((440m, Cny), (figure.Input("v")!.Value, figure.Input("v")!.Currency!.Value));
        var rate = figure.Input("r̄")!;
        Assert.Equal(("weightedRate", FigureUnit.Rate, 2), (rate.Formula, rate.Unit, rate.Inputs.Length));
        Assert.Equal(["Rates", "A"], rate.Sources.Select(r => r.Title).Distinct().OrderDescending());
    }

    [Fact]
    public void A_converted_figure_names_value_rate_days_source_and_rows()
    {
        var point = Only(Shipped.Ranges(Of(China, Russia, TradeFlow.Export, new MonthRange(4, 4), 2024, 2024), Usd), "gacc-partner").Points.Single();
        var figure = point.Converted!.Figure;
        Assert.Equal(("converted", Usd), (figure.Formula, figure.Currency!.Value));
        Assert.Equal((59_025_460_000m, "observed"), (figure.Input("v")!.Value, figure.Input("v")!.Formula));
        Assert.Contains("--kind month --from 2024-04 --to 2024-04", Assert.Single(figure.Input("v")!.Rows).Rows, StringComparison.Ordinal);
        var rate = figure.Input("r̄")!;
        Assert.Equal(("averageRate", Sum("USD", "2024-04") / Sum("CNY", "2024-04")), (rate.Formula, rate.Value!.Value));
        var rows = Assert.Single(rate.Rows);
        Assert.Equal("EUR/USD, EUR/CNY, 2024-04-02..2024-04-30 (21)", rows.Rows);
        Assert.Contains("European Central Bank", rows.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_in_the_currency_is_not_touched()
    {
        var asked = Of(Russia, China, TradeFlow.Import, MonthRange.Year, 2000, 2024);
        var (published, converted) = (shipped.Workspace.Statistics.Ranges(asked), Shipped.Ranges(asked, Usd));
        Assert.Equal(published.Select(s => (s.Source.Key, s.Currency)), converted.Select(s => (s.Source.Key, s.Currency)));
        Assert.Equal(published.SelectMany(s => s.Points).Select(p => (p.Year, p.Value, p.Growth)), converted.SelectMany(s => s.Points).Select(p => (p.Year, p.Value, p.Growth)));
        Assert.All(converted, s => Assert.Empty(s.WithoutRates));
    }

    [Fact]
    public void Years_without_rates_are_named_and_growth_needs_rates_in_both_years()
    {
        var store = Store([.. Enumerable.Range(2022, 5).Select(y => string.Create(CultureInfo.InvariantCulture, $"{y},CN,RU,export,TOTAL,,{y},CNY,FOB,reported,a"))]);
        var conversion = new TradeConversion(store, shipped.Workspace.Rates);
        var series = Assert.Single(conversion.Ranges(Of(China, Russia, TradeFlow.Export, MonthRange.Year, 2022, 2026), Usd));
        Assert.Equal([2024, 2025], series.Points.Select(p => p.Year));
        Assert.Equal([(2022, Cny), (2023, Cny), (2026, Cny)], series.WithoutRates);
        Assert.Null(series.At(2024)!.Growth);
        Assert.Equal(series.At(2025)!.Value / series.At(2024)!.Value - 1, series.At(2025)!.Growth);
        Assert.Equal([2025], Assert.Single(conversion.Ranges(Of(China, Russia, TradeFlow.Export, MonthRange.Year, 2025, 2025), Usd)).Points.Select(p => p.Year));
        Assert.NotNull(Assert.Single(conversion.Ranges(Of(China, Russia, TradeFlow.Export, MonthRange.Year, 2025, 2025), Usd)).Points[0].Growth);
        Assert.All(Languages.All, l => Assert.Contains("bank-rates", conversion.NoRates(Cny, Usd, "2022", l, d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), StringComparison.Ordinal));
        Assert.Contains("2024-01-01", conversion.NoRates(Cny, Usd, "2022", Language.En, d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_changes_its_currency_becomes_one_series()
    {
        var store = Store("2023,CN,RU,export,TOTAL,,10,USD,FOB,reported,a", "2024,CN,RU,export,TOTAL,,100,CNY,FOB,reported,a", "2024,CN,RU,export,TOTAL,,60,USD,FOB,reported,b");
        var series = new TradeConversion(store, Rates(Months(2024, 0.2m))).Ranges(Of(China, Russia, TradeFlow.Export, MonthRange.Year, 2020, 2026), Usd);
        Assert.Equal(["statistics/own:a 10 20", "statistics/own:b 60"], series.Select(s => string.Join(' ', s.Points.Select(p => Decimals.Text(p.Value)).Prepend(s.Source.Key))));
        Assert.Equal((1m, null), (series[0].At(2024)!.Growth, series[0].At(2023)!.Converted));
    }

    [Fact]
    public void A_ranking_is_converted_month_by_month_and_ordered_anew()
    {
        // In yuan chapter 84 is the larger one; chapter 85 was sold while a yuan was worth more.
        var store = Store("2024-01,CN,RU,export,84,H6,300,CNY,FOB,reported,a", "2024-02,CN,RU,export,84,H6,10,CNY,FOB,reported,a", "2024-01,CN,RU,export,85,H6,100,CNY,FOB,reported,a", "2024-02,CN,RU,export,85,H6,200,CNY,FOB,reported,a");
        var conversion = new TradeConversion(store, Rates(("2024-01", 0.1m), ("2024-02", 0.2m)));
        var published = store.TopProducts(new TopQuery(China, TradeFlow.Export, 2024, new MonthRange(1, 2)) { Counterpart = Russia, Most = 1 })!;
        Assert.Equal("84", Assert.Single(published.Items).Product.Value);
        var converted = conversion.In(published, Usd)!;
        var first = Assert.Single(converted.Items);
        Assert.Equal((Usd, 82m, 1, "85", 50m, 50m / 82m), (converted.Currency, converted.Whole, first.Rank, first.Product.Value, first.Value, first.Share));
        Assert.Equal((ConversionBasis.Months, Cny, 2), (converted.Rates!.Basis, converted.Rates.From, converted.Rates.Rates.Length));
        Assert.Equal((first.Value, "sum"), (first.Converted!.Figure.Value!.Value, first.Converted.Figure.Formula));
        Assert.Null(first.Before);
        Assert.Same(published, conversion.In(published, Cny));
        Assert.Same(published, conversion.In(published, null));
        Assert.Null(conversion.In(published, Eur));
    }

    [Fact]
    public void Growth_and_contributions_of_a_ranking_need_the_rates_of_the_year_before()
    {
        var store = Store([.. Enumerable.Range(2023, 3).SelectMany(y => "DE RU KZ".Split(' ').Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{y},CN,{p},export,TOTAL,,{(y - 2020) * 100 + i * 10},CNY,FOB,reported,a")))]);
        var conversion = new TradeConversion(store, Rates([.. Months(2024, 0.2m), .. Months(2025, 0.1m)]));
        Ranking Of(int year) => conversion.In(store.TopCounterparts(new TopQuery(China, TradeFlow.Export, year, MonthRange.Year))!, Usd)!;
        Assert.Equal((ConversionBasis.Days, null), (Of(2024).Rates!.Basis, Of(2024).WholeBefore));
        Assert.All(Of(2024).Items, i => Assert.Null(i.Growth ?? i.Contribution));
        var later = Of(2025);
        Assert.Equal((153m, 246m), (later.Whole, later.WholeBefore));
        Assert.Equal(later.Growth!.Value, later.Items.Sum(i => i.Contribution!.Value), 20);
        Assert.Equal(52m / 84m - 1, later.Items[0].Growth);
        Assert.All(later.Items, i => Assert.Equal(i.Value, i.Converted!.Figure.Value));
    }

    [Fact]
    public void A_row_with_its_months_is_converted_by_them_and_alone_by_its_days()
    {
        var store = Store(["2024,CN,RU,export,84,H6,400,CNY,FOB,reported,a", .. Enumerable.Range(1, 12).Select(m => string.Create(CultureInfo.InvariantCulture, $"2024-{m:00},CN,RU,export,84,H6,{(m == 1 ? 180 : 20)},CNY,FOB,reported,a"))]);
        var conversion = new TradeConversion(store, Rates([("2024-01", 0.1m), .. Months(2024, 0.2m).Skip(1)]));
        var all = store.Stream(new ObservationQuery()).ToList();
        var year = all.Single(o => o.Period.Months == 12);
        Assert.Equal((62m, ConversionBasis.Months), (conversion.Of(year, Usd, [.. all.Where(o => o.Period.Months == 1)])!.Value, conversion.Of(year, Usd, [.. all.Where(o => o.Period.Months == 1)])!.Basis));
        Assert.Equal(ConversionBasis.Days, conversion.Of(year, Usd, [.. all.Where(o => o.Period.Months == 1).Skip(1)])!.Basis);
        Assert.Equal(ConversionBasis.Days, conversion.Of(year, Usd)!.Basis);
        Assert.Null(conversion.Of(year, Cny));
        Assert.Null(conversion.Of(year, Eur));
    }

    [Fact]
    public void A_sum_of_several_years_is_not_converted_at_the_rates_of_one_of_them()
    {
        var store = Store(["2023..2024,CN,RU,export,84,H6,400,CNY,FOB,reported,a"]);
        var conversion = new TradeConversion(store, Rates([.. Months(2023, 0.1m), .. Months(2024, 0.2m)]));
        Assert.Null(conversion.Of(store.Stream(new ObservationQuery()).Single(), Usd));
    }

    [Fact]
    public void A_currency_is_chosen_from_those_with_rates_and_the_fault_says_which_and_how()
    {
        Assert.Equal([Usd, Cny], Shipped.Currencies.Take(2));
        Assert.True(Shipped.TryCurrency("eur", shipped.Book.Currencies, out var euro, out _));
        Assert.Equal(Eur, euro);
        Assert.False(Shipped.TryCurrency("RUB", shipped.Book.Currencies, out _, out var fault));
        Assert.All(Languages.All, l => Assert.Matches("RUB.*USD(, |、)CNY.*bank-rates", fault.Message(l)));
        Assert.False(Shipped.TryCurrency("QQQ", shipped.Book.Currencies, out _, out fault));
        Assert.Equal("currency.unknown", fault.Code);
        Assert.False(Shipped.TryCurrency("dollars", shipped.Book.Currencies, out _, out fault));
        Assert.Equal("currency.malformed", fault.Code);
        var none = new TradeConversion(shipped.Workspace.Statistics, new ExchangeRates(Array.Empty<ExchangeRate>()));
        Assert.Empty(none.Currencies);
        Assert.False(none.TryCurrency("USD", shipped.Book.Currencies, out _, out fault));
        Assert.Equal("statistics.noRatesAtAll", fault.Code);
    }

    [Fact]
    public void Sums_of_months_come_there_and_back_and_equal_the_sum_of_their_conversions() =>
        (from values in Gen.Long[0, 1_000_000_000_000].Array[12] from prices in Gen.Decimal[0.05m, 20m].Array[12] select (values, prices)).Sample(g =>
        {
            using var own = new StatisticsFolders();
            using var store = StatisticsStore.Open([own.Pack("own", [.. g.values.Select((v, m) => string.Create(CultureInfo.InvariantCulture, $"2024-{m + 1:00},CN,RU,export,TOTAL,,{v},CNY,FOB,reported,a"))])], own.Cache);
            var conversion = new TradeConversion(store, Rates([.. g.prices.Select((p, m) => (string.Create(CultureInfo.InvariantCulture, $"2024-{m + 1:00}"), p))]));
            var year = Assert.Single(Assert.Single(conversion.Ranges(Of(China, Russia, TradeFlow.Export, MonthRange.Year, 2024, 2024), Usd)).Points);
            var months = Enumerable.Range(1, 12).Sum(m => conversion.Ranges(Of(China, Russia, TradeFlow.Export, new MonthRange(m, m), 2024, 2024), Usd)[0].Points[0].Value);
            Assert.Equal(months, year.Value);
            Assert.Equal(year.Value, year.Converted!.Figure.Value);
            // The rate of the year lies between those of its months.
            if (g.values.Sum() > 0)
            {
                Assert.InRange(year.Converted.Rate, g.prices.Min() - 1e-9m, g.prices.Max() + 1e-9m);
            }
        }, seed: "0000KoWd3Vb1", iter: 5, threads: 1);

    public void Dispose() => folders.Dispose();

    private StatisticsStore Store(params string[] rows) => StatisticsStore.Open([folders.Pack("own", rows)], folders.Cache);

    private static RangeQuery Of(EconomyCode reporter, EconomyCode partner, TradeFlow flow, MonthRange months, int first, int last) => new(reporter, partner, flow, TradeProduct.Total, months, first, last);

    private static RangeSeries Only(IEnumerable<RangeSeries> series, string source) => Assert.Single(series, s => s.Source.Source.Id == source);

    private static (string, decimal)[] Months(int year, decimal price) => [.. Enumerable.Range(1, 12).Select(m => (string.Create(CultureInfo.InvariantCulture, $"{year}-{m:00}"), price))];

    // One price of a yuan in dollars on every day of a month.
    private static ExchangeRates Rates(params (string Month, decimal Price)[] months) => new(months.SelectMany(m =>
    {
        var first = ShippedData.Day(m.Month + "-01");
        return Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(d => new ExchangeRate(first.AddDays(d), Cny, 1, Usd, m.Price, Bank));
    }));

    private decimal Sum(string currency, string month) => shipped.Library.Need("measures/exchange-rates").Table("rates").Rows
        .Where(r => r["currency"] == "EUR" && r["quote"] == currency && r["date"].StartsWith(month, StringComparison.Ordinal)).Sum(r => r.Number("rate"));
}
