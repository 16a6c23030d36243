using System.Collections.Immutable;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;

namespace Corridor.Pages.Statistics;

/// <summary>The indicators of a pair in a period, each with its formula and rows.</summary>
public sealed class IndicatorsModel : StatisticsPage
{
    private const int MostProducts = 40;

    internal TradeQuestion Asked { get; private set; } = null!;

    /// <summary>The indicators, or null where the question could not be read.</summary>
    public FigureTable? Table { get; private set; }

    /// <summary>What the two export to the world, of the latest and finest data.</summary>
    public ImmutableArray<FigureTable> Structure { get; private set; } = [];

    /// <summary>Other data that the structures can be told of.</summary>
    public ImmutableArray<(string Text, string Link)> Others { get; private set; } = [];

    public void OnGet()
    {
        Begin("indicators", T("stat.indicators.title"), T("stat.indicators.description"));
        Asked = PairQuestion.Read(Reader);
        var structure = new SpaceQuestion(Asked.Reporter, Asked.Counterpart, Reader.Year("year"), null);
        Currency = Asked.Currency;
        if (!Understood("reporter", "counterpart", "period", "product", "currency", "year"))
        {
            return;
        }

        var answer = Workspace.Analysis.Pair(Asked);
        OfferYears(PairQuestion.Years(Workspace, Asked), Asked.Period.Year, y => Link("/statistics/indicators") + "?" + PairQuestion.Query(Asked with { Period = Asked.Period.In(y) }));
        Title = T("stat.indicators.titleFor", Names.Of(Asked.Reporter), Names.Of(Asked.Counterpart), PeriodText.Of(Asked.Period, Lang));
        Table = new FigureTable(this, "indicators", Title, T("stat.figure"), [new(T("stat.number")), FigureColumn.Words(T("stat.formula")), FigureColumn.Words(T("stat.rows.why"))],
            [.. answer.Figures.Select(f => new FigureRow(Own(Texts.Get(Lang, "analysis.figure." + f.Name)),
                [new(f.Figure.IsDefined ? FigureText.Of(f.Figure, Lang, Workspace.Book.NameForms.After) : null, null, f.Figure.IsDefined ? RowsLink(f.Figure) : null), new(f.Figure.Definition().Formula), new(f.Figure.Missing is { } missing ? missing.Sentence(Lang) : null)])
            { Link = Link("/statistics/definitions") + "#" + f.Figure.Formula })])
        {
            IsWhole = true,
            Sources = [.. new[] { answer.Source, answer.Structure.Source, answer.Structure.SimilaritySource }.OfType<FigureSource>().Select(s => s.Source).Distinct()],
            Api = ApiLink("indicators", PairQuestion.Query(Asked)),
            HasFiles = false,
            NotLoaded = answer.Source is null ? [T("stat.noPair", Names.Of(Asked.Reporter), Names.Of(Asked.Counterpart), PeriodText.Of(Asked.Period, Lang))] : [],
            Notes =
            [
                .. answer.Figures.Any(f => f.Figure is { IsDefined: true, IsConverted: true }) ? new[] { T("analysis.note.converted", Names.After(Currency!.Value)) } : [],
                .. answer.Structure is { Year: { } ofYear, Source: { } of } && ofYear != Asked.Period.Year ? new[] { T("cli.stats.structureOf", Text(ofYear), of.Source.PublisherIn(Lang)) } : [],
                .. answer.Structure is { SimilarityPeriod: { } alike, SimilaritySource: { } alikeFrom } && alike != Asked.Period ? new[] { T("cli.stats.similarityOf", PeriodText.Of(alike, Lang), alikeFrom.Source.PublisherIn(Lang)) } : [],
                .. answer.OtherSources.IsEmpty ? [] : new[] { T("stat.otherSources", Texts.Words(Lang, answer.OtherSources)) },
            ],
        };
        Structure = StructureOf(structure);
    }

    private ImmutableArray<FigureTable> StructureOf(SpaceQuestion asked)
    {
        var (one, other) = (Names.Of(Asked.Reporter), Names.Of(Asked.Counterpart));
        if (!Workspace.Analysis.TryExportStructure(Asked.Reporter, Asked.Counterpart, asked.Year, asked.Source, out var found, out var fault))
        {
            return [new FigureTable(this, "structure", T("stat.structure.none", one, other), T("stat.product"), [], []) { NotLoaded = [fault.Message(Lang)] }];
        }

        var period = PeriodText.Of(found.Period, Lang);
        Others = OtherData(found.Period, found.Source, d => Link("/statistics/indicators") + "?" + PairQuestion.Query(Asked) + "&year=" + Text(d.Period.LastYear));
        var listed = found.Products.Length <= MostProducts ? found.Products
            : [.. found.Products.OrderByDescending(p => (p.First.Share.Value ?? 0) + (p.Second.Share.Value ?? 0)).ThenBy(p => p.Product, StringComparer.Ordinal).Take(Shown)];
        FigureRow Index(string name, Figure figure) => new(Own(name), [new(FigureText.Of(figure, Lang, Workspace.Book.NameForms.After), figure.Value), new(figure.Definition().Formula)]) { Link = Link("/statistics/definitions") + "#" + figure.Formula };
        return
        [
            new FigureTable(this, "structure", T("stat.structure.title", one, other, period), T("stat.product"),
                [new(T("stat.space.world")), new(T("stat.structure.share", one)), new(T("stat.rcaOf", one)), new(T("stat.structure.share", other)), new(T("stat.rcaOf", other))],
                [.. listed.Select(p => new FigureRow(Names.Goods(SpaceAnswer.Parsed(p.Product)) ?? Own(SpaceAnswer.Parsed(p.Product).Name(Lang)),
                    [Cell(p.World), Of(p.First.Share, p.First.Exports), Strong(p.First.Advantage), Of(p.Second.Share, p.Second.Exports), Strong(p.Second.Advantage)]) { Code = p.Product })])
            {
                Unit = found.Products.IsEmpty ? null : T("stat.unitOf", Names.Millions(found.Products[0].World.Currency!.Value)),
                Sources = [found.Source.Source],
                Api = ApiLink("structure", asked.Query),
                IsWhole = true,
                Notes =
                [
                    T("stat.structure.how", Text(found.Economies), Depth(found.IsSitc, found.Level)), .. found.Period.Kind == PeriodKind.Years ? new[] { T("stat.years.sum", period) } : [],
                    .. listed.Length < found.Products.Length ? new[] { T("stat.structure.largest", Text(listed.Length), Format.Number(found.Products.Length, 0, Lang)) } : [],
                ],
            },
            new FigureTable(this, "structure-indices", T("stat.structure.indices", period), T("stat.figure"), [new(T("stat.number")), FigureColumn.Words(T("stat.formula"))],
                [Index(Texts.Get(Lang, "analysis.figure.similarity"), found.Similarity), Index(T("stat.structure.concentration", one), found.FirstConcentration), Index(T("stat.structure.concentration", other), found.SecondConcentration)])
            {
                Sources = [found.Source.Source],
                Api = ApiLink("structure", asked.Query),
                HasFiles = false,
                IsWhole = true,
            },
        ];

        // A share leads to the rows of what it is the share of.
        FigureCell Of(Figure share, Figure exports) => Percent(share) with { Link = RowsLink(exports) };
        FigureCell Strong(Figure advantage) => new(Said(advantage), advantage.Value is { } v ? decimal.Round(v, 4) : null, Shade: advantage.Value >= 1 ? 2 : null);
    }
}
