using Corridor.Reference;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Published;
using CsCheck;
using static Corridor.Tests.Statistics.Published.Beijing2017;

namespace Corridor.Tests.Statistics.Published;

public sealed class PublishedArithmeticTests
{
    [Fact]
    public void A_published_number_stands_for_all_that_round_to_it()
    {
        Assert.True(PublishedNumber.TryParse("26.97", 1e9m, out var number, out _));
        Assert.Equal((26_970_000_000m, 5_000_000m), (number.Value, number.HalfUnit));
        Assert.True(PublishedNumber.TryParse("41.60", 0.01m, out var percent, out _));
        Assert.Equal((0.416m, 0.00005m), (percent.Value, percent.HalfUnit));
        Assert.True(PublishedNumber.TryParse("-3", 0.01m, out var negative, out _));
        Assert.Equal((-0.03m, 0.005m), (negative.Value, negative.HalfUnit));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1,234.5")]
    [InlineData("3.88 billion")]
    [InlineData("3.8.8")]
    [InlineData("99999999999999999999999999")]
    public void What_is_no_published_number_is_refused_with_the_way_to_mend_it(string? text)
    {
        Assert.False(PublishedNumber.TryParse(text, 1e9m, out _, out var fault));
        Assert.All(Languages.All, l => Assert.Contains("26.97", fault!.Message(l), StringComparison.Ordinal));
    }

    [Fact]
    public void Trade_with_russia_in_january_to_april_2016_follows_from_value_and_growth()
    {
        var before = Set().Derive()["russia.2016"];
        Assert.Equal("basePeriod", before.Formula);
        Assert.Equal(3.1265m, decimal.Round(before.Value!.Value / 1e9m, 4));
        Assert.Equal((3.1212m, 3.1318m), (decimal.Round(before.Bounds!.Value.Low / 1e9m, 4), decimal.Round(before.Bounds.Value.High / 1e9m, 4)));
        Assert.Equal(["3.88", "24.1"], before.Sources.Select(s => s.Rows));
    }

    [Fact]
    public void The_whole_of_beijing_in_both_first_quarters_and_its_growth_follow()
    {
        var derived = Set().Derive();
        var (whole, before, growth) = (derived["beijing"], derived["beijing.2016"], derived["beijing.growth"]);
        Assert.Equal(("wholeOfPart", "basePeriod", "growthOfWhole"), (whole.Formula, before.Formula, growth.Formula));
        Assert.Equal(76.62m, decimal.Round(whole.Value!.Value / 1e9m, 2));
        Assert.Equal((76.50m, 76.74m), (decimal.Round(whole.Bounds!.Value.Low / 1e9m, 2), decimal.Round(whole.Bounds.Value.High / 1e9m, 2)));
        Assert.Equal(0.259m, growth.Value);
        Assert.Equal(new Bounds(0.258m, 0.260m), growth.Bounds);
        Assert.Equal(60.86m, decimal.Round(before.Value!.Value / 1e9m, 2));
        Assert.True(before.Bounds!.Value.Low < whole.Bounds.Value.Low / 1.26m + 1 && before.Bounds.Value.High > whole.Bounds.Value.High / 1.258m - 1);
        Assert.Equal(19.05m, decimal.Round(derived["road.2016"].Value!.Value / 1e9m, 2));
        Assert.Equal(["26.97", "35.2", "41.6", "15.7"], before.Sources.Select(s => s.Rows));
    }

    [Fact]
    public void The_published_set_agrees_with_itself() => Assert.Empty(Set().Conflicts());

    [Fact]
    public void A_figure_that_does_not_agree_is_named_with_those_that_it_contradicts()
    {
        Assert.Empty(Set(("beijing", Dollars("76.6", 1e9m)), ("beijing.2016", Dollars("60.8", 1e9m))).Conflicts());
        var wrong = Assert.Single(Set(("beijing", Dollars("76.6", 1e9m)), ("beijing.2016", Dollars("68.1", 1e9m))).Conflicts());
        // 76.6 on 68.1 is +12.5 %; the others say 41.6 less 15.7, and 26.97 is 35.2 % of 76.6 either way.
        Assert.Contains("beijing.2016", wrong.Figures);
        Assert.Contains("road.difference", wrong.Figures);
        Assert.DoesNotContain("russia", wrong.Figures);
        Assert.Contains(wrong.Relations, r => r.Kind == RelationKind.Difference);
        Assert.DoesNotContain(wrong.Relations, r => r.Quantities.Contains("russia"));
    }

    [Fact]
    public void Two_mistakes_are_two_conflicts()
    {
        var found = Set(("beijing", Dollars("90.0", 1e9m)), ("russia.2016", Dollars("3.88", 1e9m))).Conflicts();
        Assert.Equal([["beijing", "road", "road.share"], ["russia", "russia.2016", "russia.growth"]], found.Select(c => c.Figures.ToArray()).OrderBy(f => f[0], StringComparer.Ordinal));
    }

    [Fact]
    public void A_total_is_checked_against_its_parts_as_rounded()
    {
        PublishedSet Months(string total) => new([new("a", Dollars("1.24", 1e9m)), new("b", Dollars("1.24", 1e9m)), new("total", Dollars(total, 1e9m))], [new(RelationKind.Sum, "total", "a", "b")]);
        Assert.Empty(Months("2.49").Conflicts());
        Assert.Equal(["a", "b", "total"], Assert.Single(Months("2.51").Conflicts()).Figures);
    }

    [Fact]
    public void A_share_rounded_to_nothing_gives_no_whole()
    {
        Assert.Equal(MissingReason.ZeroWhole, PublishedArithmetic.Whole(Dollars("1.0", 1e6m), Percent("0.0")).Missing);
        Assert.Equal(MissingReason.TooRough, PublishedArithmetic.Whole(Dollars("1.0", 1e6m), Figure.Published(0.01m, 0.05m, FigureUnit.Ratio, null, Indicators.Given.Rows("s"))).Missing);
    }

    [Fact]
    public void The_truth_is_always_within_what_is_derived_and_never_called_a_contradiction() => Gen.Select(Gen.Double[1e9, 1e11], Gen.Double[0.05, 0.9], Gen.Double[-0.5, 1.5], Gen.Double[-0.5, 1.5]).Sample((whole, share, growth, wholeGrowth) =>
    {
        var (w, s, g, big) = ((decimal)whole, (decimal)share, (decimal)growth, (decimal)wholeGrowth);
        Figure Rounded(decimal value, decimal unit, FigureUnit counts) => Figure.Published(decimal.Round(value / unit, MidpointRounding.AwayFromZero) * unit, unit / 2, counts, counts == FigureUnit.Money ? Indicators.Given.Dollar : null, Indicators.Given.Rows("p"));
        var set = new PublishedSet(
            [new("part", Rounded(w * s, 1e7m, FigureUnit.Money)), new("share", Rounded(s, 0.001m, FigureUnit.Ratio)), new("growth", Rounded(g, 0.001m, FigureUnit.Ratio)), new("difference", Rounded(g - big, 0.001m, FigureUnit.PercentagePoints))],
            [new(RelationKind.Share, "part", "whole", "share"), new(RelationKind.Difference, "growth", "wholeGrowth", "difference"), new(RelationKind.Growth, "whole", "before", "wholeGrowth")]);
        Assert.Empty(set.Conflicts());
        var derived = set.Derive();
        Assert.True(derived["whole"].Bounds!.Value.Contains(w));
        Assert.True(derived["wholeGrowth"].Bounds!.Value.Contains(big));
        Assert.True(derived["before"].Bounds!.Value.Contains(w / (1 + big)));
    }, iter: 500, seed: "0000corridor");

    [Fact]
    public void A_relation_of_the_wrong_length_is_a_bug() => Assert.Throws<ArgumentException>(() => new PublishedSet([], [new(RelationKind.Share, "a", "b")]));
}
