using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Corridor.Reference;

/// <summary>
/// One of the three working languages of the platform. The values are the subtags of BCP 47
/// (<c>en</c>, <c>zh</c> for simplified Chinese, <c>ru</c>); every page, command and message exists in each.
/// </summary>
public enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>Chinese, simplified script.</summary>
    Zh,

    /// <summary>Russian.</summary>
    Ru,
}

/// <summary>Reads and writes <see cref="Language"/> as its BCP 47 subtag.</summary>
public static class Languages
{
    /// <summary>The three languages in the order in which pages offer them.</summary>
    public static readonly ImmutableArray<Language> All = [Language.En, Language.Zh, Language.Ru];

    /// <summary>The subtag: <c>en</c>, <c>zh</c> or <c>ru</c>.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.En => "en",
        Language.Zh => "zh",
        Language.Ru => "ru",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    /// <summary>Reads <c>en</c>, <c>zh</c> or <c>ru</c>, in any letter case; anything else is a fault.</summary>
    public static bool TryParse(string? text, out Language language, [NotNullWhen(false)] out Fault? fault)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(text, candidate.Tag(), StringComparison.OrdinalIgnoreCase))
            {
                language = candidate;
                fault = null;
                return true;
            }
        }

        language = Language.En;
        fault = new Fault("language.unknown", Fault.Quote(text));
        return false;
    }
}
