using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>
/// The figures of one reporter on one partner, flow and product from one source, in the order of time. Two
/// sources of the same trade are two series; they are never merged.
/// </summary>
/// <param name="Reporter">Whose statistics these are.</param>
/// <param name="Counterpart">The partner, or <see cref="StatisticsSchemas.World"/>.</param>
/// <param name="Flow">Exports or imports of the reporter.</param>
/// <param name="Product">All goods or an HS code.</param>
/// <param name="Kind">Whether the points are months, quarters, years.</param>
/// <param name="Currency">The currency of the values.</param>
/// <param name="Valuation">FOB or CIF.</param>
/// <param name="Pack">The pack that holds it: <c>statistics/name</c>.</param>
/// <param name="Source">The source as the pack's manifest names it.</param>
/// <param name="Points">The figures; a series has at least one.</param>
public sealed record TradeSeries(
    EconomyCode Reporter,
    EconomyCode Counterpart,
    TradeFlow Flow,
    TradeProduct Product,
    PeriodKind Kind,
    CurrencyCode Currency,
    Valuation Valuation,
    string Pack,
    PackSource Source,
    ImmutableArray<TradePoint> Points)
{
    /// <summary>The figure of a period, or null where the source has none. Null is not zero.</summary>
    public TradePoint? At(Period period) => Points.FirstOrDefault(p => p.Period == period);

    /// <summary>
    /// The periods between the first and the last point for which the source has no figure. What that means
    /// depends on the source: no trade, suppressed as confidential, or not published.
    /// </summary>
    public ImmutableArray<Period> Gaps
    {
        get
        {
            var held = Points.Select(p => p.Period).ToHashSet();
            var gaps = ImmutableArray.CreateBuilder<Period>();
            for (var p = Points[0].Period; p < Points[^1].Period; p = Next(p))
            {
                if (!held.Contains(p))
                {
                    gaps.Add(p);
                }
            }

            return gaps.ToImmutable();
        }
    }

    /// <summary>
    /// The years of a monthly series: a year counts only where all twelve months have a figure; it is estimated
    /// where one of them is. Null where no year is whole.
    /// </summary>
    public TradeSeries? ByYear()
    {
        if (Kind != PeriodKind.Month)
        {
            throw new InvalidOperationException("Only months add up to years.");
        }

        var years = Points.GroupBy(p => p.Period.Year).Where(g => g.Count() == 12).OrderBy(g => g.Key)
            .Select(g => (Year: Period.OfYear(g.Key), Value: g.Sum(p => p.Value),
                Status: g.Max(p => p.Status), Release: g.Max(p => p.Release))).ToList();
        var points = years.Select((y, i) => new TradePoint(y.Year, y.Value, y.Status, null,
            i > 0 && years[i - 1] is var before && before.Year == y.Year.YearBefore && before.Value != 0
                ? new GrowthOnYear(y.Value / before.Value - 1, before.Year, before.Value, y.Status > before.Status ? y.Status : before.Status, false)
                : null)
        { Release = y.Release });
        return years.Count == 0 ? null : this with { Kind = PeriodKind.Year, Points = [.. points], IsSumOfMonths = true };
    }

    /// <summary>Whether the values were added up from months by this program; the source publishes months only.</summary>
    public bool IsSumOfMonths { get; init; }

    internal static Period Next(Period p) => p.Kind switch
    {
        PeriodKind.Year => Period.OfYear(p.Year + 1),
        PeriodKind.Years => Period.OfYears(p.LastYear + 1, p.LastYear + p.Number),
        PeriodKind.Quarter => p.Number == 4 ? Period.OfQuarter(p.Year + 1, 1) : Period.OfQuarter(p.Year, p.Number + 1),
        PeriodKind.Month => p.Number == 12 ? Period.OfMonth(p.Year + 1, 1) : Period.OfMonth(p.Year, p.Number + 1),
        _ => p.Number >= 11 ? Period.JanuaryTo(p.Year + 1, 1) : Period.JanuaryTo(p.Year, p.Number + 1),
    };
}
