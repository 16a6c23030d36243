using Corridor.Reference.Economies;

namespace Corridor.Statistics.Flows;

/// <summary>Asks for the trade in some months of each of several years.</summary>
/// <param name="Reporter">Whose statistics.</param>
/// <param name="Counterpart">The partner, a group, or <see cref="StatisticsSchemas.World"/>.</param>
/// <param name="Flow">The flow; <see cref="TradeFlow.Trade"/> is taken as published, or else added up from exports and imports of one source.</param>
/// <param name="Product">The product.</param>
/// <param name="Months">The months of each year.</param>
/// <param name="FirstYear">The first year.</param>
/// <param name="LastYear">The last year.</param>
public sealed record RangeQuery(EconomyCode Reporter, EconomyCode Counterpart, TradeFlow Flow, TradeProduct Product, MonthRange Months, int FirstYear, int LastYear)
{
    /// <summary>One source, by <see cref="FigureSource.Key"/>; null for each that has figures.</summary>
    public string? Source { get; init; }

    /// <summary>The figures as the store held them at that moment; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
