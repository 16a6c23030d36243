using Corridor.Statistics.Conversion;

namespace Corridor.Statistics.Flows;

/// <summary>The trade of some months of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The value in whole units of the series' currency, unrounded.</param>
/// <param name="Basis">How it came about.</param>
/// <param name="IsSumOfParts">Whether it was added up from products below the one asked for, or from exports and imports.</param>
/// <param name="Status">The weakest status of its rows.</param>
/// <param name="IsAcrossRevisions">Whether it or its base mixes revisions of the classification, so that part of the growth can be reclassification.</param>
/// <param name="Growth">Value over the year before, less one, unrounded; null where the year before has no figure or is zero.</param>
/// <param name="Release">The newest release among its rows.</param>
/// <param name="Rows">The query that gives its rows.</param>
public sealed record RangePoint(
    int Year, decimal Value, RangeBasis Basis, bool IsSumOfParts, ObservationStatus Status, bool IsAcrossRevisions, decimal? Growth, int Release, ObservationQuery Rows)
{
    /// <summary>How the value came into the currency of the series; null where it is published in it.</summary>
    public ConvertedValue? Converted { get; init; }
}
