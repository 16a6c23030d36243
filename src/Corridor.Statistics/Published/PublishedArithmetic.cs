using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Published;

/// <summary>
/// What follows from figures that somebody published. The answers carry the interval that the rounding of the
/// figures leaves.
/// </summary>
public static class PublishedArithmetic
{
    /// <summary>The same period of the year before, from a value and its growth.</summary>
    public static Figure BasePeriod(Figure value, Figure growth) =>
        Figure.Compute("basePeriod", FigureUnit.Money, [new("V₁", value), new("g", growth)], MissingReason.ZeroBase, v => v[0] / (1 + v[1]), v => v[1] > -1);

    /// <summary>The whole, from a part and its share.</summary>
    public static Figure Whole(Figure part, Figure share) =>
        Figure.Compute("wholeOfPart", FigureUnit.Money, [new("P", part), new("s", share)], MissingReason.ZeroWhole, v => v[0] / v[1], v => v[1] > 0);

    /// <summary>The growth of the whole, from the growth of a part and the difference of the two in percentage points.</summary>
    public static Figure GrowthOfWhole(Figure growth, Figure difference) =>
        Figure.Compute("growthOfWhole", FigureUnit.Ratio, [new("g", growth), new("d", difference)], default, v => v[0] - v[1]);
}
