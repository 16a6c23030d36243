using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Assessment;

/// <summary>One of the duties between which an importer may choose, with everything that is then paid.</summary>
/// <param name="Measure">The measure that opens it; its type's role says what kind of option it is.</param>
/// <param name="Reach">Whether it can be taken.</param>
/// <param name="Missing">The smallest set of what is missing; empty where nothing is or nothing helps.</param>
/// <param name="Charges">All charges in the order of the cascade; computed as if what is missing were given.</param>
/// <param name="Total">The sum of the charges.</param>
public sealed record DutyOption(Measure Measure, OptionReach Reach, MissingSet Missing, ImmutableArray<Charge> Charges, ChargeAmount Total)
{
    /// <summary>The sum of the charges that are known. It is the total only where <see cref="Total"/> is known.</summary>
    public Money Held { get; init; }

    /// <summary>Whether the option's own duty is known.</summary>
    public bool IsRated => Charges.All(c => !ReferenceEquals(c.Measure, Measure) || c.Amount.IsKnown);

    /// <summary>The quota with its balance where the option draws on one that is loaded, else null.</summary>
    public TariffQuota? Quota { get; init; }

    /// <summary>How far the quota's balance goes for these goods; unknown where there is no quota.</summary>
    public QuotaCover Cover { get; init; }

    /// <summary>The test that failed where it cannot be taken, else null.</summary>
    public RelevanceTest? Failed { get; init; }
}
