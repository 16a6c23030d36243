using Corridor.Reference.Economies;
using CsCheck;

namespace Corridor.Tests.Reference.Economies;

public sealed class EconomyCodeTests
{
    private static readonly Gen<string> Codes = Gen.Char["ABCXYZabcxyz"].Select(
        Gen.String[Gen.Char["ABCXYZ0189abc"], 1, 5], (first, rest) => first + rest);

    [Theory]
    [InlineData("CN", "CN")]
    [InlineData(" ru ", "RU")]
    [InlineData("eaeu", "EAEU")]
    [InlineData("CN-BJ", "CN-BJ")]
    [InlineData("W00", "W00")]
    [InlineData("RUS", "RUS")]
    public void A_code_is_read_in_any_letter_case(string text, string expected)
    {
        Assert.True(EconomyCode.TryParse(text, out var code, out _));
        Assert.Equal(expected, code.Value);
        Assert.Equal(expected, code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("C")]
    [InlineData("1A")]
    [InlineData("-CN")]
    [InlineData("CN-")]
    [InlineData("C--A")]
    [InlineData("A-B-C")]
    [InlineData("CN_B")]
    [InlineData("C N")]
    [InlineData("TOOLONG")]
    [InlineData("ＣＮ")]
    [InlineData("СN")]
    [InlineData("中国")]
    [InlineData("CN\0")]
    [InlineData("CN\u202E")]
    [InlineData("C\nN")]
    [InlineData("CN';--")]
    public void Any_other_form_is_refused(string? text)
    {
        Assert.False(EconomyCode.TryParse(text, out var code, out var fault));
        Assert.Equal("", code.Value);
        Faults.Is("economy.malformed", fault);
        Assert.Throws<FormatException>(() => EconomyCode.Parse(text!));
    }

    [Fact]
    public void A_code_reads_back_and_sorts_as_it_is_written() => Codes.Select(Codes).Sample(
        (a, b) =>
        {
            var (x, y) = (EconomyCode.Parse(a), EconomyCode.Parse(b));
            Assert.Equal(x, EconomyCode.Parse(x.ToString()));
            Assert.Equal(Math.Sign(string.CompareOrdinal(x.Value, y.Value)), Math.Sign(x.CompareTo(y)));
            Assert.Equal(x == y, x.CompareTo(y) == 0);
            Assert.Equal(x < y, y > x);
        },
        seed: "0000corridor",
        iter: 2000);
}
