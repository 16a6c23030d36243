using Corridor.Reference.Currencies;
using Corridor.Reference.Packs;
using CsCheck;

namespace Corridor.Tests.Reference.Currencies;

public sealed class ExchangeRatesTests(ShippedData shipped)
{
    private static readonly CurrencyCode Eur = CurrencyCode.Parse("EUR");
    private static readonly CurrencyCode Usd = CurrencyCode.Parse("USD");
    private static readonly CurrencyCode Cny = CurrencyCode.Parse("CNY");
    private static readonly CurrencyCode Rub = CurrencyCode.Parse("RUB");
    private static readonly PackSource Bank = new("bank", "Rates", "Bank", null, "none", null, Confidence.Own);

    private ExchangeRates Shipped => shipped.Workspace.Rates;

    [Fact]
    public void A_rate_of_a_day_is_found_as_published_and_not_beyond_its_age()
    {
        Assert.Equal(91.2434m, Shipped.Find(Usd, Rub, ShippedData.Day("2024-02-06"), 0)!.PerUnit);
        Assert.Null(Shipped.Find(Usd, Rub, ShippedData.Day("2024-03-06"), 7));
        Assert.Null(Shipped.Find(Rub, Usd, ShippedData.Day("2024-02-06"), 7));
        Assert.Equal(1.1684m, Shipped.Find(Eur, Usd, ShippedData.Day("2026-04-13"), 0)!.Rate);
    }

    [Fact]
    public void The_average_of_a_year_is_the_one_that_the_European_Central_Bank_publishes()
    {
        // Its annual averages of 2024: 1.0824 dollars and 7.7875 yuan for a euro.
        Assert.Equal(1.0824m, decimal.Round(Year(Eur, Usd, 2024)!.Factor, 4));
        Assert.Equal(7.7875m, decimal.Round(Year(Eur, Cny, 2024)!.Factor, 4));
        var cross = Year(Cny, Usd, 2024)!;
        Assert.Equal((Eur, 256, ShippedData.Day("2024-01-02"), ShippedData.Day("2024-12-31")), (cross.Through!.Value, cross.Days, cross.First, cross.Last));
        Assert.Equal(Year(Eur, Usd, 2024)!.Factor / Year(Eur, Cny, 2024)!.Factor, cross.Factor, 20);
    }

    [Fact]
    public void Only_currencies_with_the_rates_of_a_whole_month_can_be_averaged()
    {
        // Roubles are held on single days only, from the Bank of Russia.
        Assert.Equal(["CHF", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "TRY", "USD"], Shipped.Averaged.Select(c => c.Value));
        Assert.Null(Month(Usd, Rub, 2024, 2));
        Assert.Null(Month(Cny, Rub, 2025, 6));
        Assert.Equal((ShippedData.Day("2024-01-01"), ShippedData.Day("2026-03-31")), Shipped.AveragedDays(Cny, Usd));
        Assert.Null(Shipped.AveragedDays(Usd, Rub));
    }

    [Fact]
    public void The_first_month_of_the_rates_counts_and_the_last_begun_one_does_not()
    {
        // They begin on 2 January 2024, as no bank quotes on the 1st, and end on 13 April 2026.
        Assert.Equal((22, ShippedData.Day("2024-01-02")), (Month(Cny, Usd, 2024, 1)!.Days, Month(Cny, Usd, 2024, 1)!.First));
        Assert.NotNull(Month(Cny, Usd, 2026, 3));
        Assert.Null(Month(Cny, Usd, 2026, 4));
        Assert.Null(Month(Cny, Usd, 2023, 12));
        Assert.Null(Year(Cny, Usd, 2023));
        Assert.Null(Year(Cny, Usd, 2026));
        // Good Friday and Easter Monday lie on both sides of the end of March 2024; Christmas of 2025 is a Thursday and a Friday.
        Assert.All([(2024, 3, 20), (2024, 4, 21), (2025, 4, 20), (2025, 12, 21)], m => Assert.Equal(m.Item3, Month(Cny, Usd, m.Item1, m.Item2)!.Days));
    }

