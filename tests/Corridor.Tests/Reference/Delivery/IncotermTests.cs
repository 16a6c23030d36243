using Corridor.Reference.Delivery;

namespace Corridor.Tests.Reference.Delivery;

public sealed class IncotermTests(ShippedData shipped)
{
    private IncotermCatalogue Rules => shipped.Book.Incoterms;

    [Fact]
    public void The_eleven_rules_stand_in_the_order_of_the_icc() => Assert.Equal(
        "EXW FCA CPT CIP DAP DPU DDP FAS FOB CFR CIF", string.Join(' ', Rules.All.Select(r => r.Code)));

    [Theory]
    [InlineData("cif", "sea", true, true)]
    [InlineData(" FOB ", "sea", false, false)]
    [InlineData("CPT", "any", true, false)]
    [InlineData("CIP", "any", true, true)]
    [InlineData("EXW", "any", false, false)]
    [InlineData("DDP", "any", true, false)]
    public void A_rule_says_who_pays_carriage_and_insurance(string text, string mode, bool carriage, bool insurance)
    {
        Assert.True(Rules.TryParse(text, out var rule, out _));
        Assert.Equal((mode, carriage, insurance), (rule.Mode, rule.CarriagePaid, rule.InsurancePaid));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DAT")]
    [InlineData("СIF")]
    [InlineData("CIF2020")]
    public void A_rule_that_does_not_exist_is_refused_with_the_list(string? text)
    {
        Assert.False(Rules.TryParse(text, out _, out var fault));
        Faults.Is("incoterm.unknown", fault);
        Assert.Contains("EXW, FCA", fault!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Border_points_come_in_pairs_on_the_two_sides() => Assert.All(shipped.Book.BorderPoints, point =>
    {
        var opposite = Assert.Single(shipped.Book.BorderPoints, p => p.Code == point.Opposite);
        Assert.NotEqual(point.Economy, opposite.Economy);
        Assert.Equal(point.Code, opposite.Opposite);
    });
}
