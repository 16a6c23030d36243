using Corridor.Kit;
using Corridor.Reference;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;

namespace Corridor.Pages.Statistics;

/// <summary>The indicators of a pair in a period, each with its formula and rows.</summary>
public sealed class IndicatorsModel : StatisticsPage
{
    internal TradeQuestion Asked { get; private set; } = null!;

    /// <summary>The indicators, or null where the question could not be read.</summary>
    public FigureTable? Table { get; private set; }

    public void OnGet()
    {
        Begin("indicators", T("stat.indicators.title"), T("stat.indicators.description"));
        Asked = PairQuestion.Read(Reader);
        Currency = Asked.Currency;
        if (!Understood("reporter", "counterpart", "period", "product", "currency"))
        {
            return;
        }

        var answer = Workspace.Analysis.Pair(Asked);
        Title = T("stat.indicators.titleFor", Names.Of(Asked.Reporter), Names.Of(Asked.Counterpart), PeriodText.Of(Asked.Period, Lang));
        Table = new FigureTable(this, "indicators", Title, T("stat.figure"), [new(T("stat.number")), FigureColumn.Words(T("stat.formula")), FigureColumn.Words(T("stat.rows.why"))],
            [.. answer.Figures.Select(f => new FigureRow(Own(Texts.Get(Lang, "analysis.figure." + f.Name)),
                [new(f.Figure.IsDefined ? FigureText.Of(f.Figure, Lang, Workspace.Book.NameForms.After) : null, null, f.Figure.IsDefined ? RowsLink(f.Figure) : null), new(f.Figure.Definition().Formula), new(f.Figure.Missing is { } missing ? missing.Sentence(Lang) : null)])
            { Link = Link("/statistics/definitions") + "#" + f.Figure.Formula })])
        {
            IsWhole = true,
            Sources = [.. new[] { answer.Source, answer.Structure.Source }.OfType<FigureSource>().Select(s => s.Source).Distinct()],
            Api = ApiLink("indicators", PairQuestion.Query(Asked)),
            HasFiles = false,
            NotLoaded = answer.Source is null ? [T("stat.noPair", Names.Of(Asked.Reporter), Names.Of(Asked.Counterpart), PeriodText.Of(Asked.Period, Lang))] : [],
            Notes =
            [
                .. answer.Figures.Any(f => f.Figure.IsDefined && IsConverted(f.Figure)) ? new[] { T("analysis.note.converted", Names.After(Currency!.Value)) } : [],
                .. answer.Structure is { Year: { } ofYear, Source: { } of } && ofYear != Asked.Period.Year ? new[] { T("cli.stats.structureOf", Text(ofYear), of.Source.PublisherIn(Lang)) } : [],
                .. answer.OtherSources.IsEmpty ? [] : new[] { T("stat.otherSources", string.Join(", ", answer.OtherSources)) },
            ],
        };
    }
}
