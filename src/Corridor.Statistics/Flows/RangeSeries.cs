using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Statistics.Flows;

/// <summary>The trade in the months asked for, year by year, from one source. A year that the source does not cover has no point.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="Currency">The currency of the values.</param>
/// <param name="Valuation">The valuation.</param>
/// <param name="Points">The years in order.</param>
public sealed record RangeSeries(RangeQuery Query, FigureSource Source, CurrencyCode Currency, Valuation Valuation, ImmutableArray<RangePoint> Points)
{
    /// <summary>The point of a year, or null where the source does not cover it. Null is not zero.</summary>
    public RangePoint? At(int year) => Points.FirstOrDefault(p => p.Year == year);
}
