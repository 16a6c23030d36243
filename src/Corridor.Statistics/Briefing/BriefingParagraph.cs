using System.Collections.Immutable;

namespace Corridor.Statistics.Briefing;

/// <summary>A paragraph.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Spans">Its pieces in their order; two pieces of words never follow each other.</param>
public sealed record BriefingParagraph(BriefingPart Part, ImmutableArray<BriefingSpan> Spans)
{
    /// <summary>The paragraph as text.</summary>
    public string Text => string.Concat(Spans.Select(s => s.Text));
}
