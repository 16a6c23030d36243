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

    internal SpaceQuestion Asked { get; private set; } = null!;

    /// <summary>The indices of the economies.</summary>
    public FigureTable? Indices { get; private set; }

    /// <summary>What lies near the exports and is not exported with advantage yet.</summary>
    public FigureTable? Nearest { get; private set; }

    /// <summary>What the economy exports with advantage and the other does not.</summary>
    public FigureTable? Ahead { get; private set; }

    /// <summary>All products with their links.</summary>
    public FigureTable? Space { get; private set; }

    /// <summary>What is not loaded, or null.</summary>
    public string? Missing { get; private set; }

    /// <summary>The same for the other economy.</summary>
    public string Reversed => Link("/statistics/complexity") + "?" + (Asked with { Economy = Asked.Other ?? Asked.Economy, Other = Asked.Economy }).Query;

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

        var beside = Asked.Beside(Workspace, answer);
        Indices = IndicesOf([answer, .. beside is null ? Array.Empty<ProductSpaceAnswer>() : [beside]]);
        Space = SpaceOf(answer, beside);
        Nearest = Table("nearest", T("stat.space.nearest", Names.Of(answer.Economy), Text(answer.Year)), answer, beside,
            answer.Products.Select((p, i) => (p, i)).Where(p => !p.p.HasAdvantage && p.p.Density.IsDefined).OrderByDescending(p => p.p.Density.Value).ThenBy(p => p.i).Take(Shown));
        Ahead = beside is null ? null : Table("ahead", T("stat.space.ahead", Names.Of(answer.Economy), Names.Of(beside.Economy), Text(answer.Year)), answer, beside,
            answer.Products.Select((p, i) => (p, i)).Where(p => p.p.HasAdvantage && !beside.Products[p.i].HasAdvantage).OrderByDescending(p => p.p.Exports.Value).ThenBy(p => p.i).Take(Shown));
    }

    private FigureTable IndicesOf(ImmutableArray<ProductSpaceAnswer> answers) => new(this, "indices", T("stat.space.indices", Text(answers[0].Year)), T("stat.economy"),
        [new(T("stat.space.eci")), new(T("stat.space.rank")), new(T("stat.space.diversity")), new(T("stat.space.outlook")), new(T("stat.value"))],
        [.. answers.Select(a => new FigureRow(Own(Names.Of(a.Economy)), [Plain(a.Complexity), new(a.Rank is { } r ? T("stat.space.rankOf", Text(r), Text(a.Economies)) : null), new(T("stat.space.rankOf", Text(a.Diversity), Text(a.Products.Length))), Plain(a.Outlook), Cell(a.Exports)]))])
    {
        Unit = T("stat.unitOf", Names.Millions(answers[0].Exports.Currency!.Value)),
        Sources = [answers[0].Source.Source],
        Api = ApiLink("complexity", Asked.Query),
        HasFiles = false,
        Notes = [T("stat.space.old", Text(answers[0].Year), Format.Number(answers[0].Products.Length, 0, Lang), T(answers[0].IsSitc ? "stat.depth.sitc" : "stat.depth.hs", Text(answers[0].Level)))],
        IsWhole = true,
    };

    private FigureTable Table(string id, string title, ProductSpaceAnswer answer, ProductSpaceAnswer? beside, IEnumerable<(ProductInSpace Product, int Place)> products) => new(this, id, title, T("stat.product"),
        [new(T("stat.space.exports", Names.Of(answer.Economy))), new(T("stat.rcaOf", Names.Of(answer.Economy))), .. beside is null ? [] : new[] { new FigureColumn(T("stat.rcaOf", Names.Of(beside.Economy))) }, new(T("stat.space.density")), new(T("stat.pci")), new(T("stat.space.gain")), new(T("stat.space.world"))],
        [.. products.Select(p => new FigureRow(Named(p.Product.Product),
            [Cell(p.Product.Exports), Plain(p.Product.Advantage), .. beside is null ? [] : new[] { Plain(beside.Products[p.Place].Advantage) }, Plain(p.Product.Density), Plain(p.Product.Complexity), Plain(p.Product.Gain), Cell(p.Product.World)])
            { Code = p.Product.Product })])
    {
        Unit = T("stat.unitOf", Names.Millions(answer.Exports.Currency!.Value)),
        Sources = [answer.Source.Source],
        Api = ApiLink("complexity", Asked.Query),
        IsWhole = true,
    };

    private FigureTable SpaceOf(ProductSpaceAnswer answer, ProductSpaceAnswer? beside)
    {
        var near = answer.Space.Neighbours;
        return new FigureTable(this, "space", T("stat.space.figure", Text(answer.Products.Length), Text(answer.Year)), T("stat.product"),
            [new(T("stat.space.world"), "value"), new(T("stat.rcaOf", Names.Of(answer.Economy)), "one"), .. beside is null ? [] : new[] { new FigureColumn(T("stat.rcaOf", Names.Of(beside.Economy)), "other") }, new(T("stat.pci"), "pci"), new(T("stat.space.density"), "density"), FigureColumn.Words(T("stat.space.near")) with { Key = "near" }],
            [.. answer.Products.Select((p, i) => new FigureRow(Named(p.Product),
                [new(Millions(p.World.Value ?? 0), p.World.Value / TradeTable.Scale), Plain(p.Advantage), .. beside is null ? [] : new[] { Plain(beside.Products[i].Advantage) }, Plain(p.Complexity), Plain(p.Density),
                 new(Texts.List(Lang, near[i].Take(MostNear).Select(l => $"{answer.Products[l.First == i ? l.Second : l.First].Product} {Format.Number(l.Proximity, 2, Lang)}")))])
                { Code = p.Product, Place = string.Create(CultureInfo.InvariantCulture, $"{answer.Space.Places[i].X} {answer.Space.Places[i].Y}") })])
        {
            Unit = T("stat.unitOf", Names.Millions(answer.Exports.Currency!.Value)),
            ChartUnit = Names.Millions(answer.Exports.Currency!.Value),
            Charts = [new FigureChart("space", T("stat.space.figure", Text(answer.Products.Length), Text(answer.Year))) { Labels = [T("stat.space.both"), Names.Of(answer.Economy), beside is null ? "" : Names.Of(beside.Economy), T("stat.space.neither")] }],
            Sources = [answer.Source.Source],
            Api = ApiLink("complexity", Asked.Query),
            Notes = [T("stat.space.how")],
        };
    }

    private Api.TextView Named(string code) => Names.Goods(SpaceAnswer.Parsed(code)) ?? Own(SpaceAnswer.Parsed(code).Name(Lang));

    // An index without a link: one to the same rows at every number would say nothing.
    private FigureCell Plain(Figure figure) => new(Said(figure), figure.Value is { } v ? decimal.Round(v, 4) : null);
}
