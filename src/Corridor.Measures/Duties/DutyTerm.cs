namespace Corridor.Measures.Duties;

/// <summary>One term of a sum.</summary>
/// <param name="Duty">What is added or subtracted.</param>
/// <param name="IsSubtracted">Whether it is subtracted.</param>
public sealed record DutyTerm(DutyExpression Duty, bool IsSubtracted = false);
