using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Goods;

namespace Corridor.Support.Expressions;

/// <summary>
/// Goods as acts name them: codes of any length, each with everything below it, and ranges of codes of one length,
/// both ends with everything below them.
/// </summary>
public sealed class CodeRanges
{
    private readonly (string From, string To)[] ranges;

    private CodeRanges((string From, string To)[] ranges) => this.ranges = ranges;

    /// <summary>The ranges, in the order in which they were written; a single code is a range of one.</summary>
    public IEnumerable<(string From, string To)> All => ranges;

    /// <summary>How many ranges.</summary>
    public int Count => ranges.Length;

    /// <summary>Makes ranges of pairs; the ends of a pair have one length and stand in order.</summary>
    public static bool TryCreate(IEnumerable<(CommodityCode From, CommodityCode To)> pairs, [NotNullWhen(true)] out CodeRanges? made, [NotNullWhen(false)] out Fault? fault)
    {
        made = null;
        fault = null;
        var list = pairs.ToArray();
        foreach (var (from, to) in list)
        {
            if (from.Length != to.Length || string.CompareOrdinal(from.Digits, to.Digits) > 0)
            {
                fault = new Fault("rule.codeRange", from.Digits, to.Digits);
                return false;
            }
        }

        made = new CodeRanges([.. list.Select(p => (p.From.Digits, p.To.Digits))]);
        return true;
    }

    /// <summary>
    /// Whether a code lies in a range: true, false, or null where the code is so short that a part of what lies below
    /// it is in a range and the rest may not be.
    /// </summary>
    public bool? Contains(string code)
    {
        var partly = false;
        foreach (var (from, to) in ranges)
        {
            if (code.Length >= from.Length)
            {
                var cut = code.AsSpan(0, from.Length);
                if (cut.CompareTo(from, StringComparison.Ordinal) >= 0 && cut.CompareTo(to, StringComparison.Ordinal) <= 0)
                {
                    return true;
                }
            }
            else
            {
                partly |= string.CompareOrdinal(code, 0, to, 0, code.Length) <= 0 && string.CompareOrdinal(code, 0, from, 0, code.Length) >= 0;
            }
        }

        return partly ? null : false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", ranges.Select(r => r.From == r.To ? r.From : $"{r.From} .. {r.To}"));
}
