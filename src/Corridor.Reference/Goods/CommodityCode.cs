using System.Diagnostics.CodeAnalysis;

namespace Corridor.Reference.Goods;

/// <summary>
/// A code of a goods nomenclature: two to twelve digits, of which the first two are the chapter, four the
/// heading and six the subheading of the Harmonized System. Codes keep their leading zeros and their length:
/// <c>0303</c> and <c>0303000000</c> are different codes. Blanks and dots that people write between the digits
/// are dropped on reading.
/// </summary>
public readonly record struct CommodityCode : IComparable<CommodityCode>
{
    /// <summary>The most digits that any nomenclature uses.</summary>
    public const int MostDigits = 12;

    private readonly string? digits;

    private CommodityCode(string digits) => this.digits = digits;

    /// <summary>The digits only; empty for the default value.</summary>
    public string Digits => digits ?? "";

    /// <summary>The number of digits.</summary>
    public int Length => Digits.Length;

    /// <summary>The chapter: the first two digits.</summary>
    public CommodityCode Chapter => Cut(2);

    /// <summary>The heading, the first four digits; a chapter stays a chapter.</summary>
    public CommodityCode Heading => Cut(4);

    /// <summary>The subheading, the first six digits; a shorter code stays as it is.</summary>
    public CommodityCode Subheading => Cut(6);

    /// <summary>
    /// Reads digits that may stand in groups: <c>0303 54 100 0</c>, <c>0303.54</c>, <c>0303541000</c>. Full-width
    /// digits are accepted. Fewer than two or more than twelve digits, and any other character, are faults.
    /// </summary>
    public static bool TryParse(string? text, out CommodityCode code, [NotNullWhen(false)] out Fault? fault)
    {
        code = default;
        Span<char> found = stackalloc char[MostDigits];
        var count = 0;
        var previousWasGap = true;
        foreach (var c in (text ?? "").AsSpan().Trim())
        {
            var digit = c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c;
            if (char.IsAsciiDigit(digit))
            {
                if (count == MostDigits)
                {
                    fault = new Fault("code.length", Fault.Quote(text));
                    return false;
                }

                found[count++] = digit;
                previousWasGap = false;
            }
            else if (c is ' ' or '.' or '\u00A0' or '\u2009' or '\u202F' && !previousWasGap)
            {
                previousWasGap = true;
            }
            else
            {
                fault = new Fault("code.malformed", Fault.Quote(text));
                return false;
            }
        }

        if (count < 2 || (previousWasGap && count > 0))
        {
            fault = new Fault(count < 2 ? "code.length" : "code.malformed", Fault.Quote(text));
            return false;
        }

        code = new CommodityCode(new string(found[..count]));
        fault = null;
        return true;
    }

    /// <summary>Reads a code that is known to be well formed; throws <see cref="FormatException"/> otherwise.</summary>
    public static CommodityCode Parse(string text) =>
        TryParse(text, out var code, out var fault) ? code : throw new FormatException(fault.ToString());

    /// <summary>The first digits, or the code itself where it is not longer.</summary>
    public CommodityCode Cut(int length) => Length <= length ? this : new CommodityCode(Digits[..length]);

    /// <summary>Whether this code equals the other or stands below it by its digits.</summary>
    public bool StartsWith(CommodityCode other) => Digits.StartsWith(other.Digits, StringComparison.Ordinal);

    /// <summary>The digits filled with zeros on the right, so that codes of all lengths sort as they are printed.</summary>
    public string Padded => Digits.PadRight(MostDigits, '0');

    /// <summary>The order of a printed nomenclature: a short code stands before the longer ones below it.</summary>
    public int CompareTo(CommodityCode other)
    {
        // As if both were filled with zeros, which are not written out: sorting a nomenclature asks a million times.
        var (own, others) = (Digits, other.Digits);
        for (var i = 0; i < Math.Max(own.Length, others.Length); i++)
        {
            var order = (i < own.Length ? own[i] : '0').CompareTo(i < others.Length ? others[i] : '0');
            if (order != 0)
            {
                return order;
            }
        }

        return own.Length.CompareTo(others.Length);
    }

    /// <summary>The digits.</summary>
    public override string ToString() => Digits;

    public static bool operator <(CommodityCode left, CommodityCode right) => left.CompareTo(right) < 0;

    public static bool operator >(CommodityCode left, CommodityCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(CommodityCode left, CommodityCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CommodityCode left, CommodityCode right) => left.CompareTo(right) >= 0;
}
