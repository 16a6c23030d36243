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

    /// <summary>
    /// Chooses the form that a number wants from "one|few|many" (Russian) or "one|other" (English); a text without
    /// bars has one form. A Russian fraction wants the form of "few": 0,5 доллара.
    /// </summary>
    /// <param name="forms">The forms.</param>
    /// <param name="amount">The number.</param>
    /// <param name="language">The language.</param>
    /// <param name="genitive">Whether the number stands in the genitive: из двух долларов.</param>
    public static string Counted(string forms, decimal amount, Language language, bool genitive = false)
    {
        var all = forms.Split('|');
        if (all.Length == 1)
        {
            return forms;
        }

        if (language != Language.Ru)
        {
            return all[amount == 1 ? 0 : 1];
        }

        var whole = decimal.Truncate(amount) == amount;
        var (tens, ones) = (amount % 100, amount % 10);
        return whole switch
        {
            false => all[1],
            true when ones == 1 && tens != 11 => all[genitive ? 1 : 0],
            true when ones is >= 2 and <= 4 && tens is < 12 or > 14 => all[genitive ? 2 : 1],
            _ => all[2],
        };
    }

    /// <summary>The separators and signs of a language.</summary>
    public static NumberFormatInfo Form(Language language) => language == Language.Ru ? Russian : Latin;
}
