using System.Globalization;
using System.Text;

namespace Corridor.Print;

/// <summary>
/// Breaks a text into lines of a width. Words of Latin and Cyrillic stay whole, Chinese breaks between any two
/// characters; signs that close stand at no beginning of a line, signs that open at no end (GB/T 15834; the line
/// breaking classes of UAX 14, as far as the three languages need them). What has no place to break, and is too long
/// for a line, is broken where the line is full.
/// </summary>
internal static class LineBreaker
{
    private const string NotAtStart = "!%),.:;?]}¢°·’”†‡›»℃…‰′″、。々〉》」』】〕〗〞！＂％＇），．：；？］｝～—–";
    private const string NotAtEnd = "([{‘“‹«〈《「『【〔〖〝（［｛￥＄$£¥№";
    private const string Unbroken = "\u00A0\u202F\u2007\u2060\uFEFF";

    /// <summary>Breaks a text; a line end in it ends a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of a line.</param>
    /// <param name="widthOf">The width of a character with its marks.</param>
    /// <returns>The lines without the blanks at which they end; none for a text of blanks.</returns>
    public static List<string> Break(string text, double width, Func<string, double> widthOf)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var characters = Characters(paragraph);
            var start = 0;
            while (start < characters.Count)
            {
                var next = Next(characters, start, width, widthOf);
                if (string.Concat(characters[start..next]).Trim(' ') is { Length: > 0 } line)
                {
                    lines.Add(line);
                }

                start = next;
            }
        }

        return lines;
    }

    // Where the line after the one that begins at a place begins.
    private static int Next(List<string> characters, int start, double width, Func<string, double> widthOf)
    {
        var (used, place) = (0.0, -1);
        for (var i = start; i < characters.Count; i++)
        {
            if (i > start && MayBreak(characters[i - 1], characters[i]))
            {
                place = i;
            }

            // Blanks at the end of a line take no room.
            if (characters[i] == " ")
            {
                used += i == start ? 0 : widthOf(" ");
                continue;
            }

            used += widthOf(characters[i]);
            if (used > width && i > start)
            {
                return place > start ? place : i;
            }
        }

        return characters.Count;
    }

    /// <summary>Whether a line may end between two characters.</summary>
    internal static bool MayBreak(string before, string after)
    {
        var (a, b) = (Last(before), Rune.GetRuneAt(after, 0).Value);
        return b != ' ' && !Is(Unbroken, a) && !Is(Unbroken, b) && !Is(NotAtStart, b)
            && (a == ' ' || (!Is(NotAtEnd, a) && (IsWide(a) || IsWide(b) || AfterSign(a, b))));
    }

    // Behind a hyphen between letters, and behind the signs that part addresses.
    private static bool AfterSign(int a, int b) => a switch
    {
        '-' or '\u2010' => IsLetter(b),
        '/' or '&' or '=' or '?' or '_' or '—' or '…' => IsLetter(b) || b is >= '0' and <= '9',
        _ => false,
    };

    private static bool IsLetter(int c) => Rune.IsLetter(new Rune(c));

    /// <summary>Whether a character takes the room of two: those of Chinese, Japanese and Korean.</summary>
    internal static bool IsWide(int c) => c is (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x20000 and <= 0x3FFFD);

    private static bool Is(string signs, int c) => c <= char.MaxValue && signs.Contains((char)c, StringComparison.Ordinal);

    private static int Last(string character) => char.IsLowSurrogate(character[^1]) && character.Length > 1 ? char.ConvertToUtf32(character, character.Length - 2) : character[^1];

    private static List<string> Characters(string text)
    {
        var all = new List<string>(text.Length);
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            // A sign that steers and is not seen (a tab, half of a character) is a blank.
            all.Add(elements.GetTextElement() is var one && (char.IsControl(one[0]) || (one.Length == 1 && char.IsSurrogate(one[0]))) ? " " : one);
        }

        return all;
    }
}
