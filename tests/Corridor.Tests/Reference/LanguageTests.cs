using Corridor.Reference;

namespace Corridor.Tests.Reference;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", Language.En)]
    [InlineData("ZH", Language.Zh)]
    [InlineData("Ru", Language.Ru)]
    public void A_language_is_read_in_any_letter_case(string text, Language expected)
    {
        Assert.True(Languages.TryParse(text, out var language, out _));
        Assert.Equal(expected, language);
        Assert.Equal(text.ToLowerInvariant(), language.Tag());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("eng")]
    [InlineData("zh-CN")]
    [InlineData(" en")]
    [InlineData("рус")]
    [InlineData("de")]
    public void Any_other_language_is_refused(string? text)
    {
        Assert.False(Languages.TryParse(text, out _, out var fault));
        Faults.Is("language.unknown", fault);
    }

    [Fact]
    public void A_text_without_the_language_is_shown_in_the_one_that_it_has_and_says_so()
    {
        Assert.Equal(("Лошади", Language.Ru), new LocalizedText(null, null, "Лошади").Resolve(Language.En));
        Assert.Equal(("Horses", Language.En), new LocalizedText("Horses", null, "Лошади").Resolve(Language.Zh));
        Assert.Equal(("马", Language.Zh), new LocalizedText(null, "马", null).Resolve(Language.Ru));
        Assert.Equal(("", Language.Zh), new LocalizedText(null, null, null).Resolve(Language.Zh));
        Assert.Null(LocalizedText.Of(Language.Zh, "马").Exactly(Language.En));
    }
}
