namespace Corridor.Statistics;

/// <summary>Where a figure comes from: the reporter itself, or somebody's estimate in its place (SDMX OBS_STATUS A and E).</summary>
public enum ObservationStatus
{
    /// <summary>The reporter's own figure.</summary>
    Reported,

    /// <summary>An estimate of the publisher, for example from the figures of trade partners.</summary>
    Estimated,
}
