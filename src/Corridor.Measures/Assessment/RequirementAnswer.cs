using System.Collections.Immutable;
using Corridor.Measures.Determination;

namespace Corridor.Measures.Assessment;

/// <summary>A requirement, prohibition or limit that concerns goods, and how they stand to it.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Outcome">What its conditions come to.</param>
/// <param name="Ways">The ways to meet it; every group has to be met. Empty where it asks for nothing.</param>
/// <param name="Missing">The smallest set of what is missing; empty where nothing is or nothing helps.</param>
public sealed record RequirementAnswer(Measure Measure, ConditionOutcome Outcome, ImmutableArray<WaysToMeet> Ways, MissingSet Missing)
{
    /// <summary>
    /// Whether the goods do not pass as things stand. A prohibition stops them unless a condition lifts it.
    /// </summary>
    public bool Stops => Measure switch
    {
        { Type.Role: MeasureRole.Prohibition, Conditions.IsEmpty: true } => true,
        { Type.Role: MeasureRole.QuantityLimit } => Outcome.Verdict is ConditionVerdict.Refused,
        _ => Outcome.Verdict is ConditionVerdict.Refused or ConditionVerdict.Unmet,
    };
}
