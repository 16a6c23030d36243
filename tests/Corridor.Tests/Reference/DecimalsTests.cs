using System.Globalization;
using Corridor.Reference;
using CsCheck;

namespace Corridor.Tests.Reference;

public sealed class DecimalsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("007", "7")]
    [InlineData("1.500", "1.5")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void A_number_is_digits_with_one_point(string text, string shortest)
    {
        Assert.True(Decimals.TryParse(text, out var number));
        Assert.Equal(decimal.Parse(text, CultureInfo.InvariantCulture), number);
        Assert.Equal(shortest, Decimals.Text(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("5-")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("1,000")]
    [InlineData("1 000")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("５")]
    [InlineData("٥")]
    [InlineData("(5)")]
    [InlineData("5\0")]
    [InlineData("−5")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1000000000000000000000000000000")]
    public void Anything_else_is_refused(string text) => Assert.False(Decimals.TryParse(text, out _));

    [Theory]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.99999999999999999999999999999999999")]
    [InlineData("79228162514264337593543950334.9")]
    public void A_number_that_would_have_to_be_rounded_is_refused(string text) => Assert.False(Decimals.TryParse(text, out _));

    [Fact]
    public void The_text_of_a_number_reads_back_to_it() => Gen.Decimal.Sample(
        number => Decimals.TryParse(Decimals.Text(number), out var read) && read == number,
        seed: "0000corridor",
        iter: 10_000);
}
