using Corridor.Statistics.Indicators;
using CsCheck;
using static Corridor.Tests.Statistics.Indicators.Given;

namespace Corridor.Tests.Statistics.Indicators;

/// <summary>What holds for every trade, tried on made-up ones.</summary>
public sealed class IndicatorPropertyTests
{
    [Fact]
    public void Contributions_of_all_parts_sum_to_the_growth_and_shares_to_one() => Gen.Select(Values, Values).Sample((now, before) =>
    {
        var movers = TradeIndicators.Movers(Products("now", now), Products("before", before));
        if (before.Sum() == 0)
        {
            Assert.Equal(MissingReason.ZeroBase, movers.Growth.Missing);
            return;
        }

        Assert.Null(movers.Rest);
        Near(movers.Growth.Value!.Value, TradeIndicators.Sum([.. movers.All.Select(m => m.Contribution)]));
        if (now.Sum() > 0)
        {
            Near(1, TradeIndicators.Sum([.. movers.All.Select(m => m.Share)]));
        }
    }, iter: 500, seed: "0000corridor");

    [Fact]
    public void The_mean_of_revealed_advantage_with_the_world_shares_as_weights_is_one() => Gen.Select(Values, Values).Sample((own, others) =>
    {
        var world = Products("world", [.. own.Zip(others, (a, b) => a + b)]);
        var exports = Products("own", own);
        if (exports.Sum > 0)
        {
            var mean = world.Parts.Where(p => p.Value > 0).Sum(p => p.Value / world.Sum * TradeIndicators.RevealedAdvantage(exports, world, p.Key).Value!.Value);
            Assert.InRange(mean, 1 - 1e-15m, 1 + 1e-15m);
        }
    }, iter: 500, seed: "0000corridor");

    [Fact]
    public void Intensity_is_complementarity_times_bias() => Values.Array[6].Sample(flows =>
    {
        var pair = Pair(flows);
        var (intensity, complementarity, bias) = (TradeIndicators.Intensity(pair), TradeIndicators.StructuralComplementarity(pair), TradeIndicators.Bias(pair));
        if (complementarity.IsDefined && bias.IsDefined)
        {
            Near(complementarity.Value!.Value * bias.Value!.Value, intensity, 1e-15m);
        }
        else
        {
            Assert.Equal(MissingReason.ZeroWhole, bias.Missing);
        }
    }, iter: 500, seed: "0000corridor");

    [Fact]
    public void Volume_times_price_is_the_growth_of_what_is_matched_and_the_effects_sum_to_the_change() => Gen.Select(Values, Values, Values, Values).Sample((now, before, weightNow, weightBefore) =>
    {
        Breakdown With(decimal[] values, decimal[] weights, string name) => Breakdown.Of(values.Select((v, i) => new BreakdownPart($"{i}", v, weights[i] > 0 ? weights[i] : null)), Dollar, Rows(name), absentIsZero: true);
        var split = TradeIndicators.PriceAndVolume(With(now, weightNow, "now"), With(before, weightBefore, "before"));
        if (!split.Volume.IsDefined)
        {
            Assert.Equal(MissingReason.NoWeights, split.Volume.Missing);
            return;
        }

        var (v1, v0) = (split.Price.Input("V₁")!.Value!.Value, split.Volume.Input("V₀")!.Value!.Value);
        Near(v1 / v0, Figure.Observed(split.Volume.Value!.Value * split.Price.Value!.Value, FigureUnit.Index, Rows("x")), 1e-12m);
        var effects = split.VolumeEffect.Value!.Value + split.PriceEffect.Value!.Value + split.Unmatched.Value!.Value;
        Assert.InRange(effects - (now.Sum() - before.Sum()), -0.000001m, 0.000001m);
    }, iter: 500, seed: "0000corridor");

    [Fact]
    public void Indices_stay_on_their_scales_and_do_not_depend_on_the_order_of_the_two() => Gen.Select(Values, Values).Sample((first, second) =>
    {
        var (a, b) = (Products("a", first), Products("b", second));
        foreach (var index in (Func<Breakdown, Breakdown, Figure>[])[TradeIndicators.Complementarity, TradeIndicators.ExportSimilarity, TradeIndicators.IntraIndustry])
        {
            var (one, other) = (index(a, b), index(b, a));
            Assert.Equal(one.Missing, other.Missing);
            if (one.IsDefined)
            {
                Near(one.Value!.Value, other);
                Assert.InRange(one.Value!.Value, -1e-20m, 1 + 1e-20m);
            }
        }

        // The two are the same number: half of the differences of shares is 1 less what they have in common.
        if (a.Sum > 0 && b.Sum > 0)
        {
            Near(TradeIndicators.ExportSimilarity(a, b).Value!.Value, TradeIndicators.Complementarity(a, b));
        }
    }, iter: 500, seed: "0000corridor");

    [Fact]
    public void An_answer_from_rounded_figures_holds_the_answer_from_the_exact_ones() => Gen.Select(Gen.Long[1_000_000, 9_000_000_000], Gen.Long[1_000_000, 9_000_000_000], Gen.Int[2, 7]).Sample((now, before, places) =>
    {
        var unit = (decimal)Math.Pow(10, Math.Min(places, 5));
        Figure Rounded(decimal v) => Figure.Published(decimal.Round(v / unit, MidpointRounding.AwayFromZero) * unit, unit / 2, FigureUnit.Money, Dollar, Rows("p"));
        foreach (var of in (Func<Figure, Figure, Figure>[])[TradeIndicators.Growth, TradeIndicators.Share, TradeIndicators.Balance, TradeIndicators.Turnover, (a, b) => TradeIndicators.Sum([a, b])])
        {
            var (exact, rough) = (of(Money(now), Money(before)), of(Rounded(now), Rounded(before)));
            Assert.True(rough.Bounds!.Value.Contains(exact.Value!.Value), $"{exact.Value} not in {rough.Bounds}");
            Assert.True(rough.Bounds.Value.Contains(rough.Value!.Value));
            Assert.Null(exact.Bounds);
        }
    }, iter: 500, seed: "0000corridor");
}
