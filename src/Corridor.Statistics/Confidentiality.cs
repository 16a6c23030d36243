namespace Corridor.Statistics;

/// <summary>Whether a figure may be published (SDMX CONF_STATUS F and C).</summary>
public enum Confidentiality
{
    /// <summary>Free.</summary>
    Free,

    /// <summary>Confidential: for this installation only, never exported or served unless asked for by its operator.</summary>
    Confidential,
}
