using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>A piece of a briefing's text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Figure">The figure that the text states, with its formula and rows; null for words.</param>
public sealed record BriefingSpan(string Text, Figure? Figure = null);
