using System.Collections.Immutable;
using System.Globalization;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Indicators;

namespace Corridor.Pages.Statistics;

/// <summary>The product space, what one economy and another export in it, and what lies near.</summary>
public sealed class ComplexityModel : StatisticsPage
{
    private const int MostNear = 3;

    // Products of so few kinds are all named where they are drawn, and their table is short enough to stand first.
    private const int Few = 40;

    internal SpaceQuestion Asked { get; private set; } = null!;

    /// <summary>The figures in the order in which they stand: the map of a few products before what is told of it, that of many behind.</summary>
    public ImmutableArray<FigureTable> Figures { get; private set; } = [];

    /// <summary>Other data that a space can be drawn of.</summary>
    public ImmutableArray<(string Text, string Link)> Others { get; private set; } = [];

    /// <summary>What is not loaded, or null.</summary>
    public string? Missing { get; private set; }

    /// <summary>The same for the other economy.</summary>
    public string Reversed => SpaceLink(Asked with { Economy = Asked.Other ?? Asked.Economy, Other = Asked.Economy });

    public void OnGet()
    {
        Begin("complexity", T("stat.space.title"), T("stat.space.description"));
        Asked = SpaceQuestion.Read(Reader);
        Unlisted = Request.QueryString.HasValue;
        if (!Understood("economy", "other", "year"))
        {
            return;
        }

        Title = T("stat.space.titleFor", Names.Of(Asked.Economy));
        if (!Workspace.Analysis.TryProductSpace(Asked.Economy, Asked.Year, Asked.Source, out var answer, out var fault))
        {
            Missing = fault.Message(Lang);
            return;
        }

        var (beside, period) = (Asked.Beside(Workspace, answer), PeriodText.Of(answer.Period, Lang));
        Others = OtherData(answer.Period, answer.Source, d => SpaceLink(Asked with { Year = d.Period.LastYear, Source = d.Source.Key }));
        var indices = IndicesOf([answer, .. beside is null ? Array.Empty<ProductSpaceAnswer>() : [beside]]);
        var space = SpaceOf(answer, beside);
        var nearest = Table("nearest", T("stat.space.nearest", Names.Of(answer.Economy), period), answer, beside,
            answer.Products.Select((p, i) => (p, i)).Where(p => !p.p.HasAdvantage && p.p.Density.IsDefined).OrderByDescending(p => p.p.Density.Value).ThenBy(p => p.i).Take(Shown));
        var ahead = beside is null ? null : Table("ahead", T("stat.space.ahead", Names.Of(answer.Economy), Names.Of(beside.Economy), period), answer, beside,
            answer.Products.Select((p, i) => (p, i)).Where(p => p.p.HasAdvantage && !beside.Products[p.i].HasAdvantage).OrderByDescending(p => p.p.Exports.Value).ThenBy(p => p.i).Take(Shown));
        var isFew = answer.Products.Length <= Few;
        Figures = [indices, .. isFew ? [space] : Array.Empty<FigureTable>(), .. ahead is null ? Array.Empty<FigureTable>() : [ahead], nearest, .. isFew ? Array.Empty<FigureTable>() : [space]];
    }

    private string SpaceLink(SpaceQuestion asked) => Link("/statistics/complexity") + "?" + asked.Query;

    // Complexity where it is stated, otherwise only how broad the exports are.
    private FigureTable IndicesOf(ImmutableArray<ProductSpaceAnswer> answers)
    {
        var (first, isOrdered, period) = (answers[0], answers[0].IsOrdered, PeriodText.Of(answers[0].Period, Lang));
        FigureCell Diversity(ProductSpaceAnswer a) => new(T("stat.space.rankOf", Text(a.Diversity), Text(a.Products.Length)), a.Diversity);
        return new FigureTable(this, "indices", T(isOrdered ? "stat.space.indices" : "stat.space.breadth", period), T("stat.economy"),
            isOrdered ? [new(T("stat.space.eci")), new(T("stat.space.rank")), new(T("stat.space.diversity")), new(T("stat.space.outlook")), new(T("stat.value"))] : [new(T("stat.space.diversity")), new(T("stat.value"))],
            [.. answers.Select(a => new FigureRow(Own(Names.Of(a.Economy)), isOrdered
                ? [Plain(a.Complexity), new(a.Rank is { } r ? T("stat.space.rankOf", Text(r), Text(a.Economies)) : null), Diversity(a), Plain(a.Outlook), Cell(a.Exports)] : [Diversity(a), Cell(a.Exports)]))])
        {
            Unit = UnitOf(first),
            Sources = [first.Source.Source],
            Api = ApiLink("complexity", Asked.Query),
            HasFiles = false,
            Notes =
            [
                T("stat.space.from", period, Format.Number(first.Products.Length, 0, Lang), Depth(first.IsSitc, first.Level), Text(first.Economies)),
                .. first.Period.Kind == Reference.Time.PeriodKind.Years ? new[] { T("stat.years.sum", period) } : [],
                .. isOrdered ? [] : new[] { T("stat.space.notOrdered", Text(first.Products.Length), Text(TradeAnalysis.FewestProducts)) },
            ],
            IsWhole = true,
        };
    }

