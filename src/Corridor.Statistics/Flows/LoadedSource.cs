using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>What the store holds of a source in one kind of period.</summary>
/// <param name="Pack">The pack: <c>statistics/name</c>.</param>
/// <param name="Source">The source.</param>
/// <param name="Kind">The kind of period.</param>
/// <param name="Figures">The number of figures.</param>
/// <param name="First">The first period of any series.</param>
/// <param name="Last">The last period of any series.</param>
public sealed record LoadedSource(string Pack, PackSource Source, PeriodKind Kind, long Figures, Period First, Period Last);