    [Fact]
    public void A_missing_working_day_at_the_end_or_three_in_a_row_leave_the_month_without_average()
    {
        // September 2025 begins on a Monday and ends on a Tuesday.
        var days = Weekdays("2025-09-01", "2025-09-30").ToList();
        Assert.Equal(22, Average(days)!.Days);
        Assert.Null(Average([.. days.Skip(1)]));
        Assert.Null(Average([.. days.SkipLast(1)]));
        // The day before and the day after say how long the bank was closed.
        Assert.NotNull(Average([ShippedData.Day("2025-08-29"), .. days.Skip(1)]));
        Assert.NotNull(Average([.. days.SkipLast(1), ShippedData.Day("2025-10-01")]));
        Assert.Null(Average([.. days.SkipLast(1), ShippedData.Day("2025-10-03")]));
        // Two days in the middle, with a weekend between them or not; three are no holiday.
        Assert.Equal(20, Average(Without(5, 12))!.Days);
        Assert.NotNull(Average(Without(5, 8)));
        Assert.Null(Average(Without(5, 8, 9)));
        Assert.Null(Average([]));

        List<DateOnly> Without(params int[] closed) => [.. days.Where(d => !closed.Contains(d.Day))];

        AverageRate? Average(List<DateOnly> held) => new ExchangeRates(held.Select(d => Rate(d, Eur, Usd, 1.1m))).Average(Eur, Usd, ShippedData.Day("2025-09-01"), ShippedData.Day("2025-09-30"));
    }

    [Fact]
    public void Sources_are_not_mixed_and_the_longer_one_goes_first()
    {
        var days = Weekdays("2025-09-01", "2025-09-30").ToList();
        var other = Bank with { Id = "other" };
        var halves = new ExchangeRates([.. days.Take(11).Select(d => Rate(d, Eur, Usd, 1.1m)), .. days.Skip(11).Select(d => Rate(d, Eur, Usd, 1.1m) with { Source = other })]);
        Assert.Null(halves.Average(Eur, Usd, days[0], days[^1]));
        // The price of the one comes from one bank, that of the other from another.
        var crossed = new ExchangeRates([.. days.Select(d => Rate(d, Eur, Usd, 1.1m)), .. days.Select(d => Rate(d, Eur, Cny, 7.7m) with { Source = other })]);
        Assert.Null(crossed.Average(Cny, Usd, days[0], days[^1]));
        var longer = new ExchangeRates([.. days.Select(d => Rate(d, Eur, Usd, 1.1m)), .. Weekdays("2025-08-01", "2025-09-30").Select(d => Rate(d, Eur, Usd, 1.2m) with { Source = other })]);
        Assert.Equal(1.2m, longer.Average(Eur, Usd, days[0], days[^1])!.Factor);
    }

    [Fact]
    public void There_and_back_gives_the_same_sum_by_the_pair_through_a_base_and_through_a_quote() =>
        (from rates in Gen.Decimal[0.01m, 100m].Select(Gen.Decimal[0.01m, 100m]).Array[22] from amount in Gen.Decimal[0, 1_000_000_000_000m] from nominal in Gen.OneOf(Gen.Const(1), Gen.Const(10), Gen.Const(100)) select (rates, amount, nominal)).Sample(g =>
        {
            var days = Weekdays("2025-09-01", "2025-09-30").ToList();
            foreach (var held in (IEnumerable<ExchangeRate>[])
            [
                days.Select((d, i) => Rate(d, Cny, Usd, g.rates[i].Item1) with { Nominal = g.nominal }),
                days.SelectMany((d, i) => new[] { Rate(d, Eur, Cny, g.rates[i].Item1), Rate(d, Eur, Usd, g.rates[i].Item2) }),
                days.SelectMany((d, i) => new[] { Rate(d, Cny, Rub, g.rates[i].Item1) with { Nominal = g.nominal }, Rate(d, Usd, Rub, g.rates[i].Item2) }),
            ])
            {
                var book = new ExchangeRates(held);
                var (there, back) = (book.Average(Cny, Usd, days[0], days[^1])!, book.Average(Usd, Cny, days[0], days[^1])!);
                Assert.True(Math.Abs(back.Apply(there.Apply(g.amount)) - g.amount) <= g.amount * 1e-12m + 1e-20m);
                Assert.Equal((Cny, Usd, 22), (there.From, there.To, there.Days));
                Assert.Equal((there.Above, there.Below, there.Through), (back.Below, back.Above, back.Through));
            }
        }, seed: "0000KoWd3Vb1", iter: 200);

    private static ExchangeRate Rate(DateOnly day, CurrencyCode currency, CurrencyCode quote, decimal rate) => new(day, currency, 1, quote, rate, Bank);

    private static IEnumerable<DateOnly> Weekdays(string from, string to)
    {
        for (var day = ShippedData.Day(from); day <= ShippedData.Day(to); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                yield return day;
            }
        }
    }

    private AverageRate? Month(CurrencyCode from, CurrencyCode to, int year, int month) => Shipped.Average(from, to, new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1));

    private AverageRate? Year(CurrencyCode from, CurrencyCode to, int year) => Shipped.Average(from, to, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
}
