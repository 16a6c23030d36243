namespace Corridor.Measures.Determination;

/// <summary>In which sense a fact is compared with the limit of a threshold.</summary>
public enum ThresholdSense
{
    /// <summary>Not more than the limit.</summary>
    AtMost,

    /// <summary>Not less than the limit.</summary>
    AtLeast,

    /// <summary>More than the limit.</summary>
    Above,

    /// <summary>Less than the limit.</summary>
    Below,
}
