using Corridor.Statistics.Complexity;
using Corridor.Statistics.Indicators;
using CsCheck;
using static Corridor.Tests.Statistics.Indicators.Given;

namespace Corridor.Tests.Statistics.Complexity;

public sealed class EconomicComplexityTests
{
    /// <summary>Trade of some economies and products with a seed: each economy trades about half of the products.</summary>
    private static readonly Gen<ExportMatrix> Trades = Gen.Select(Gen.Int[6, 40], Gen.Int[8, 60], Gen.Int[0, int.MaxValue]).Select((economies, products, seed) => Trade(economies, products, seed));

    [Fact]
    public void A_tie_at_one_is_an_advantage_and_is_decided_exactly()
    {
        // 1/3 of each product and of the world: RCA is exactly 1, which no binary fraction is.
        var thirds = Matrix([[0.1m, 0.2m], [0.2m, 0.4m], [0.7m, 1.4m]]);
        for (var e = 0; e < 3; e++)
        {
            Assert.Equal([0, 1], thirds.Advantages(e));
        }

        var below = Matrix([[0.1m, 0.2m], [0.2m, 0.4m], [0.7m, 1.4000000000000000000000001m]]);
        Assert.Equal([0], below.Advantages(0));
        Assert.Equal([1], below.Advantages(2));
    }

    [Fact]
    public void Economies_that_share_nothing_are_not_ordered()
    {
        var apart = EconomicComplexity.Of(Matrix([[5, 5, 0, 0], [3, 4, 0, 0], [0, 0, 7, 2], [0, 0, 1, 8]]));
        Assert.Equal(MissingReason.NoOrder, apart.Missing);
        Assert.Equal(MissingReason.NoOrder, apart.EciFigure(0).Missing);
        Assert.Null(apart.Pci(0));
        Assert.NotNull(apart.Proximity(0, 1));
    }

    [Fact]
    public void An_economy_without_exports_and_a_product_that_nobody_exports_have_no_index()
    {
        var complexity = EconomicComplexity.Of(Trade(12, 20, 7, emptyEconomy: 3, emptyProduct: 5));
        Assert.Null(complexity.Missing);
        Assert.Equal(MissingReason.NoAdvantage, complexity.EciFigure(3).Missing);
        Assert.Equal(MissingReason.NoAdvantage, complexity.PciFigure(5).Missing);
        Assert.Equal(MissingReason.NoAdvantage, complexity.DensityFigure(0, 5).Missing);
        Assert.Null(complexity.Proximity(5, 1));
        Assert.NotNull(complexity.Eci(0));
    }

    [Fact]
    public void Eci_has_mean_zero_and_deviation_one_and_is_the_mean_pci_of_what_is_exported_well() => Trades.Sample(trade =>
    {
        var c = EconomicComplexity.Of(trade);
        if (c.Missing is not null)
        {
            return;
        }

        var eci = Enumerable.Range(0, trade.Economies.Length).Select(c.Eci).OfType<double>().ToList();
        Assert.InRange(eci.Average(), -1e-9, 1e-9);
        Assert.InRange(eci.Average(v => v * v), 1 - 1e-9, 1 + 1e-9);
        for (var e = 0; e < trade.Economies.Length; e++)
        {
            if (c.Eci(e) is { } own)
            {
                Assert.InRange(trade.Advantages(e).Average(p => c.Pci(p)!.Value) - own, -1e-6, 1e-6);
            }
        }
    }, iter: 100, seed: "0000corridor");

    [Fact]
    public void Eci_rises_with_diversity_and_does_not_depend_on_the_order_of_rows() => Trades.Sample(trade =>
    {
        var c = EconomicComplexity.Of(trade);
        var (economies, products) = (trade.Economies.Length, trade.Products.Length);
        var reversed = EconomicComplexity.Of(ExportMatrix.Of([.. trade.Economies.Reverse()], [.. trade.Products.Reverse()],
            from e in Enumerable.Range(0, economies) from p in Enumerable.Range(0, products) select new ExportCell(economies - 1 - e, products - 1 - p, trade.Value(e, p)), trade.Rows));
        Assert.Equal(c.Missing, reversed.Missing);
        if (c.Missing is not null)
        {
            return;
        }

        for (var e = 0; e < economies; e++)
        {
            Assert.Equal(c.Eci(e) ?? 99, reversed.Eci(economies - 1 - e) ?? 99, 1e-5);
        }

        var mean = Enumerable.Range(0, economies).Average(c.Diversity);
        Assert.True(Enumerable.Range(0, economies).Sum(e => (c.Eci(e) ?? 0) * (c.Diversity(e) - mean)) > -1e-6);
    }, iter: 100, seed: "0000corridor");

