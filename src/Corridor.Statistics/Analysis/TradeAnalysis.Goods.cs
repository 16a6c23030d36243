using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Conversion;
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
        source is null ? null : Goods(question, flow, source.Dataset, question.Product.IsTotal ? 2 : question.Product.Level + 2, withWeights: false);

    // The largest goods are a list of its own, which need not add up to the level: another source of the reporter may
    // give it, or else the partner's report of the same flow, which is then named.
    private (ImmutableArray<BriefingProduct> Goods, EconomyName? By) Largest(TradeQuestion question, TradeFlow flow, Breakdown? reported)
    {
        var level = question.Product.IsTotal ? 2 : question.Product.Level + 2;
        if ((reported ?? Goods(question, flow, null, level, withWeights: false)?.Now) is { } own)
        {
            return (Largest(own), null);
        }

        var mirror = question with { Reporter = question.Counterpart, Counterpart = question.Reporter, Source = null };
        return Goods(mirror, flow == TradeFlow.Export ? TradeFlow.Import : TradeFlow.Export, null, level, withWeights: false)?.Now is { } mirrored
            ? (Largest(mirrored), names.Of(mirror.Reporter)) : ([], null);
    }

    // Prices are told from volumes at the finest depth that is weighed: the unit value of a chapter mixes dear goods and cheap ones.
    private PriceVolume Prices(TradeQuestion question, TradeFlow flow, FigureSource? source)
    {
        var unweighed = PriceVolume.NotLoaded;
        foreach (var level in Depths.Where(d => source is not null && d >= question.Product.Level))
        {
            if (Goods(question, flow, source!.Dataset, level, withWeights: true) is { Before: { } before } goods)
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

    private (Breakdown Now, Breakdown? Before)? Goods(TradeQuestion question, TradeFlow flow, string? source, int level, bool withWeights)
    {
        if (level > 6 || question.Product.IsSitc)
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
            Source = source,
        });
        // Without rates for the period there are no products in the currency; the level says why.
        top = top is null || question.Currency is null ? top : conversion!.In(top, question.Currency);
        if (top is null)
        {
            return null;
        }

        Dictionary<string, ConvertedValue>? ConvertedOf(Func<RankedTrade, ConvertedValue?> of) => top.Rates is null ? null : top.Items.Select(i => (Key: i.Product.Value, Value: of(i))).Where(i => i.Value is not null).ToDictionary(i => i.Key, i => i.Value!);
        Breakdown Of(Func<RankedTrade, (decimal Value, decimal? Weight)> part, ObservationQuery rows, Figure? whole, Dictionary<string, ConvertedValue>? converted) => Breakdown.Of(
            top.Items.Select(i => new BreakdownPart(i.Product.Value, part(i).Value, part(i).Weight)), top.Currency, [SourceRows.Of(top.Source, top.Release, rows)], absentIsZero: true, whole,
            k => [SourceRows.Of(top.Source, top.Release, rows with { Products = [Parsed(k)], IncludeBelow = true })], converted is null ? null : k => converted.GetValueOrDefault(k)?.Figure);
        return (Of(i => (i.Value, i.NetWeight), top.Rows, top.Rates?.Whole.Figure, ConvertedOf(i => i.Converted)), top.WholeBefore is null ? null
            : Of(i => (i.Before ?? 0, i.NetWeightBefore), top.Rows with { From = top.Rows.From?.AddYears(-1), To = top.Rows.To is { } to ? LastOfMonth(to.AddYears(-1)) : null }, top.Rates?.WholeBefore?.Figure, ConvertedOf(i => i.ConvertedBefore)));
    }

    private ImmutableArray<BriefingDriver> Drivers(TradeQuestion question, (Breakdown Now, Breakdown? Before)? exports, (Breakdown Now, Breakdown? Before)? imports, (Figure Now, Figure Before) level)
    {
        if (exports is not { Before: { } exportsBefore } x || imports is not { Before: { } importsBefore } m || x.Now.Currency != m.Now.Currency || !level.Now.IsDefined || !level.Before.IsDefined)
        {
            return [];
        }

        Breakdown Together(Breakdown a, Breakdown b, Figure whole) => Breakdown.Of(
            a.Parts.Concat(b.Parts).GroupBy(p => p.Key, StringComparer.Ordinal).Select(g => new BreakdownPart(g.Key, g.Sum(p => p.Value))),
            a.Currency, [.. a.Rows, .. b.Rows], absentIsZero: true, whole, k => [.. a.RowsOf(k), .. b.RowsOf(k)],
            question.Currency is null ? null : k => a.Find(k) is null ? b.Of(k) : b.Find(k) is null ? a.Of(k) : TradeIndicators.Sum(a.Of(k), b.Of(k)));
        var movers = TradeIndicators.Movers(Together(x.Now, m.Now, level.Now), Together(exportsBefore, importsBefore, level.Before));
        return [.. movers.Up(MostListed).Concat(movers.Down(MostListed).Reverse()).Select(d => new BriefingDriver(Named(d.Key!), d.Contribution))];
    }

    private ImmutableArray<BriefingProduct> Largest(Breakdown products) =>
        [.. products.Parts.Where(p => p.Value > 0).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(MostListed)
            .Select(p => new BriefingProduct(Named(p.Key), products.Of(p.Key), TradeIndicators.Share(products.Of(p.Key), products.Whole)))];

    private BriefingGoods Named(string key) => new(key, goods(Parsed(key)));

    private static DateOnly LastOfMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
}
