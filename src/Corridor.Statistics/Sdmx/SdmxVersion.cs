namespace Corridor.Statistics.Sdmx;

/// <summary>The version of the SDMX RESTful API that a query is written in.</summary>
public enum SdmxVersion
{
    /// <summary>Version 1.5, for SDMX 2.1.</summary>
    V1,

    /// <summary>Version 2.2, for SDMX 3.1.</summary>
    V2,
}
