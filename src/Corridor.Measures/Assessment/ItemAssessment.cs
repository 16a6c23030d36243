using System.Collections.Immutable;
using Corridor.Measures.Determination;

namespace Corridor.Measures.Assessment;

/// <summary>The answer for one goods item.</summary>
/// <param name="Options">Every option, the base duty first, then preferences, quotas, suspensions and end uses.</param>
/// <param name="Best">The open option with the lowest known total, or null where there is none.</param>
/// <param name="Cheaper">The ways to pay less, the largest saving first, then the fewest missing things.</param>
/// <param name="Requirements">Requirements, prohibitions and limits.</param>
/// <param name="Rejected">The measures that do not count, with the first test that each failed.</param>
/// <param name="Unknowns">Why the answer is incomplete; empty where it is complete.</param>
public sealed record ItemAssessment(
    ImmutableArray<DutyOption> Options,
    DutyOption? Best,
    ImmutableArray<CheaperWay> Cheaper,
    ImmutableArray<RequirementAnswer> Requirements,
    ImmutableArray<RejectedMeasure> Rejected,
    ImmutableArray<UnknownReason> Unknowns)
{
    /// <summary>Whether nothing that bears on the best option is unknown.</summary>
    public bool IsComplete => Unknowns.IsEmpty;
}
