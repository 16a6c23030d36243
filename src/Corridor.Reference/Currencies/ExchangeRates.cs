using System.Collections.Frozen;
using Corridor.Reference.Packs;

namespace Corridor.Reference.Currencies;

/// <summary>The exchange rates held, by pair and day. <see cref="Find"/> finds a pair as published only; <see cref="Convert"/> turns and crosses, and says so; <see cref="Average"/> takes all days of a period.</summary>
public sealed partial class ExchangeRates
{
    private readonly FrozenDictionary<(CurrencyCode, CurrencyCode), ExchangeRate[]> rates;

    /// <summary>Reads every table of rates in the packs given.</summary>
    public ExchangeRates(IEnumerable<Pack> packs)
        : this(packs.SelectMany(p => p.Manifest.Tables.Where(t => t.Value == "exchange-rates").SelectMany(t => p.Table(t.Key).Rows.Select(r =>
            new ExchangeRate(r.Day("date")!.Value, CurrencyCode.Parse(r["currency"]), r.Integer("nominal"), CurrencyCode.Parse(r["quote"]), r.Number("rate"), p.Manifest.Source(r["source"])!)))))
    {
    }

    /// <summary>Holds these rates.</summary>
    public ExchangeRates(IEnumerable<ExchangeRate> held)
    {
        rates = held.GroupBy(r => (r.Currency, r.Quote)).ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.Day).ToArray());
        daily = new(() => [.. rates.Values.SelectMany(pair => pair.GroupBy(r => r.Source)).Select(g => new Daily([.. g.GroupBy(r => r.Day).Select(d => d.Last())]))
            .OrderByDescending(d => d.Count).ThenBy(d => d.Currency.Value, StringComparer.Ordinal).ThenBy(d => d.Quote.Value, StringComparer.Ordinal).ThenBy(d => d.Source.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The currencies that a rate is held for, in the order of their codes.</summary>
    public IEnumerable<CurrencyCode> Currencies => rates.Keys.SelectMany(k => (CurrencyCode[])[k.Item1, k.Item2]).Distinct().OrderBy(c => c.Value, StringComparer.Ordinal);

    /// <summary>
    /// The factor from one currency to another on a day: from a rate of the pair, from that of the pair turned round, or
    /// through one currency in which the same source prices both on the same day. Null where none is young enough.
    /// </summary>
    /// <param name="from">The currency of the amount.</param>
    /// <param name="to">The currency wanted.</param>
    /// <param name="day">The day.</param>
    /// <param name="mostDaysOld">How many days old a rate may be.</param>
    public UsedRate? Convert(CurrencyCode from, CurrencyCode to, DateOnly day, int mostDaysOld)
    {
        if (Find(from, to, day, mostDaysOld) is { } straight)
        {
            return new UsedRate(from, to, straight.Rate, straight.Nominal, straight.Day, [straight], false);
        }

        if (Find(to, from, day, mostDaysOld) is { } turned)
        {
            return new UsedRate(from, to, turned.Nominal, turned.Rate, turned.Day, [turned], false);
        }

        UsedRate? best = null;
        foreach (var through in rates.Keys.Where(k => k.Item2 == from || k.Item2 == to || rates.ContainsKey((k.Item1, from))).Select(k => k.Item1).Distinct().OrderBy(c => c.Value, StringComparer.Ordinal))
        {
            if (Find(through, from, day, mostDaysOld) is { } one && Find(through, to, day, mostDaysOld) is { } two && one.Day == two.Day && one.Source == two.Source && (best is null || one.Day > best.Day))
            {
                best = new UsedRate(from, to, two.Rate * one.Nominal, one.Rate * two.Nominal, one.Day, [one, two], false);
            }
        }

        return best;
    }

    /// <summary>The newest rate of a pair that is not later than a day and not older than so many days; null where none is held.</summary>
    public ExchangeRate? Find(CurrencyCode currency, CurrencyCode quote, DateOnly day, int mostDaysOld) =>
        rates.TryGetValue((currency, quote), out var all) && Last(all, day) is { } found && found.Day.AddDays(mostDaysOld) >= day ? found : null;

    // The place of the first rate on a day or later.
    private static int At(ExchangeRate[] sorted, DateOnly day)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // The last of several on one day, as they stand in their order.
    private static ExchangeRate? Last(ExchangeRate[] sorted, DateOnly day)
    {
        var behind = At(sorted, day);
        while (behind < sorted.Length && sorted[behind].Day == day)
        {
            behind++;
        }

        return behind == 0 ? null : sorted[behind - 1];
    }
}
