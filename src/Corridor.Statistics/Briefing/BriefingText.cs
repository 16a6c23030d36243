using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>A briefing in the words of a language. Every number in it is a span with its figure.</summary>
/// <param name="Language">The language.</param>
/// <param name="Paragraphs">The paragraphs.</param>
public sealed record BriefingText(Language Language, ImmutableArray<BriefingParagraph> Paragraphs)
{
    /// <summary>The figures that the text states, in its order.</summary>
    public IEnumerable<Figure> Figures => Paragraphs.SelectMany(p => p.Spans).Select(s => s.Figure).OfType<Figure>();

    /// <summary>The text alone: a line a paragraph, no line end at the end.</summary>
    public string Plain => string.Join('\n', Paragraphs.Select(p => p.Text));
}
