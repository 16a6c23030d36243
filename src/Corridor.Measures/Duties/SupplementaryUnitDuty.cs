namespace Corridor.Measures.Duties;

/// <summary>
/// No duty but a unit in which the goods are to be declared: a duty sentence that is a bare unit (TARIC duty
/// expression 99).
/// </summary>
/// <param name="Measure">The unit.</param>
public sealed record SupplementaryUnitDuty(DutyMeasure Measure) : DutyExpression
{
    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.SupplementaryUnit;
}
