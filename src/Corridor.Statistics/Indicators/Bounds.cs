namespace Corridor.Statistics.Indicators;

/// <summary>Between which numbers a rounded figure, or what is computed from rounded figures, must lie; both ends belong to it.</summary>
/// <param name="Low">The lowest number possible.</param>
/// <param name="High">The highest number possible.</param>
public readonly record struct Bounds(decimal Low, decimal High)
{
    /// <summary>Whether a number lies within.</summary>
    public bool Contains(decimal number) => Low <= number && number <= High;

    /// <summary>What two intervals share, or null where they share nothing.</summary>
    public Bounds? Shared(Bounds other) => Math.Max(Low, other.Low) is var low && Math.Min(High, other.High) is var high && low <= high ? new(low, high) : null;
}
