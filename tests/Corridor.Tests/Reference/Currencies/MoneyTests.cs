using Corridor.Reference.Currencies;
using CsCheck;

namespace Corridor.Tests.Reference.Currencies;

public sealed class MoneyTests
{
    private static readonly CurrencyCode Yuan = CurrencyCode.Parse("CNY");
    private static readonly CurrencyCode Rouble = CurrencyCode.Parse("RUB");

    private static readonly Gen<Money> Amounts = Gen.Decimal.Select(Gen.Bool, (amount, yuan) => new Money(amount, yuan ? Yuan : Rouble));

    [Theory]
    [InlineData("1234.50 CNY", "1234.50 CNY")]
    [InlineData("-5 rub", "-5 RUB")]
    [InlineData(" 0 XAU ", "0 XAU")]
    [InlineData("0.10 USD", "0.10 USD")]
    public void An_amount_keeps_its_decimal_places(string text, string expected)
    {
        Assert.True(Money.TryParse(text, out var money, out _));
        Assert.Equal(expected, money.ToString());
    }

    [Theory]
    [InlineData(null, "money.malformed")]
    [InlineData("", "money.malformed")]
    [InlineData("5", "money.malformed")]
    [InlineData("CNY", "money.malformed")]
    [InlineData("CNY 5", "money.malformed")]
    [InlineData("5CNY", "money.malformed")]
    [InlineData("5  CNY", "money.malformed")]
    [InlineData("5\tCNY", "money.malformed")]
    [InlineData("1,234.50 CNY", "money.malformed")]
    [InlineData("1 234 CNY", "money.malformed")]
    [InlineData("1e5 CNY", "money.malformed")]
    [InlineData("+5 CNY", "money.malformed")]
    [InlineData("NaN CNY", "money.malformed")]
    [InlineData("79228162514264337593543950336 CNY", "money.malformed")]
    [InlineData("0.00000000000000000000000000001 CNY", "money.malformed")]
    [InlineData("5 元", "currency.malformed")]
    [InlineData("5 CNYY", "currency.malformed")]
    public void Any_other_form_is_refused(string? text, string code)
    {
        Assert.False(Money.TryParse(text, out _, out var fault));
        Faults.Is(code, fault);
    }

    [Fact]
    public void What_is_written_reads_back_to_the_last_digit() => Amounts.Sample(
        money =>
        {
            Assert.True(Money.TryParse(money.ToString(), out var read, out _));
            Assert.Equal(money, read);
            Assert.Equal(decimal.GetBits(money.Amount), decimal.GetBits(read.Amount));
        },
        seed: "0000corridor",
        iter: 5000);

    [Fact]
    public void Amounts_of_one_currency_add_and_compare_as_their_numbers() => Gen.Int.Select(Gen.Int).Sample(
        (a, b) =>
        {
            var (x, y) = (new Money(a / 100m, Yuan), new Money(b / 100m, Yuan));
            Assert.Equal(x, x + y - y);
            Assert.Equal(a < b, x < y);
            Assert.Equal(a > b, x > y);
            Assert.Equal(a <= b, x <= y);
            Assert.Equal(a >= b, x >= y);
            Assert.Equal(new Money(a / 50m, Yuan), x * 2);
        },
        seed: "0000corridor",
        iter: 2000);

    [Fact]
    public void Two_currencies_never_add_up_or_compare()
    {
        var (yuan, roubles) = (new Money(1, Yuan), new Money(1, Rouble));
        Assert.Throws<InvalidOperationException>(() => yuan + roubles);
        Assert.Throws<InvalidOperationException>(() => yuan - roubles);
        Assert.Throws<InvalidOperationException>(() => yuan < roubles);
        Assert.NotEqual(yuan, roubles);
    }

    [Fact]
    public void Overflow_is_never_silent()
    {
        var most = new Money(decimal.MaxValue, Yuan);
        Assert.Throws<OverflowException>(() => most + most);
        Assert.Throws<OverflowException>(() => most * 2);
    }

    [Theory]
    [InlineData("2.345", 2, MidpointRounding.AwayFromZero, "2.35")]
    [InlineData("2.345", 2, MidpointRounding.ToEven, "2.34")]
    [InlineData("2.345", 2, MidpointRounding.ToZero, "2.34")]
    [InlineData("-2.5", 0, MidpointRounding.AwayFromZero, "-3")]
    public void Rounding_is_the_one_that_the_rule_names(string amount, int places, MidpointRounding rounding, string expected)
    {
        Assert.True(Money.TryParse(amount + " CNY", out var money, out _));
        Assert.Equal(expected + " CNY", money.Round(places, rounding).ToString());
    }
}
