using Corridor.Reference.Goods;
using CsCheck;

namespace Corridor.Tests.Reference.Goods;

public sealed class CommodityCodeTests
{
    private static readonly Gen<string> Digits = Gen.String[Gen.Char["0123456789"], 2, 12];

    // Short alphabets make prefixes and zeros at the end frequent.
    private static readonly Gen<CommodityCode> Codes = Gen.String[Gen.Char["0011234"], 2, 12].Select(CommodityCode.Parse);

    [Theory]
    [InlineData("03", "03")]
    [InlineData("0303", "0303")]
    [InlineData("0303 54 100 0", "0303541000")]
    [InlineData("0303.54", "030354")]
    [InlineData(" 0303 ", "0303")]
    [InlineData("0303\u00A054", "030354")]
    [InlineData("0303\u2009 54", null)]
    [InlineData("０３０３", "0303")]
    [InlineData("123456789012", "123456789012")]
    [InlineData("00", "00")]
    public void Digits_may_stand_in_groups(string text, string? expected)
    {
        Assert.Equal(expected is not null, CommodityCode.TryParse(text, out var code, out _));
        Assert.Equal(expected ?? "", code.Digits);
    }

    [Theory]
    [InlineData(null, "code.length")]
    [InlineData("", "code.length")]
    [InlineData("   ", "code.length")]
    [InlineData("3", "code.length")]
    [InlineData("1234567890123", "code.length")]
    [InlineData("1234 5678 9012 3", "code.length")]
    [InlineData("03a3", "code.malformed")]
    [InlineData("0303.", "code.malformed")]
    [InlineData("0303. ", "code.malformed")]
    [InlineData(".0303", "code.malformed")]
    [InlineData("03..03", "code.malformed")]
    [InlineData("03  03", "code.malformed")]
    [InlineData("0303-54", "code.malformed")]
    [InlineData("-0303", "code.malformed")]
    [InlineData("+0303", "code.malformed")]
    [InlineData("03,03", "code.malformed")]
    [InlineData("0x0303", "code.malformed")]
    [InlineData("٠٣٠٣", "code.malformed")]
    [InlineData("०३०३", "code.malformed")]
    [InlineData("③③", "code.malformed")]
    [InlineData("03\n03", "code.malformed")]
    [InlineData("03\t03", "code.malformed")]
    [InlineData("03\u200B03", "code.malformed")]
    [InlineData("03\0", "code.malformed")]
    [InlineData("0303'; DROP TABLE goods;--", "code.malformed")]
    [InlineData("\uD83D\uDC1F", "code.malformed")]
    public void Any_other_form_is_refused(string? text, string code)
    {
        Assert.False(CommodityCode.TryParse(text, out var read, out var fault));
        Assert.Equal("", read.Digits);
        Faults.Is(code, fault);
    }

    [Fact]
    public void A_very_long_input_is_refused_with_a_short_message()
    {
        foreach (var text in new[] { new string('3', 1_000_000), string.Concat(Enumerable.Repeat("3 ", 100_000)), new string('x', 1_000_000) })
        {
            Assert.False(CommodityCode.TryParse(text, out _, out var fault));
            Faults.Is(text[0] == 'x' ? "code.malformed" : "code.length", fault);
        }
    }

    [Fact]
    public void A_code_reads_back_and_keeps_its_length() => Digits.Sample(
        text => CommodityCode.Parse(text).ToString() == text && CommodityCode.Parse(text).Length == text.Length,
        seed: "0000corridor",
        iter: 2000);

    [Fact]
    public void The_order_is_that_of_a_printed_nomenclature() => Gen.Select(Codes, Codes, Codes).Sample(
        (a, b, c) =>
        {
            Assert.Equal(a == b, a.CompareTo(b) == 0);
            Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
            Assert.True(!(a <= b && b <= c) || a <= c);
            Assert.True(!b.StartsWith(a) || a <= b);

            // Whatever stands between a code and one below it stands below it too.
            Assert.True(!(c.StartsWith(a) && a <= b && b <= c) || b.StartsWith(a) || b.Padded == a.Padded);
        },
        seed: "0000corridor",
        iter: 20_000);

    [Fact]
    public void Chapter_heading_and_subheading_are_the_first_digits() => Codes.Sample(
        code =>
        {
            Assert.Equal((2, Math.Min(4, code.Length), Math.Min(6, code.Length)), (code.Chapter.Length, code.Heading.Length, code.Subheading.Length));
            Assert.True(code.StartsWith(code.Subheading) && code.Subheading.StartsWith(code.Heading) && code.Heading.StartsWith(code.Chapter));
        },
        seed: "0000corridor",
        iter: 1000);

    [Fact]
    public void Codes_that_differ_in_zeros_at_the_end_are_different_codes()
    {
        Assert.NotEqual(CommodityCode.Parse("0303"), CommodityCode.Parse("0303000000"));
        Assert.True(CommodityCode.Parse("0303") < CommodityCode.Parse("0303000000"));
        Assert.Throws<FormatException>(() => CommodityCode.Parse("x"));
        Assert.Equal("", default(CommodityCode).Digits);
    }
}
