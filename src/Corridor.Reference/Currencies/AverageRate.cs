using Corridor.Reference.Packs;

namespace Corridor.Reference.Currencies;

/// <summary>
/// The average of the daily rates of a period, as a fraction that is not rounded: an amount times numerator, divided by
/// denominator. Where a bank prices both currencies in a third one it is the average price of the one over that of the
/// other, so that there and back gives the same amount again, and each side can be compared with the averages that
/// the bank publishes.
/// </summary>
/// <param name="From">The currency of the amount.</param>
/// <param name="To">The currency of the result.</param>
/// <param name="Numerator">What the amount is multiplied by.</param>
/// <param name="Denominator">What the product is divided by.</param>
/// <param name="Above">The pair whose daily prices are added up above the line; null where one stands there for each day.</param>
/// <param name="Below">The pair whose daily prices are added up below it; null where one stands there for each day.</param>
/// <param name="First">The first day with a rate.</param>
/// <param name="Last">The last day with a rate.</param>
/// <param name="Days">How many days have one.</param>
/// <param name="Source">The source.</param>
public sealed record AverageRate(CurrencyCode From, CurrencyCode To, decimal Numerator, decimal Denominator, (CurrencyCode Currency, CurrencyCode Quote)? Above, (CurrencyCode Currency, CurrencyCode Quote)? Below, DateOnly First, DateOnly Last, int Days, PackSource Source)
{
    /// <summary>The currency in which both are priced; null where the pair itself is quoted, this way or the other.</summary>
    public CurrencyCode? Through => (Above, Below) is ({ } a, { } b) ? a.Currency == b.Currency ? a.Currency : a.Quote : null;

    /// <summary>How much of the result's currency one unit is.</summary>
    public decimal Factor => Numerator / Denominator;

    /// <summary>The converted amount, rounded at most in the last of 28 digits.</summary>
    public decimal Apply(decimal amount) => amount * Numerator / Denominator;
}
