using System.Collections.Immutable;

namespace Corridor.Statistics.Indicators;

public static partial class TradeIndicators
{
    /// <summary>
    /// Trade intensity: the importer's share in the exporter's exports against its share in the imports of the world
    /// without the exporter. 1 is what the sizes alone let expect.
    /// </summary>
    public static Figure Intensity(PairTrade trade) =>
        Figure.Compute("intensity", FigureUnit.Index, Inputs(trade), MissingReason.ZeroWhole, v => v[0] / v[1] / (v[2] / (v[3] - v[4])), v => v[1] > 0 && v[2] > 0 && v[3] > v[4]);

    /// <summary>
    /// The part of the intensity that comes from what is traded: intensity as it would be if the exporter's exports of
    /// each product went to each market in proportion to that market's imports of it.
    /// </summary>
    public static Figure StructuralComplementarity(PairTrade trade) => FromExpected("structuralComplementarity", trade,
        (expected, v) => expected / v[1] / (v[2] / (v[3] - v[4])), v => v[1] > 0 && v[2] > 0 && v[3] > v[4]);

    /// <summary>The part of the intensity that comes from everything but the products: distance, language, policy; intensity is complementarity times bias.</summary>
    public static Figure Bias(PairTrade trade) => FromExpected("bias", trade, (expected, v) => v[0] / expected, _ => true);

    /// <summary>
    /// The exports of one product that sizes and structure let expect: the exporter's exports of it times the importer's
    /// share in the imports of it by the world without the exporter.
    /// </summary>
    public static Figure ExpectedTrade(PairTrade trade, string product) =>
        Figure.Compute("expectedTrade", FigureUnit.Money,
            [new("x", trade.Exports.Of(product)), new("m", trade.Imports.Of(product)), new("w", trade.WorldImports.Of(product)), new("a", trade.ExporterImports.Of(product))],
            MissingReason.ZeroWhole, v => v[0] * (v[1] / (v[2] - v[3])), v => v[2] > v[3]);

    private static ImmutableArray<FigureInput> Inputs(PairTrade trade) =>
        [new("Xᵢⱼ", trade.Bilateral.Whole), new("Xᵢ", trade.Exports.Whole), new("Mⱼ", trade.Imports.Whole), new("W", trade.WorldImports.Whole), new("Mᵢ", trade.ExporterImports.Whole)];

    // Products that the rest of the world does not import have no expected trade and add nothing.
    private static Figure FromExpected(string formula, PairTrade trade, Func<decimal, decimal[], decimal> function, Func<decimal[], bool> defined)
    {
        var inputs = Inputs(trade);
        var expected = 0m;
        try
        {
            foreach (var product in trade.Exports.Parts.Where(p => p.Value > 0))
            {
                if (trade.Imports.Value(product.Key) is not { } imports || trade.WorldImports.Value(product.Key) is not { } world || trade.ExporterImports.Value(product.Key) is not { } own)
                {
                    return Figure.NotDefined(formula, FigureUnit.Index, MissingReason.NotLoaded, inputs);
                }

                expected += world > own ? product.Value * (imports / (world - own)) : 0;
            }
        }
        catch (OverflowException)
        {
            return Figure.NotDefined(formula, FigureUnit.Index, MissingReason.OutOfRange, inputs);
        }

        inputs = inputs.Add(new("Σx̂", Figure.Derived("expectedTrade", FigureUnit.Money, expected,
            [new("x", trade.Exports.Whole), new("m", trade.Imports.Whole), new("w", trade.WorldImports.Whole), new("a", trade.ExporterImports.Whole)], trade.Exports.Currency)));
        return Figure.Compute(formula, FigureUnit.Index, inputs, MissingReason.ZeroWhole, v => function(v[5], v), v => v[5] > 0 && defined(v));
    }
}
