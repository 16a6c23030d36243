using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>
/// The trade of all reporters by product in one year, or in several together, over all partners: the input of revealed comparative
/// advantage and complexity. Only cells with trade are held; a cell that is absent is zero where its reporter is
/// loaded for the period, and the reporters are exactly those that are.
/// </summary>
/// <param name="Period">The year, or the years of which the values are the sum.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Level">The digits of the products.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Reporters">The rows, in the order of their codes.</param>
/// <param name="Products">The columns, in order.</param>
/// <param name="Cells">The cells, by product and then by reporter.</param>
public sealed record TradeMatrix(
    Period Period, TradeFlow Flow, int Level, FigureSource Source, CurrencyCode Currency,
    ImmutableArray<EconomyCode> Reporters, ImmutableArray<TradeProduct> Products, ImmutableArray<MatrixCell> Cells)
{
    /// <summary>The digits of the products as they stand in the store; finer than <see cref="Level"/> where they were added up.</summary>
    public int Stored { get; init; } = Level;
}
