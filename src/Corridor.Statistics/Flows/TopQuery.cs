using Corridor.Reference.Economies;

namespace Corridor.Statistics.Flows;

/// <summary>Asks what makes up a trade, and what moved it: its products or its partners in some months against the same months of the year before.</summary>
/// <param name="Reporter">Whose statistics.</param>
/// <param name="Flow">Exports or imports (or re-exports, re-imports).</param>
/// <param name="Year">The year.</param>
/// <param name="Months">The months.</param>
public sealed record TopQuery(EconomyCode Reporter, TradeFlow Flow, int Year, MonthRange Months)
{
    /// <summary>The partner, for a ranking of products; null for all partners together.</summary>
    public EconomyCode? Counterpart { get; init; }

    /// <summary>The product, for a ranking of partners; in a ranking of products, only what is below it.</summary>
    public TradeProduct Product { get; init; }

    /// <summary>The digits of the products that are ranked.</summary>
    public int Level { get; init; } = 2;

    /// <summary>How many.</summary>
    public int Most { get; init; } = 10;

    /// <summary>Whether what moved most stands first (by contribution, either sign) rather than what is largest.</summary>
    public bool IsByContribution { get; init; }

    /// <summary>Whether net weights are read too.</summary>
    public bool WithWeights { get; init; }

    /// <summary>One source, by <see cref="FigureSource.Key"/>; null for the one that covers most.</summary>
    public string? Source { get; init; }
}
