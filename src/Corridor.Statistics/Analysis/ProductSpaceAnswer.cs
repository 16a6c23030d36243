using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Complexity;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>The product space of a period and the place of one economy in it.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="Period">The year of the data, or the years of which they are the sum.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="IsSitc">Whether the products are those of the SITC rather than of the HS.</param>
/// <param name="Level">The digits of the products.</param>
/// <param name="Complexity">The economic complexity index of the economy; without value, as the other indices of complexity, where fewer than <see cref="TradeAnalysis.FewestProducts"/> products are loaded.</param>
/// <param name="Rank">Its place among all by that index, 1 for the highest; null where it has none.</param>
/// <param name="Outlook">The complexity outlook index.</param>
/// <param name="Diversity">How many products it exports with advantage.</param>
/// <param name="Economies">How many economies are in the data.</param>
/// <param name="Exports">All its exports.</param>
/// <param name="Products">All products, in the order of their codes.</param>
/// <param name="Space">How near they are to each other.</param>
public sealed record ProductSpaceAnswer(
    EconomyCode Economy, Period Period, FigureSource Source, bool IsSitc, int Level, Figure Complexity, int? Rank, Figure Outlook, int Diversity, int Economies, Figure Exports,
    ImmutableArray<ProductInSpace> Products, ProductSpace Space)
{
    /// <summary>Whether there are products enough for an ordering of them, and so the indices of complexity, to mean something.</summary>
    public bool IsOrdered => Products.Length >= TradeAnalysis.FewestProducts;
}
