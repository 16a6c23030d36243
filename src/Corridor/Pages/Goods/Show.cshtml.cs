using System.Collections.Immutable;
using Corridor.Goods;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Support.Consignments;

namespace Corridor.Pages.Goods;

/// <summary>The page of a code on a lane and a day: its place, the duty, the unit, the trade.</summary>
public sealed class ShowModel : SitePage
{
    private const int MostProgrammes = 6;
    private Lane lane = null!;
    private GoodsPlace? place;

    public GoodsAnswer? Answer { get; private set; }

    public DateOnly Day { get; private set; }

    public LaneForm Form { get; private set; } = null!;

    public ImmutableArray<TradeTable> Trade { get; private set; } = [];

    /// <summary>The programmes of both sides that may apply, import first.</summary>
    internal ImmutableArray<GoodsSupport> Support { get; private set; } = [];

    /// <summary>The address of the finder with what the page knows.</summary>
    public string Finder => Link("/support/finder", ("from", lane.Origin.Code.Value), ("to", lane.Destination.Code.Value), ("date", DateRange.Text(Day)), ("code", place!.Code.Digits));

    /// <summary>The language of the tariff's own texts.</summary>
    public string TariffLanguage => place?.Tariff?.TextLanguage.Tag() ?? "en";

    /// <summary>Whether the tariff's supplementary units are loaded at all; where not, none is not the same as no unit.</summary>
    public bool UnitsLoaded => place?.Tariff is { } t && t.PrintsUnits;

    /// <summary>The same goods the other way; six digits are what both tariffs share.</summary>
    public string Reversed => Link("/goods/" + place!.Code.Subheading, ("from", lane.Destination.Code.Value), ("to", lane.Origin.Code.Value), ("date", Dated));

    /// <summary>The currencies of the two sides, and those of which rates are held.</summary>
    public ImmutableArray<string> Currencies => [.. CurrenciesOf([lane.Origin, lane.Destination])];

    /// <summary>The direction in words.</summary>
    public string Direction => T("lane.title", lane.Origin.Name.In(Lang), lane.Destination.Name.In(Lang));

    /// <summary>The name of the origin.</summary>
    public string OriginName => lane.Origin.Name.In(Lang);

    public string ApiLink => $"/api/v1/goods/{place!.Asked}?from={lane.Origin.Code}&to={lane.Destination.Code}&date={DateRange.Text(Day)}&lang={Lang.Tag()}";

    private string? Dated => Day == Today ? null : DateRange.Text(Day);

    public void OnGet(string code, string? from, string? to, string? date)
    {
        lane = ReadLane(from, to);
        Day = ReadDay(date);
        Crumbs.Add(new Crumb(T("nav.goods"), Link("/goods")));
        if (!CommodityCode.TryParse(code, out var parsed, out var fault))
        {
            Refuse(fault, StatusCodes.Status400BadRequest);
            return;
        }

        if (!GoodsPlace.TryFind(Workspace, parsed, lane, Day, out place, out fault))
        {
            Refuse(fault, StatusCodes.Status404NotFound);
            return;
        }

        Answer = GoodsAnswer.Of(Workspace, place, Lang);
        Form = new LaneForm(this, Link("/goods/" + parsed), lane, Day, false, null);
        Title = $"{Answer.Printed} {Short(Answer.HarmonizedName?.Text ?? Answer.Text.Text)}{T("mark.colon")}{Direction}";
        Description = T("goods.pageDescription", Answer.Printed, lane.Origin.Name.In(Lang), lane.Destination.Name.In(Lang));
        foreach (var above in Answer.Ancestors.Where(x => x.Code is not null).Take(3))
        {
            Crumbs.Add(new Crumb(above.Printed!, ToGoods(above.Code!)));
        }

        Crumbs.Add(new Crumb(Answer.Printed, null));
        var (export, import) = Workspace.Support.ForGoods(lane, place.Code, Day, MostProgrammes);
        Support = [import, export];
        var trade = Workspace.Statistics.LaneTrade(lane.Origin.Code, lane.Destination.Code, place.Code);
        var api = $"/api/v1/goods/{place.Code}/trade?from={lane.Origin.Code}&to={lane.Destination.Code}";
        Trade =
        [
            .. trade.ProductByYear is { } product
                ? [TradeTable.Of(this, "trade-product", T("trade.productByYear", Direction, product.Product.Name(Lang)), product.Series, product.NotLoaded, api + "&format=csv", api + "&lang=" + Lang.Tag())]
                : ImmutableArray<TradeTable>.Empty,
            TradeTable.Of(this, "trade-total", T("trade.totalByYear", Direction), trade.TotalByYear.Series, trade.TotalByYear.NotLoaded, api + "&format=csv", api + "&lang=" + Lang.Tag()),
        ];
    }

    public string ToGoods(string code) => Link("/goods/" + code, ("from", lane.Origin.Code.Value), ("to", lane.Destination.Code.Value), ("date", Dated));

    /// <summary>The edition of a rate and the days it is known for.</summary>
    public string Editions(DutyView duty) => duty.ValidTo is null
        ? T("rate.since", duty.Edition, Day_(duty.ValidFrom))
        : T("rate.sinceUntil", duty.Edition, Day_(duty.ValidFrom), Day_(duty.ValidTo));

    private string Day_(string? day) => DateRange.TryParseDay(day, out var d, out _) ? Days.Text(d, Lang) : "";

    private void Refuse(Fault fault, int status)
    {
        Title = T("goods.title");
        Description = T("goods.description");
        Form = new LaneForm(this, Link("/goods"), lane, Day, true, null);
        Add(fault, "lane-q", status);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
