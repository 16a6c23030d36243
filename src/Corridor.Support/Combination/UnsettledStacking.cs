using System.Collections.Immutable;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

/// <summary>What a best set rests on that no rule and no source settles.</summary>
/// <param name="Pairs">Members of the set, each pair with a kind of benefit that both give, of which nothing read says whether both may be claimed.</param>
/// <param name="Totals">The totals that are left where no such pair may be claimed together: those of the best set without one, or, where the search for it was cut off, of the best found.</param>
public sealed record UnsettledStacking(ImmutableArray<(Programme First, Programme Second, BenefitKind Kind)> Pairs, CombinationTotals Totals);
