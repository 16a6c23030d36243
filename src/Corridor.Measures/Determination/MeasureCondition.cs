using Corridor.Measures.Duties;

namespace Corridor.Measures.Determination;

/// <summary>
/// One line of a measure's conditions. The lines of one condition code are read in their sequence and the first one
/// that is met decides; the condition codes of a measure stand beside each other and all have to come out well.
/// </summary>
/// <param name="Code">The condition code, which holds alternatives together.</param>
/// <param name="Sequence">The place among the lines of that code.</param>
/// <param name="Action">What follows when the line is met.</param>
public sealed record MeasureCondition(string Code, int Sequence, ConditionAction Action)
{
    /// <summary>The document that must be presented, or null.</summary>
    public string? Document { get; init; }

    /// <summary>The limit that the goods must keep, or null. A line with neither document nor limit is met by all goods that come to it.</summary>
    public ConditionThreshold? Threshold { get; init; }

    /// <summary>The duty that applies when the line is met, or null for that of the measure.</summary>
    public DutyExpression? Duty { get; init; }

    /// <summary>Whether the goods pass, or the measure applies, when the line is met.</summary>
    public bool IsPositive => Action is ConditionAction.Apply or ConditionAction.Allow;
}
