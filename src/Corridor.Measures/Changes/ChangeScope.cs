using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Changes;

/// <summary>Which goods and which partner a comparison is for.</summary>
/// <param name="Direction">Import or export.</param>
/// <param name="Partner">The origin on import, the destination on export; null for measures whatever their area.</param>
/// <param name="Under">Only goods whose code begins with these digits; null for all.</param>
public sealed record ChangeScope(TradeDirection Direction, EconomyCode? Partner, CommodityCode? Under)
{
    /// <summary>
    /// How far a levy is held for goods on a day, or null where everything is taken to be held. A measure that begins
    /// where its levy was not held before is no news: it only became known.
    /// </summary>
    public Func<string, GoodsQuery, LevyState>? Held { get; init; }
}
