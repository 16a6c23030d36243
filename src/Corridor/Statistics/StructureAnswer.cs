using Corridor.Statistics.Analysis;

namespace Corridor.Statistics;

/// <summary>A product in the exports of two economies.</summary>
/// <param name="Product">The product.</param>
/// <param name="World">The exports of all economies in the data.</param>
/// <param name="Exports">The one's exports; 0 is a zero.</param>
/// <param name="OtherExports">The other's.</param>
/// <param name="Share">The product's share in all exports of the one, as a fraction.</param>
/// <param name="OtherShare">That of the other.</param>
/// <param name="Advantage">Revealed comparative advantage of the one.</param>
/// <param name="OtherAdvantage">That of the other.</param>
public sealed record ExportedProductView(ProductView Product, decimal? World, decimal? Exports, decimal? OtherExports, decimal? Share, decimal? OtherShare, decimal? Advantage, decimal? OtherAdvantage);

/// <summary>The structures of the exports of two economies to the world.</summary>
/// <param name="Economy">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Period">The year of the data, or the years of which they are the sum: 2015, 2019..2021.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="Currency">The currency of the values.</param>
/// <param name="Economies">How many economies make the world.</param>
/// <param name="Similarity">How alike the two structures are, 0 to 1 (Finger and Kreinin 1979).</param>
/// <param name="Concentration">How concentrated the exports of the one are on a few of these products (Herfindahl–Hirschman).</param>
/// <param name="OtherConcentration">Those of the other.</param>
/// <param name="Items">All products.</param>
public sealed record StructureAnswer(
    Api.EconomyName Economy, Api.EconomyName Other, string Period, FigureSourceView Source, string? Currency, int Economies, decimal? Similarity, decimal? Concentration, decimal? OtherConcentration, IReadOnlyList<ExportedProductView> Items)
{
    internal static StructureAnswer Of(ExportStructure found, TradeNames names) => new(
        names.View(found.First), names.View(found.Second), found.Period.ToString(), FigureSourceView.Of(found.Source, names.Language), found.Products.Select(p => p.World.Currency?.Value).FirstOrDefault(), found.Economies,
        SeriesAnswer.Rounded(found.Similarity.Value), SeriesAnswer.Rounded(found.FirstConcentration.Value), SeriesAnswer.Rounded(found.SecondConcentration.Value),
        [.. found.Products.Select(p => new ExportedProductView(names.View(SpaceAnswer.Parsed(p.Product)), p.World.Value, p.First.Exports.Value, p.Second.Exports.Value, SeriesAnswer.Rounded(p.First.Share.Value),
            SeriesAnswer.Rounded(p.Second.Share.Value), SeriesAnswer.Rounded(p.First.Advantage.Value), SeriesAnswer.Rounded(p.Second.Advantage.Value)))]);
}
