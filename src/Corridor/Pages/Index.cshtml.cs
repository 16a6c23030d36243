using System.Collections.Immutable;
using Corridor.Goods;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Statistics;
using Corridor.Statistics.Flows;

namespace Corridor.Pages;

/// <summary>The home page: goods, direction and day as one entry, and how the trade is doing.</summary>
public sealed class IndexModel : SitePage
{
    /// <summary>A headline figure: the last year of one side's report; without a value it is not loaded.</summary>
    public sealed record Tile(string Title, string? Value, string? Unit, string? Period, string? Change, string? By);

    public Lane Lane { get; private set; } = null!;

    public LaneForm Form { get; private set; } = null!;

    public ImmutableArray<Tile> Tiles { get; private set; }

    public TradeTable Out { get; private set; } = null!;

    public TradeTable Back { get; private set; } = null!;

    public IReadOnlyList<TariffView> Tariffs { get; private set; } = [];

    public void OnGet()
    {
        Lane = Workspace.Book.Lanes[0];
        Title = T("home.title", Lane.Origin.Name.In(Lang), Lane.Destination.Name.In(Lang));
        Description = T("home.lead");
        Form = new LaneForm(this, Link("/goods"), Lane, Today, true, null);
        var outward = Workspace.Statistics.LaneTrade(Lane.Origin.Code, Lane.Destination.Code).TotalByYear;
        var back = Workspace.Statistics.LaneTrade(Lane.Destination.Code, Lane.Origin.Code).TotalByYear;
        Tiles = [TileOf(Lane, Lane.Origin, outward.AsExported), TileOf(Lane, Lane.Destination, outward.AsImported), TileOf(Lane.Reversed, Lane.Destination, back.AsExported), TileOf(Lane.Reversed, Lane.Origin, back.AsImported)];
        Out = Table("out", Lane, outward);
        Back = Table("back", Lane.Reversed, back);
        Tariffs = [.. Workspace.Tariffs.All.Select(t => GoodsAnswer.Of(t, Lang))];
    }

    private string Direction(Lane lane) => T("lane.title", lane.Origin.Name.In(Lang), lane.Destination.Name.In(Lang));

    private TradeTable Table(string id, Lane lane, MirroredTrade trade)
    {
        var api = $"/api/v1/trade?from={lane.Origin.Code}&to={lane.Destination.Code}";
        return TradeTable.Of(this, id, T("trade.totalByYear", Direction(lane)), trade.Series, trade.NotLoaded, api + "&format=csv", api + "&lang=" + Lang.Tag());
    }

    private Tile TileOf(Lane lane, Economy reporter, ImmutableArray<TradeSeries> reports)
    {
        var title = T("trade.asReported", Direction(lane), reporter.Name.In(Lang));
        var series = reports.OrderByDescending(s => s.Points[^1].Period).FirstOrDefault();
        if (series is null)
        {
            return new Tile(title, null, null, null, null, null);
        }

        var last = series.Points[^1];
        return new Tile(title, Format.Number(last.Value / Format.LargeScale(Lang), 1, Lang), new TradeNames(Workspace, Lang).Large(series.Currency), last.Period.ToString(),
            last.Growth is { } g ? Format.Change(g.Rate, Lang) : null,
            T(series.IsSumOfMonths ? "trade.bySummed" : "trade.by", series.Valuation.Word(), last.Status.Name(Lang), series.Source.PublisherIn(Lang)));
    }
}
