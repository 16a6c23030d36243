namespace Corridor.Statistics.Briefing;

/// <summary>What the level of a statement counts.</summary>
public enum TradeMeasure
{
    /// <summary>Exports and imports together.</summary>
    Turnover,

    /// <summary>Exports of the reporter.</summary>
    Exports,

    /// <summary>Imports of the reporter.</summary>
    Imports,
}
