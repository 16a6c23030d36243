using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Statistics.Flows;

/// <summary>What is known of the trade from an origin to a destination.</summary>
/// <param name="Origin">Where the goods come from.</param>
/// <param name="Destination">Where they go.</param>
/// <param name="Asked">The commodity code that was asked for, or null for all goods.</param>
/// <param name="Product">
/// The finest product with figures that the code belongs to (for a code of ten digits mostly its chapter); its
/// chapter where none is loaded; all goods where no code was asked for.
/// </param>
/// <param name="ProductByYear">The product's trade by year, or null where no code was asked for.</param>
/// <param name="TotalByYear">All goods by year.</param>
/// <param name="TotalByMonth">All goods by month.</param>
public sealed record TradeOnLane(
    EconomyCode Origin,
    EconomyCode Destination,
    CommodityCode? Asked,
    TradeProduct Product,
    MirroredTrade? ProductByYear,
    MirroredTrade TotalByYear,
    MirroredTrade TotalByMonth)
{
    /// <summary>The parts in the order in which a page shows them.</summary>
    public IEnumerable<MirroredTrade> Parts => ProductByYear is null ? [TotalByYear, TotalByMonth] : [ProductByYear, TotalByYear, TotalByMonth];

    /// <summary>All series and all that is not loaded.</summary>
    public SeriesSet All => new([.. Parts.SelectMany(p => p.Series)], [.. Parts.SelectMany(p => p.NotLoaded)]);

    /// <summary>Whether nothing at all is loaded for the lane.</summary>
    public bool IsEmpty => !Parts.SelectMany(p => p.Series).Any();

    /// <summary>What is not loaded.</summary>
    public ImmutableArray<NotLoaded> NotLoaded => All.NotLoaded;
}
