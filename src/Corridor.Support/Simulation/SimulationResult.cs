using System.Collections.Immutable;

namespace Corridor.Support.Simulation;

/// <summary>What programmes do to a population.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="Outcomes">Each programme's outcome, by id.</param>
/// <param name="Overlaps">Pairs of programmes that the same cases can claim, the most frequent first.</param>
public sealed record SimulationResult(int Cases, ImmutableArray<ProgrammeOutcome> Outcomes, ImmutableArray<(string First, string Second, int Cases)> Overlaps);
