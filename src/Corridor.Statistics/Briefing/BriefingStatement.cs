namespace Corridor.Statistics.Briefing;

/// <summary>One matter of a briefing: a trade or a stock of investment.</summary>
public abstract record BriefingStatement;
