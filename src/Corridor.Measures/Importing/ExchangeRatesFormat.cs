using System.Globalization;
using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Measures.Importing;

/// <summary>
/// Exchange rates of central banks, one row a day and pair: the Bank of Russia (roubles per nominal), the European
/// Central Bank (units per euro), the central parity of the yuan. <c>rate</c> units of <c>quote</c> are worth
/// <c>nominal</c> units of <c>currency</c>.
/// </summary>
internal static partial class ExchangeRatesFormat
{
    public static void Build(PublishedFolder from, PackWriter to)
    {
        var sources = new SourceList();
        string Source(string rates, IReadOnlyDictionary<string, string> row) => sources.Id($"{rates}: {row["source_url_or_repo"]}", row["confidence"], OwnWords.Of(rates, Language.En));
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var r in from.Csv("fx_cbr_official.csv"))
        {
            rows.Add(Row(r["date"], r["currency"], "RUB", r["nominal"], r["rate_rub"], Source("Bank of Russia, official rates", r)));
        }

        foreach (var r in from.Csv("fx_ecb_reference.csv"))
        {
            foreach (var (currency, rate) in r.Where(c => c.Key.Length == 3 && c.Key.All(char.IsAsciiLetterUpper) && c.Value.Length > 0))
            {
                rows.Add(Row(r["date"], "EUR", currency, "1", rate, Source("European Central Bank, reference rates", r)));
            }
        }

        foreach (var r in from.Csv("fx_cny_central_parity.csv"))
        {
            var pair = Pair().Match(r["pair"]);
            rows.Add(pair.Success
                ? Row(r["date"], pair.Groups["currency"].Value, pair.Groups["quote"].Value, pair.Groups["nominal"].Value is { Length: > 0 } nominal ? nominal : "1", r["rate"],
                    Source("CFETS, central parity of the yuan", r))
                : throw Bad(r["pair"]));
        }

        // The same table may have been quoted from two pages; a second, equal row adds nothing, a different one is a fault.
        var distinct = rows.GroupBy(r => (r[0], r[1], r[2], r[5])).Select(g => g.All(r => r[3] == g.First()[3] && r[4] == g.First()[4]) ? g.First() : throw Bad($"{g.Key.Item1} {g.Key.Item2}/{g.Key.Item3}")).ToList();
        to.Table("rates", "exchange-rates", ["date", "currency", "quote", "nominal", "rate", "source"], distinct);
        to.Manifest(TariffImports.Manifest("exchange-rates", ("edition", rows.Max(r => r[0])!), ("from", rows.Min(r => r[0])!), ("sources", sources.Yaml())));
    }

    private static string?[] Row(string date, string currency, string quote, string nominal, string rate, string source) =>
        DateRange.TryParseDay(date, out var day, out _) && CurrencyCode.TryParse(currency, out var c, out _) && CurrencyCode.TryParse(quote, out var q, out _) && c != q
            && int.TryParse(nominal, NumberStyles.None, CultureInfo.InvariantCulture, out var per) && per > 0 && Decimals.TryParse(rate, out var number) && number > 0
            ? [DateRange.Text(day), c.Value, q.Value, PrintedLines.Number(per), Decimals.Text(number), source]
            : throw Bad($"{date} {currency} {rate}");

    private static ImportException Bad(string what) => new(new Fault("source.row", Fault.Quote(what)));

    [GeneratedRegex(@"^(?<nominal>\d{0,6})(?<currency>[A-Z]{3})/(?<quote>[A-Z]{3})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pair();
}
