using System.Collections.Immutable;

namespace Corridor.Measures.Duties;

/// <summary>Two or more terms added to, or subtracted from, each other from left to right. The first is never subtracted.</summary>
public sealed record SumDuty : DutyExpression
{
    /// <summary>A sum of at least two terms.</summary>
    public SumDuty(params ImmutableArray<DutyTerm> terms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms.Length, 2, nameof(terms));
        if (terms[0].IsSubtracted)
        {
            throw new ArgumentException("The first term of a sum is not subtracted.", nameof(terms));
        }

        Terms = terms;
    }

    /// <summary>The terms in the order of the text.</summary>
    public ImmutableArray<DutyTerm> Terms { get; }

    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.Sum;

    /// <summary>Equal where the terms are equal in order.</summary>
    public bool Equals(SumDuty? other) => other is not null && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => Terms.Aggregate((int)Kind, HashCode.Combine);
}
