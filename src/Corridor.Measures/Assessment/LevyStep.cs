using System.Collections.Immutable;

namespace Corridor.Measures.Assessment;

/// <summary>
/// One levy of a cascade and what its percentages are charged on: a sum of the customs value, of earlier levies and
/// of named costs.
/// </summary>
/// <param name="Levy">The levy's name, as measure types give it.</param>
/// <param name="Base">
/// The terms of the sum: <see cref="CustomsValue"/>, the name of an earlier levy, or the name of a cost behind
/// <see cref="Cost"/> (<c>cost:inland-freight</c>), with <see cref="IfTold"/> behind it where it may be untold.
/// </param>
public sealed record LevyStep(string Levy, ImmutableArray<string> Base)
{
    /// <summary>The term for the customs value.</summary>
    public const string CustomsValue = "value";

    /// <summary>What stands in front of the name of a cost.</summary>
    public const string Cost = "cost:";

    /// <summary>The name of the cost of carriage behind the border.</summary>
    public const string Inland = "inland";

    /// <summary>
    /// What stands behind the name of a cost that belongs to the base but is seldom told (<c>cost:inland?</c>): where it
    /// is not told, the charge is computed without it and is doubtful.
    /// </summary>
    public const char IfTold = '?';

    /// <summary>Whether a term of a base is a cost, its name, and whether it counts only where it is told.</summary>
    public static bool IsCost(string term, out string name, out bool ifTold)
    {
        var isCost = term.StartsWith(Cost, StringComparison.Ordinal);
        ifTold = isCost && term[^1] == IfTold;
        name = isCost ? term[Cost.Length..(ifTold ? ^1 : ^0)] : "";
        return isCost;
    }

    /// <summary>Whether the base takes in a cost, whether or not it has to be told.</summary>
    public bool Asks(string cost) => Base.Any(t => IsCost(t, out var name, out _) && name == cost);

    /// <summary>Whether a cost of the base that counts where it is told is not among those that were.</summary>
    public bool IsUntold(IReadOnlyDictionary<string, ChargeAmount> told) => Base.Any(t => IsCost(t, out var name, out var ifTold) && ifTold && !told.ContainsKey(name));

    /// <summary>
    /// Whether the levy is part of its own base: with rate r on a base B it comes to B / (1 - r) · r, and with a fixed
    /// part q beside the rate to (B + q) / (1 - r) · r + q, as a consumption tax on a composite assessable value is.
    /// </summary>
    public bool IsInclusive { get; init; }

    /// <summary>
    /// Whether the base is a price that holds the levy already: with rate r on a price B it comes to B / (1 + r) · r, as
    /// an export duty on a price free on board does that was agreed with the duty in it.
    /// </summary>
    public bool IsContained { get; init; }

    /// <summary>How each charge is rounded; null where the rule does not round.</summary>
    public LevyRounding? Rounding { get; init; }

    /// <summary>Equal where everything is equal, the terms in order.</summary>
    public bool Equals(LevyStep? other) => other is not null
        && Levy == other.Levy && Base.SequenceEqual(other.Base) && IsInclusive == other.IsInclusive && IsContained == other.IsContained && Rounding == other.Rounding;

    /// <inheritdoc/>
    public override int GetHashCode() => Base.Aggregate(Levy.GetHashCode(StringComparison.Ordinal), HashCode.Combine);
}
