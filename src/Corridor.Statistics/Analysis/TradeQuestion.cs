using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Analysis;

/// <summary>Asks how the trade of a reporter with a counterpart did in a period.</summary>
/// <param name="Reporter">Whose statistics.</param>
/// <param name="Counterpart">The partner or a group.</param>
/// <param name="Period">The period; growth is on the same months of the year before.</param>
public sealed record TradeQuestion(EconomyCode Reporter, EconomyCode Counterpart, Period Period)
{
    /// <summary>The goods; all where nothing is given.</summary>
    public TradeProduct Product { get; init; }

    /// <summary>The currency of all sums of trade, converted at average rates where a source states another; null for as published.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>One source, by <see cref="FigureSource.Key"/>; null for the one that answers most of the question.</summary>
    public string? Source { get; init; }
}
