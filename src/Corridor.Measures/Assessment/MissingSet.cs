using System.Collections.Immutable;
using Corridor.Measures.Duties;

namespace Corridor.Measures.Assessment;

/// <summary>What would have to be given so that something can be claimed.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="AdditionalCode">The additional code, or null.</param>
/// <param name="Facts">The facts of the goods.</param>
public sealed record MissingSet(ImmutableSortedSet<string> Documents, string? AdditionalCode, ImmutableArray<DutyQuantity> Facts)
{
    /// <summary>Nothing is missing.</summary>
    public static MissingSet None { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), null, []);

    /// <summary>How many things are missing.</summary>
    public int Count => Documents.Count + Facts.Length + (AdditionalCode is null ? 0 : 1);

    /// <summary>Whether nothing is missing.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Everything that either set holds; the additional code of the first that has one.</summary>
    public MissingSet Union(MissingSet other) =>
        new(Documents.Union(other.Documents), AdditionalCode ?? other.AdditionalCode, [.. Facts.Union(other.Facts)]);

    /// <summary>Equal where both hold the same.</summary>
    public bool Equals(MissingSet? other) => other is not null
        && Documents.SetEquals(other.Documents) && AdditionalCode == other.AdditionalCode && Facts.SequenceEqual(other.Facts);

    /// <inheritdoc/>
    public override int GetHashCode() => Documents.Aggregate(Facts.Length, HashCode.Combine);
}
