namespace Corridor.Measures.Determination;

/// <summary>A measure that stands near the goods but does not count, with the first test that it failed.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Failed">The test.</param>
public sealed record RejectedMeasure(Measure Measure, RelevanceTest Failed);
