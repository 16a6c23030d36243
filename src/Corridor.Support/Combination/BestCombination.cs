using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

/// <summary>The best set of programmes that may be claimed together.</summary>
/// <param name="Chosen">The set, by id.</param>
/// <param name="Totals">Its totals.</param>
/// <param name="LeftOut">What could be claimed and is not in it, by id, with the reason.</param>
/// <param name="Limits">The shared limits of the set.</param>
/// <param name="Nodes">How many nodes the search visited.</param>
/// <param name="IsProven">
/// Whether the search proved that no allowed set is better. Where it is false the search was cut off after the steps that
/// it was given: the set is the best found, and <paramref name="Ceiling"/> says how much a better one could gain at most.
/// </param>
/// <param name="Ceiling">What no allowed set exceeds in money gained: cash, costs saved and, with a rate, what moved sums are worth. Where the search is proved it is what the set gains.</param>
public sealed record BestCombination(ImmutableArray<ChosenProgramme> Chosen, CombinationTotals Totals, ImmutableArray<LeftOutProgramme> LeftOut, ImmutableArray<LimitUse> Limits, long Nodes, bool IsProven, Money Ceiling)
{
    /// <summary>Whether a benefit that belongs in a total has an amount that is not known: the total is then no more than the known part.</summary>
    /// <param name="total">The total.</param>
    public bool IsOpen(BenefitTotal total) => Chosen.Any(c => c.Benefits.Where((b, i) => b.Benefit.Total == total && b.Amount is not null && c.Counted[i] is null).Any());
}
