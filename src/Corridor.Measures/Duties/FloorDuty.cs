namespace Corridor.Measures.Duties;

/// <summary>
/// A duty that is at least the limit: the higher of both. "но не менее" in the tariff of the Eurasian Economic
/// Union, MIN in the duty sentences of TARIC and the United Kingdom.
/// </summary>
/// <param name="Duty">The duty.</param>
/// <param name="Limit">What it does not fall below.</param>
public sealed record FloorDuty(DutyExpression Duty, DutyExpression Limit) : DutyExpression
{
    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.HigherOf;
}
