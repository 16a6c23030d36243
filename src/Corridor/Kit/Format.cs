using Corridor.Reference;

namespace Corridor.Kit;

/// <summary>Numbers and days as each language writes them, the same on every machine.</summary>
internal static class Format
{
    private const string NarrowBlank = Numbers.Blank;

    /// <summary>A number with thousands separators and a fixed number of places, halves away from zero.</summary>
    public static string Number(decimal number, int places, Language language) => Numbers.Text(number, places, language);

    /// <summary>The unit in which a language tells large sums: 亿 is a hundred million, billion and млрд a thousand million.</summary>
    public static decimal LargeScale(Language language) => language == Language.Zh ? 100_000_000m : 1_000_000_000m;

    /// <summary>A percentage with its sign, one place: +24.1 %.</summary>
    public static string Change(decimal ratio, Language language)
    {
        var text = Number(ratio * 100, 1, language);
        return (ratio > 0 ? "+" : "") + text + (language == Language.Zh || language == Language.En ? "%" : NarrowBlank + "%");
    }

    /// <summary>A rate in per cent with its sign and no more places than it has: 12.5%.</summary>
    public static string Percent(decimal rate, Language language) =>
        rate.ToString("0.############", Numbers.Form(language)) + (language == Language.Ru ? NarrowBlank + "%" : "%");
}
