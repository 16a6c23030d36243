namespace Corridor.Statistics;

/// <summary>Where a figure comes from (SDMX OBS_STATUS A, P and E), the firmest first.</summary>
public enum ObservationStatus
{
    /// <summary>The reporter's own figure.</summary>
    Reported,

    /// <summary>The reporter's own figure, published before it is final.</summary>
    Provisional,

    /// <summary>An estimate of the publisher, for example from the figures of trade partners.</summary>
    Estimated,
}