    private FigureTable Table(string id, string title, ProductSpaceAnswer answer, ProductSpaceAnswer? beside, IEnumerable<(ProductInSpace Product, int Place)> products) => new(this, id, title, T("stat.product"),
        [new(T("stat.space.exports", Names.Of(answer.Economy))), new(T("stat.rcaOf", Names.Of(answer.Economy))), .. beside is null ? [] : new[] { new FigureColumn(T("stat.rcaOf", Names.Of(beside.Economy))) }, new(T("stat.space.density")),
         .. answer.IsOrdered ? new FigureColumn[] { new(T("stat.pci")), new(T("stat.space.gain")) } : [], new(T("stat.space.world"))],
        [.. products.Select(p => new FigureRow(Named(p.Product.Product),
            [Cell(p.Product.Exports), Plain(p.Product.Advantage), .. beside is null ? [] : new[] { Plain(beside.Products[p.Place].Advantage) }, Plain(p.Product.Density),
             .. answer.IsOrdered ? new[] { Plain(p.Product.Complexity), Plain(p.Product.Gain) } : [], Cell(p.Product.World)])
            { Code = p.Product.Product })])
    {
        Unit = UnitOf(answer),
        Sources = [answer.Source.Source],
        Api = ApiLink("complexity", Asked.Query),
        IsWhole = true,
    };

    private FigureTable SpaceOf(ProductSpaceAnswer answer, ProductSpaceAnswer? beside)
    {
        var (near, title) = (answer.Space.Neighbours, T("stat.space.figure", Text(answer.Products.Length), PeriodText.Of(answer.Period, Lang)));
        return new FigureTable(this, "space", title, T("stat.product"),
            [new(T("stat.space.world"), "value"), new(T("stat.rcaOf", Names.Of(answer.Economy)), "one"), .. beside is null ? [] : new[] { new FigureColumn(T("stat.rcaOf", Names.Of(beside.Economy)), "other") },
             .. answer.IsOrdered ? new[] { new FigureColumn(T("stat.pci"), "pci") } : [], new(T("stat.space.density"), "density"), new(T("stat.space.ubiquity"), "ubiquity"), FigureColumn.Words(T("stat.space.near")) with { Key = "near" }],
            [.. answer.Products.Select((p, i) => new FigureRow(Named(p.Product),
                [new(Millions(p.World.Value ?? 0), p.World.Value / TradeTable.Scale), Plain(p.Advantage), .. beside is null ? [] : new[] { Plain(beside.Products[i].Advantage) },
                 .. answer.IsOrdered ? new[] { Plain(p.Complexity) } : [], Plain(p.Density), new(Format.Number(p.Ubiquity, 0, Lang), p.Ubiquity),
                 new(Texts.List(Lang, near[i].Take(MostNear).Select(l => $"{answer.Products[l.First == i ? l.Second : l.First].Product} {Format.Number(l.Proximity, 2, Lang)}")))])
                { Code = p.Product, Place = string.Create(CultureInfo.InvariantCulture, $"{answer.Space.Places[i].X} {answer.Space.Places[i].Y}") })])
        {
            Unit = UnitOf(answer),
            ChartUnit = Names.Millions(answer.Exports.Currency!.Value),
            Charts = [new FigureChart("space", title) { Labels = [T("stat.space.both"), Names.Of(answer.Economy), beside is null ? "" : Names.Of(beside.Economy), T("stat.space.neither")] }],
            Sources = [answer.Source.Source],
            Api = ApiLink("complexity", Asked.Query),
            Notes = [T("stat.space.how")],
            IsWhole = answer.Products.Length <= Few,
        };
    }

    private string UnitOf(ProductSpaceAnswer answer) => T("stat.unitOf", Names.Millions(answer.Exports.Currency!.Value));

    private Api.TextView Named(string code) => Names.Goods(SpaceAnswer.Parsed(code)) ?? Own(SpaceAnswer.Parsed(code).Name(Lang));

    // An index without a link: one to the same rows at every number would say nothing.
    private FigureCell Plain(Figure figure) => new(Said(figure), figure.Value is { } v ? decimal.Round(v, 4) : null);
}
