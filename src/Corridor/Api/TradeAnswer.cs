using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Statistics;
using Corridor.Statistics.Flows;

namespace Corridor.Api;

/// <summary>A figure: absent growth is unknown, not zero.</summary>
public sealed record TradePointView(string Period, decimal Value, string Status, string? Classification, decimal? GrowthOnYear);

/// <summary>The figures of one reporter from one source.</summary>
public sealed record TradeSeriesView(EconomyName Reporter, EconomyName Counterpart, string Flow, string Product, string Kind, string Currency, string Valuation, string Pack, Goods.SourceView Source, IReadOnlyList<TradePointView> Points)
{
    internal static TradeSeriesView Of(TradeSeries s, Func<EconomyCode, string> name, Language language) => new(
        new EconomyName(s.Reporter.Value, name(s.Reporter)), new EconomyName(s.Counterpart.Value, name(s.Counterpart)), s.Flow.Word(), s.Product.ToString(), s.Kind.Name(language),
        s.Currency.Value, s.Valuation.Word(), s.Pack, Goods.SourceView.Of(s.Source, language),
        [.. s.Points.Select(p => new TradePointView(p.Period.ToString(), p.Value, p.Status.Word(), p.Classification, p.Growth is { } g ? decimal.Round(g.Rate, 6) : null))]);
}

/// <summary>An economy by code and name.</summary>
public sealed record EconomyName(string Code, string Name);

/// <summary>The trade of a lane in goods.</summary>
/// <param name="Product">The finest product with figures.</param>
/// <param name="Series">All series; the same trade from two sides or sources stands side by side.</param>
/// <param name="NotLoaded">What is not loaded, in words. Not loaded is never zero.</param>
public sealed record TradeAnswer(string Product, IReadOnlyList<TradeSeriesView> Series, IReadOnlyList<string> NotLoaded)
{
    internal static TradeAnswer Of(Workspace workspace, TradeOnLane trade, Language language)
    {
        string Name(EconomyCode code) => workspace.Book.Economies.Find(code)?.Name.In(language) ?? code.Value;
        return new TradeAnswer(trade.Product.ToString(), [.. trade.All.Series.Select(s => TradeSeriesView.Of(s, Name, language))],
            [.. trade.NotLoaded.Select(n => n.Message(language, Name))]);
    }
}
