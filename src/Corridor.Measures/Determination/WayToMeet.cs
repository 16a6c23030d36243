using System.Collections.Immutable;

namespace Corridor.Measures.Determination;

/// <summary>One way to meet conditions: these lines together, none of which can be left out.</summary>
/// <param name="Conditions">The lines.</param>
public sealed record WayToMeet(ImmutableArray<MeasureCondition> Conditions)
{
    /// <summary>The documents that it takes, each once, in the order of the lines.</summary>
    public ImmutableArray<string> Documents => [.. Conditions.Select(c => c.Document).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Equal where the lines are equal in order.</summary>
    public bool Equals(WayToMeet? other) => other is not null && Conditions.SequenceEqual(other.Conditions);

    /// <inheritdoc/>
    public override int GetHashCode() => Conditions.Aggregate(0, HashCode.Combine);
}
