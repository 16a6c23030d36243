using System.Collections.Immutable;

namespace Corridor.Measures.Duties;

/// <summary>The lower of two or more amounts, as in "whichever is lower".</summary>
public sealed record LowerOfDuty : DutyExpression
{
    /// <summary>At least two alternatives.</summary>
    public LowerOfDuty(params ImmutableArray<DutyExpression> alternatives)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(alternatives.Length, 2, nameof(alternatives));
        Alternatives = alternatives;
    }

    /// <summary>The alternatives in the order of the text.</summary>
    public ImmutableArray<DutyExpression> Alternatives { get; }

    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.LowerOf;

    /// <summary>Equal where the alternatives are equal in order.</summary>
    public bool Equals(LowerOfDuty? other) => other is not null && Alternatives.SequenceEqual(other.Alternatives);

    /// <inheritdoc/>
    public override int GetHashCode() => Alternatives.Aggregate((int)Kind, HashCode.Combine);
}
