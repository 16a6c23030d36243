using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics;

/// <summary>
/// A figure of a set that an authority published together, rounded as it was published. Levels also stand among
/// the observations, under the same source.
/// </summary>
/// <param name="Set">The set: <c>beijing-2017</c>.</param>
/// <param name="Order">Its place in the set, from 1.</param>
/// <param name="Period">The months that it is for; a stock is that of their end.</param>
/// <param name="Reporter">Whose statistics it is.</param>
/// <param name="Counterpart">The partner or group.</param>
/// <param name="Flow">The flow; null where the measure is about investment.</param>
/// <param name="Product">The product.</param>
/// <param name="Measure">What it states.</param>
/// <param name="Value">The figure: whole units, a count, or a fraction.</param>
/// <param name="Step">The unit of the last digit published (0.001 for 24.1 %, 10,000,000 for 3.88 billion): the true value lies within half of it.</param>
/// <param name="Currency">The currency; null for counts and fractions.</param>
/// <param name="Source">Whose figure it is.</param>
public sealed record PublishedFigure(
    string Set, int Order, Period Period, EconomyCode Reporter, EconomyCode Counterpart, TradeFlow? Flow, TradeProduct Product,
    PublishedMeasure Measure, decimal Value, decimal Step, CurrencyCode? Currency, FigureSource Source);
