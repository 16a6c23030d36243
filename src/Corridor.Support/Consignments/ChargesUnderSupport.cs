using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Support.Consignments;

/// <summary>The charges of a side without and with support.</summary>
/// <param name="Levies">The levies, in the order of the cascade.</param>
/// <param name="Before">The sum of the known charges as assessed.</param>
/// <param name="After">The same with relief.</param>
/// <param name="Now">What of that is to be paid at import.</param>
/// <param name="IsWhole">Whether nothing is unknown that bears on the charges.</param>
public sealed record ChargesUnderSupport(ImmutableArray<LevyUnderSupport> Levies, Money Before, Money After, Money Now, bool IsWhole)
{
    /// <summary>
    /// Whether a relief for several items together leaves open how far the bases of other levies fall; what they are here
    /// is then the most that they can be.
    /// </summary>
    public bool LeavesBasesOpen { get; init; }

    /// <summary>What is not charged at all.</summary>
    public Money Relieved => Before - After;

    /// <summary>What is not paid now.</summary>
    public Money Postponed => After - Now;

    /// <summary>Whether anything is different with support.</summary>
    public bool Changes => Before != Now;
}
