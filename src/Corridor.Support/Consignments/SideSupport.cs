using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Support.Consignments;

/// <summary>The support of one side of the border for goods or a consignment.</summary>
/// <param name="Direction">Export of the origin, or import of the destination.</param>
/// <param name="Economy">The economy.</param>
/// <param name="Facts">What is known of the claim.</param>
/// <param name="Answers">
/// Every programme of the side that lane, goods and direction let through: what can be claimed, then what may be (fewest
/// missing facts first), then what cannot, with the condition that fails or what bars it.
/// </param>
/// <param name="Best">The best set of what can be claimed for certain.</param>
/// <param name="Open">The missing facts, those that bear on most programmes first.</param>
/// <param name="Documents">What to gather for the best set; where it is empty, for what may be claimed.</param>
public sealed record SideSupport(TradeDirection Direction, Economy Economy, FactSet Facts, ImmutableArray<EligibilityAnswer> Answers, BestCombination Best, ImmutableArray<OpenFact> Open, ImmutableArray<NeededDocument> Documents)
{
    /// <summary>The charges without and with the best set; null where nothing was assessed.</summary>
    public ChargesUnderSupport? Charges { get; init; }

    /// <summary>What each programme that touches charges would do to them alone.</summary>
    public ImmutableArray<ChargeChange> Changes { get; init; } = [];

    /// <summary>What the best set rests on that no rule and no source settles; null where all is settled.</summary>
    public UnsettledStacking? Unsettled { get; init; }

    /// <summary>The programmes with a verdict.</summary>
    public IEnumerable<EligibilityAnswer> Of(Truth verdict) => Answers.Where(a => a.Verdict == verdict);
}
