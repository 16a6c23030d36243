using Corridor.Reference.Packs;

namespace Corridor.Reference.Currencies;

/// <summary>A rate of a day: <c>Rate</c> units of <c>Quote</c> are worth <c>Nominal</c> units of <c>Currency</c>.</summary>
/// <param name="Day">The day that the bank published it for.</param>
/// <param name="Currency">The currency that is priced.</param>
/// <param name="Nominal">How many units of it.</param>
/// <param name="Quote">The currency of the price.</param>
/// <param name="Rate">The price.</param>
/// <param name="Source">The source.</param>
public sealed record ExchangeRate(DateOnly Day, CurrencyCode Currency, int Nominal, CurrencyCode Quote, decimal Rate, PackSource Source)
{
    /// <summary>The price of one unit.</summary>
    public decimal PerUnit => Rate / Nominal;
}
