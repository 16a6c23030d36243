using Corridor.Reference.Currencies;

namespace Corridor.Support.Combination;

/// <summary>The totals of a set of programmes, each kind by itself. They are never added up.</summary>
/// <param name="Cash">Money paid.</param>
/// <param name="Saved">Costs that do not arise.</param>
/// <param name="Timing">Money paid later or had sooner: the sums that move, not a gain.</param>
/// <param name="TimingPresentValue">What moving them is worth at the rate given, by simple interest over actual days of 365; null without a rate.</param>
/// <param name="Covered">Amounts at risk that others bear.</param>
/// <param name="Benefits">How many benefits, those without an amount included.</param>
/// <param name="Uncounted">How many benefits have an amount that is not known, and is counted in no total.</param>
public sealed record CombinationTotals(Money Cash, Money Saved, Money Timing, Money? TimingPresentValue, Money Covered, int Benefits, int Uncounted);
