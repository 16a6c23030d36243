namespace Corridor.Measures.Bulk;

/// <summary>The rows of a lane: segments of days, each with a plan of what to do.</summary>
internal sealed class LaneTables
{
    public required int Direction { get; init; }

    public required string? Partner { get; init; }

    public required int[] RowStarts { get; init; }

    public required int[] SegmentDays { get; init; }

    /// <summary>-1 not declarable; from 0 a place in <see cref="Plans"/>; below -1 the seasonal row -2 - it.</summary>
    public required int[] SegmentPlans { get; init; }

    public required int[] SeasonStarts { get; init; }

    public required int[] SeasonDays { get; init; }

    public required int[] SeasonPlans { get; init; }

    public required int[] Plans { get; init; }
}
