using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>One of the largest goods of a flow.</summary>
/// <param name="Goods">The goods.</param>
/// <param name="Value">Their value.</param>
/// <param name="Share">Their share in the flow.</param>
public sealed record BriefingProduct(BriefingGoods Goods, Figure Value, Figure Share);
