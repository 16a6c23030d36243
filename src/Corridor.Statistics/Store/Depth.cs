using System.Collections.Frozen;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Store;

/// <summary>How deep a source's figures of one reporter's flow go, and for which periods they stand.</summary>
internal sealed record Depth(
    ushort Source, uint Reporter, TradeFlow Flow, PeriodKind Kind, int Level, bool IsSitc, bool IsTotal, int Counterparts, long Figures, FrozenSet<Period> Periods)
{
    /// <summary>Whether figures of this kind add up to these months of a year.</summary>
    public bool Has(int year, MonthRange months) => Kind == PeriodKind.Month
        ? Enumerable.Range(months.First, months.Count).All(m => Periods.Contains(Period.OfMonth(year, m)))
        : months.In(year).Any(p => p.Kind == Kind && Periods.Contains(p));
}
