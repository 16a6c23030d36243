namespace Corridor.Measures.Duties;

/// <summary>
/// A duty that is at most the limit: the lower of both. "но не более" in the tariff of the Eurasian Economic
/// Union, MAX in the duty sentences of TARIC and the United Kingdom.
/// </summary>
/// <param name="Duty">The duty.</param>
/// <param name="Limit">What it does not exceed.</param>
public sealed record CeilingDuty(DutyExpression Duty, DutyExpression Limit) : DutyExpression
{
    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.LowerOf;
}
