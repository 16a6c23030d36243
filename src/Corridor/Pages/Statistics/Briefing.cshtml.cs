using System.Collections.Immutable;
using Corridor.Kit;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;
using Microsoft.AspNetCore.Html;

namespace Corridor.Pages.Statistics;

/// <summary>A paragraph as trade officers publish it, for a pair and a period or from a published set; every number leads to its formula and rows.</summary>
public sealed class BriefingModel : StatisticsPage
{
    internal TradeQuestion? Asked { get; private set; }

    /// <summary>The published set, or null.</summary>
    public string? Set { get; private set; }

    /// <summary>The sets that are loaded.</summary>
    public ImmutableArray<string> Sets { get; private set; } = [];

    /// <summary>The text, or null where the question could not be read.</summary>
    public BriefingText? Written { get; private set; }

    /// <summary>The figures of the text and all that they were made from.</summary>
    public FigureTable? Figures { get; private set; }

    /// <summary>The places of the figures in the table.</summary>
    public IReadOnlyDictionary<Figure, int> Places { get; private set; } = new Dictionary<Figure, int>();

    /// <summary>The address of the API.</summary>
    public string Api => ApiLink("briefing", Set is { } set ? StatisticsAddress.Join(("set", set)) : PairQuestion.Query(Asked!));

    public void OnGet()
    {
        Begin("briefing", T("stat.briefing.title"), T("stat.briefing.description"));
        Sets = Workspace.Statistics.PublishedSets();
        Set = Reader.Text("set");
        Asked = PairQuestion.Read(Reader);
        Currency = Asked.Currency;
        Unlisted = Request.QueryString.HasValue && Set is null;
        if (!Understood("reporter", "counterpart", "period", "product", "currency"))
        {
            return;
        }

        TradeBriefing? briefing;
        if (Set is null)
        {
            briefing = Workspace.Analysis.Briefing(Asked);
            OfferYears(PairQuestion.Years(Workspace, Asked), Asked.Period.Year, y => Link("/statistics/briefing") + "?" + PairQuestion.Query(Asked with { Period = Asked.Period.In(y) }));
            Title = BriefingPrint.TitleOf(Asked, Names);
        }
        else if (Workspace.Analysis.TryBriefing(Set, out briefing, out var fault))
        {
            Title = BriefingPrint.TitleOf(Set, Lang);
        }
        else
        {
            Add(fault, "stat-set", StatusCodes.Status404NotFound);
            return;
        }

        Written = Workspace.Analysis.Write(briefing, Lang);
        Explain(Written.Figures);
    }

    /// <summary>A paragraph whose numbers lead to their figures. Written here, because a template puts blanks between its pieces.</summary>
    public IHtmlContent Html(BriefingParagraph paragraph)
    {
        var html = new HtmlContentBuilder();
        foreach (var span in paragraph.Spans)
        {
            _ = span.Figure is { } figure
                ? html.AppendHtml($"<a href=\"#figure-{Text(Places[figure])}\">").Append(span.Text).AppendHtml("</a>")
                : html.AppendHtml(Marked.Of(span.Text, Lang));
        }

        return html;
    }

    private void Explain(IEnumerable<Figure> stated)
    {
        var ordered = BriefingPrint.Ordered(stated);
        var places = BriefingPrint.Numbered(ordered);
        Places = places;
        Figures = new FigureTable(this, "figures", T("stat.briefing.figures"), T("stat.figure"),
            [FigureColumn.Words(T("stat.number")), FigureColumn.Words(T("stat.formula")), FigureColumn.Words(T("stat.inputs")), FigureColumn.Words(T("stat.source"))],
            [.. ordered.Select(f => new FigureRow(Own($"{Text(places[f])}. {BriefingPrint.NameOf(f, Workspace, Lang)}"),
                [new(Say(f), null, f.Rows.IsEmpty ? null : RowsLink(f)), new(f.Definition().Formula), new(BriefingPrint.Inputs(f, of => places[of])), new(BriefingPrint.Sources(f))])
            { Id = "figure-" + Text(places[f]), Link = Link("/statistics/definitions") + "#" + f.Formula })])
        { IsWhole = true };
    }

    private string Say(Figure figure) => FigureText.Of(figure, Lang, Workspace.Book.NameForms.After);
}
