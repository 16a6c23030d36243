using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Store;

namespace Corridor.Statistics;

/// <summary>
/// The trade of a reporter with the other side of a corridor in some months of a year, from one source, against its
/// trade with the world. Each number is a figure with its rows.
/// </summary>
internal sealed record CorridorTrade(
    EconomyCode Reporter, EconomyCode Partner, FigureSource Source, CurrencyCode Currency, int Year, MonthRange Months, ObservationStatus Status, ImmutableArray<CorridorFlow> Flows, Figure Balance)
{
    /// <summary>The years in which one of the two reports trade with the other in these months, the latest first.</summary>
    public static ImmutableArray<int> Years(StatisticsStore store, EconomyCode one, EconomyCode other, MonthRange months) =>
        [.. Years(store, Sides(one, other), TradeProduct.Total, months, null)];

    /// <summary>The years in which one of these reporters reports its trade with its partner, one way or both, the latest first.</summary>
    public static IEnumerable<int> Years(StatisticsStore store, IEnumerable<(EconomyCode Reporter, EconomyCode Partner)> sides, TradeProduct product, MonthRange months, string? source) =>
        sides.SelectMany(s => new[] { TradeFlow.Export, TradeFlow.Import, TradeFlow.Trade }, (s, f) => new RangeQuery(s.Reporter, s.Partner, f, product, months, 1900, 2199) { Source = source })
            .SelectMany(q => store.Ranges(q)).SelectMany(s => s.Points).Select(p => p.Year).Distinct().OrderDescending();

    /// <summary>The two sides in the currency wanted, or as published, each once for every source that covers the year, or else the latest year before it that is covered.</summary>
    public static ImmutableArray<CorridorTrade> Of(TradeConversion trade, CurrencyCode? wanted, EconomyCode one, EconomyCode other, int upTo, MonthRange months)
    {
        var found = ImmutableArray.CreateBuilder<CorridorTrade>();
        foreach (var (reporter, partner) in Sides(one, other))
        {
            // Where no source has both directions, one of them is told.
            int Latest(params ReadOnlySpan<TradeFlow> of) => of.ToArray().SelectMany(f => trade.Ranges(new RangeQuery(reporter, partner, f, TradeProduct.Total, months, 1900, upTo), wanted)).SelectMany(s => s.Points).Select(p => p.Year).DefaultIfEmpty().Max();
            var year = Latest(TradeFlow.Trade) is > 0 and var both ? both : Latest(TradeFlow.Export, TradeFlow.Import);
            if (year == 0)
            {
                continue;
            }

            ImmutableArray<RangeSeries> Read(EconomyCode with, TradeFlow flow) => trade.Ranges(new RangeQuery(reporter, with, flow, TradeProduct.Total, months, year - 1, year), wanted);
            var flows = new[] { TradeFlow.Trade, TradeFlow.Export, TradeFlow.Import }.Select(f => (Flow: f, Pair: Read(partner, f), Whole: Read(StatisticsSchemas.World, f))).ToList();
            foreach (var (source, currency) in flows.SelectMany(f => f.Pair).Where(s => s.At(year) is not null).Select(s => (s.Source, s.Currency)).Distinct().OrderBy(s => s.Source.Key, StringComparer.Ordinal))
            {
                RangeSeries? Own(ImmutableArray<RangeSeries> series) => series.FirstOrDefault(s => s.Source == source && s.Currency == currency);
                var rows = flows.Select(f => CorridorFlow.Of(f.Flow, Own(f.Pair), Own(f.Whole), year, currency)).ToImmutableArray();
                found.Add(new CorridorTrade(reporter, partner, source, currency, year, months,
                    flows.Select(f => Own(f.Pair)?.At(year)?.Status ?? ObservationStatus.Reported).Max(), rows, TradeIndicators.Balance(rows[1].Value, rows[2].Value)));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The only direction that the source has of the trade, or null where it has both.</summary>
    public CorridorFlow? Only => Flows[0].Value.IsDefined ? null : Flows.Skip(1).Where(f => f.Value.IsDefined).ToList() is [var one] ? one : null;

    private static IEnumerable<(EconomyCode Reporter, EconomyCode Partner)> Sides(EconomyCode one, EconomyCode other) => [(one, other), (other, one)];
}

/// <summary>One flow of it.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Value">Its value.</param>
/// <param name="Growth">Its growth on the year before.</param>
/// <param name="Share">Its share in the reporter's flow with the world.</param>
/// <param name="Against">How many percentage points its growth is above that of the flow with the world.</param>
internal sealed record CorridorFlow(TradeFlow Flow, Figure Value, Figure Growth, Figure Share, Figure Against)
{
    internal static CorridorFlow Of(TradeFlow flow, RangeSeries? pair, RangeSeries? whole, int year, CurrencyCode currency)
    {
        var (now, before) = (At(pair, year), At(pair, year - 1));
        var (wholeNow, wholeBefore) = (At(whole, year), At(whole, year - 1));
        var growth = TradeIndicators.Growth(now, before);
        return new CorridorFlow(flow, now, growth, TradeIndicators.Share(now, wholeNow), TradeIndicators.GrowthDifference(growth, TradeIndicators.Growth(wholeNow, wholeBefore)));

        Figure At(RangeSeries? series, int of) => series?.FigureAt(of) ?? Figure.NotLoaded(FigureUnit.Money, currency);
    }
}
