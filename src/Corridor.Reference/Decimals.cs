using System.Buffers;
using System.Globalization;

namespace Corridor.Reference;

/// <summary>Strict reading of numbers as files and programs write them: digits, one point, an optional minus sign.</summary>
public static class Decimals
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789.");

    /// <summary>
    /// Reads a number without blanks, thousands separators or exponent, with a digit on both sides of a point. A
    /// number that a decimal could hold only rounded is refused.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        var digits = text.StartsWith('-') ? text[1..] : text;
        var places = digits.IndexOf('.') is var point and >= 0 ? digits.Length - point - 1 : 0;
        return digits.Length is > 0 and <= 40
            && !digits.ContainsAnyExcept(Signs) && digits[0] != '.' && digits[^1] != '.'
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && number.Scale == places;
    }

    /// <summary>The shortest text that reads back as the same value: no trailing zeros after the point.</summary>
    public static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
