using System.Collections.Immutable;

namespace Corridor.Measures.Determination;

/// <summary>
/// Condition codes of a measure that share documents, with every smallest way to meet them. A measure has one or more
/// such groups, and each of them has to be met.
/// </summary>
/// <param name="Ways">The ways, one of which suffices; first those that a shared document opens.</param>
public sealed record WaysToMeet(ImmutableArray<WayToMeet> Ways)
{
    /// <summary>
    /// The groups of a measure's conditions. A document (with its limit) that stands under several condition codes
    /// meets all of them alone; otherwise one line of each code is taken, in every combination. A way that holds
    /// another one whole is left out. Lines that refuse or waive are no way to meet anything.
    /// </summary>
    public static ImmutableArray<WaysToMeet> Of(IEnumerable<MeasureCondition> conditions)
    {
        var codes = conditions.Where(c => c.IsPositive)
            .GroupBy(c => c.Code, StringComparer.Ordinal)
            .Select(g => new CodeLines([.. g.DistinctBy(Key)]))
            .ToList();
        return [.. Connected(codes).Select(group => new WaysToMeet(Smallest(group)))];
    }

    /// <summary>
    /// The smallest sets of documents that meet all conditions of a measure as far as documents go, smallest first and
    /// in the order of their names; one empty set where no document is asked for.
    /// </summary>
    public static ImmutableArray<ImmutableSortedSet<string>> DocumentSets(IEnumerable<MeasureCondition> conditions)
    {
        IEnumerable<ImmutableSortedSet<string>> sets = [ImmutableSortedSet.Create<string>(StringComparer.Ordinal)];
        foreach (var group in Of(conditions))
        {
            sets = Minimal(sets.SelectMany(s => group.Ways.Select(w => s.Union(w.Documents))));
        }

        return [.. sets.OrderBy(s => s.Count).ThenBy(s => string.Join(' ', s), StringComparer.Ordinal)];
    }

    /// <summary>Equal where the ways are equal in order.</summary>
    public bool Equals(WaysToMeet? other) => other is not null && Ways.SequenceEqual(other.Ways);

    /// <inheritdoc/>
    public override int GetHashCode() => Ways.Aggregate(0, HashCode.Combine);

    // Two lines are the same proof when they ask for the same document within the same limit. A line that asks for
    // neither proves nothing for another code.
    private static object Key(MeasureCondition condition) => condition.Document is null && condition.Threshold is null
        ? condition
        : (condition.Document, condition.Threshold);

    private static List<List<CodeLines>> Connected(List<CodeLines> codes)
    {
        var groups = new List<List<CodeLines>>();
        foreach (var code in codes)
        {
            var touching = groups.Where(g => g.Any(c => c.Keys.Overlaps(code.Keys))).ToList();
            var joined = touching.SelectMany(g => g).Append(code).OrderBy(codes.IndexOf).ToList();
            var place = touching.Count > 0 ? groups.IndexOf(touching[0]) : groups.Count;
            groups.RemoveAll(touching.Contains);
            groups.Insert(Math.Min(place, groups.Count), joined);
        }

        return groups;
    }

    private static ImmutableArray<WayToMeet> Smallest(List<CodeLines> codes)
    {
        // One line of every code; a line already taken under another code counts once.
        IEnumerable<ImmutableArray<MeasureCondition>> combinations = [[]];
        foreach (var code in codes)
        {
            combinations = combinations.SelectMany(taken => code.Lines.Select(line =>
                taken.Any(t => Key(t).Equals(Key(line))) ? taken : taken.Add(line)));
        }

        var all = combinations.Select(c => (Lines: c, Keys: c.Select(Key).ToHashSet()))
            .DistinctBy(c => c.Keys, HashSet<object>.CreateSetComparer()).ToList();
        return [.. all.Where(c => !all.Any(o => o.Keys.IsProperSubsetOf(c.Keys))).OrderBy(c => c.Lines.Length).Select(c => new WayToMeet(c.Lines))];
    }

    private static List<ImmutableSortedSet<string>> Minimal(IEnumerable<ImmutableSortedSet<string>> sets)
    {
        var all = sets.DistinctBy(s => string.Join('\n', s), StringComparer.Ordinal).ToList();
        return [.. all.Where(s => !all.Any(o => o.IsProperSubsetOf(s)))];
    }

    private sealed record CodeLines(ImmutableArray<MeasureCondition> Lines)
    {
        public HashSet<object> Keys { get; } = [.. Lines.Select(Key)];
    }
}
