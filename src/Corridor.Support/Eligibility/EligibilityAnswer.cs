using System.Collections.Immutable;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Eligibility;

/// <summary>Whether a programme can be claimed, why, and for how much.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Verdict">yes, no, or unknown.</param>
/// <param name="Bar">What bars it whatever the facts say.</param>
/// <param name="Conditions">Its conditions; of a programme per item, those of the item that comes nearest.</param>
/// <param name="Items">The goods items for which it can be claimed; empty for a programme that does not ask for each item.</param>
/// <param name="Benefits">What it gives; amounts are those of this programme alone, without others.</param>
/// <param name="Deadline">The last day to claim; null where the programme states none.</param>
public sealed record EligibilityAnswer(
    Programme Programme, Truth Verdict, EligibilityBar Bar, ImmutableArray<Condition> Conditions, ImmutableArray<int> Items, ImmutableArray<BenefitAnswer> Benefits, Value? Deadline)
{
    /// <summary>What would settle the verdict; empty where it is certain.</summary>
    public UnknownCauses Causes { get; init; } = UnknownCauses.None;

    /// <summary>Whether the last day to claim has passed.</summary>
    public bool IsLate { get; init; }

    /// <summary>The first condition that fails, or null.</summary>
    public Condition? Failed => Conditions.FirstOrDefault(c => c.Value.IsFalse);

    /// <summary>The documents that would settle the verdict: those that usually state the missing facts.</summary>
    public ImmutableArray<string> Documents(Facts.FactCatalogue facts) => [.. Causes.Facts.SelectMany(f => facts.Find(f)?.Documents ?? []).Distinct().Order(StringComparer.Ordinal)];
}
