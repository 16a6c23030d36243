using System.Collections.Immutable;
using Corridor.Statistics.Indicators;
using MathNet.Numerics.LinearAlgebra;

namespace Corridor.Statistics.Complexity;

/// <summary>
/// Economic complexity of economies and products, and the product space (Hidalgo and Hausmann 2009; Atlas of
/// Economic Complexity 2014). The conventions that are ours stand with the definitions <c>eci</c>, <c>pci</c>,
/// <c>density</c>, <c>coi</c> and <c>cog</c>. The same matrix gives the same numbers on every run.
/// </summary>
public sealed partial class EconomicComplexity
{
    // Below this two eigenvalues are the same as far as double precision and the rounding of trade figures go.
    private const double Apart = 1e-9;

    private readonly double[]? eci;
    private readonly double[]? pci;
    private readonly int[] diversity;
    private readonly int[] ubiquity;
    private readonly int[][] advantages;

    // One bit an economy for each product.
    private readonly ulong[] holders;
    private readonly int words;
    private readonly Lazy<double[]> proximitySums;

    private EconomicComplexity(ExportMatrix exports)
    {
        Exports = exports;
        var (economies, products) = (exports.Economies.Length, exports.Products.Length);
        advantages = [.. Enumerable.Range(0, economies).Select(e => exports.Advantages(e).ToArray())];
        diversity = [.. advantages.Select(a => a.Length)];
        ubiquity = new int[products];
        words = (economies + 63) / 64;
        holders = new ulong[products * words];
        for (var e = 0; e < economies; e++)
        {
            foreach (var p in advantages[e])
            {
                ubiquity[p]++;
                holders[p * words + (e >> 6)] |= 1UL << (e & 63);
            }
        }

        proximitySums = new(SumProximities);
        (eci, pci) = Order();
    }

    /// <summary>The exports that this was computed from.</summary>
    public ExportMatrix Exports { get; }

    /// <summary>Why there are no indices, or null where there are.</summary>
    public MissingReason? Missing => eci is null ? MissingReason.NoOrder : null;

    /// <summary>Computes the indices; the product space is computed when first asked for.</summary>
    public static EconomicComplexity Of(ExportMatrix exports) => new(exports);

    /// <summary>The number of products that an economy exports with advantage.</summary>
    public int Diversity(int economy) => diversity[economy];

    /// <summary>The number of economies that export a product with advantage.</summary>
    public int Ubiquity(int product) => ubiquity[product];

    /// <summary>Whether an economy exports a product with advantage, RCA ≥ 1.</summary>
    public bool HasAdvantage(int economy, int product) => (holders[product * words + (economy >> 6)] >> (economy & 63) & 1) != 0;

    /// <summary>The economic complexity index, or null where there is none.</summary>
    public double? Eci(int economy) => diversity[economy] == 0 ? null : eci?[economy];

    /// <summary>The product complexity index, or null where there is none.</summary>
    public double? Pci(int product) => ubiquity[product] == 0 ? null : pci?[product];

    /// <summary>The economic complexity index with its rows.</summary>
    public Figure EciFigure(int economy) => ToFigure("eci", Eci(economy), diversity[economy] == 0, ("D", diversity[economy]));

    /// <summary>The product complexity index with its rows.</summary>
    public Figure PciFigure(int product) => ToFigure("pci", Pci(product), ubiquity[product] == 0, ("U", ubiquity[product]));

    private Figure ToFigure(string formula, double? value, bool empty, (string Symbol, int Count) input)
    {
        ImmutableArray<FigureInput> inputs = [new(input.Symbol, Figure.Observed(input.Count, FigureUnit.Count, Exports.Rows))];
        return value is { } v
            ? Figure.Derived(formula, FigureUnit.Index, (decimal)v, inputs, rows: [Exports.Rows])
            : Figure.NotDefined(formula, FigureUnit.Index, empty ? MissingReason.NoAdvantage : MissingReason.NoOrder, inputs);
    }

