namespace Corridor.Reference.Economies;

/// <summary>
/// The name of an economy as sentences need it: English with its article, Russian in the cases that reports use.
/// </summary>
/// <param name="Name">The name as it stands alone.</param>
/// <param name="InEnglish">The English name within a sentence: <c>the United States</c>; as <paramref name="Name"/> where nothing is added.</param>
/// <param name="RussianGenitive">The Russian genitive (of whom), or null where it is not known.</param>
/// <param name="RussianInstrumental">The Russian instrumental (with whom), or null where it is not known.</param>
public sealed record EconomyName(LocalizedText Name, string? InEnglish = null, string? RussianGenitive = null, string? RussianInstrumental = null)
{
    /// <summary>The name within a sentence; Chinese and English know one form only.</summary>
    public string In(Language language, NameCase needed) => language switch
    {
        Language.En => InEnglish ?? Name.In(language),
        Language.Ru => (needed switch { NameCase.Of => RussianGenitive, NameCase.With => RussianInstrumental, _ => null }) ?? Name.In(language),
        _ => Name.In(language),
    };
}
