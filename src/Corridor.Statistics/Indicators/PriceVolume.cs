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
public sealed record PriceVolume(Figure Volume, Figure Price, Figure VolumeEffect, Figure PriceEffect, Figure Unmatched, Figure Coverage);