    // The eigenvector of D⁻¹ M U⁻¹ Mᵀ by way of the symmetric S = D^-½ M U⁻¹ Mᵀ D^-½, which has the same
    // eigenvalues; its size is the number of economies, so that products in thousands cost little.
    private (double[]? Eci, double[]? Pci) Order()
    {
        int[] active = [.. Enumerable.Range(0, diversity.Length).Where(e => diversity[e] > 0)];
        if (active.Length < 3)
        {
            return (null, null);
        }

        var n = active.Length;
        var root = active.Select(e => Math.Sqrt(diversity[e])).ToArray();
        var symmetric = Shared(active);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                symmetric[i * n + j] /= root[i] * root[j];
                symmetric[j * n + i] = symmetric[i * n + j];
            }
        }

        var parts = Matrix<double>.Build.Dense(n, n, symmetric).Evd(Symmetricity.Symmetric);
        var (first, second, third) = (parts.EigenValues[n - 1].Real, parts.EigenValues[n - 2].Real, parts.EigenValues[n - 3].Real);
        if (first - second < Apart || second - third < Apart || second < Apart)
        {
            return (null, null);
        }

        var k = new double[diversity.Length];
        for (var i = 0; i < n; i++)
        {
            k[active[i]] = parts.EigenVectors[i, n - 2] / root[i];
        }

        var mean = active.Average(e => k[e]);
        var deviation = Math.Sqrt(active.Average(e => (k[e] - mean) * (k[e] - mean)));
        var scale = Sign(active, k, mean, deviation) / deviation;
        var q = new double[ubiquity.Length];
        foreach (var e in active)
        {
            foreach (var p in advantages[e])
            {
                q[p] += k[e];
            }
        }

        for (var p = 0; p < q.Length; p++)
        {
            q[p] = ubiquity[p] == 0 ? 0 : (q[p] / ubiquity[p] / second - mean) * scale;
        }

        return ([.. k.Select(v => (v - mean) * scale)], q);
    }

    // Σ over products of M M / ubiquity for each pair of economies, the lower half.
    private double[] Shared(int[] active)
    {
        var n = active.Length;
        var place = new int[diversity.Length];
        for (var i = 0; i < n; i++)
        {
            place[active[i]] = i;
        }

        var byProduct = new int[ubiquity.Length][];
        var filled = new int[ubiquity.Length];
        for (var p = 0; p < byProduct.Length; p++)
        {
            byProduct[p] = new int[ubiquity[p]];
        }

        foreach (var e in active)
        {
            foreach (var p in advantages[e])
            {
                byProduct[p][filled[p]++] = place[e];
            }
        }

        var shared = new double[n * n];
        for (var p = 0; p < byProduct.Length; p++)
        {
            var (own, part) = (byProduct[p], 1.0 / ubiquity[p]);
            for (var a = 0; a < own.Length; a++)
            {
                var row = shared.AsSpan(own[a] * n, n);
                for (var b = 0; b <= a; b++)
                {
                    row[own[b]] += part;
                }
            }
        }

        return shared;
    }

    private int Sign(int[] active, double[] k, double mean, double deviation)
    {
        var meanDiversity = active.Average(e => (double)diversity[e]);
        var spread = Math.Sqrt(active.Average(e => (diversity[e] - meanDiversity) * (diversity[e] - meanDiversity)));
        var together = active.Average(e => (k[e] - mean) * (diversity[e] - meanDiversity));
        if (spread > 0 && Math.Abs(together) > Apart * spread * deviation)
        {
            return Math.Sign(together);
        }

        var byCode = active.Where(e => Math.Abs(k[e] - mean) > Apart * deviation).OrderBy(e => Exports.Economies[e], StringComparer.Ordinal).First();
        return Math.Sign(k[byCode] - mean);
    }
}
