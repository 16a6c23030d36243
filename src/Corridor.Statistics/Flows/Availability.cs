using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>What is loaded of one reporter's flow from one source in one kind of period at one depth.</summary>
/// <param name="Source">Whose figures.</param>
/// <param name="Reporter">Whose statistics.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Kind">The kind of period.</param>
/// <param name="Level">The digits of the products; 0 for all goods.</param>
/// <param name="IsSitc">Whether the products are those of the SITC.</param>
/// <param name="IsTotal">Whether these are published aggregates.</param>
/// <param name="Counterparts">How many counterparts.</param>
/// <param name="Figures">How many figures.</param>
/// <param name="First">The first period.</param>
/// <param name="Last">The last period.</param>
/// <param name="Holes">Periods between them for which the source has no figure at all.</param>
public sealed record Availability(
    FigureSource Source, EconomyCode Reporter, TradeFlow Flow, PeriodKind Kind, int Level, bool IsSitc, bool IsTotal,
    int Counterparts, long Figures, Period First, Period Last, ImmutableArray<Period> Holes);
