using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Measures.Importing;

/// <summary>
/// Additional duties of a tariff schedule under section 301 on the goods of one economy: lists of eight-digit lines by the
/// heading of chapter 99 that charges them, and what each loaded edition of the tariff schedule prints on that heading
/// (rate, day from which entries are charged, suspension). Exclusions are headings of their own and not part of it.
/// </summary>
internal static partial class Section301Format
{
    public static void Build(PublishedFolder from, PackWriter to)
    {
        var lines = from.Csv("s301_product_lists.csv").Select(r =>
            CommodityCode.TryParse(r["hts8"], out var code, out _) && code.Digits == r["hts8"] && code.Length == 8 && Heading().IsMatch(r["ch99_code"])
                ? (Code: r["hts8"], Heading: r["ch99_code"], List: r["list"])
                : throw new ImportException(new Fault("source.row", "s301_product_lists.csv: " + Fault.Quote(r["hts8"] + " " + r["ch99_code"])))).ToList();
        var headings = lines.Select(l => l.Heading).ToHashSet();
        var days = from.Csv("revision_dates.csv").ToDictionary(r => r["revision"], r => r["effective_date"]);
        var editions = from.All("hts_*.json.gz").Concat(from.All("hts_*.json")).Select(file =>
        {
            var name = Path.GetFileName(file).Split('.')[0]["hts_".Length..];
            var revision = name.StartsWith("2025_", StringComparison.Ordinal) ? name["2025_".Length..] : name;
            return days.TryGetValue(revision, out var day) && DateRange.TryParseDay(day, out var first, out _)
                ? (File: file, Name: name.Replace('_', ' '), From: first)
                : throw new ImportException(new Fault("source.row", "revision_dates.csv: " + Fault.Quote(revision)));
        }).OrderBy(e => e.From).ToList();
        if (editions.Count == 0)
        {
            throw new ImportException(new Fault("source.missing", "", "hts_*.json"));
        }

        var printed = new EditionMerge<string, (string Text, string Wording)>();
        foreach (var (file, name, day) in editions)
        {
            using var stream = PublishedFolder.Open(file);
            using var json = JsonDocument.Parse(stream);
            printed.Add(name, day, json.RootElement.EnumerateArray().Where(e => headings.Contains(Text(e, "htsno")) && Text(e, "general").Length > 0)
                .Select(e => new KeyValuePair<string, (string, string)>(Text(e, "htsno"), (UsHtsFormat.Clean(Text(e, "general")), UsHtsFormat.Clean(Text(e, "description"))))));
        }

        var goodsOf = EconomyWords.Of(typeof(Section301Format).Assembly, "us-section-301")["goods of"].Value;
        to.Table("duties", "additional-duties", ["code", "heading", "list", "source"], lines.Select(l => (IReadOnlyList<string?>)[l.Code, l.Heading, l.List, "lists"]));
        to.Table("rates", "additional-rates", ["heading", "text", "percent", "area", "starts", "suspended", "wording", "valid_from", "valid_to", "edition", "source"],
            printed.Rows.Select(r => (IReadOnlyList<string?>)[r.Key, r.Value.Text, Percent(r.Value.Text), goodsOf, Starts(r.Value.Wording),
                r.Value.Wording.Contains("provision suspended", StringComparison.OrdinalIgnoreCase) ? "yes" : "no", r.Value.Wording,
                DateRange.Text(r.From), r.To is { } t ? DateRange.Text(t) : null, r.Edition, "hts"]));
        to.Manifest(TariffImports.Manifest("us-section-301", ("edition", editions[^1].Name), ("from", DateRange.Text(editions[0].From)),
            ("editions", string.Join(", ", editions.Select(e => $"{e.Name} ({DateRange.Text(e.From)})")))));
    }

    private static string? Percent(string text) => Plus().Match(text) is { Success: true } plus ? plus.Groups[1].Value : null;

    private static string? Starts(string wording) => OnOrAfter().Match(wording) is { Success: true } from
        && DateOnly.TryParseExact(from.Groups[1].Value, "MMMM d, yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateRange.Text(day) : null;

    private static string Text(JsonElement e, string field) => e.TryGetProperty(field, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString()! : "";

    [GeneratedRegex(@"^99\d\d\.\d\d\.\d\d$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^The duty provided in .{1,200} (?:\+|plus) (\d{1,3}(?:\.\d{1,3})?)%$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plus();

    [GeneratedRegex(@"Effective with respect to entries,? on or after ([A-Z][a-z]{2,8} \d{1,2}, \d{4})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OnOrAfter();
}
