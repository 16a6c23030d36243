using System.Collections.Immutable;

namespace Corridor.Support.Eligibility;

/// <summary>What to ask so that a verdict becomes certain.</summary>
/// <param name="ForYes">A smallest set of facts that can make it yes; empty where it cannot become yes.</param>
/// <param name="ForNo">A smallest set of facts that can make it no; empty where it cannot become no by facts.</param>
/// <param name="IsProven">Whether the sets are proved to be smallest; false where the search was cut off.</param>
public sealed record QuestionPlan(ImmutableArray<string> ForYes, ImmutableArray<string> ForNo, bool IsProven);
