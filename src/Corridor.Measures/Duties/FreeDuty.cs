namespace Corridor.Measures.Duties;

/// <summary>No duty is charged. This is a statement of the tariff, not the absence of one.</summary>
/// <param name="Terms">The published words that bind the freedom from duty to something ("under bond, …"), or null.</param>
public sealed record FreeDuty(string? Terms = null) : DutyExpression
{
    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.Free;
}
