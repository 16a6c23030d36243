using System.Globalization;

namespace Corridor.Reference;

/// <summary>Numbers as each language writes them for people, the same on every machine.</summary>
public static class Numbers
{
    /// <summary>The blank that keeps a number and its unit on one line.</summary>
    public const string Blank = "\u00A0";

    private static readonly NumberFormatInfo Latin = NumberFormatInfo.ReadOnly(new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NumberGroupSizes = [3] });
    private static readonly NumberFormatInfo Russian = NumberFormatInfo.ReadOnly(new() { NumberDecimalSeparator = ",", NumberGroupSeparator = Blank, NumberGroupSizes = [3], NegativeSign = "−" });

    /// <summary>A number with thousands separators and a fixed number of places, halves away from zero.</summary>
    public static string Text(decimal number, int places, Language language) =>
        decimal.Round(number, places, MidpointRounding.AwayFromZero).ToString("N" + places.ToString(CultureInfo.InvariantCulture), Form(language));

    /// <summary>A number with thousands separators and no more places than it has.</summary>
    public static string Text(decimal number, Language language) => number.ToString("#,0.############################", Form(language));

    /// <summary>The separators and signs of a language.</summary>
    public static NumberFormatInfo Form(Language language) => language == Language.Ru ? Russian : Latin;
}
