namespace Corridor.Reference.Goods;

/// <summary>A section of the Harmonized System.</summary>
/// <param name="Number">Roman numeral.</param>
/// <param name="From">First chapter.</param>
/// <param name="To">Last chapter.</param>
/// <param name="Name">Short name in three languages.</param>
public sealed record GoodsSection(string Number, CommodityCode From, CommodityCode To, LocalizedText Name);
