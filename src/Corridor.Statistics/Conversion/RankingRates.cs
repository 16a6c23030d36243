using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Statistics.Conversion;

/// <summary>How a ranking came into another currency than its source publishes.</summary>
/// <param name="Basis">At which rate.</param>
/// <param name="Whole">The sum of all parts.</param>
/// <param name="WholeBefore">That of the year before; null where it is not covered, by the source or by rates.</param>
public sealed record RankingRates(ConversionBasis Basis, ConvertedValue Whole, ConvertedValue? WholeBefore)
{
    /// <summary>The currency of the source.</summary>
    public CurrencyCode From => Whole.From;

    /// <summary>The average rates of the months or of the period, those of the year before behind them.</summary>
    public ImmutableArray<(int Year, MonthRange Months, AverageRate Rate)> Rates => [.. Whole.Parts.Concat(WholeBefore?.Parts ?? []).Select(p => (p.Year, p.Months, p.Rate))];
}
