using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics;

/// <summary>One published figure beside trade: a stock or a macroeconomic series.</summary>
/// <param name="Period">The period; a stock is that of its end.</param>
/// <param name="Economy">The economy that it is about.</param>
/// <param name="Counterpart">The economy that the investment comes from; null where there is none.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="Value">The value in whole units, exactly as published.</param>
/// <param name="Currency">The currency; null for counts.</param>
/// <param name="Status">Reported or estimated.</param>
/// <param name="Source">Whose figure it is.</param>
/// <param name="Release">The number of the release that brought it.</param>
public sealed record IndicatorFigure(
    Period Period, EconomyCode Economy, EconomyCode? Counterpart, Indicator Indicator, decimal Value, CurrencyCode? Currency,
    ObservationStatus Status, FigureSource Source, int Release);
