using System.Buffers;
using System.Globalization;

namespace Corridor.Reference;

/// <summary>Numbers as files and programs write them, read strictly and written in their shortest form: digits, one point, an optional minus sign.</summary>
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

    /// <summary>The most bytes that a number takes.</summary>
    public const int LongestText = 40;

    /// <summary>Writes the shortest text of a number, as <see cref="Text"/> has it, and says how many bytes that took.</summary>
    /// <param name="number">The number.</param>
    /// <param name="to">At least <see cref="LongestText"/> bytes.</param>
    public static int Write(decimal number, Span<byte> to)
    {
        Span<int> words = stackalloc int[4];
        decimal.GetBits(number, words);
        var (digits, scale) = (((ulong)(uint)words[1] << 32) | (uint)words[0], (words[3] >> 16) & 0xFF);
        if (words[2] != 0 || scale > 18)
        {
            return WriteLong(number, to);
        }

        while (scale > 0 && digits % 10 == 0)
        {
            (digits, scale) = (digits / 10, scale - 1);
        }

        // From the last digit to the first, at least one before the point.
        Span<byte> text = stackalloc byte[LongestText];
        var at = LongestText;
        for (var written = 0; digits > 0 || written <= scale; written++)
        {
            if (written == scale && scale > 0)
            {
                text[--at] = (byte)'.';
            }

            text[--at] = (byte)('0' + (digits % 10));
            digits /= 10;
        }

        if (words[3] < 0 && number != 0)
        {
            text[--at] = (byte)'-';
        }

        text[at..].CopyTo(to);
        return LongestText - at;
    }

    private static int WriteLong(decimal number, Span<byte> to)
    {
        number.TryFormat(to, out var written, default, CultureInfo.InvariantCulture);
        if (to[..written].Contains((byte)'.'))
        {
            while (to[written - 1] == (byte)'0')
            {
                written--;
            }

            written -= to[written - 1] == (byte)'.' ? 1 : 0;
        }

        return written;
    }
}
