using System.Collections.Immutable;

namespace Corridor.Measures.Determination;

/// <summary>
/// The measures that count for goods on a day, before documents, thresholds and quota balances are looked at: those
/// decide what can be reached, not what exists.
/// </summary>
/// <param name="Measures">The measures, those of the nearest line first.</param>
/// <param name="Rejected">The other candidates with the first test that each failed; empty unless they were asked for.</param>
public sealed record Determined(ImmutableArray<Measure> Measures, ImmutableArray<RejectedMeasure> Rejected)
{
    /// <summary>
    /// Where the code stands on an open line: measures on lines below it, of which one may be meant. Empty for a
    /// declarable code.
    /// </summary>
    public ImmutableArray<Measure> Narrower { get; init; } = [];
}
