using System.Collections.Immutable;

namespace Corridor.Statistics.Complexity;

/// <summary>The opportunities of one direction.</summary>
/// <param name="Ranked">The largest untapped trade first; among equals by code.</param>
/// <param name="Sold">Products that qualify but for that the exporter sells of them already what counts as sold, the largest gap first.</param>
/// <param name="Unknown">Products that would qualify but for which the trade between the two is not loaded.</param>
public sealed record OpportunityList(ImmutableArray<Opportunity> Ranked, ImmutableArray<Opportunity> Sold, ImmutableArray<string> Unknown);
