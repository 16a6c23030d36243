using Corridor.Reference.Goods;

namespace Corridor.Reference.Search;

/// <summary>A heading that a search found, with the line below it that fits best.</summary>
/// <param name="Code">The best line: a subheading or the heading itself; for a search by code the code asked for.</param>
/// <param name="Heading">The heading of four digits.</param>
/// <param name="Name">The line's name.</param>
/// <param name="HeadingName">The heading's name.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
public sealed record GoodsHit(CommodityCode Code, CommodityCode Heading, LocalizedText Name, LocalizedText HeadingName, float Score);
