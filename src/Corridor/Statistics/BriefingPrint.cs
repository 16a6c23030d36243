using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Print;
using Corridor.Reference;
using Corridor.Reference.Economies;
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

    /// <summary>The number of each figure of a list, from 1.</summary>
    public static Dictionary<Figure, int> Numbered(ImmutableArray<Figure> figures) =>
        figures.Select((f, i) => (Figure: f, Number: i + 1)).ToDictionary(f => f.Figure, f => f.Number, (IEqualityComparer<Figure>)ReferenceEqualityComparer.Instance);

    /// <summary>What a figure is: its formula by name and, for one that was read, whose trade it is and when.</summary>
    public static string NameOf(Figure figure, Workspace workspace, Language language)
    {
        var name = figure.Definition().Name(language);
        // What was converted is told by what was read.
        if ((figure.Formula == "converted" ? figure.Input("v") ?? figure : figure).Rows is not [var rows, ..])
        {
            return name;
        }

        var names = new TradeNames(workspace, language);
        string Of(EconomyCode reporter, TradeFlow flow, EconomyCode counterpart, TradeProduct product, string period) =>
            Texts.Format(language, "stat.figureOf", name, names.Of(reporter), flow.Name(language), names.Of(counterpart), product.Name(language), period);
        if (!rows.Rows.StartsWith("--", StringComparison.Ordinal))
        {
            // Of a set that was published together: its name and the place in it.
            return rows.Rows.Split(' ') is [var set, var order] && workspace.Statistics.Published(set).FirstOrDefault(p => StatisticsAddress.Text(p.Order) == order) is { Flow: { } published } f
                ? Of(f.Reporter, published, f.Counterpart, f.Product, PeriodText.Of(f.Period, language)) : name;
        }

        var parts = StatisticsAddress.OfOptions(rows.Rows).Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]), StringComparer.Ordinal);
        var query = StatisticsAddress.Read(new StatisticsReader(workspace, parts.GetValueOrDefault));
        return query is { Reporters: [var reporter], Counterparts: [var counterpart], Flows: [var flow], Products: [var product], From: { } from, To: { } to } && from.Year == to.Year
            ? Of(reporter, flow, counterpart, product, PeriodText.Of(from.Year, new MonthRange(from.Month, to.Month), language)) : name;
    }

    /// <summary>What a figure was made from: its symbols with the numbers of their figures in the list.</summary>
    public static string Inputs(Figure figure, Func<Figure, int> numberOf) => string.Join("; ", figure.Inputs.Select(i => $"{i.Symbol}: {StatisticsAddress.Text(numberOf(i.Figure))}"));

    /// <summary>The sources of the rows of a figure, or null.</summary>
    public static string? Sources(Figure figure, Language language) => figure.Rows.IsEmpty ? null : Texts.List(language, figure.Rows.Select(r => Texts.Format(language, "mark.named", r.Title.In(language), r.Release)).Distinct());

    /// <summary>The document.</summary>
    public static PrintedDocument Of(BriefingText text, string title, Workspace workspace)
    {
        TextView Own(string words) => new(words, text.Language.Tag());
        string T(string key) => Texts.Get(text.Language, key);
        var figures = Ordered(text.Figures);
        var places = Numbered(figures);
        return new PrintedDocument(title, text.Language,
        [
            new PrintedHeading(1, Own(title)),
            .. text.Paragraphs.Select(p => new PrintedParagraph(Own(p.Text), IsNote(p))),
            .. figures.IsEmpty ? Enumerable.Empty<PrintedBlock>() :
            [
                new PrintedHeading(2, Own(T("stat.briefing.figures"))),
                new PrintedTable([0.32, 0.16, 0.16, 0.1, 0.26], [Own(T("stat.figure")), Own(T("stat.number")), Own(T("stat.formula")), Own(T("stat.inputs")), Own(T("stat.source"))],
                [
                    .. figures.Select(f => (ImmutableArray<TextView>)
                    [
                        Own($"{StatisticsAddress.Text(places[f])}. {NameOf(f, workspace, text.Language)}"), Own(FigureText.Of(f, text.Language, workspace.Book.NameForms.After)), Own(f.Definition().Formula),
                        Own(Inputs(f, of => places[of])), Own(Sources(f, text.Language) ?? ""),
                    ]),
                ]),
            ],
        ]);
    }
}
