using System.Collections.Immutable;

namespace Corridor.Measures.Duties;

/// <summary>The duty that one group of special programmes of the United States has in a tariff line.</summary>
/// <param name="Programmes">The programmes, as listed; empty where the special column holds a duty without naming any.</param>
/// <param name="Duty">The duty under them.</param>
public sealed record ProgrammeDuty(ImmutableArray<ProgrammeSymbol> Programmes, DutyExpression Duty)
{
    /// <summary>Equal where the programmes are equal in order and the duty is.</summary>
    public bool Equals(ProgrammeDuty? other) => other is not null && Duty == other.Duty && Programmes.SequenceEqual(other.Programmes);

    /// <inheritdoc/>
    public override int GetHashCode() => Programmes.Aggregate(Duty.GetHashCode(), (hash, p) => HashCode.Combine(hash, p));
}
