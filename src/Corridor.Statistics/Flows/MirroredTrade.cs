using System.Collections.Immutable;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>
/// The same trade as both sides report it. The two differ for good reasons (FOB against CIF, time of crossing,
/// transit, country of origin against country of dispatch) and bad ones; they stand side by side and are never merged.
/// </summary>
/// <param name="Product">All goods or an HS code.</param>
/// <param name="Kind">The kind of period.</param>
/// <param name="AsExported">The origin's exports to the destination, as the origin reports them.</param>
/// <param name="AsImported">The destination's imports from the origin, as the destination reports them.</param>
/// <param name="NotLoaded">The sides that are not loaded.</param>
public sealed record MirroredTrade(
    TradeProduct Product,
    PeriodKind Kind,
    ImmutableArray<TradeSeries> AsExported,
    ImmutableArray<TradeSeries> AsImported,
    ImmutableArray<NotLoaded> NotLoaded)
{
    /// <summary>All series, the exporter's first.</summary>
    public IEnumerable<TradeSeries> Series => AsExported.Concat(AsImported);
}
