using System.Collections.Immutable;

namespace Corridor.Statistics.Flows;

/// <summary>An answer: one series a source, and what is not loaded. A table and a chart take it as it is.</summary>
/// <param name="Series">The series, by pack, source and valuation.</param>
/// <param name="NotLoaded">What was asked and is not loaded.</param>
public sealed record SeriesSet(ImmutableArray<TradeSeries> Series, ImmutableArray<NotLoaded> NotLoaded);
