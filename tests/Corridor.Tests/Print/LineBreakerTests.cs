using Corridor.Print;
using CsCheck;

namespace Corridor.Tests.Print;

/// <summary>Where lines of printed documents end. Every character is one wide.</summary>
public sealed class LineBreakerTests
{
    [Theory]
    [InlineData("the quick brown fox", 9, "the quick|brown fox")]
    [InlineData("ставка возмещения", 10, "ставка|возмещения")]
    [InlineData("出口退税申报单证", 4, "出口退税|申报单证")]
    public void Words_stay_whole_and_Chinese_breaks_between_characters(string text, int width, string lines) => Breaks(text, width, lines);

    [Theory]
    [InlineData("出口退税，申报", 4, "出口退|税，申报")]
    [InlineData("退税率（按编码）", 4, "退税率|（按编|码）")]
    [InlineData("名为“甲乙”的", 3, "名为|“甲|乙”的")]
    [InlineData("税率不超过13%。", 8, "税率不超过|13%。")]
    public void A_sign_that_closes_begins_no_line_and_one_that_opens_ends_none(string text, int width, string lines) => Breaks(text, width, lines);

    [Theory]
    [InlineData("сумма — это", 7, "сумма —|это")]
    [InlineData("по ставке 13\u00A0%", 11, "по ставке|13\u00A0%")]
    [InlineData("№\u00A05 за год", 7, "№\u00A05 за|год")]
    public void A_dash_begins_no_line_and_a_blank_that_holds_together_ends_none(string text, int width, string lines) => Breaks(text, width, lines);

    [Theory]
    [InlineData("https://example.org/a/b", 14, "https://|example.org/a/|b")]
    [InlineData("customs-value", 10, "customs-|value")]
    [InlineData("1-2", 2, "1-|2")]
    [InlineData("abcdefgh", 3, "abc|def|gh")]
    public void An_address_breaks_behind_its_signs_and_what_has_no_place_to_break_where_the_line_is_full(string text, int width, string lines) => Breaks(text, width, lines);

    [Fact]
    public void A_line_end_ends_a_line_and_blanks_make_none()
    {
        Breaks("a\r\nb\n\n  \nc", 5, "a|b|c");
        Assert.Empty(LineBreaker.Break("   ", 5, _ => 1));
    }

    [Fact]
    public void Characters_of_two_halves_and_marks_on_letters_are_never_parted() => Breaks("𠮷𠮷é", 1, "𠮷|𠮷|é");

    [Fact]
    public void Nothing_is_lost_and_no_line_is_wider_than_it_may_be_unless_it_is_one_character() =>
        Gen.Select(Gen.String[Gen.OneOf(Gen.Char["ab -—，。（）“”13%/日本语я\u00A0"]), 0, 60], Gen.Int[1, 12]).Sample((text, width) =>
        {
            var lines = LineBreaker.Break(text, width, _ => 1);
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
            Assert.All(lines, l => Assert.InRange(l.Length, 1, Math.Max(1, width)));
        }, iter: 3000, seed: "0000b1P4Yq1d");

    private static void Breaks(string text, int width, string lines) => Assert.Equal(lines.Split('|'), LineBreaker.Break(text, width, _ => 1));
}
