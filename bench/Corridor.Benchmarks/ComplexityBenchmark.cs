using System.Diagnostics;
using System.Globalization;
using Corridor.Statistics.Complexity;
using Corridor.Statistics.Indicators;
using MathNet.Numerics.LinearAlgebra;

namespace Corridor.Benchmarks;

/// <summary>
/// Economic complexity of 226 economies by 5,000 products: ours by way of the economies, the same in the way of the
/// papers (products by products), and power iteration in plain Python. All start from the same cells.
/// </summary>
internal static class ComplexityBenchmark
{
    private const int Seed = 20261123;
    private const int Economies = 226;
    private const int Products = 5_000;
    // The textbook form takes the products squared in memory and cubed in time: a smaller world shows how it grows.
    private const int FewProducts = 785;
    private const int Rounds = 7;

    public static IEnumerable<string> Run()
    {
        var large = Trade(Products);
        var small = Trade(FewProducts);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"### Economic complexity, {Economies} economies, RCA from the cells up"),
            "",
            Timing.Row("what", "products", "cells", "ms", "times ours"),
            Timing.Row("---", "---:", "---:", "---:", "---:"),
            .. Compare(small, textbook: true),
            .. Compare(large, textbook: false),
            .. Space(large),
            "",
        ];
    }

    private static IEnumerable<string> Compare((string[] Economies, string[] Products, ExportCell[] Cells) trade, bool textbook)
    {
        EconomicComplexity Ours() => EconomicComplexity.Of(Matrix(trade));
        _ = Ours();
        var ours = Timing.Median(Enumerable.Range(0, Rounds).Select(_ => Timing.Milliseconds(() => Ours())));
        string Line(string name, double took) => Timing.Row(name, Timing.Whole(trade.Products.Length), Timing.Whole(trade.Cells.Length), Timing.Text(took), Timing.Text(took / ours));
        yield return Line("Corridor (`EconomicComplexity.Of`)", ours);
        var result = Ours();
        if (textbook)
        {
            double[] pci = [];
            yield return Line("products by products, dense (MathNet.Numerics 5.0.0)", Timing.Milliseconds(() => pci = Textbook(Matrix(trade))));
            Check("the textbook form", pci, result);
        }

        if (Python(trade) is { } python)
        {
            Check("Python", python.Eci, result);
            yield return Line("power iteration in plain Python", python.Milliseconds);
        }
    }

    private static IEnumerable<string> Space((string[] Economies, string[] Products, ExportCell[] Cells) trade)
    {
        var complexity = EconomicComplexity.Of(Matrix(trade));
        var first = Timing.Milliseconds(() => complexity.OutlookIndex(0));
        var next = Timing.Median(Enumerable.Range(1, Rounds).Select(e => Timing.Milliseconds(() => complexity.OutlookIndex(e))));
        yield return Timing.Row("density of all products and outlook for the first economy (proximities once)", Timing.Whole(Products), "", Timing.Text(first), "");
        yield return Timing.Row("the same for each further economy", Timing.Whole(Products), "", Timing.Text(next), "");
    }

    private static ExportMatrix Matrix((string[] Economies, string[] Products, ExportCell[] Cells) trade) =>
        ExportMatrix.Of([.. trade.Economies], [.. trade.Products], trade.Cells, new SourceRows("bench", "all", "bench"));

    // The eigenvector of U⁻¹ Mᵀ D⁻¹ M over products, by its symmetric form; up to scale and sign it is the PCI.
    private static double[] Textbook(ExportMatrix exports)
    {
        var has = exports.Economies.Select((_, e) => exports.Advantages(e).ToArray()).ToArray();
        var ubiquity = new double[exports.Products.Length];
        foreach (var p in has.SelectMany(h => h))
        {
            ubiquity[p]++;
        }

        var square = Matrix<double>.Build.Dense(ubiquity.Length, ubiquity.Length);
        foreach (var products in has)
        {
            foreach (var p in products)
            {
                foreach (var r in products)
                {
                    square[p, r] += 1 / (products.Length * Math.Sqrt(ubiquity[p] * ubiquity[r]));
                }
            }
        }

        var parts = square.Evd(Symmetricity.Symmetric);
        return [.. parts.EigenVectors.Column(ubiquity.Length - 2).Select((v, p) => ubiquity[p] == 0 ? double.NaN : v / Math.Sqrt(ubiquity[p]))];
    }

    private static void Check(string name, double[] found, EconomicComplexity ours)
    {
        var own = found.Length == Economies ? Enumerable.Range(0, Economies).Select(ours.Eci) : Enumerable.Range(0, found.Length).Select(ours.Pci);
        var pairs = own.Zip(found, (a, b) => (Own: a ?? double.NaN, Theirs: b)).Where(p => !double.IsNaN(p.Own) && !double.IsNaN(p.Theirs)).ToList();
        var (a, b) = (pairs.Average(p => p.Own), pairs.Average(p => p.Theirs));
        var alike = pairs.Sum(p => (p.Own - a) * (p.Theirs - b)) / Math.Sqrt(pairs.Sum(p => (p.Own - a) * (p.Own - a)) * pairs.Sum(p => (p.Theirs - b) * (p.Theirs - b)));
        if (Math.Abs(alike) < 1 - 1e-6)
        {
            throw new InvalidOperationException($"{name} orders otherwise: correlation {alike}.");
        }
    }

    private static (double Milliseconds, double[] Eci)? Python((string[] Economies, string[] Products, ExportCell[] Cells) trade)
    {
        const string script = """
            import sys, time
            from math import sqrt
            n, m = map(int, sys.stdin.readline().split())
            cells = [tuple(map(int, line.split())) for line in sys.stdin]
            start = time.perf_counter()
            c, p, w = [0] * n, [0] * m, 0
            for i, j, v in cells:
                c[i] += v; p[j] += v; w += v
            has, held = [[] for _ in range(n)], [[] for _ in range(m)]
            for i, j, v in cells:
                if v * w >= c[i] * p[j]:
                    has[i].append(j); held[j].append(i)
            d = [len(x) for x in has]
            total = sum(d)
            k = [float(x) for x in d]
            while True:
                mean = sum(x * y for x, y in zip(d, k)) / total
                k = [x - mean for x in k]
                size = sqrt(sum(x * y * y for x, y in zip(d, k)))
                k = [x / size for x in k]
                q = [sum([k[i] for i in h]) / len(h) if h else 0.0 for h in held]
                new = [sum([q[j] for j in h]) / len(h) if h else 0.0 for h in has]
                value = sum(x * y * z for x, y, z in zip(d, new, k))
                rest = sum(x * (y - value * z) ** 2 for x, y, z in zip(d, new, k))
                k = new
                if rest < 1e-16:
                    break
            took = time.perf_counter() - start
            print(took)
            for x in k:
                print(repr(x))
            """;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            process.StandardInput.WriteLine($"{trade.Economies.Length} {trade.Products.Length}");
            foreach (var cell in trade.Cells)
            {
                process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cell.Economy} {cell.Product} {cell.Value}"));
            }

            process.StandardInput.Close();
            var numbers = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => double.Parse(l, CultureInfo.InvariantCulture)).ToArray();
            return (numbers[0] * 1000, numbers[1..]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    // Able economies export more products, hard products are exported by few; a third of the cells have trade.
    private static (string[] Economies, string[] Products, ExportCell[] Cells) Trade(int products)
    {
        var random = new Random(Seed);
        var cells = new List<ExportCell>();
        for (var e = 0; e < Economies; e++)
        {
            var size = Math.Exp(6 * random.NextDouble());
            for (var p = 0; p < products; p++)
            {
                if ((e + 1.0) / Economies - (p + 1.0) / products + random.NextDouble() > 0.6)
                {
                    cells.Add(new ExportCell(e, p, (long)(1000 * size * Math.Exp(4 * random.NextDouble()))));
                }
            }
        }

        return ([.. Enumerable.Range(0, Economies).Select(i => $"E{i:000}")], [.. Enumerable.Range(0, products).Select(i => $"P{i:0000}")], [.. cells]);
    }
}
