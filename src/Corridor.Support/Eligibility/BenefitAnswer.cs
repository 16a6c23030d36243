using System.Collections.Immutable;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Eligibility;

/// <summary>A benefit with its amount for the facts.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Amount">Its amount after its cap; unknown with the reasons; null where it has none.</param>
/// <param name="Uncapped">Its amount before its cap; null where it has none.</param>
/// <param name="Lasts">How long an advantage of time lasts; null where that is not stated.</param>
public sealed record BenefitAnswer(Benefit Benefit, Value? Amount, Value? Uncapped, Value? Lasts)
{
    /// <summary>Whether the amount is known and may be counted in a total.</summary>
    public bool IsCounted => Amount is { IsKnown: true };

    /// <summary>The goods items that it is for; empty for the claim as a whole.</summary>
    public ImmutableArray<int> Items { get; init; } = [];

    /// <summary>The amount for each of these items, if the item qualifies; empty for the claim as a whole.</summary>
    public ImmutableArray<Value> Amounts { get; init; } = [];

    /// <summary>
    /// The amount if what is open of the verdict turns out well: never counted. Null where the benefit has no amount,
    /// and unknown where more than the verdict is open.
    /// </summary>
    public Value? Possible => Amount is not { IsKnown: false } unknown || Amounts.IsEmpty || Benefit.Cap is not null ? Amount
        : Uncapped is { IsKnown: true } whole ? whole : unknown;
}
