using System.Collections.Immutable;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Statistics;
using Corridor.Statistics.Complexity;
using Corridor.Statistics.Indicators;

namespace Corridor.Pages.Statistics;

/// <summary>What each side exports well and the other imports, but hardly from it, ranked, with the reasons.</summary>
public sealed class OpportunitiesModel : StatisticsPage
{
    internal OpportunityQuestion Asked { get; private set; } = null!;

    /// <summary>Each way.</summary>
    public ImmutableArray<FigureTable> Ways { get; private set; } = [];

    /// <summary>Why the year is no later one, or nothing.</summary>
    public ImmutableArray<string> Why { get; private set; } = [];

    public void OnGet()
    {
        Begin("opportunities", T("stat.opportunities.title"), T("stat.opportunities.description"));
        Asked = OpportunityQuestion.Read(Reader);
        var offset = Reader.Number("offset", 0, 0, 9_999);
        if (!Understood("from", "to", "year"))
        {
            return;
        }

        Title = T("stat.opportunities.titleFor", Names.Of(Asked.Exporter), Names.Of(Asked.Importer));
        Ways = [.. Way(Asked, offset), .. Way(Asked with { Exporter = Asked.Importer, Importer = Asked.Exporter }, 0)];
    }

    // What is found, and beside it what was weighed and is sold already, so that an empty list explains itself.
    private IEnumerable<FigureTable> Way(OpportunityQuestion asked, int offset)
    {
        var (exporter, importer) = (Names.Of(asked.Exporter), Names.Of(asked.Importer));
        if (!asked.TryFind(Workspace, out var answer, out var fault))
        {
            return [new FigureTable(this, "way-" + asked.Exporter, T("stat.opportunities.way", exporter, importer), T("stat.product"), [], []) { NotLoaded = [fault.Message(Lang)] }];
        }

        Why = [.. WhyEarlier(answer.Year)];
        var (ranked, sold) = (answer.Found.Ranked, answer.Found.Sold);
        var title = T("stat.inPeriod", T("stat.opportunities.way", exporter, importer), Text(answer.Year));
        var found = Table("way-" + asked.Exporter, title, [.. ranked.Skip(offset).Take(Shown)]) with
        {
            Charts = ranked.Length > 1 ? [new FigureChart("treemap", T("stat.opportunities.way", exporter, importer))] : [],
            Notes = [.. answer.Found.Unknown.IsEmpty ? [] : new[] { T("stat.opportunities.unknown", Text(answer.Found.Unknown.Length), Texts.Words(Lang, answer.Found.Unknown.Take(20))) }],
            Pager = asked == Asked ? new Pager(this, ranked.Length, offset, Shown, o => Link("/statistics/opportunities") + "?" + asked.Query + (o == 0 ? "" : "&offset=" + Text(o))) : null,
        };
        var weighed = Table("sold-" + asked.Exporter, ranked.IsEmpty ? title : T("stat.inPeriod", T("stat.opportunities.sold", exporter, importer), Text(answer.Year)), [.. sold.Take(Shown)]) with
        {
            Notes = [T(ranked.IsEmpty ? "stat.opportunities.none" : "stat.opportunities.soldNote", exporter, importer)],
        };
        // What the importer itself reports of this trade by product is newer and finer, and says what it buys of the exporter already.
        var trade = new SeriesQuestion(asked.Exporter, asked.Importer, TradeFlow.Export, TradeProduct.Total, MonthRange.Year, false, null, null, null);
        if (TradeOffer.OfProducts(Workspace.Statistics, trade) is { } offer)
        {
            (found, weighed) = (found with { Offers = [Instead(offer, trade)] }, weighed with { Offers = [Instead(offer, trade)] });
        }

        return sold.IsEmpty ? [found] : ranked.IsEmpty ? [weighed] : [found, weighed with { Offers = [] }];

        FigureTable Table(string id, string heading, ImmutableArray<Opportunity> items)
        {
            var withComplexity = items.Any(o => o.Complexity is not null);
            var unit = items.Select(o => o.Untapped.Currency).FirstOrDefault() is { } currency ? Names.Millions(currency) : null;
            return new FigureTable(this, id, heading, T("stat.product"),
                [new(T("stat.untapped"), "value", true), new(T("stat.expected"), "expected"), new(T("stat.actual"), "actual"), new(T("stat.importsOf", importer), "imports"), new(T("stat.shareOf", exporter), "share"),
                 new(T("stat.rcaOf", exporter), "rca"), new(T("stat.rcaOf", importer), "own"), .. withComplexity ? new[] { new FigureColumn(T("stat.pci"), "pci") } : []],
                [.. items.Select(o => Row(o, withComplexity))])
            {
                Unit = unit is null ? null : T("stat.unitOf", unit),
                ChartUnit = unit,
                Sources = [answer.Source.Source],
                Api = ApiLink("opportunities", asked.Query),
            };
        }

        FigureRow Row(Opportunity o, bool withComplexity)
        {
            _ = TradeProduct.TryParse(o.Product, out var product, out _);
            FigureCell Optional(Figure? figure) => figure is null ? new(null) : Cell(figure);
            return new FigureRow(Names.Goods(product) ?? Own(product.Name(Lang)),
                [Cell(o.Untapped), Cell(o.Expected), Cell(o.Actual), Cell(o.Imports), Percent(o.SupplierShare), Cell(o.Advantage), Optional(o.ImporterAdvantage), .. withComplexity ? new[] { Optional(o.Complexity) } : []])
            { Code = product.Value, Link = ExploreLink(new SeriesQuestion(asked.Exporter, asked.Importer, TradeFlow.Export, product, MonthRange.Year, false, null, null, null)) };
        }
    }
}
