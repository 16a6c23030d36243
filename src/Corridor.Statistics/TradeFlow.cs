namespace Corridor.Statistics;

/// <summary>The direction of goods as the reporter sees it (IMTS 2010, chapter II).</summary>
public enum TradeFlow
{
    /// <summary>Goods that leave the reporter.</summary>
    Export,

    /// <summary>Goods that enter the reporter.</summary>
    Import,
}
