using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Statistics.Complexity;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>The product space of a year and the place of one economy in it.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="Year">The year of the data.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="IsSitc">Whether the products are those of the SITC rather than of the HS.</param>
/// <param name="Level">The digits of the products.</param>
/// <param name="Complexity">The economic complexity index of the economy.</param>
/// <param name="Rank">Its place among all by that index, 1 for the highest; null where it has none.</param>
/// <param name="Outlook">The complexity outlook index.</param>
/// <param name="Diversity">How many products it exports with advantage.</param>
/// <param name="Economies">How many economies are in the data.</param>
/// <param name="Exports">All its exports.</param>
/// <param name="Products">All products, in the order of their codes.</param>
/// <param name="Space">How near they are to each other.</param>
public sealed record ProductSpaceAnswer(
    EconomyCode Economy, int Year, FigureSource Source, bool IsSitc, int Level, Figure Complexity, int? Rank, Figure Outlook, int Diversity, int Economies, Figure Exports,
    ImmutableArray<ProductInSpace> Products, ProductSpace Space);
