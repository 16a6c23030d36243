using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Measures.Determination;

/// <summary>The volume of a quota in one of its periods, and what is left of it.</summary>
/// <param name="OrderNumber">The order number by which measures name it.</param>
/// <param name="Period">The days for which the volume was opened.</param>
/// <param name="Volume">The volume opened, or null where the source does not say.</param>
/// <param name="Balance">What is left, or null where nobody published it: then unknown, not exhausted.</param>
/// <param name="BalanceOn">The day of the balance, or null.</param>
public sealed record TariffQuota(string OrderNumber, DateRange Period, Quantity? Volume, Quantity? Balance, DateOnly? BalanceOn)
{
    /// <summary>Whether nothing is left.</summary>
    public bool IsExhausted => Balance is { Amount: <= 0 };

    /// <summary>How far the balance goes for an amount in the balance's own unit; null for an amount that is not known.</summary>
    public QuotaCover Covers(decimal? amount) => Balance is not { } left ? QuotaCover.Unknown
        : IsExhausted ? QuotaCover.Exhausted
        : amount is not { } asked ? QuotaCover.Unknown
        : asked <= left.Amount ? QuotaCover.Enough : QuotaCover.Part;
}
