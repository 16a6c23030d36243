using Corridor.Reference;

namespace Corridor.Support.Expressions;

/// <summary>One reason why a value is unknown.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Name">What is missing: a fact's name, a table with its key, a pair of currencies, a rule.</param>
/// <param name="Detail">For a dispute, what each source says; else empty.</param>
public sealed record UnknownCause(UnknownCauseKind Kind, string Name, string Detail = "") : IComparable<UnknownCause>
{
    /// <summary>How people call what is missing, or null where its name is all there is.</summary>
    public LocalizedText? Called { get; init; }

    /// <inheritdoc/>
    public bool Equals(UnknownCause? other) => other is not null && Kind == other.Kind && Name == other.Name && Detail == other.Detail;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name, Detail);

    /// <inheritdoc/>
    public int CompareTo(UnknownCause? other) => other is null ? 1
        : Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : string.CompareOrdinal(Name, other.Name) is var order and not 0 ? order
        : string.CompareOrdinal(Detail, other.Detail);

    public static bool operator <(UnknownCause left, UnknownCause right) => left.CompareTo(right) < 0;

    public static bool operator >(UnknownCause left, UnknownCause right) => left.CompareTo(right) > 0;

    public static bool operator <=(UnknownCause left, UnknownCause right) => left.CompareTo(right) <= 0;

    public static bool operator >=(UnknownCause left, UnknownCause right) => left.CompareTo(right) >= 0;
}
