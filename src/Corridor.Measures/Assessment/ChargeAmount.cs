using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Assessment;

/// <summary>
/// An amount that is known, or unknown with the reasons. A sum with an unknown part is unknown: an unknown amount is
/// never counted as zero.
/// </summary>
public sealed record ChargeAmount
{
    private ChargeAmount(Money? money, ImmutableArray<UnknownReason> reasons)
    {
        Money = money;
        Reasons = reasons;
    }

    /// <summary>The amount; null where it is unknown.</summary>
    public Money? Money { get; }

    /// <summary>Why it is unknown; empty where it is known.</summary>
    public ImmutableArray<UnknownReason> Reasons { get; }

    /// <summary>Whether the amount is known.</summary>
    [MemberNotNullWhen(true, nameof(Money))]
    public bool IsKnown => Money is not null;

    /// <summary>A known amount.</summary>
    public static ChargeAmount Known(Money money) => new(money, []);

    /// <summary>An unknown amount with at least one reason.</summary>
    public static ChargeAmount Unknown(params IEnumerable<UnknownReason> reasons)
    {
        ImmutableArray<UnknownReason> all = [.. reasons.Distinct()];
        return all.IsEmpty ? throw new ArgumentException("An unknown amount has a reason.", nameof(reasons)) : new ChargeAmount(null, all);
    }

    /// <summary>The sum; unknown with the reasons of both where either is unknown.</summary>
    public static ChargeAmount operator +(ChargeAmount left, ChargeAmount right) => (left.Money, right.Money) is ({ } a, { } b)
        ? Known(a + b)
        : Unknown(left.Reasons.Concat(right.Reasons));

    /// <summary>Equal where the amount, or the reasons, are equal.</summary>
    public bool Equals(ChargeAmount? other) => other is not null && Money == other.Money && Reasons.SequenceEqual(other.Reasons);

    /// <inheritdoc/>
    public override int GetHashCode() => Reasons.Aggregate(Money.GetHashCode(), HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => Money?.ToString() ?? "?";
}
