using Corridor.Reference.Economies;
using Corridor.Statistics.Conversion;

namespace Corridor.Statistics.Flows;

/// <summary>A part of a trade.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Product">The product; all goods in a ranking of partners.</param>
/// <param name="Counterpart">The partner; null in a ranking of products over all partners.</param>
/// <param name="Value">The value.</param>
/// <param name="Before">That of the year before; zero where the source covers that year and names no such trade, null where it does not cover it.</param>
/// <param name="Growth">Value over before, less one, unrounded; null where there is no base.</param>
/// <param name="Share">Its share in the whole, as a fraction.</param>
/// <param name="Contribution">What it adds to the growth of the whole, as a fraction (0.05 is 5 percentage points): (value − before) / whole before. Over all parts they sum to the growth of the whole.</param>
public sealed record RankedTrade(int Rank, TradeProduct Product, EconomyCode? Counterpart, decimal Value, decimal? Before, decimal? Growth, decimal Share, decimal? Contribution)
{
    /// <summary>How the value came into the currency of the ranking; null where it is published in it.</summary>
    public ConvertedValue? Converted { get; init; }

    /// <summary>That of the year before; null also where there was no such trade.</summary>
    public ConvertedValue? ConvertedBefore { get; init; }

    /// <summary>The net weight in kilograms where <see cref="TopQuery.WithWeights"/> asks for it and every row has one; otherwise null.</summary>
    public decimal? NetWeight { get; init; }

    /// <summary>That of the year before.</summary>
    public decimal? NetWeightBefore { get; init; }
}