    [Fact]
    public void The_method_of_reflections_leads_to_the_same_order()
    {
        var trade = Trade(30, 60, 20261123);
        var c = EconomicComplexity.Of(trade);
        int[] economies = [.. Enumerable.Range(0, 30).Where(e => c.Diversity(e) > 0)];
        int[] products = [.. Enumerable.Range(0, 60).Where(p => c.Ubiquity(p) > 0)];
        double[] k0 = [.. economies.Select(e => (double)c.Diversity(e))];
        var k = k0;
        for (var n = 0; n < 100; n++)
        {
            var q = products.Select(p => economies.Select((e, i) => c.HasAdvantage(e, p) ? k[i] : 0).Sum() / c.Ubiquity(p)).ToArray();
            k = [.. economies.Select((e, i) => products.Select((p, j) => c.HasAdvantage(e, p) ? q[j] : 0).Sum() / k0[i])];
            // Each reflection brings the numbers nearer to each other; their spread is kept so that digits are not lost.
            var (mean, spread) = (k.Average(), k.Max() - k.Min());
            k = [.. k.Select(v => (v - mean) / spread)];
        }

        var (center, deviation) = (k.Average(), Math.Sqrt(k.Average(v => v * v) - k.Average() * k.Average()));
        var sign = Math.Sign(Enumerable.Range(0, k.Length).Sum(e => (k[e] - center) * (k0[e] - k0.Average())));
        Assert.All(Enumerable.Range(0, k.Length), i => Assert.Equal(c.Eci(economies[i])!.Value, sign * (k[i] - center) / deviation, 1e-3));
    }

    [Fact]
    public void The_product_space_follows_its_definitions_cell_by_cell() => Trades.Sample(trade =>
    {
        var c = EconomicComplexity.Of(trade);
        var (n, products) = (trade.Economies.Length, trade.Products.Length);
        bool M(int e, int p) => trade.RevealedAdvantage(e, p) is >= 1;
        int U(int p) => Enumerable.Range(0, n).Count(e => M(e, p));
        var u = Enumerable.Range(0, products).Select(U).ToArray();
        double Phi(int p, int r) => u[p] == 0 || u[r] == 0 ? 0 : Enumerable.Range(0, n).Count(e => M(e, p) && M(e, r)) / (double)Math.Max(u[p], u[r]);
        var (economy, product) = (n / 2, products / 2);
        var others = Enumerable.Range(0, products).Where(r => r != product).ToList();
        var sum = others.Sum(r => Phi(product, r));
        Assert.Equal(u[product] == 0 || u[0] == 0 ? null : Phi(product, 0), c.Proximity(product, 0));
        if (u[product] == 0 || sum == 0)
        {
            Assert.Null(c.Density(economy, product));
            return;
        }

        var density = others.Where(r => M(economy, r)).Sum(r => Phi(product, r)) / sum;
        Assert.Equal(density, c.Density(economy, product)!.Value, 1e-12);
        if (c.Missing is null && !M(economy, product))
        {
            var gain = others.Where(r => !M(economy, r) && u[r] > 0).Sum(r => Phi(product, r) * c.Pci(r)!.Value) / sum - (1 - density) * c.Pci(product)!.Value;
            Assert.Equal(gain, c.OutlookGain(economy, product)!.Value, 1e-9);
            var outlook = Enumerable.Range(0, products).Where(p => !M(economy, p) && u[p] > 0).Sum(p => (c.Density(economy, p) ?? 0) * c.Pci(p)!.Value);
            Assert.Equal(outlook, c.OutlookIndex(economy) ?? outlook, 1e-9);
        }

        if (M(economy, product))
        {
            Assert.Null(c.OutlookGain(economy, product));
            Assert.Equal(MissingReason.AlreadyExported, c.OutlookGainFigure(economy, product).Missing);
        }
    }, iter: 60, seed: "0000corridor");

    [Fact]
    public void The_same_trade_gives_the_same_numbers_to_the_last_bit()
    {
        var (a, b) = (EconomicComplexity.Of(Trade(60, 300, 5)), EconomicComplexity.Of(Trade(60, 300, 5)));
        Assert.Equal(Enumerable.Range(0, 60).Select(a.Eci), Enumerable.Range(0, 60).Select(b.Eci));
        Assert.Equal(Enumerable.Range(0, 300).Select(a.Pci), Enumerable.Range(0, 300).Select(b.Pci));
    }

    [Fact]
    public void Cells_that_stand_twice_or_outside_the_lists_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ExportMatrix.Of(["A"], ["p"], [new(0, 0, 1), new(0, 0, 2)], Rows("x")));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExportMatrix.Of(["A"], ["p"], [new(0, 1, 1)], Rows("x")));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExportMatrix.Of(["A"], ["p"], [new(1, 0, 1)], Rows("x")));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExportMatrix.Of(["A"], ["p"], [new(0, 0, -1)], Rows("x")));
        Assert.Throws<ArgumentException>(() => ExportMatrix.Of(["A", "A"], ["p"], [], Rows("x")));
    }

    private static ExportMatrix Matrix(decimal[][] rows) => ExportMatrix.Of(
        [.. rows.Select((_, i) => "E" + i)], [.. rows[0].Select((_, i) => "P" + i)], rows.SelectMany((r, e) => r.Select((v, p) => new ExportCell(e, p, v))), Rows("matrix"));

    internal static ExportMatrix Trade(int economies, int products, int seed, int emptyEconomy = -1, int emptyProduct = -1)
    {
        var random = new Random(seed);
        var cells = new List<ExportCell>();
        for (var e = 0; e < economies; e++)
        {
            for (var p = 0; p < products; p++)
            {
                // Able economies trade more products, and hard products are traded by few.
                var ability = (e + 1.0) / economies - 0.6 * (p + 1.0) / products + random.NextDouble();
                if (e != emptyEconomy && p != emptyProduct && ability > 0.8)
                {
                    cells.Add(new ExportCell(e, p, random.Next(1, 1_000_000)));
                }
            }
        }

        return ExportMatrix.Of([.. Enumerable.Range(0, economies).Select(i => $"E{i:000}")], [.. Enumerable.Range(0, products).Select(i => $"P{i:0000}")], cells, Rows("trade"));
    }
}
