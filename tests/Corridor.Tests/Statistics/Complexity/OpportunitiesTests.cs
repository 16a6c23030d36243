using Corridor.Statistics.Complexity;
using Corridor.Statistics.Indicators;
using CsCheck;
using static Corridor.Tests.Statistics.Indicators.Given;

namespace Corridor.Tests.Statistics.Complexity;

public sealed class OpportunitiesTests
{
    [Fact]
    public void What_one_exports_well_and_the_other_buys_elsewhere_is_an_opportunity_with_its_reasons()
    {
        // Product 01: the exporter sells 80 to the third economy and nothing to the importer, who buys 60 from the third.
        // Product 02: it sells the importer what can be expected. Product 03: it exports little of it.
        var trade = Pair([[0, 50, 1], [80, 50, 1], [10, 100, 100], [10, 100, 100], [10, 100, 100], [60, 100, 100]]);
        var world = Products("worldExports", trade.WorldImports.Parts.Select(p => (p.Key, p.Value)).ToArray());
        var found = Opportunities.Find(trade, world);
        var only = Assert.Single(found.Ranked);
        Assert.Equal("01", only.Product);
        Assert.True(only.Advantage.Value >= 1);
        Assert.Equal(60, only.Imports.Value);
        Assert.Equal(0, only.Actual.Value);
        Near(80m * 60m / 150m, only.Expected);
        Near(80m * 60m / 150m, only.Untapped);
        Assert.Equal(0, only.SupplierShare.Value);
        Assert.Contains("pair", Names(only.Untapped));
        Assert.Empty(found.Unknown);
    }

    [Fact]
    public void Trade_that_is_not_loaded_is_not_taken_for_none()
    {
        var trade = Pair([[0, 50], [80, 50], [10, 100], [10, 100], [10, 100], [60, 100]]);
        trade = trade with { Bilateral = Breakdown.Of([new("02", 50)], Dollar, Rows("pair"), absentIsZero: false) };
        var found = Opportunities.Find(trade, Products("world", trade.WorldImports.Parts.Select(p => (p.Key, p.Value)).ToArray()));
        Assert.Empty(found.Ranked);
        Assert.Equal(["01"], found.Unknown);
    }

    [Fact]
    public void Opportunities_are_ranked_by_what_is_untapped_and_each_holds_what_it_claims() => Values.Array[6].Sample(flows =>
    {
        var trade = Pair(flows);
        var world = Products("world", trade.WorldImports.Parts.Select(p => (p.Key, p.Value)).ToArray());
        var found = Opportunities.Find(trade, world, Products("importer", [.. flows[2].Zip(flows[3], (a, b) => a + b)])).Ranked;
        Assert.Equal(found.OrderByDescending(o => o.Untapped.Value).Select(o => o.Product), found.Select(o => o.Product));
        Assert.All(found, o =>
        {
            Assert.True(o.Advantage.Value >= 1 && o.Imports.Value > 0 && o.Actual.Value < Opportunities.NotYet * o.Expected.Value);
            Assert.Equal(o.Expected.Value - o.Actual.Value, o.Untapped.Value);
            Assert.NotNull(o.ImporterAdvantage);
        });
    }, iter: 300, seed: "0000corridor");

    [Fact]
    public void The_complexity_of_a_product_stands_with_its_opportunity_where_it_is_known()
    {
        var trade = Pair([[0, 50], [80, 50], [10, 100], [10, 100], [10, 100], [60, 100]]);
        var matrix = ExportMatrix.Of(["A", "B", "C"], ["01", "02"], [new(0, 0, 1), new(1, 1, 1), new(2, 0, 1), new(2, 1, 2)], Rows("matrix"));
        var only = Assert.Single(Opportunities.Find(trade, Products("world", trade.WorldImports.Parts.Select(p => (p.Key, p.Value)).ToArray()), null, EconomicComplexity.Of(matrix)).Ranked);
        Assert.Equal("pci", only.Complexity!.Formula);
    }
}
