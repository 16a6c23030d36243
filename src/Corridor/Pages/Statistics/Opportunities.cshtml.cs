using System.Collections.Immutable;
using Corridor.Kit;
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
        Ways = [Way(Asked, offset), Way(Asked with { Exporter = Asked.Importer, Importer = Asked.Exporter }, 0)];
    }

    private FigureTable Way(OpportunityQuestion asked, int offset)
    {
        var (exporter, importer) = (Names.Of(asked.Exporter), Names.Of(asked.Importer));
        var id = "way-" + asked.Exporter;
        if (!asked.TryFind(Workspace, out var answer, out var fault))
        {
            return new FigureTable(this, id, T("stat.opportunities.way", exporter, importer), T("stat.product"), [], []) { NotLoaded = [fault.Message(Lang)] };
        }

        var ranked = answer.Found.Ranked;
        var currency = ranked.Select(o => o.Untapped.Currency?.Value).FirstOrDefault() ?? "USD";
        return new FigureTable(this, id, T("stat.inPeriod", T("stat.opportunities.way", exporter, importer), Text(answer.Year)), T("stat.product"),
            [new(T("stat.untapped"), "value", true), new(T("stat.expected"), "expected"), new(T("stat.actual"), "actual"), new(T("stat.importsOf", importer), "imports"), new(T("stat.shareOf", exporter), "share"),
             new(T("stat.rcaOf", exporter), "rca"), new(T("stat.rcaOf", importer), "own"), new(T("stat.pci"), "pci")],
            [.. ranked.Skip(offset).Take(Shown).Select(Row)])
        {
            Unit = T("stat.unitOf", Names.Millions(currency)),
            ChartUnit = Names.Millions(currency),
            Charts = [new FigureChart("treemap", T("stat.opportunities.way", exporter, importer))],
            Notes = answer.Found.Unknown.IsEmpty ? [] : [T("stat.opportunities.unknown", Text(answer.Found.Unknown.Length), string.Join(", ", answer.Found.Unknown.Take(20)))],
            Sources = [answer.Source.Source],
            Api = ApiLink("opportunities", asked.Query),
            Pager = asked == Asked ? new Pager(this, ranked.Length, offset, Shown, o => Link("/statistics/opportunities") + "?" + asked.Query + (o == 0 ? "" : "&offset=" + Text(o))) : null,
            NotLoaded = [],
        };

        FigureRow Row(Opportunity o)
        {
            _ = TradeProduct.TryParse(o.Product, out var product, out _);
            FigureCell Optional(Figure? figure) => figure is null ? new(null) : Cell(figure);
            return new FigureRow(Names.Goods(product) ?? Own(product.Name(Lang)),
                [Cell(o.Untapped), Cell(o.Expected), Cell(o.Actual), Cell(o.Imports), Percent(o.SupplierShare), Cell(o.Advantage), Optional(o.ImporterAdvantage), Optional(o.Complexity)])
            { Code = product.Value, Link = ExploreLink(new SeriesQuestion(asked.Exporter, asked.Importer, TradeFlow.Export, product, MonthRange.Year, false, null, null, null)) };
        }
    }
}
