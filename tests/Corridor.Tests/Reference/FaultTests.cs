using Corridor.Reference;
using Corridor.Reference.Goods;
using CsCheck;

namespace Corridor.Tests.Reference;

public sealed class FaultTests
{
    [Fact]
    public void The_message_stands_behind_its_place_in_each_language()
    {
        var fault = new Fault("pack.integer", "abc").At(new FilePlace("a/b.csv", 3, 14, "order"));
        Assert.Equal("a/b.csv:3:14 (order): 'abc' is not a whole number.", fault.Message(Language.En));
        Assert.Equal("a/b.csv:3:14 (order): “abc”不是整数。", fault.Message(Language.Zh));
        Assert.Equal("a/b.csv:3:14 (order): «abc» — не целое число.", fault.Message(Language.Ru));
        Assert.Equal(fault.Message(Language.En), fault.ToString());
    }

    [Theory]
    [InlineData(0, 0, null, "f")]
    [InlineData(0, 0, "sources", "f (sources)")]
    [InlineData(2, 0, null, "f:2")]
    [InlineData(2, 7, "code", "f:2:7 (code)")]
    public void A_place_is_written_as_editors_read_it(int line, int column, string? field, string expected) =>
        Assert.Equal(expected, new FilePlace("f", line, column, field).ToString());

    [Fact]
    public void What_was_given_is_shortened_to_sixty_characters()
    {
        Assert.Equal(new string('x', 60), Fault.Quote(new string('x', 60)));
        Assert.Equal(new string('x', 60) + "…", Fault.Quote(new string('x', 100_000)));
        Assert.Equal("", Fault.Quote(null));
        Assert.Equal("\uFFFD", Fault.Quote(((char)0xD800).ToString()));
    }

    [Theory]
    [InlineData("\u001b[31mred")]
    [InlineData("a\r\nb")]
    [InlineData("\u0000")]
    [InlineData("\u202Eabc")]
    [InlineData("a\u200Bb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u0085b")]
    public void Signs_that_would_disturb_a_terminal_or_page_are_replaced(string input)
    {
        var quoted = Fault.Quote(input);
        Assert.Contains('\uFFFD', quoted);
        Assert.Equal(input.Length, quoted.Length);
        Assert.False(CommodityCode.TryParse(input, out _, out var fault));
        Faults.Is(input.Trim().Length < 2 && input.Trim().All(char.IsDigit) ? "code.length" : "code.malformed", fault);
    }

    [Fact]
    public void Braces_in_what_was_given_stay_braces()
    {
        Assert.False(CommodityCode.TryParse("{0}{9}", out _, out var fault));
        Assert.All(Languages.All, l => Assert.Contains("{0}{9}", fault.Message(l), StringComparison.Ordinal));
    }

    [Fact]
    public void No_input_makes_a_message_throw() => Gen.String.Sample(
        input => Languages.All.All(l => new Fault("code.malformed", Fault.Quote(input)).Message(l).Length > 0),
        seed: "0000corridor",
        iter: 2000);
}
