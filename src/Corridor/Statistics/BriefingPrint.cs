using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Print;
using Corridor.Reference;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics;

/// <summary>A briefing as a document to print: its text, and the figures behind it with formula and source.</summary>
internal static class BriefingPrint
{
    /// <summary>The title of a briefing of a pair.</summary>
    public static string TitleOf(TradeQuestion asked, TradeNames names) => Texts.Format(names.Language, "stat.briefing.titleFor", names.Of(asked.Reporter), names.Of(asked.Counterpart), PeriodText.Of(asked.Period, names.Language));

    /// <summary>The title of a briefing of a published set.</summary>
    public static string TitleOf(string set, Language language) => Texts.Format(language, "stat.briefing.titleSet", set);

    /// <summary>Whether a paragraph is a note to the text.</summary>
    public static bool IsNote(BriefingParagraph paragraph) => paragraph.Part is BriefingPart.Missing or BriefingPart.Sources;

    /// <summary>The figures of a text and all that they were made from, each once; inputs stand before what is computed from them.</summary>
    public static ImmutableArray<Figure> Ordered(IEnumerable<Figure> stated)
    {
        var seen = new HashSet<Figure>(ReferenceEqualityComparer.Instance);
        var ordered = ImmutableArray.CreateBuilder<Figure>();
        void Place(Figure figure)
        {
            if (seen.Add(figure))
            {
                foreach (var input in figure.Inputs)
                {
                    Place(input.Figure);
                }

                ordered.Add(figure);
            }
        }

        foreach (var figure in stated)
        {
            Place(figure);
        }

        return ordered.ToImmutable();
    }

    /// <summary>What a figure was made from: its symbols with the numbers of their figures in the list.</summary>
    public static string Inputs(Figure figure, Func<Figure, int> numberOf) => string.Join("; ", figure.Inputs.Select(i => $"{i.Symbol}: {StatisticsAddress.Text(numberOf(i.Figure))}"));

    /// <summary>The sources of the rows of a figure, or null.</summary>
    public static string? Sources(Figure figure) => figure.Rows.IsEmpty ? null : string.Join("; ", figure.Rows.Select(r => $"{r.Title} ({r.Release})").Distinct());

    /// <summary>The document.</summary>
    public static PrintedDocument Of(BriefingText text, string title, Workspace workspace)
    {
        TextView Own(string words) => new(words, text.Language.Tag());
        string T(string key) => Texts.Get(text.Language, key);
        var figures = Ordered(text.Figures);
        var places = figures.Select((f, i) => (f, i)).ToDictionary(f => f.f, f => f.i + 1, (IEqualityComparer<Figure>)ReferenceEqualityComparer.Instance);
        return new PrintedDocument(title, text.Language,
        [
            new PrintedHeading(1, Own(title)),
            .. text.Paragraphs.Select(p => new PrintedParagraph(Own(p.Text), IsNote(p))),
            .. figures.IsEmpty ? Enumerable.Empty<PrintedBlock>() :
            [
                new PrintedHeading(2, Own(T("stat.briefing.figures"))),
                new PrintedTable([0.24, 0.17, 0.2, 0.1, 0.29], [Own(T("stat.figure")), Own(T("stat.value")), Own(T("stat.formula")), Own(T("stat.inputs")), Own(T("stat.source"))],
                [
                    .. figures.Select(f => (ImmutableArray<TextView>)
                    [
                        Own($"{StatisticsAddress.Text(places[f])}. {f.Definition().Name(text.Language)}"), Own(FigureText.Of(f, text.Language, workspace.Book.NameForms.After)), Own(f.Definition().Formula),
                        Own(Inputs(f, of => places[of])), Own(Sources(f) ?? ""),
                    ]),
                ]),
            ],
        ]);
    }
}
