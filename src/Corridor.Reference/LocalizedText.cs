namespace Corridor.Reference;

/// <summary>
/// A name or a text in one, two or three languages. What a source does not hold stays absent: it is shown in
/// the language that exists, and the caller learns which one that is so that a page can mark it.
/// </summary>
/// <param name="En">English, or null where the source has none.</param>
/// <param name="Zh">Simplified Chinese, or null.</param>
/// <param name="Ru">Russian, or null.</param>
public sealed record LocalizedText(string? En, string? Zh, string? Ru)
{
    /// <summary>A text that its source holds in one language only.</summary>
    public static LocalizedText Of(Language language, string text) => language switch
    {
        Language.Zh => new(null, text, null),
        Language.Ru => new(null, null, text),
        _ => new(text, null, null),
    };

    /// <summary>A text that is made for each language.</summary>
    public static LocalizedText Each(Func<Language, string> text) => new(text(Language.En), text(Language.Zh), text(Language.Ru));

    /// <summary>What reads the same in all languages: a code.</summary>
    public static LocalizedText Same(string text) => new(text, text, text);

    /// <summary>The text in exactly this language, or null.</summary>
    public string? Exactly(Language language) => language switch
    {
        Language.Zh => Zh,
        Language.Ru => Ru,
        _ => En,
    };

    /// <summary>The text in this language, else English, else Russian, else Chinese.</summary>
    public string In(Language language) => Resolve(language).Text;

    /// <summary>As <see cref="In"/>, with the language that the text is really in.</summary>
    public (string Text, Language Language) Resolve(Language language)
    {
        if (Exactly(language) is { } own)
        {
            return (own, language);
        }

        return (En, Ru, Zh) switch
        {
            ({ } en, _, _) => (en, Language.En),
            (_, { } ru, _) => (ru, Language.Ru),
            (_, _, { } zh) => (zh, Language.Zh),
            _ => ("", language),
        };
    }
}
