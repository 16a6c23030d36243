using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Statistics.Indicators;
using static Corridor.Tests.Statistics.Indicators.Given;

namespace Corridor.Tests.Statistics.Indicators;

public sealed class TradeIndicatorsTests
{
    [Fact]
    public void A_range_of_months_is_the_sum_of_them_and_keeps_their_rows()
    {
        var sum = TradeIndicators.Sum([Money(1.5m, "2017-01"), Money(2m, "2017-02"), Money(0m, "2017-03")]);
        Assert.Equal(3.5m, sum.Value);
        Assert.Equal(Dollar, sum.Currency);
        Assert.Equal(["2017-01", "2017-02", "2017-03"], Names(sum));
    }

    [Fact]
    public void A_month_that_is_not_loaded_leaves_the_sum_unknown() =>
        Assert.Equal(MissingReason.NotLoaded, TradeIndicators.Sum([Money(1), Figure.NotLoaded(FigureUnit.Money, Dollar)]).Missing);

    [Fact]
    public void Growth_share_difference_and_contribution_are_what_officers_mean_by_them()
    {
        Assert.Equal(0.241m, TradeIndicators.Growth(Money(1.241m), Money(1)).Value);
        Assert.Equal(0.352m, TradeIndicators.Share(Money(35.2m), Money(100)).Value);
        Assert.Equal(0.157m, TradeIndicators.GrowthDifference(TradeIndicators.Growth(Money(1.416m), Money(1)), TradeIndicators.Growth(Money(1.259m), Money(1))).Value);
        Assert.Equal(0.05m, TradeIndicators.Contribution(Money(30), Money(20), Money(200)).Value);
        Assert.Equal(-10m, TradeIndicators.Balance(Money(20), Money(30)).Value);
        Assert.Equal(50m, TradeIndicators.Turnover(Money(20), Money(30)).Value);
    }

    [Fact]
    public void A_zero_denominator_is_not_defined_and_says_why()
    {
        Assert.Equal(MissingReason.ZeroBase, TradeIndicators.Growth(Money(5), Money(0)).Missing);
        Assert.Equal(MissingReason.ZeroWhole, TradeIndicators.Share(Money(0), Money(0)).Missing);
        Assert.Equal(MissingReason.ZeroBase, TradeIndicators.Contribution(Money(1), Money(0), Money(0)).Missing);
        Assert.Equal(MissingReason.ZeroWhole, TradeIndicators.IntraIndustry(Money(0), Money(0)).Missing);
        Assert.Equal(MissingReason.ZeroWhole, TradeIndicators.Concentration(Products("nothing", ("01", 0))).Missing);
        Assert.Null(TradeIndicators.Growth(Money(5), Money(0)).Value);
    }

    [Fact]
    public void An_unknown_input_makes_the_answer_unknown_and_stays_visible_in_it()
    {
        var growth = TradeIndicators.Growth(Money(5, "now"), Figure.NotLoaded(FigureUnit.Money, Dollar));
        Assert.Equal(MissingReason.NotLoaded, growth.Missing);
        Assert.Equal(MissingReason.NotLoaded, growth.Input("V₀")!.Missing);
        Assert.Equal(5m, growth.Input("V₁")!.Value);
        Assert.All(Languages.All, l => Assert.NotEmpty(growth.Missing!.Value.Sentence(l)));
    }

    [Fact]
    public void Figures_of_two_currencies_are_never_put_together()
    {
        var yuan = Figure.Observed(7, CurrencyCode.Parse("CNY"), Rows("yuan"));
        Assert.Equal(MissingReason.DifferentCurrency, TradeIndicators.Turnover(Money(1), yuan).Missing);
        Assert.Equal(MissingReason.DifferentCurrency, TradeIndicators.Growth(Money(1), yuan).Missing);
        Assert.Equal(MissingReason.DifferentCurrency, TradeIndicators.Sum([Money(1), yuan]).Missing);
    }

    [Fact]
    public void A_number_too_large_to_compute_exactly_is_unknown_not_wrong() =>
        Assert.Equal(MissingReason.OutOfRange, TradeIndicators.Turnover(Money(decimal.MaxValue), Money(1)).Missing);

    [Fact]
    public void Concentration_is_one_for_one_product_and_one_nth_for_equal_ones()
    {
        Near(1, TradeIndicators.Concentration(Products("one", ("27", 5))));
        Near(0.25m, TradeIndicators.Concentration(Products("four", [3, 3, 3, 3])));
        Near(0.5m * 0.5m + 0.3m * 0.3m + 0.2m * 0.2m, TradeIndicators.Concentration(Products("three", [50, 30, 20])));
    }

    [Fact]
    public void Revealed_advantage_compares_two_shares()
    {
        var own = Products("own", ("27", 60), ("84", 40));
        var world = Products("world", ("27", 200), ("84", 800));
        Near(3, TradeIndicators.RevealedAdvantage(own, world, "27"));
        Near(0.5m, TradeIndicators.RevealedAdvantage(own, world, "84"));
        Near(0, TradeIndicators.RevealedAdvantage(own, Products("world", ("27", 1), ("99", 1)), "99"));
        Assert.Equal(MissingReason.ZeroWhole, TradeIndicators.RevealedAdvantage(own, world, "01").Missing);
    }

    [Fact]
    public void A_product_that_a_reporter_does_not_list_is_zero_only_where_it_lists_all_that_it_trades()
    {
        var some = Breakdown.Of([new("27", 60)], Dollar, Rows("some"), absentIsZero: false);
        var world = Products("world", ("27", 200), ("84", 800));
        Assert.Equal(MissingReason.NotLoaded, TradeIndicators.RevealedAdvantage(some, world, "84").Missing);
        Assert.Equal(MissingReason.NotLoaded, TradeIndicators.Complementarity(some, world).Missing);
        Assert.Equal(MissingReason.NotLoaded, TradeIndicators.IntraIndustry(some, world).Missing);
    }

