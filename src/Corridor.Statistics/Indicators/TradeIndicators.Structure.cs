using System.Collections.Immutable;

namespace Corridor.Statistics.Indicators;

public static partial class TradeIndicators
{
    /// <summary>
    /// The Herfindahl–Hirschman index of a breakdown, 1/n to 1: the sum of squared shares of the listed parts in
    /// their sum.
    /// </summary>
    public static Figure Concentration(Breakdown trade)
    {
        ImmutableArray<FigureInput> inputs = [new("Σx", Figure.Observed(trade.Sum, trade.Currency, trade.Rows)), Count("n", trade.Parts.Length, trade)];
        return trade.Sum == 0
            ? Figure.NotDefined("hhi", FigureUnit.Index, MissingReason.ZeroWhole, inputs)
            : Figure.Derived("hhi", FigureUnit.Index, trade.Parts.Sum(p => p.Value / trade.Sum * (p.Value / trade.Sum)), inputs);
    }

    /// <summary>
    /// Revealed comparative advantage: the share of a product in an economy's exports against its share in the
    /// exports of the world. Above 1 the economy exports more of it than the world does on average.
    /// </summary>
    public static Figure RevealedAdvantage(Breakdown exports, Breakdown worldExports, string product) =>
        Figure.Compute("rca", FigureUnit.Index, [new("x", exports.Of(product)), new("X", exports.Whole), new("w", worldExports.Of(product)), new("W", worldExports.Whole)], MissingReason.ZeroWhole,
            v => v[0] / v[1] / (v[2] / v[3]), v => v[1] > 0 && v[2] > 0 && v[3] > 0);

    /// <summary>Intra-industry trade of one product, 0 (one way only) to 1 (balanced).</summary>
    public static Figure IntraIndustry(Figure exports, Figure imports) =>
        Figure.Compute("grubelLloyd", FigureUnit.Index, [new("X", exports), new("M", imports)], MissingReason.ZeroWhole, v => 1 - Math.Abs(v[0] - v[1]) / (v[0] + v[1]), v => v[0] + v[1] != 0);

    /// <summary>
    /// Intra-industry trade over all products: the mean of the products' indices weighted by their trade. A product
    /// that one side does not list and that is not known to be zero leaves it unknown.
    /// </summary>
    public static Figure IntraIndustry(Breakdown exports, Breakdown imports)
    {
        ImmutableArray<FigureInput> inputs = [new("ΣX", exports.Whole), new("ΣM", imports.Whole)];
        if (Pair(exports, imports, out var pairs) is { } reason)
        {
            return Figure.NotDefined("grubelLloydTotal", FigureUnit.Index, reason, inputs);
        }

        var total = pairs.Sum(p => p.First + p.Second);
        return total == 0
            ? Figure.NotDefined("grubelLloydTotal", FigureUnit.Index, MissingReason.ZeroWhole, inputs)
            : Figure.Derived("grubelLloydTotal", FigureUnit.Index, 1 - pairs.Sum(p => Math.Abs(p.First - p.Second)) / total, inputs);
    }

    /// <summary>How alike the exports of two economies to a market are, 0 (no product in common) to 1 (the same structure).</summary>
    public static Figure ExportSimilarity(Breakdown first, Breakdown second) =>
        Overlap("exportSimilarity", first, second, "Xᵢ", "Xⱼ", static (a, b) => Math.Min(a, b), static sum => sum);

    /// <summary>How well the exports of one economy fit what the other imports, 0 (nothing) to 1 (the same structure).</summary>
    public static Figure Complementarity(Breakdown exports, Breakdown imports) =>
        Overlap("complementarity", exports, imports, "X", "M", static (a, b) => Math.Abs(a - b), static sum => 1 - sum / 2);

    // Both indices compare the shares product by product; the shares are of the listed parts, so that they sum to 1.
    private static Figure Overlap(string formula, Breakdown first, Breakdown second, string firstSymbol, string secondSymbol, Func<decimal, decimal, decimal> each, Func<decimal, decimal> end)
    {
        ImmutableArray<FigureInput> inputs = [new(firstSymbol, Figure.Observed(first.Sum, first.Currency, first.Rows)), new(secondSymbol, Figure.Observed(second.Sum, second.Currency, second.Rows))];
        // Shares of different currencies compare well, so only what is absent matters.
        if (Pair(first, second, out var pairs, currencies: false) is { } reason)
        {
            return Figure.NotDefined(formula, FigureUnit.Index, reason, inputs);
        }

        return first.Sum == 0 || second.Sum == 0
            ? Figure.NotDefined(formula, FigureUnit.Index, MissingReason.ZeroWhole, inputs)
            : Figure.Derived(formula, FigureUnit.Index, end(pairs.Sum(p => each(p.First / first.Sum, p.Second / second.Sum))), inputs);
    }

    // All keys of two breakdowns with both values, or why they cannot be compared.
    private static MissingReason? Pair(Breakdown first, Breakdown second, out List<(string Key, decimal First, decimal Second)> pairs, bool currencies = true)
    {
        pairs = [];
        if (currencies && first.Currency != second.Currency)
        {
            return MissingReason.DifferentCurrency;
        }

        foreach (var key in Keys(first, second))
        {
            if (first.Value(key) is not { } a || second.Value(key) is not { } b)
            {
                return MissingReason.NotLoaded;
            }

            pairs.Add((key, a, b));
        }

        return null;
    }

    private static IEnumerable<string> Keys(Breakdown first, Breakdown second) =>
        first.Parts.Select(p => p.Key).Union(second.Parts.Select(p => p.Key), StringComparer.Ordinal);

    private static FigureInput Count(string symbol, int count, Breakdown of) => new(symbol, Figure.Observed(count, FigureUnit.Count, of.Rows));
}
