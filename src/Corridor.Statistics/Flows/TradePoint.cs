using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>One published figure of a series.</summary>
/// <param name="Period">The period that it is for.</param>
/// <param name="Value">The value in whole units of the series' currency, exactly as published.</param>
/// <param name="Status">Reported or estimated.</param>
/// <param name="Classification">The HS revision of the product (H0 to H6), or null for all goods.</param>
/// <param name="Growth">The growth on the year before, or null where the year before has no figure or is zero.</param>
public sealed record TradePoint(Period Period, decimal Value, ObservationStatus Status, string? Classification, GrowthOnYear? Growth)
{
    /// <summary>The number of the release that brought the figure; 0 for a pack, the newest of them for a sum.</summary>
    public int Release { get; init; }
}
