using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>The structures of the exports of two economies to the world, side by side.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Period">The year of the data, or the years of which they are the sum.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="IsSitc">Whether the products are those of the SITC rather than of the HS.</param>
/// <param name="Level">The digits of the products; 1 of the HS are its sections.</param>
/// <param name="Economies">How many economies make the world.</param>
/// <param name="Products">All products, in the order of their codes.</param>
/// <param name="Similarity">How alike the two structures are (Finger and Kreinin 1979).</param>
/// <param name="FirstConcentration">How concentrated the exports of the one are on a few of these products.</param>
/// <param name="SecondConcentration">Those of the other.</param>
public sealed record ExportStructure(
    EconomyCode First, EconomyCode Second, Period Period, FigureSource Source, bool IsSitc, int Level, int Economies, ImmutableArray<ExportedProduct> Products,
    Figure Similarity, Figure FirstConcentration, Figure SecondConcentration);
