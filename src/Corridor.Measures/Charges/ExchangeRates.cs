using System.Collections.Frozen;
using Corridor.Reference.Currencies;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Charges;

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

/// <summary>The exchange rates held, by pair and day. A pair is found as published only; nothing is crossed or turned round.</summary>
public sealed class ExchangeRates
{
    private readonly FrozenDictionary<(CurrencyCode, CurrencyCode), ExchangeRate[]> rates;

    /// <summary>Reads every table of rates in the packs of the kind <c>measures</c>.</summary>
    public ExchangeRates(IEnumerable<Pack> packs) =>
        rates = packs.SelectMany(p => p.Manifest.Tables.Where(t => t.Value == "exchange-rates").SelectMany(t => p.Table(t.Key).Rows.Select(r =>
                new ExchangeRate(r.Day("date")!.Value, CurrencyCode.Parse(r["currency"]), r.Integer("nominal"), CurrencyCode.Parse(r["quote"]), r.Number("rate"), p.Manifest.Source(r["source"])!))))
            .GroupBy(r => (r.Currency, r.Quote)).ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.Day).ToArray());

    /// <summary>The newest rate of a pair that is not later than a day and not older than so many days; null where none is held.</summary>
    public ExchangeRate? Find(CurrencyCode currency, CurrencyCode quote, DateOnly day, int mostDaysOld) =>
        rates.TryGetValue((currency, quote), out var all)
            && Array.FindLast(all, r => r.Day <= day) is { } found && found.Day.AddDays(mostDaysOld) >= day ? found : null;
}
