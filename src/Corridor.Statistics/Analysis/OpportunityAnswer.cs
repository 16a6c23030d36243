using Corridor.Reference.Economies;
using Corridor.Statistics.Complexity;

namespace Corridor.Statistics.Analysis;

/// <summary>The opportunities of one direction in a year.</summary>
/// <param name="Exporter">Who could sell more.</param>
/// <param name="Importer">Who buys it elsewhere.</param>
/// <param name="Year">The year of the data.</param>
/// <param name="Source">Whose figures: what one exports is what another imports, as the exporters report it.</param>
/// <param name="Found">The opportunities.</param>
public sealed record OpportunityAnswer(EconomyCode Exporter, EconomyCode Importer, int Year, FigureSource Source, OpportunityList Found);
