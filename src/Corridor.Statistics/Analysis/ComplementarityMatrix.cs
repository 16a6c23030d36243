using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>How well the exports of economies fit the imports of others.</summary>
/// <param name="Year">The year of the data.</param>
/// <param name="Source">Whose figures: imports are counted as the exporters report them.</param>
/// <param name="IsSitc">Whether the products are those of the SITC rather than of the HS.</param>
/// <param name="Level">The digits of the products.</param>
/// <param name="Economies">The economies, as exporters and as importers.</param>
/// <param name="Cells">By exporter, then by importer; without value where both are the same economy.</param>
public sealed record ComplementarityMatrix(int Year, FigureSource Source, bool IsSitc, int Level, ImmutableArray<EconomyCode> Economies, ImmutableArray<ImmutableArray<Figure>> Cells);
