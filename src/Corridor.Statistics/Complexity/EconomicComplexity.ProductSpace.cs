using System.Numerics;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Complexity;

public sealed partial class EconomicComplexity
{
    /// <summary>The proximity of two products, 0 to 1; null where nobody exports one of them with advantage.</summary>
    public double? Proximity(int first, int second) => ubiquity[first] == 0 || ubiquity[second] == 0 ? null : Near(first, second);

    /// <summary>The proximity with its rows.</summary>
    public Figure ProximityFigure(int first, int second) => ToFigure("proximity", Proximity(first, second), true, ("u", Math.Max(ubiquity[first], ubiquity[second])));

    /// <summary>
    /// The density around a product for an economy, 0 to 1; null where nobody exports the product with advantage or
    /// it has no neighbour. Density is 1 − distance.
    /// </summary>
    public double? Density(int economy, int product) => Around(economy, product) is { } held ? held / proximitySums.Value[product] : null;

    /// <summary>The density with its rows.</summary>
    public Figure DensityFigure(int economy, int product) => ToFigure("density", Density(economy, product), true, ("D", diversity[economy]));

    /// <summary>The complexity outlook index of an economy, or null where there are no indices or it has no advantage.</summary>
    public double? OutlookIndex(int economy)
    {
        if (Eci(economy) is null)
        {
            return null;
        }

        var outlook = 0.0;
        for (var p = 0; p < ubiquity.Length; p++)
        {
            if (!HasAdvantage(economy, p) && Pci(p) is { } complexity && Density(economy, p) is { } density)
            {
                outlook += density * complexity;
            }
        }

        return outlook;
    }

    /// <summary>The complexity outlook index with its rows.</summary>
    public Figure OutlookIndexFigure(int economy) => ToFigure("coi", OutlookIndex(economy), diversity[economy] == 0, ("D", diversity[economy]));

    /// <summary>
    /// The complexity outlook gain of a product for an economy; null where the economy exports it with advantage
    /// already, or there are no indices.
    /// </summary>
    public double? OutlookGain(int economy, int product)
    {
        if (HasAdvantage(economy, product) || Pci(product) is not { } own || Density(economy, product) is not { } density)
        {
            return null;
        }

        var opened = 0.0;
        for (var r = 0; r < ubiquity.Length; r++)
        {
            if (r != product && !HasAdvantage(economy, r) && Pci(r) is { } complexity)
            {
                opened += Near(product, r) * complexity;
            }
        }

        return opened / proximitySums.Value[product] - (1 - density) * own;
    }

    /// <summary>The complexity outlook gain with its rows.</summary>
    public Figure OutlookGainFigure(int economy, int product) => HasAdvantage(economy, product)
        ? Figure.NotDefined("cog", FigureUnit.Index, MissingReason.AlreadyExported, [])
        : ToFigure("cog", OutlookGain(economy, product), ubiquity[product] == 0, ("U", ubiquity[product]));

    // The proximity that falls on products that the economy exports with advantage, without the product itself.
    private double? Around(int economy, int product)
    {
        if (ubiquity[product] == 0 || proximitySums.Value[product] == 0)
        {
            return null;
        }

        var held = 0.0;
        foreach (var r in advantages[economy])
        {
            held += r == product ? 0 : Near(product, r);
        }

        return held;
    }

    private double Near(int first, int second)
    {
        var shared = 0;
        for (var w = 0; w < words; w++)
        {
            shared += BitOperations.PopCount(holders[first * words + w] & holders[second * words + w]);
        }

        return shared == 0 ? 0 : (double)shared / Math.Max(ubiquity[first], ubiquity[second]);
    }

    private double[] SumProximities()
    {
        var sums = new double[ubiquity.Length];
        for (var p = 0; p < sums.Length; p++)
        {
            for (var r = 0; r < p; r++)
            {
                var near = Near(p, r);
                sums[p] += near;
                sums[r] += near;
            }
        }

        return sums;
    }
}
