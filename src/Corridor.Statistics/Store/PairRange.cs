using System.Globalization;

namespace Corridor.Statistics.Store;

/// <summary>A part of the store by pairs of reporter and counterpart, as <see cref="StoredFigure.Pair"/> has them: from the first up to, and without, the end.</summary>
internal readonly record struct PairRange(ulong First, ulong End)
{
    /// <summary>All pairs.</summary>
    internal static PairRange All => new(0, ulong.MaxValue);

    /// <summary>The condition of the rows of a table. Plain comparisons of the reporter let the engine pass over what lies outside.</summary>
    internal string Condition
    {
        get
        {
            var parts = new List<string> { "true" };
            if (First > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"reporter >= {First >> 32} AND (reporter > {First >> 32} OR counterpart >= {(uint)First})"));
            }

            if (End < ulong.MaxValue)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"reporter <= {End >> 32} AND (reporter < {End >> 32} OR counterpart < {(uint)End})"));
            }

            return string.Join(" AND ", parts);
        }
    }

    /// <summary>Parts that hold about as much each.</summary>
    /// <param name="weights">Pairs and how much lies there.</param>
    /// <param name="parts">How many parts are wanted; less where there are too few pairs.</param>
    internal static List<PairRange> Split(IEnumerable<(ulong Pair, long Weight)> weights, int parts)
    {
        var ordered = weights.GroupBy(w => w.Pair).Select(g => (Pair: g.Key, Weight: g.Sum(w => w.Weight))).OrderBy(w => w.Pair).ToList();
        var (total, sum, first) = (ordered.Sum(w => w.Weight), 0L, 0UL);
        var ranges = new List<PairRange>();
        foreach (var (pair, weight) in ordered)
        {
            if (ranges.Count < parts - 1 && pair > first && sum * parts >= total * (ranges.Count + 1))
            {
                ranges.Add(new PairRange(first, pair));
                first = pair;
            }

            sum += weight;
        }

        ranges.Add(new PairRange(first, ulong.MaxValue));
        return ranges;
    }
}
