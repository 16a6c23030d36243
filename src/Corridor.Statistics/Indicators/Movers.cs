using System.Collections.Immutable;

namespace Corridor.Statistics.Indicators;

/// <summary>What drove the growth of a whole: every part with its contribution. The contributions sum to the growth.</summary>
/// <param name="Growth">The growth of the whole.</param>
/// <param name="All">The parts with a known contribution, the largest contribution first; among equals by key.</param>
/// <param name="Rest">What the published wholes hold beyond the parts and what parts of unknown contribution hold, or null where that is nothing.</param>
/// <param name="Unknown">The parts that only one period lists where an absent part is not known to be zero.</param>
public sealed record Movers(Figure Growth, ImmutableArray<Mover> All, Mover? Rest, ImmutableArray<string> Unknown)
{
    /// <summary>The parts that added most.</summary>
    public IEnumerable<Mover> Up(int most) => All.Where(m => m.Contribution.Value > 0).Take(most);

    /// <summary>The parts that took most away.</summary>
    public IEnumerable<Mover> Down(int most) => All.Reverse().Where(m => m.Contribution.Value < 0).Take(most);

    /// <summary>The parts with the largest trade now.</summary>
    public IEnumerable<Mover> Largest(int most) => All.Where(m => m.Now.Value > 0).OrderByDescending(m => m.Now.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Take(most);
}
