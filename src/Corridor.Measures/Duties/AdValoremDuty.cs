namespace Corridor.Measures.Duties;

/// <summary>A percentage of the customs value, or of the value of a named part.</summary>
/// <param name="Rate">The rate; zero is a value.</param>
/// <param name="Of">The part on whose value it is charged, or null for the customs value.</param>
public sealed record AdValoremDuty(Percentage Rate, DutyPart? Of = null) : DutyExpression
{
    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.AdValorem;
}
