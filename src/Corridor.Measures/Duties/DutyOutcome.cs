using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <summary>
/// What a duty comes to: an amount, or unknown with the facts that are missing. Never both, never neither; an unknown
/// duty is not zero.
/// </summary>
public sealed record DutyOutcome
{
    private DutyOutcome(Money? amount, ImmutableArray<DutyQuantity> missing)
    {
        Amount = amount;
        Missing = missing;
    }

    /// <summary>The amount, not rounded; null where it is unknown.</summary>
    public Money? Amount { get; }

    /// <summary>The facts without which the amount stays unknown; empty where it is known.</summary>
    public ImmutableArray<DutyQuantity> Missing { get; }

    /// <summary>Whether the amount is known.</summary>
    public bool IsKnown => Amount is not null;

    internal static DutyOutcome Known(Money amount) => new(amount, []);

    internal static DutyOutcome Unknown(IEnumerable<DutyQuantity> missing) => new(null, [.. missing.Distinct()]);

    /// <summary>Equal where the amount, or what is missing, is equal.</summary>
    public bool Equals(DutyOutcome? other) => other is not null && Amount == other.Amount && Missing.SequenceEqual(other.Missing);

    /// <inheritdoc/>
    public override int GetHashCode() => Missing.Aggregate(Amount.GetHashCode(), HashCode.Combine);
}
