using Corridor.Measures.Assessment;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Regimes;

/// <summary>A statement of how far the data hold a levy.</summary>
/// <param name="Levy">The levy.</param>
/// <param name="Code">The code whose goods it speaks of; null for all goods.</param>
/// <param name="Area">The area that it speaks of, or with an exclamation mark in front all others; null for all.</param>
/// <param name="State">How far.</param>
/// <param name="Days">The days.</param>
/// <param name="Note">What is missing, or why none is charged.</param>
/// <param name="Act">The act that says so, as cited, or null.</param>
/// <param name="Source">The source.</param>
public sealed record LevyCoverage(string Levy, CommodityCode? Code, string? Area, LevyState State, DateRange Days, LocalizedText? Note, string? Act, PackSource Source);

/// <summary>A levy of a regime.</summary>
/// <param name="Step">Its place in the cascade.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOfConsignment">Whether it is charged once on the consignment, not on each item.</param>
/// <param name="Act">The act that sets base and order, as cited, or null.</param>
/// <param name="Source">The source of base and order.</param>
public sealed record RegimeLevy(LevyStep Step, LocalizedText Name, bool IsOfConsignment, string? Act, PackSource Source);
