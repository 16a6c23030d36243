namespace Corridor.Statistics;

/// <summary>The direction of goods as the reporter sees it (IMTS 2010, chapter II; SDMX TRADE_FLOW).</summary>
public enum TradeFlow
{
    /// <summary>Goods that leave the reporter.</summary>
    Export,

    /// <summary>Goods that enter the reporter.</summary>
    Import,

    /// <summary>Foreign goods that leave the reporter in the state in which they came; part of exports.</summary>
    ReExport,

    /// <summary>Domestic goods that come back in the state in which they left; part of imports.</summary>
    ReImport,

    /// <summary>Exports and imports together, as authorities publish the volume of trade.</summary>
    Trade,
}
