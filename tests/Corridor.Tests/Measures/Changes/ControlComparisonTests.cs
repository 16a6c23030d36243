using Corridor.Measures.Changes;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Tests.Measures.Changes;

public sealed class ControlComparisonTests(ShippedData shipped)
{
    [Fact]
    public void Rows_of_lists_begin_end_and_change_between_two_editions()
    {
        var rows = shipped.Workspace.Charges.ControlsOf(EconomyCode.Parse("RU"), TradeSide.Import);
        Assert.True(rows.Length > 100);
        Assert.All(rows, r => Assert.NotNull(r.Code));
        Assert.Empty(ControlComparison.Between(rows, rows, TradeDirection.Import, null));
        var less = ControlComparison.Between(rows, rows[1..], TradeDirection.Import, null);
        Assert.Equal((ChangeKind.ListedEnded, rows[0].Code!.Value), (Assert.Single(less).Kind, less[0].Code));
        Assert.Equal(ChangeKind.ListedBegan, Assert.Single(ControlComparison.Between(rows[1..], rows, TradeDirection.Import, null)).Kind);
        var other = rows.SetItem(0, rows[0] with { Document = LocalizedText.Of(Language.En, "Another document") });
        var change = Assert.Single(ControlComparison.Between(rows, other, TradeDirection.Import, null));
        Assert.Equal((ChangeKind.ListedChanged, "Another document"), (change.Kind, change.RowAfter!.Document!.En));
        Assert.All(Languages.All, l => Assert.NotEqual("", change.Sentence(l, a => a, d => d)));
        Assert.Empty(ControlComparison.Between(rows, other, TradeDirection.Import, CommodityCode.Parse("9999")));
    }
}
