using Corridor.Api;
using Corridor.Kit;

namespace Corridor.Pages;

/// <summary>The page for people who build on the API: addresses that answer, and the OpenAPI document.</summary>
public sealed class ApiModel : SitePage
{
    /// <summary>Addresses that answer, with the key of what they say.</summary>
    public IEnumerable<(string Address, string Key)> Examples
    {
        get
        {
            var lane = Workspace.Book.Lanes[0];
            var way = $"from={lane.Origin.Code}&to={lane.Destination.Code}";
            var tariff = Workspace.Tariffs.ImportTariffOf(lane.Destination.Code)?.Name ?? Workspace.Tariffs.All[0].Name;
            return
            [
                ($"{GoodsEndpoints.Root}/goods?q=0303+54&lang={Reference.Languages.Tag(Lang)}&top=5", "api.search"),
                ($"{GoodsEndpoints.Root}/goods/030354?{way}&lang={Reference.Languages.Tag(Lang)}", "api.show"),
                ($"{GoodsEndpoints.Root}/goods/030354/trade?{way}", "api.trade"),
                ($"{GoodsEndpoints.Root}/goods/030354/trade?{way}&format=csv", "api.tradeCsv"),
                ($"{GoodsEndpoints.Root}/trade?{way}", "api.laneTrade"),
                ($"{GoodsEndpoints.Root}/tariffs", "api.tariffs"),
                ($"{GoodsEndpoints.Root}/tariffs/{tariff}/lines?under=0303&limit=100", "api.lines"),
                ($"{GoodsEndpoints.Root}/changes?{way}&since={Reference.Time.DateRange.Text(Today.AddYears(-1))}&lang={Reference.Languages.Tag(Lang)}", "api.changes"),
                ($"{GoodsEndpoints.Root}/acts/{lane.Destination.Code}", "api.acts"),
                ($"{GoodsEndpoints.Root}/documents/{lane.Destination.Code}", "api.documents"),
                ($"{GoodsEndpoints.Root}/economies", "api.economies"),
                ($"{GoodsEndpoints.Root}/border-points", "reference.borderPoints"),
                ($"{GoodsEndpoints.Root}/incoterms", "reference.incoterms"),
                ($"{GoodsEndpoints.Root}/units", "reference.units"),
                ($"{GoodsEndpoints.Root}/currencies", "reference.currencies"),
                ($"{GoodsEndpoints.Root}/packs", "api.packs"),
            ];
        }
    }

    public void OnGet()
    {
        Title = T("nav.api");
        Description = T("api.lead");
        Crumbs.Add(new Crumb(Title, null));
    }
}
