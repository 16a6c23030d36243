using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Statistics.Indicators;

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

    /// <summary>The years with a figure in another currency that no loaded rates cover, each with its currency; empty where the series stands as published.</summary>
    public ImmutableArray<(int Year, CurrencyCode Currency)> WithoutRates { get; init; } = [];

    /// <summary>A point as a figure: read, added up, a difference of cumulative values, or converted.</summary>
    public Figure FigureOf(RangePoint point) => point.Converted?.Figure ?? point.Basis switch
    {
        RangeBasis.Published when !point.IsSumOfParts => Figure.Observed(point.Value, Currency, RowsOf(point)),
        RangeBasis.DifferenceOfCumulative => Figure.Derived("cumulativeDifference", FigureUnit.Money, point.Value, [], Currency, rows: [RowsOf(point)]),
        _ => Figure.Derived("sum", FigureUnit.Money, point.Value, [], Currency, rows: [RowsOf(point)]),
    };

    /// <summary>The figure of a year; without value, and with the reason, where the source does not cover it or no rates do.</summary>
    public Figure FigureAt(int year) => At(year) is { } point ? FigureOf(point)
        : WithoutRates.Any(w => w.Year == year) ? Figure.WithoutRates(Currency) : Figure.NotLoaded(FigureUnit.Money, Currency);

    private SourceRows RowsOf(RangePoint point) => SourceRows.Of(Source, point.Release, point.Rows);
}