    [Fact]
    public void Complementarity_and_similarity_are_one_for_the_same_structure_and_zero_for_none_in_common()
    {
        var (a, b, c) = (Products("a", ("01", 30), ("02", 70)), Products("b", ("01", 3), ("02", 7)), Products("c", ("03", 5)));
        Near(1, TradeIndicators.Complementarity(a, b));
        Near(1, TradeIndicators.ExportSimilarity(a, b));
        Near(0, TradeIndicators.Complementarity(a, c));
        Near(0, TradeIndicators.ExportSimilarity(a, c));
    }

    [Fact]
    public void Intra_industry_trade_runs_from_one_way_to_balanced()
    {
        Near(0, TradeIndicators.IntraIndustry(Money(5), Money(0)));
        Near(1, TradeIndicators.IntraIndustry(Money(5), Money(5)));
        Near(0.5m, TradeIndicators.IntraIndustry(Money(3), Money(1)));
        Near(1 - (2m + 4m) / 16m, TradeIndicators.IntraIndustry(Products("x", ("01", 3), ("02", 4)), Products("m", ("01", 1), ("02", 8))));
    }

    [Fact]
    public void Intensity_is_one_where_trade_follows_the_sizes()
    {
        var even = Pair([[10, 10], [10, 10], [10, 10], [10, 10], [10, 10], [10, 10]]);
        Near(1, TradeIndicators.Intensity(even));
        Near(1, TradeIndicators.StructuralComplementarity(even));
        Near(1, TradeIndicators.Bias(even));
        var close = Pair([[30, 30], [10, 10], [10, 10], [10, 10], [10, 10], [10, 10]]);
        Near(0.75m / (80m / 120m), TradeIndicators.Intensity(close));
    }

    [Fact]
    public void Movers_name_what_drove_the_growth_and_what_no_product_is_named_for()
    {
        var before = Breakdown.Of([new("27", 50), new("44", 30)], Dollar, Rows("2016"), absentIsZero: true, whole: 100);
        var now = Breakdown.Of([new("27", 80), new("10", 5)], Dollar, Rows("2017"), absentIsZero: true, whole: 120);
        var movers = TradeIndicators.Movers(now, before);
        Assert.Equal(0.2m, movers.Growth.Value);
        Assert.Equal(["27", "10", "44"], movers.All.Select(m => m.Key));
        Assert.Equal([0.3m, 0.05m, -0.3m], movers.All.Select(m => m.Contribution.Value!.Value));
        Assert.Equal(0.15m, movers.Rest!.Contribution.Value);
        Assert.Equal(MissingReason.ZeroBase, movers.All[1].Growth.Missing);
        Assert.Equal(["44"], movers.Down(5).Select(m => m.Key));
        Assert.Equal(["27", "10"], movers.Up(5).Select(m => m.Key));
        Assert.Equal(["27", "10"], movers.Largest(5).Select(m => m.Key));
        Assert.Equal(["2017", "2016"], Names(movers.All[0].Contribution));
    }

    [Fact]
    public void A_product_that_may_be_hidden_is_unknown_among_the_movers_and_counts_with_the_rest()
    {
        var before = Breakdown.Of([new("27", 50), new("44", 50)], Dollar, Rows("2016"), absentIsZero: false);
        var now = Breakdown.Of([new("27", 80)], Dollar, Rows("2017"), absentIsZero: false, whole: 120);
        var movers = TradeIndicators.Movers(now, before);
        Assert.Equal(["44"], movers.Unknown);
        Assert.Equal(-0.1m, movers.Rest!.Contribution.Value);
    }

    [Fact]
    public void Growth_of_value_is_split_into_price_and_volume_where_weights_exist()
    {
        var before = Breakdown.Of([new("27", 100, 10), new("44", 60, 6), new("71", 40)], Dollar, Rows("2016"), absentIsZero: true);
        var now = Breakdown.Of([new("27", 150, 12), new("44", 60, 5), new("71", 90)], Dollar, Rows("2017"), absentIsZero: true);
        var split = TradeIndicators.PriceAndVolume(now, before);
        Near(170m / 160m, split.Volume);
        Near(210m / 170m, split.Price);
        Near(10, split.VolumeEffect);
        Near(40, split.PriceEffect);
        Near(50, split.Unmatched);
        Near(0.7m, split.Coverage);
    }

    [Fact]
    public void Without_weights_there_is_no_split() => Assert.Equal(MissingReason.NoWeights,
        TradeIndicators.PriceAndVolume(Products("now", ("27", 1)), Products("before", ("27", 1))).Volume.Missing);

    [Fact]
    public void Parts_are_not_negative_and_stand_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Products("x", ("27", -1)));
        Assert.Throws<ArgumentException>(() => Products("x", ("27", 1), ("27", 1)));
    }

    [Fact]
    public void Every_answer_explains_its_formula_in_three_languages()
    {
        ImmutableArray<Figure> answers =
        [
            TradeIndicators.Growth(Money(2), Money(1)), TradeIndicators.Bias(Pair([[1], [1], [1], [1], [1], [1]])), TradeIndicators.Concentration(Products("x", [1, 2])),
            TradeIndicators.IntraIndustry(Products("x", [1, 2]), Products("y", [1, 2])), TradeIndicators.MirrorGap(Money(2), Money(1)),
        ];
        Assert.All(answers, a => Assert.All(Languages.All, l => Assert.NotEmpty(a.Definition().Name(l))));
    }
}
