using System.Collections.Immutable;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

public sealed partial class TradeAnalysis
{
    private const int AllParts = 10_000;
    private static readonly ImmutableArray<int> Depths = [6, 4, 2];

    // The products of a flow now and a year before, from the data set that the level was taken from: contributions
    // of other figures would not add up to its growth.
    private (Breakdown Now, Breakdown? Before)? Goods(TradeQuestion question, TradeFlow flow, FigureSource? source) =>
        Goods(question, flow, source, question.Product.IsTotal ? 2 : question.Product.Level + 2, withWeights: false);

    // Prices are told from volumes at the finest depth that is weighed: the unit value of a chapter mixes dear goods and cheap ones.
    private PriceVolume Prices(TradeQuestion question, TradeFlow flow, FigureSource? source)
    {
        var unweighed = PriceVolume.NotLoaded;
        foreach (var level in Depths.Where(d => d >= question.Product.Level))
        {
            if (Goods(question, flow, source, level, withWeights: true) is { Before: { } before } goods)
            {
                var split = TradeIndicators.PriceAndVolume(goods.Now, before);
                if (split.Volume.IsDefined)
                {
                    return split;
                }

                unweighed = split;
            }
        }

        return unweighed;
    }

    private (Breakdown Now, Breakdown? Before)? Goods(TradeQuestion question, TradeFlow flow, FigureSource? source, int level, bool withWeights)
    {
        if (source is null || level > 6 || question.Product.IsSitc)
        {
            return null;
        }

        var top = store.TopProducts(new TopQuery(question.Reporter, flow, question.Period.Year, MonthRange.Of(question.Period))
        {
            Counterpart = question.Counterpart,
            Product = question.Product,
            Level = level,
            Most = AllParts,
            WithWeights = withWeights,
            Source = source.Dataset,
        });
        if (top is null)
        {
            return null;
        }

        Breakdown Of(Func<RankedTrade, (decimal Value, decimal? Weight)> part, ObservationQuery rows) => Breakdown.Of(
            top.Items.Select(i => new BreakdownPart(i.Product.Value, part(i).Value, part(i).Weight)), top.Currency, [Rows(top.Source, top.Release, rows)], absentIsZero: true, whole: null,
            k => [Rows(top.Source, top.Release, rows with { Products = [Parsed(k)], IncludeBelow = true })]);
        return (Of(i => (i.Value, i.NetWeight), top.Rows), top.WholeBefore is null ? null
            : Of(i => (i.Before ?? 0, i.NetWeightBefore), top.Rows with { From = top.Rows.From?.AddYears(-1), To = top.Rows.To is { } to ? LastOfMonth(to.AddYears(-1)) : null }));
    }

    private ImmutableArray<BriefingDriver> Drivers((Breakdown Now, Breakdown? Before)? exports, (Breakdown Now, Breakdown? Before)? imports, (Figure Now, Figure Before) level)
    {
        if (exports is not { Before: { } exportsBefore } x || imports is not { Before: { } importsBefore } m || x.Now.Currency != m.Now.Currency || !level.Now.IsDefined || !level.Before.IsDefined)
        {
            return [];
        }

        Breakdown Together(Breakdown a, Breakdown b, Figure whole) => Breakdown.Of(
            a.Parts.Concat(b.Parts).GroupBy(p => p.Key, StringComparer.Ordinal).Select(g => new BreakdownPart(g.Key, g.Sum(p => p.Value))),
            a.Currency, [.. a.Rows, .. b.Rows], absentIsZero: true, whole, k => [.. a.RowsOf(k), .. b.RowsOf(k)]);
        var movers = TradeIndicators.Movers(Together(x.Now, m.Now, level.Now), Together(exportsBefore, importsBefore, level.Before));
        return [.. movers.Up(MostListed).Concat(movers.Down(MostListed).Reverse()).Select(d => new BriefingDriver(Named(d.Key!), d.Contribution))];
    }

    private ImmutableArray<BriefingProduct> Largest(Breakdown? products) => products is null ? []
        : [.. products.Parts.Where(p => p.Value > 0).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(MostListed)
            .Select(p => new BriefingProduct(Named(p.Key), products.Of(p.Key), TradeIndicators.Share(products.Of(p.Key), products.Whole)))];

    private BriefingGoods Named(string key) => new(key, goods(Parsed(key)));

    private static DateOnly LastOfMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
}
