using System.Collections.Immutable;

namespace Corridor.Support.Combination;

/// <summary>The best set of programmes that may be claimed together.</summary>
/// <param name="Chosen">The set, by id.</param>
/// <param name="Totals">Its totals.</param>
/// <param name="LeftOut">What could be claimed and is not in it, by id, with the reason.</param>
/// <param name="Limits">The shared limits of the set.</param>
/// <param name="Nodes">How many nodes the search visited.</param>
/// <param name="IsProven">Whether the search proved that no allowed set is better; false only where it was cut off.</param>
public sealed record BestCombination(ImmutableArray<ChosenProgramme> Chosen, CombinationTotals Totals, ImmutableArray<LeftOutProgramme> LeftOut, ImmutableArray<LimitUse> Limits, long Nodes, bool IsProven);
