using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>Goods that moved the trade.</summary>
/// <param name="Goods">The goods.</param>
/// <param name="Contribution">What they added to its growth, in percentage points.</param>
public sealed record BriefingDriver(BriefingGoods Goods, Figure Contribution);
