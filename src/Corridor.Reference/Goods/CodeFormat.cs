using System.Text;

namespace Corridor.Reference.Goods;

/// <summary>
/// How a nomenclature prints its codes: groups of digits and what stands between them, as in <c>0000 00 000 0</c>
/// (EAEU) or <c>0000.00.00.00</c> (US). A code shorter than the pattern is printed as far as it goes.
/// </summary>
public sealed class CodeFormat
{
    /// <summary>The Harmonized System's own form: <c>0303.54</c>.</summary>
    public static readonly CodeFormat HarmonizedSystem = new("0000.00");

    /// <summary>A format from its pattern of zeros and separators.</summary>
    public CodeFormat(string pattern)
    {
        Pattern = pattern;
        Digits = pattern.Count(c => c == '0');
    }

    /// <summary>The pattern, a zero for each digit.</summary>
    public string Pattern { get; }

    /// <summary>The number of digits of a complete code.</summary>
    public int Digits { get; }

    /// <summary>Prints a code.</summary>
    public string Print(CommodityCode code)
    {
        var digits = code.Digits;
        var text = new StringBuilder(Pattern.Length);
        var next = 0;
        foreach (var c in Pattern)
        {
            if (next == digits.Length)
            {
                break;
            }

            text.Append(c == '0' ? digits[next++] : c);
        }

        return text.Append(digits.AsSpan(next)).ToString();
    }
}
