using System.Collections.Immutable;

namespace Corridor.Statistics.Sdmx;

/// <summary>A dimension or attribute of the data structure.</summary>
/// <param name="Id">Its id, which is also that of its concept.</param>
/// <param name="Column">The column of the store; null where it has none.</param>
/// <param name="List">The code list as <c>AGENCY:ID(VERSION)</c>; null where it is not coded.</param>
/// <param name="DataType">The SDMX data type where it is not coded.</param>
internal sealed record SdmxComponent(string Id, string? Column, string? List, string? DataType = null)
{
    /// <summary>The URN of the code list.</summary>
    public string? ListUrn => List is null ? null : "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=" + List;

    /// <summary>Agency, id and version of a code list.</summary>
    public static (string Agency, string Id, string Version) Parts(string list)
    {
        var (colon, bracket) = (list.IndexOf(':', StringComparison.Ordinal), list.IndexOf('(', StringComparison.Ordinal));
        return (list[..colon], list[(colon + 1)..bracket], list[(bracket + 1)..^1]);
    }
}

/// <summary>
/// The components of the data structure of trade: all that identifies a series in the store is a dimension, because
/// two sources, valuations or currencies of one trade stand side by side. Names follow SDMX's cross-domain concepts
/// and IMTS 2010.
/// </summary>
internal static class TradeComponents
{
    public const string Agency = "CORRIDOR";
    public const string Id = "TRADE";
    public const string Version = "1.0";
    public const string Concepts = "CONCEPTS";
    public const string Time = "TIME_PERIOD";
    public const string Value = "OBS_VALUE";
    public const string AllDimensions = "AllDimensions";

    /// <summary>All dimensions but time, in the order of a key.</summary>
    public static readonly ImmutableArray<SdmxComponent> Dimensions =
    [
        new("FREQ", "kind", Own("CL_FREQ")),
        new("REPORTER", "reporter", Own("CL_ECONOMY")),
        new("COUNTERPART", "counterpart", Own("CL_ECONOMY")),
        new("TRADE_FLOW", "flow", Own("CL_TRADE_FLOW")),
        new("COMMODITY", "product", Own("CL_COMMODITY")),
        new("VALUATION", "valuation", Own("CL_VALUATION")),
        new("CURRENCY", "currency", Own("CL_CURRENCY")),
        new("SOURCE", "source", Own("CL_SOURCE")),
    ];

    /// <summary>The one attribute of the whole data set: values are in units, never in thousands.</summary>
    public static readonly SdmxComponent UnitMultiplier = new("UNIT_MULT", null, "SDMX:CL_UNIT_MULT(1.1)");

    /// <summary>The attributes of an observation.</summary>
    public static readonly ImmutableArray<SdmxComponent> Attributes =
    [
        new("OBS_STATUS", "status", "SDMX:CL_OBS_STATUS(2.2)"),
        new("CONF_STATUS", "confidentiality", "SDMX:CL_CONF_STATUS(1.3)"),
        new("CLASSIFICATION", "classification", Own("CL_CLASSIFICATION")),
        new("NET_WEIGHT", "net_weight", null, "Decimal"),
        new("QTY", "quantity", null, "Decimal"),
        new("QTY_UNIT", "unit", Own("CL_UNIT")),
        new("RELEASE", "release", Own("CL_RELEASE")),
        new("VALID_FROM", null, null, "DateTime"),
        new("VALID_TO", null, null, "DateTime"),
    ];

    /// <summary>Whether every figure, or the data set, states it.</summary>
    public static bool IsMandatory(SdmxComponent attribute) => attribute.Id is "UNIT_MULT" or "OBS_STATUS" or "CONF_STATUS" or "RELEASE";

    /// <summary>The place of a dimension in the key; -1 for time and what is no dimension.</summary>
    public static int Place(string id)
    {
        for (var i = 0; i < Dimensions.Length; i++)
        {
            if (Dimensions[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Own(string list) => $"{Agency}:{list}({Version})";
}
