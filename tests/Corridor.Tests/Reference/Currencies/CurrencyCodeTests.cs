using Corridor.Reference.Currencies;
using CsCheck;

namespace Corridor.Tests.Reference.Currencies;

public sealed class CurrencyCodeTests(ShippedData shipped)
{
    [Fact]
    public void A_code_reads_back() => Gen.String[Gen.Char["AZaz"], 3, 3].Sample(
        text => CurrencyCode.Parse(CurrencyCode.Parse(text).ToString()) == CurrencyCode.Parse(text.ToUpperInvariant()),
        seed: "0000corridor",
        iter: 500);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CN")]
    [InlineData("CNYY")]
    [InlineData("C1Y")]
    [InlineData("¥")]
    [InlineData("СNY")]
    [InlineData("ＣＮＹ")]
    [InlineData("CN\u0000")]
    [InlineData("元元元")]
    public void Any_other_form_is_refused(string? text)
    {
        Assert.False(CurrencyCode.TryParse(text, out _, out var fault));
        Faults.Is("currency.malformed", fault);
        Assert.Throws<FormatException>(() => CurrencyCode.Parse(text!));
    }

    [Theory]
    [InlineData("cny", "156", 2)]
    [InlineData("RUB", "643", 2)]
    [InlineData("JPY", "392", 0)]
    [InlineData("KWD", "414", 3)]
    [InlineData("XAU", "959", null)]
    public void The_catalogue_knows_number_and_minor_units(string text, string number, int? minor)
    {
        Assert.True(shipped.Book.Currencies.TryParse(text, out var currency, out _));
        Assert.Equal((number, minor), (currency.Number, currency.MinorUnits));
    }

    [Fact]
    public void A_currency_that_is_not_in_use_is_refused()
    {
        Assert.False(shipped.Book.Currencies.TryParse("QQQ", out _, out var fault));
        Faults.Is("currency.unknown", fault);
    }
}
