using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Statistics;

namespace Corridor.Tests.Statistics;

public sealed class ObservationRuleTests : IDisposable
{
    private readonly StatisticsFolders folders = new();

    [Theory]
    [InlineData("2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,a", null, null)]
    [InlineData("2011-Q1,CN,W00,import,8471,H6,0,USD,CIF,estimated,b", null, null)]
    [InlineData("2011,CN,RU,exports,TOTAL,,1,USD,FOB,reported,a", "pack.oneOf", "flow")]
    [InlineData("2011,CN,RU,export,TOTAL,,1,USD,fob,reported,a", "pack.oneOf", "valuation")]
    [InlineData("2011,CN,RU,export,TOTAL,,1,USD,FOB,final,a", "pack.oneOf", "status")]
    [InlineData("2011,CN,RU,export,TOTAL,,-1,USD,FOB,reported,a", "statistics.value", "value")]
    [InlineData("2011,CN,RU,export,TOTAL,,0.0000000000001,USD,FOB,reported,a", "statistics.value", "value")]
    [InlineData("2011,CN,RU,export,TOTAL,,1000000000000000,USD,FOB,reported,a", "statistics.value", "value")]
    [InlineData("2011,CN,RU,export,847,H6,1,USD,FOB,reported,a", "statistics.product", "product")]
    [InlineData("2011,CN,RU,export,84 71,H6,1,USD,FOB,reported,a", "statistics.product", "product")]
    [InlineData("2011,CN,RU,export,total,,1,USD,FOB,reported,a", "statistics.product", "product")]
    [InlineData("2011,CN,RU,export,84,,1,USD,FOB,reported,a", "statistics.classification", "classification")]
    [InlineData("2011,CN,RU,export,84,HS,1,USD,FOB,reported,a", "statistics.classification", "classification")]
    [InlineData("2011,CN,RU,export,TOTAL,H6,1,USD,FOB,reported,a", "statistics.classification", "classification")]
    public void A_cell_that_no_observation_can_have_is_named(string row, string? code, string? field)
    {
        var fault = StatisticsFolders.Check.Check(folders.Pack("p", row)).SingleOrDefault();
        Assert.Equal((code, field), (fault?.Code, fault?.Place?.Field));
        if (fault is not null)
        {
            Assert.All(Languages.All, l => Assert.NotEmpty(fault.Message(l)));
        }
    }

    [Fact]
    public void A_figure_stands_once_in_a_source_and_may_stand_in_two()
    {
        const string row = "2011,CN,RU,export,TOTAL,,1,USD,FOB,reported,";
        Assert.Empty(StatisticsFolders.Check.Check(folders.Pack("two", row + "a", row + "b")));
        Assert.Equal("pack.duplicate", StatisticsFolders.Check.Check(folders.Pack("one", row + "a", row + "a"))[0].Code);
    }

    [Fact]
    public void A_product_is_all_goods_or_two_four_or_six_digits()
    {
        Assert.True(TradeProduct.TryParse("TOTAL", out var total, out _));
        Assert.Equal((TradeProduct.Total, "TOTAL", true), (total, total.Value, total.IsTotal));
        Assert.True(TradeProduct.TryParse("0303.54", out var product, out _));
        Assert.Equal("030354", product.Value);
        Assert.False(TradeProduct.TryParse("8471300000", out _, out var fault));
        Assert.Equal("statistics.product", fault.Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => TradeProduct.Of(CommodityCode.Parse("847")));
    }

    [Fact]
    public void Every_text_of_the_part_stands_in_three_languages()
    {
        StatisticsTexts.Register();
        var own = Texts.All.Where(t => t.Key.StartsWith("statistics.", StringComparison.Ordinal) || t.Key.StartsWith("fault.statistics.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, t => Assert.All(Languages.All, l => Assert.False(string.IsNullOrWhiteSpace(t.Value.Exactly(l)), t.Key)));
    }

    public void Dispose() => folders.Dispose();
}
