using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Statistics.Conversion;

namespace Corridor.Statistics.Flows;

/// <summary>What makes up a trade, the first of all its parts.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="OtherSources">Other sources that answer the same question, by their key.</param>
/// <param name="Currency">The currency of the values.</param>
/// <param name="Valuation">The valuation.</param>
/// <param name="Whole">The sum of all parts, not only of those listed.</param>
/// <param name="WholeBefore">That of the year before; null where the source does not cover it.</param>
/// <param name="PublishedWhole">The whole as published; it is more than the sum where parts are confidential. Null where it is not loaded.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Items">The first of them.</param>
/// <param name="Release">The newest release among the rows.</param>
/// <param name="Rows">The query that gives all rows of the year asked for.</param>
public sealed record Ranking(
    TopQuery Query, FigureSource Source, ImmutableArray<string> OtherSources, CurrencyCode Currency, Valuation Valuation,
    decimal Whole, decimal? WholeBefore, decimal? PublishedWhole, int Parts, ImmutableArray<RankedTrade> Items, int Release, ObservationQuery Rows)
{
    /// <summary>The rates at which it was converted; null where it stands as published.</summary>
    public RankingRates? Rates { get; init; }

    /// <summary>Whether the parts are partners rather than products.</summary>
    public bool IsByCounterpart { get; init; }

    /// <summary>The query that gives the rows of a part.</summary>
    public ObservationQuery RowsOf(RankedTrade item) => IsByCounterpart ? Rows with { Counterparts = [item.Counterpart!.Value] } : Rows with { Products = [item.Product], IncludeBelow = true };

    /// <summary>Growth of the whole, unrounded; null where the year before is not covered or zero.</summary>
    public decimal? Growth => WholeBefore is { } before and not 0 ? Whole / before - 1 : null;
}
