using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Reference;

namespace Corridor.Measures.Assessment;

/// <summary>
/// How a figure came about: a rule, its operator, its value, and the figures that it was made from. The value of every
/// node with an operator recomputes from its children; see <see cref="Recompute"/>.
/// </summary>
/// <param name="Rule">What the node is, in words.</param>
/// <param name="Operator">What was done with the children.</param>
/// <param name="Value">The figure; null where it is unknown.</param>
/// <param name="Children">The figures that it was made from.</param>
public sealed record Explanation(LocalizedText Rule, ExplanationOperator Operator, decimal? Value, ImmutableArray<Explanation> Children)
{
    /// <summary>What the value is in: a currency or a unit; null for a bare number.</summary>
    public string? Unit { get; init; }

    /// <summary>The numbers that the operator takes besides the children, in its order.</summary>
    public ImmutableArray<decimal> Parameters { get; init; } = [];

    /// <summary>The measure that the rule is, or null.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Why the value is unknown; empty where it is known.</summary>
    public ImmutableArray<UnknownReason> Reasons { get; init; } = [];

    /// <summary>The value as its children give it: what <see cref="Value"/> must be. Null where a child is unknown.</summary>
    public decimal? Recompute()
    {
        decimal? First() => Children[0].Value;
        decimal? Fold(Func<decimal, decimal, decimal> join) =>
            Children.Any(c => c.Value is null) ? null : Children.Select(c => c.Value!.Value).Aggregate(join);
        return Operator switch
        {
            ExplanationOperator.Fact or ExplanationOperator.Unknown => Value,
            ExplanationOperator.Sum => Children.IsEmpty ? 0 : Fold((a, b) => a + b),
            ExplanationOperator.Difference => Fold((a, b) => a - b),
            ExplanationOperator.Product => Fold((a, b) => a * b),
            ExplanationOperator.Share => First() * Parameters[0] / (100m * Parameters[1]),
            ExplanationOperator.Per => First() / Parameters[0],
            ExplanationOperator.Lowest => Children.Any(c => c.Value == 0) ? 0 : Fold(Math.Min),
            ExplanationOperator.Highest => Fold(Math.Max),
            ExplanationOperator.NotBelowZero => First() is { } v ? Math.Max(0, v) : null,
            ExplanationOperator.Round => First() is { } v ? decimal.Round(v, (int)Parameters[0], (MidpointRounding)(int)Parameters[1]) : null,
            ExplanationOperator.Inclusive => First() * Parameters[0] / (Parameters[1] - Parameters[0]),
            ExplanationOperator.Contained => First() * Parameters[0] / (Parameters[1] + Parameters[0]),
            _ => First(),
        };
    }

    /// <summary>This node and all below it.</summary>
    public IEnumerable<Explanation> All() => Children.SelectMany(c => c.All()).Prepend(this);
}
