using System.Globalization;
using Corridor.Api;

namespace Corridor.Assessments;

/// <summary>
/// A consignment in the query of an address: members of the consignment by their names, and for the items one value of
/// each name an item, in their order.
/// </summary>
internal static class AssessmentQuery
{
    private const int MostItems = 50;

    public static readonly string[] OfItem = ["code", "price", "net_mass", "gross_mass", "export_code", "origin", "amounts", "documents", "additional_codes", "own_rates", "label"];

    public static readonly string[] OfConsignment = ["from", "to", "date", "currency", "term", "freight", "insurance", "inland", "duties_in_price", "spread", "rate_days", "known_on", "rates"];

    /// <summary>Reads a query; lists stand in one value, separated by semicolons.</summary>
    public static AssessmentRequest Read(IQueryCollection query)
    {
        string? One(string name) => query.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;
        return new AssessmentRequest
        {
            From = One("from"),
            To = One("to"),
            Date = One("date"),
            Currency = One("currency"),
            Term = One("term"),
            Freight = One("freight"),
            Insurance = One("insurance"),
            Inland = One("inland"),
            DutiesInPrice = One("duties_in_price"),
            Spread = One("spread"),
            RateDays = One("rate_days"),
            KnownOn = One("known_on"),
            Rates = List(One("rates")),
            Items = [.. Enumerable.Range(0, Count(query)).Select(i => Item(query, i)).Where(i => i is not { Code: null or "", Price: null or "" })],
        };
    }

    /// <summary>How many items the form shows: as many as the query has, or as its button asks for.</summary>
    public static int Count(IQueryCollection query)
    {
        var held = query.TryGetValue("code", out var codes) ? codes.Count : 0;
        var asked = query.TryGetValue("items", out var items) && int.TryParse(items, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : held;
        return Math.Clamp(asked, 1, MostItems);
    }

    /// <summary>The value of an item's member, or null.</summary>
    public static string? Of(IQueryCollection query, string name, int index) =>
        query.TryGetValue(name, out var values) && index < values.Count ? values[index] : null;

    /// <summary>The address' query without what only says how it is to be shown.</summary>
    public static string Plain(IQueryCollection query) => string.Join('&', query.Where(q => OfItem.Contains(q.Key) || OfConsignment.Contains(q.Key) || IsOfClaimant(q.Key))
        .SelectMany(q => OfItem.Contains(q.Key) ? q.Value.Take(Count(query)) : (IEnumerable<string?>)q.Value, (q, v) => (q.Key, v))
        .Where(p => !string.IsNullOrEmpty(p.v) || OfItem.Contains(p.Key) || (IsOfClaimant(p.Key) && query[p.Key].Count > 1)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.v ?? "")}"));

    /// <summary>Whether a name is a fact of the exporter or the importer.</summary>
    public static bool IsOfClaimant(string name) => name.StartsWith(ClaimantReader.Exporter + ".", StringComparison.Ordinal) || name.StartsWith(ClaimantReader.Importer + ".", StringComparison.Ordinal);

    private static AssessmentItem Item(IQueryCollection query, int i) => new()
    {
        Code = Of(query, "code", i),
        ExportCode = Of(query, "export_code", i),
        Origin = Of(query, "origin", i),
        Price = Of(query, "price", i),
        NetMass = Of(query, "net_mass", i),
        GrossMass = Of(query, "gross_mass", i),
        Amounts = List(Of(query, "amounts", i)),
        Documents = List(Of(query, "documents", i)),
        AdditionalCodes = List(Of(query, "additional_codes", i)),
        Rates = Rates(Of(query, "own_rates", i)),
        Label = Of(query, "label", i),
    };

    private static List<string>? List(string? text) => string.IsNullOrWhiteSpace(text) ? null : [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static Dictionary<string, string>? Rates(string? text)
    {
        var rates = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in List(text) ?? [])
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            // Without a sign between them name and rate are still shown back, as a rate that cannot be read.
            rates[at < 0 ? part : part[..at].Trim()] = at < 0 ? "?" : part[(at + 1)..].Trim();
        }

        return rates.Count == 0 ? null : rates;
    }
}
