namespace Corridor.Statistics.Indicators;

/// <summary>
/// The growth of a value split into price and volume over the products that have a net weight in both periods.
/// Prices are unit values per kilogram, so a shift to dearer goods within a product counts as price (XMPI Manual,
/// chapter 2). Volume times price is the growth of the matched value; the three effects sum to the whole change.
/// </summary>
/// <param name="Volume">Volume index (Laspeyres): what the goods of now would have cost at base prices, against the base.</param>
/// <param name="Price">Price index (Paasche): what the goods of now cost against what they would have cost at base prices.</param>
/// <param name="VolumeEffect">Change of value from volume, in currency.</param>
/// <param name="PriceEffect">Change of value from price, in currency.</param>
/// <param name="Unmatched">Change of value of everything that has no weight in both periods, in currency.</param>
/// <param name="Coverage">Share of the value now that the split covers.</param>
public sealed record PriceVolume(Figure Volume, Figure Price, Figure VolumeEffect, Figure PriceEffect, Figure Unmatched, Figure Coverage)
{
    /// <summary>The split of a trade of which no products are loaded.</summary>
    public static PriceVolume NotLoaded { get; } = new(Of("volumeIndex", FigureUnit.Index), Of("priceIndex", FigureUnit.Index), Of("volumeEffect", FigureUnit.Money), Of("priceEffect", FigureUnit.Money), Of("unmatchedEffect", FigureUnit.Money), Of("share", FigureUnit.Ratio));

    /// <summary>All figures, by the end of the name of their text <c>analysis.figure</c>.</summary>
    public IEnumerable<(string Name, Figure Figure)> Figures =>
        [("Volume", Volume), ("Price", Price), ("VolumeEffect", VolumeEffect), ("PriceEffect", PriceEffect), ("Unmatched", Unmatched), ("Weighed", Coverage)];

    private static Figure Of(string formula, FigureUnit unit) => Figure.NotDefined(formula, unit, MissingReason.NotLoaded, []);
}
