namespace Corridor.Measures.Duties;

/// <summary>A rate that another provision holds. It can be computed only after that provision has been looked up.</summary>
/// <param name="To">Where the rate stands.</param>
/// <param name="Target">The provision, note, heading or economy in the published words, or null where the kind says all.</param>
/// <param name="Of">The part of the value on which the rate is charged, or null for the whole.</param>
public sealed record ReferenceDuty(DutyReferenceKind To, string? Target = null, DutyPart? Of = null) : DutyExpression
{
    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.Reference;
}
