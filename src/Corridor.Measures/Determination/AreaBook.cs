using System.Collections.Frozen;
using Corridor.Reference.Economies;

namespace Corridor.Measures.Determination;

/// <summary>The areas of a regime with their members worked out through nested and referenced groups.</summary>
public sealed class AreaBook
{
    private readonly FrozenDictionary<string, MeasureArea> areas;
    private readonly FrozenDictionary<string, FrozenSet<EconomyCode>> members;

    /// <summary>Makes a book of areas with distinct ids. A group that contains itself counts once.</summary>
    public AreaBook(IEnumerable<MeasureArea> areas)
    {
        this.areas = areas.ToFrozenDictionary(a => a.Id, StringComparer.Ordinal);
        members = this.areas.Keys.ToFrozenDictionary(id => id, id => Collect(id).ToFrozenSet(), StringComparer.Ordinal);
    }

    /// <summary>A book without areas of its own: measures name economies only.</summary>
    public static AreaBook Empty { get; } = new([]);

    /// <summary>The area of an id, or null: it may then be the code of an economy.</summary>
    public MeasureArea? Find(string id) => areas.GetValueOrDefault(id);

    /// <summary>Whether an id is an area of this book or has the form of an economy's code.</summary>
    public bool Knows(string id) => areas.ContainsKey(id) || EconomyCode.TryParse(id, out _, out _);

    /// <summary>Whether an economy is the area of this id or belongs to it through any of its groups.</summary>
    public bool Contains(string id, EconomyCode economy) =>
        string.Equals(id, economy.Value, StringComparison.Ordinal)
        || (members.TryGetValue(id, out var all) && all.Contains(economy));

    /// <summary>
    /// Whether a measure reaches an economy, as to its area and its exclusions: null when it does, else the test that
    /// it failed. A measure without an area reaches everybody. An unknown economy (null) is reached by every measure,
    /// so that a list for goods of any origin can be made.
    /// </summary>
    public RelevanceTest? Test(Measure measure, EconomyCode? economy)
    {
        if (economy is not { } partner)
        {
            return null;
        }

        if (measure.Area is not null && !ReachesAll(measure) && !Contains(measure.Area, partner))
        {
            return RelevanceTest.Area;
        }

        foreach (var excluded in measure.Exclusions)
        {
            if (Contains(excluded, partner))
            {
                return RelevanceTest.Exclusion;
            }
        }

        return null;
    }

    private bool ReachesAll(Measure measure) =>
        Find(measure.Area!) is { IsAllOrigins: true } area
        && (measure.IsNational || measure.Type.ReachesAllOrigins || members[area.Id].Count == 0);

    private HashSet<EconomyCode> Collect(string id)
    {
        var found = new HashSet<EconomyCode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([id]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (!areas.TryGetValue(next, out var area))
            {
                if (EconomyCode.TryParse(next, out var economy, out _))
                {
                    found.Add(economy);
                }

                continue;
            }

            found.UnionWith(area.Members);
            foreach (var group in area.Groups)
            {
                open.Push(group);
            }

            if (area.RefersTo is { } behind)
            {
                open.Push(behind);
            }
        }

        return found;
    }
}
