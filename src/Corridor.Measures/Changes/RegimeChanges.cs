using System.Collections.Immutable;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Measures.Changes;

/// <summary>The changes of a regime for a scope, and how far the comparison goes.</summary>
/// <param name="Days">The two days that were compared.</param>
/// <param name="Changes">The changes by day, code and type.</param>
/// <param name="LinesCompared">How many declarable lines were looked at.</param>
/// <param name="NotHeld">Chapters of which one of the two days has no edition: nothing can be said of them.</param>
/// <param name="LeviesNotHeld">Charges that were held on one of the two sides only, for some of the goods: what became known of them is no change.</param>
public sealed record RegimeChanges(DateRange Days, ImmutableArray<RegimeChange> Changes, int LinesCompared, ImmutableArray<CommodityCode> NotHeld, ImmutableArray<string> LeviesNotHeld);
