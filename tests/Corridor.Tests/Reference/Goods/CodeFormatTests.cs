using Corridor.Reference.Goods;
using CsCheck;

namespace Corridor.Tests.Reference.Goods;

public sealed class CodeFormatTests
{
    [Theory]
    [InlineData("0000 00 000 0", "0303541000", "0303 54 100 0")]
    [InlineData("0000 00 000 0", "030354", "0303 54")]
    [InlineData("0000 00 000 0", "0303", "0303")]
    [InlineData("0000 00 000 0", "03", "03")]
    [InlineData("0000.00.00.00", "0101210010", "0101.21.00.10")]
    [InlineData("0000.0000", "84713000", "8471.3000")]
    [InlineData("0000.00", "0303541000", "0303.541000")]
    public void A_code_is_printed_as_far_as_it_goes(string pattern, string digits, string expected) =>
        Assert.Equal(expected, new CodeFormat(pattern).Print(CommodityCode.Parse(digits)));

    [Fact]
    public void What_a_tariff_prints_reads_back() => Gen.OneOf<string>("0000 00 000 0", "0000.00.00.00", "0000.0000", "0000.00").Select(Gen.String[Gen.Char["0123456789"], 2, 12]).Sample(
        (pattern, digits) => CommodityCode.Parse(new CodeFormat(pattern).Print(CommodityCode.Parse(digits))).Digits == digits,
        seed: "0000corridor",
        iter: 2000);

    [Fact]
    public void The_pattern_tells_the_number_of_digits() => Assert.Equal((10, 6), (new CodeFormat("0000 00 000 0").Digits, CodeFormat.HarmonizedSystem.Digits));
}
