using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;

namespace Corridor.Measures.Duties;

/// <summary>
/// Reads a duty text from left to right. Words match in any letter case and without regard to blanks, because the
/// published texts have lost and gained blanks in typesetting ("pf.liter", "thebattery", "/ kg"); a hyphen before a
/// blank counts as a broken line ("appli- cable"). The first failure is kept with its column in the published text.
/// </summary>
internal sealed class DutyScanner
{
    private readonly string source;
    private readonly string text;
    private readonly string folded;
    private readonly int[] columns;

    private DutyScanner(string source, bool fromWebPage)
    {
        this.source = source;
        var characters = new char[source.Length];
        columns = new int[source.Length + 1];
        var count = 0;
        for (var i = 0; i < source.Length; i++)
        {
            // The HTS editions carry leftovers of their web pages: <u></u>, <il></il>, m<sup>2</sup>.
            if (fromWebPage && source[i] == '<' && source.AsSpan(i).IndexOf('>') is var close && close is > 0 and <= 12)
            {
                i += close;
                continue;
            }

            characters[count] = source[i];
            columns[count++] = i + 1;
        }

        columns[count] = source.Length + 1;
        text = new string(characters, 0, count);
        folded = string.Create(count, text, static (span, original) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Fold(original[i]);
            }
        });
    }

    public int Position { get; set; }

    public DutyReading? Failure { get; private set; }

    public int FailureColumn { get; private set; }

    public bool AtEnd => Skip(Position) == folded.Length;

    public bool AtDigit => Skip(Position) is var i && i < folded.Length && char.IsAsciiDigit(folded[i]);

    public bool AtLetter => Skip(Position) is var i && i < folded.Length && char.IsLetter(folded[i]);

    /// <summary>Whether the digits ahead end before a blank or a point, so that they are no part of a code.</summary>
    public bool NumberStandsAlone
    {
        get
        {
            var i = Skip(Position);
            while (i < folded.Length && (char.IsAsciiDigit(folded[i]) || folded[i] == '.'))
            {
                i++;
            }

            return i < folded.Length && char.IsWhiteSpace(folded[i]);
        }
    }

    /// <summary>Reads a whole text with a grammar; what the grammar leaves over is a failure too.</summary>
    public static bool Read(
        string? source, bool fromWebPage, Func<DutyScanner, DutyExpression?> grammar, out DutyExpression expression, [NotNullWhen(false)] out Fault? fault)
    {
        var result = Read(source, fromWebPage, grammar, out NotUnderstoodDuty? failure);
        expression = (DutyExpression?)result ?? failure!;
        fault = failure?.Fault;
        return failure is null;
    }

    /// <summary>As the other, for a grammar that yields something else than one expression.</summary>
    public static T? Read<T>(string? source, bool fromWebPage, Func<DutyScanner, T?> grammar, out NotUnderstoodDuty? failure)
        where T : class
    {
        failure = null;
        if (string.IsNullOrWhiteSpace(source))
        {
            failure = new NotUnderstoodDuty("", 1, DutyReading.Text);
            return null;
        }

        if (source.Length > DutyExpression.LongestText)
        {
            failure = new NotUnderstoodDuty(source[..DutyExpression.LongestText], DutyExpression.LongestText + 1, DutyReading.ShorterText);
            return null;
        }

        var scanner = new DutyScanner(source, fromWebPage);
        var result = grammar(scanner);
        if (result is not null && !scanner.AtEnd)
        {
            scanner.Fail(DutyReading.End);
        }

        if (result is null || scanner.Failure is not null)
        {
            failure = new NotUnderstoodDuty(source, Math.Max(1, scanner.FailureColumn), scanner.Failure ?? DutyReading.Rate);
            return null;
        }

        return result;
    }

    /// <summary>Keeps the first failure and its place.</summary>
    public int? Fail(DutyReading expected)
    {
        if (Failure is null)
        {
            Failure = expected;
            FailureColumn = columns[Skip(Position)];
        }

        return null;
    }

    public T? Fail<T>(DutyReading expected)
        where T : class
    {
        Fail(expected);
        return null;
    }

    public bool Peek(string phrase) => Match(phrase) >= 0;

    public bool Take(string phrase)
    {
        var end = Match(phrase);
        if (end < 0)
        {
            return false;
        }

        Position = end;
        return true;
    }

    /// <summary>As <see cref="Take"/>, where no letter may follow: "m" does not begin "may".</summary>
    public bool TakeWholeWord(string phrase)
    {
        var end = Match(phrase);
        if (end < 0 || (end < folded.Length && char.IsLetter(folded[end]) && char.IsLetter(folded[end - 1])))
        {
            return false;
        }

        Position = end;
        return true;
    }

    public bool Demand(string phrase)
    {
        if (Take(phrase))
        {
            return true;
        }

        Fail(DutyReading.Word);
        return false;
    }

    /// <summary>The first entry of a table whose phrase stands here; longer phrases stand before their beginnings.</summary>
    public bool TakeOneOf<T>(ReadOnlySpan<(string Phrase, T Value)> table, bool wholeWord, [MaybeNullWhen(false)] out T value)
    {
        foreach (var (phrase, candidate) in table)
        {
            if (wholeWord ? TakeWholeWord(phrase) : Take(phrase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>A number without sign; null with a failure where there is none or it is too long.</summary>
    public decimal? TakeNumber(DutyNumbers style)
    {
        var start = Skip(Position);
        var i = start;
        Span<char> digits = stackalloc char[40];
        var count = 0;
        var decimals = false;
        for (; i < folded.Length && count < digits.Length; i++)
        {
            var c = folded[i];
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c;
            }
            else if (count > 0 && !decimals && DigitAt(i + 1) && (c == '.' || (c == ',' && style == DutyNumbers.Comma)))
            {
                digits[count++] = '.';
                decimals = true;
            }
            else if (!(c == ',' && style == DutyNumbers.Grouped && count > 0 && !decimals
                && DigitAt(i + 1) && DigitAt(i + 2) && DigitAt(i + 3) && !DigitAt(i + 4)))
            {
                break;
            }
        }

        if (DigitAt(i) || !Decimals.TryParse(digits[..count], out var number))
        {
            Fail(DutyReading.Number);
            return null;
        }

        Position = i;
        return number;
    }

    /// <summary>At most six digits, or null without a failure.</summary>
    public int? TakeInteger()
    {
        var start = Skip(Position);
        var i = start;
        while (DigitAt(i) && i - start < 7)
        {
            i++;
        }

        if (i == start || i - start > 6)
        {
            return null;
        }

        Position = i;
        return int.Parse(folded.AsSpan(start, i - start), CultureInfo.InvariantCulture);
    }

    /// <summary>Small letters, digits and hyphens as far as they go; may be empty.</summary>
    public string TakeWord()
    {
        var start = Skip(Position);
        var i = start;
        while (i < text.Length && (char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]) || text[i] == '-'))
        {
            i++;
        }

        if (i > start)
        {
            Position = i;
        }

        return text[start..i];
    }

    /// <summary>Up to so many letters or digits that no further one follows; null without a failure otherwise.</summary>
    public string? TakeCode(int most)
    {
        var start = Skip(Position);
        var i = start;
        while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
        {
            i++;
        }

        if (i == start || i - start > most)
        {
            return null;
        }

        Position = i;
        return text[start..i];
    }

    /// <summary>Whether exactly here stands this sign with a digit right after it.</summary>
    public bool PeekDigitAfter(char sign) => Position < folded.Length && folded[Position] == sign && DigitAt(Position + 1);

    /// <summary>The next character as it stands, blanks included; null at the end.</summary>
    public char? TakeRaw() => Position < text.Length ? text[Position++] : null;

    /// <summary>Everything up to a place, trimmed, with runs of blanks made one.</summary>
    public string Between(int start, int end) =>
        string.Join(' ', text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Everything that is left, as <see cref="Between"/>.</summary>
    public string TakeRest()
    {
        var rest = Between(Position, text.Length);
        Position = text.Length;
        return rest;
    }

    private bool DigitAt(int i) => i < folded.Length && char.IsAsciiDigit(folded[i]);

    private int Skip(int i)
    {
        while (i < folded.Length && char.IsWhiteSpace(folded[i]))
        {
            i++;
        }

        return i;
    }

    private int Match(string phrase)
    {
        var i = Position;
        foreach (var p in phrase)
        {
            if (p == ' ')
            {
                continue;
            }

            i = Skip(i);
            if (i < folded.Length && folded[i] != p && folded[i] == '-' && i > Position && i + 1 < folded.Length && char.IsWhiteSpace(folded[i + 1]))
            {
                i = Skip(i + 1);
            }

            if (i == folded.Length || folded[i] != p)
            {
                return -1;
            }

            i++;
        }

        return i;
    }

    private static char Fold(char c) => c switch
    {
        >= '！' and <= '～' => char.ToLowerInvariant((char)(c - '！' + '!')),
        '²' => '2',
        '³' => '3',
        'ё' or 'Ё' => 'е',
        '’' => '\'',
        '–' or '—' or '−' => '-',
        _ => char.ToLowerInvariant(c),
    };
}
