using System.Globalization;
using System.Text;
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

    [Theory]
    [InlineData("0.00")]
    [InlineData("-0.0")]
    [InlineData("0.050")]
    [InlineData("-100")]
    [InlineData("18446744073709551615.10")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void Bytes_are_the_bytes_of_the_text(string text) => AssertWritten(decimal.Parse(text, CultureInfo.InvariantCulture));

    [Fact]
    public void Bytes_are_those_of_the_text_for_every_number() => Gen.OneOf(Gen.Decimal, Gen.Select(Gen.Long, Gen.Int[0, 20], (digits, scale) => new decimal((int)digits, (int)(digits >> 32), 0, digits < 0, (byte)scale)))
        .Sample(AssertWritten, seed: "0000corridor", iter: 10_000);

    private static void AssertWritten(decimal number)
    {
        var bytes = new byte[Decimals.LongestText];
        Assert.Equal(Decimals.Text(number), Encoding.ASCII.GetString(bytes, 0, Decimals.Write(number, bytes)));
    }
}
