using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Statistics.Indicators;
using CsCheck;

namespace Corridor.Tests.Statistics.Indicators;

/// <summary>Figures and breakdowns for tests; each with rows of its own, so that a test can see where they end up.</summary>
internal static class Given
{
    public static readonly CurrencyCode Dollar = CurrencyCode.Parse("USD");

    /// <summary>Values between nothing and a hundred billion, with cents; one in five is zero.</summary>
    public static readonly Gen<decimal> Value = Gen.Frequency((4, Gen.Long[1, 10_000_000_000_000].Select(v => v / 100m)), (1, Gen.Const(0m)));

    /// <summary>The values of eight products.</summary>
    public static readonly Gen<decimal[]> Values = Value.Array[8];

    public static SourceRows Rows(string name) => new("release-1", name, "Data of a test");

    public static Figure Money(decimal value, string name = "x") => Figure.Observed(value, Dollar, Rows(name));

    public static Breakdown Products(string name, params (string Key, decimal Value)[] parts) =>
        Breakdown.Of(parts.Select(p => new BreakdownPart(p.Key, p.Value)), Dollar, Rows(name), absentIsZero: true);

    public static Breakdown Products(string name, decimal[] values) => Products(name, [.. values.Select((v, i) => ($"{i + 1:00}", v))]);

    /// <summary>
    /// A world of three economies in which nothing is lost: what one exports another imports. The pair is the first
    /// economy as exporter and the second as importer.
    /// </summary>
    public static PairTrade Pair(decimal[][] flows)
    {
        // flows: 1→2, 1→3, 2→1, 2→3, 3→1, 3→2
        decimal[] Add(params int[] which) => [.. Enumerable.Range(0, flows[0].Length).Select(k => which.Sum(w => flows[w][k]))];
        return new PairTrade(
            Products("exports", Add(0, 1)), Products("imports", Add(0, 5)), Products("world", Add(0, 1, 2, 3, 4, 5)), Products("own", Add(2, 4)), Products("pair", flows[0]));
    }

    public static void Near(decimal expected, Figure figure, decimal relative = 1e-18m)
    {
        Assert.True(figure.IsDefined, $"{figure.Formula}: {figure.Missing}");
        Assert.True(Math.Abs(figure.Value!.Value - expected) <= relative * Math.Max(1, Math.Abs(expected)), $"{figure.Formula} is {figure.Value}, not {expected}");
    }

    public static ImmutableArray<string> Names(Figure figure) => [.. figure.Sources.Select(s => s.Rows)];
}
