using Corridor.Reference.Currencies;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Conversion;

/// <summary>A value that was converted as a whole: a month, or a period whose months are not loaded.</summary>
/// <param name="Year">The year.</param>
/// <param name="Months">Its months.</param>
/// <param name="Published">The value as published, with its rows.</param>
/// <param name="Rate">The average of the daily rates of these months.</param>
public sealed record ConvertedPart(int Year, MonthRange Months, Figure Published, AverageRate Rate)
{
    /// <summary>The value in the other currency, not rounded.</summary>
    public decimal Value => Rate.Apply(Published.Value!.Value);

    /// <summary>The same as a figure: value times rate, the value with its rows and the rate with its days and source.</summary>
    public Figure Figure => Figure.Derived("converted", FigureUnit.Money, Value, [new("v", Published), new("r̄", RateFigure)], Rate.To);

    /// <summary>The rate as a figure: units of the currency wanted for one unit of the currency published.</summary>
    public Figure RateFigure => Figure.Derived("averageRate", FigureUnit.Rate, Rate.Factor, [], rows: [Rows(Rate)]);

    // What is added up above the line and below it, as the formula has them.
    private static string Prices((CurrencyCode Currency, CurrencyCode Quote)? pair) => pair is { } p ? $"{p.Currency}/{p.Quote}" : "1";

    private static SourceRows Rows(AverageRate rate) => new(rate.Source.Id,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Prices(rate.Above)}, {Prices(rate.Below)}, {rate.First:yyyy-MM-dd}..{rate.Last:yyyy-MM-dd} ({rate.Days})"), rate.Source.Name);
}
