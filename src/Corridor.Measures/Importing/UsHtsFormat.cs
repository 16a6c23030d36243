using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Measures.Importing;

/// <summary>
/// The Harmonized Tariff Schedule of the United States as the USITC exports it: a JSON list of printed lines an
/// edition (<c>hts_2026_rev_5.json</c>), with general, special and column 2 rates. The day of an edition comes
/// from the list of revisions.
/// </summary>
internal static partial class UsHtsFormat
{
    public static void Build(PublishedFolder from, PackWriter to)
    {
        var days = from.Csv("revision_dates.csv").ToDictionary(r => r["revision"], r => r["effective_date"]);
        var chapters = from.Csv("hs2022_en_wco_uncomtrade.csv").Where(r => r["hscode"].Length == 2)
            .ToDictionary(r => r["hscode"], r => ReferenceImports.Flat(r["description"]));
        chapters["98"] = "Special classification provisions";
        chapters["99"] = "Temporary legislation; temporary modifications; additional import restrictions";
        var editions = from.All("hts_*.json.gz").Concat(from.All("hts_*.json")).Select(file =>
        {
            var name = Path.GetFileName(file).Split('.')[0]["hts_".Length..];
            var revision = name.StartsWith("2025_", StringComparison.Ordinal) ? name["2025_".Length..] : name;
            return days.TryGetValue(revision, out var day) && DateRange.TryParseDay(day, out var from, out _)
                ? (File: file, Name: name.Replace('_', ' '), From: from)
                : throw new ImportException(new Fault("source.row", $"revision_dates.csv: {revision}"));
        }).OrderBy(e => e.From).ToList();
        if (editions.Count == 0)
        {
            throw new ImportException(new Fault("source.missing", "", "hts_*.json"));
        }

        var lines = new EditionMerge<(string Code, int Suffix), KeyedLine>();
        var duties = new EditionMerge<(string Code, string Type), (string Text, string? Notes)>();
        foreach (var (file, name, day) in editions)
        {
            using var stream = PublishedFolder.Open(file);
            using var json = JsonDocument.Parse(stream);
            var printed = new List<PrintedLine>();
            var rates = new List<KeyValuePair<(string, string), (string, string?)>>();
            var chapter = "";
            foreach (var e in json.RootElement.EnumerateArray())
            {
                var code = Text(e, "htsno").Replace(".", "", StringComparison.Ordinal);
                if (code.Length >= 4 && code[..2] != chapter)
                {
                    chapter = code[..2];
                    printed.Add(new PrintedLine(chapter, 0, chapters[chapter], null));
                }

                printed.Add(new PrintedLine(code.Length == 0 ? null : code, int.Parse(Text(e, "indent"), CultureInfo.InvariantCulture) + 1,
                    Clean(Text(e, "description")).TrimEnd(':', ' '), Units(e)));
                foreach (var (column, type) in ((string, string)[])[("general", "general"), ("special", "special"), ("other", "column2")])
                {
                    if (code.Length > 0 && Clean(Text(e, column)) is { Length: > 0 } text && text != ":")
                    {
                        rates.Add(new((code, type), (text, Footnotes(e, column))));
                    }
                }
            }

            lines.Add(name, day, PrintedLines.Key(printed).Select(l => new KeyValuePair<(string, int), KeyedLine>((l.Code, l.Suffix), l)));
            duties.Add(name, day, rates);
        }

        to.Table("nomenclature", "nomenclature", ["code", "suffix", "indent", "description_en", "unit", "valid_from", "valid_to", "edition"],
            lines.Rows.Select(r => (IReadOnlyList<string?>)[r.Key.Code, PrintedLines.Number(r.Key.Suffix), PrintedLines.Number(r.Value.Indent),
                r.Value.Text, r.Value.Unit, DateRange.Text(r.From), r.To is { } t ? DateRange.Text(t) : null, r.Edition]));
        to.Table("duties", "duties", ["code", "type", "text", "notes", "page", "document", "valid_from", "valid_to", "edition", "source"],
            duties.Rows.Select(r => (IReadOnlyList<string?>)[r.Key.Code, r.Key.Type, r.Value.Text, r.Value.Notes, null, null,
                DateRange.Text(r.From), r.To is { } t ? DateRange.Text(t) : null, r.Edition, "hts"]));
        to.Manifest(TariffImports.Manifest("us", ("edition", editions[^1].Name), ("from", DateRange.Text(editions[0].From)),
            ("editions", string.Join(", ", editions.Select(e => $"{e.Name} ({DateRange.Text(e.From)})")))));
    }

    /// <summary>Plain text of a cell that holds remnants of the page's markup.</summary>
    internal static string Clean(string markup) => ReferenceImports.Flat(WebUtility.HtmlDecode(
        Tag().Replace(Superscript().Replace(markup, static m => m.Groups[1].Value switch { "2" => "²", "3" => "³", var other => other }), "")));

    private static string? Units(JsonElement e) => e.TryGetProperty("units", out var units) && units.ValueKind == JsonValueKind.Array
        && string.Join(", ", units.EnumerateArray().Select(u => Clean(u.GetString() ?? "")).Where(u => u.Length > 0)) is { Length: > 0 } text ? text : null;

    private static string? Footnotes(JsonElement e, string column)
    {
        if (!e.TryGetProperty("footnotes", out var notes) || notes.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = notes.EnumerateArray()
            .Where(n => n.TryGetProperty("columns", out var c) && c.ValueKind == JsonValueKind.Array && c.EnumerateArray().Any(x => x.GetString() == column))
            .Select(n => Clean(n.TryGetProperty("value", out var v) ? v.GetString() ?? "" : ""));
        return string.Join(" ", texts) is { Length: > 0 } text ? text : null;
    }

    private static string Text(JsonElement e, string field) => e.TryGetProperty(field, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString()! : "";

    [GeneratedRegex("<[^>]{0,200}>")]
    private static partial Regex Tag();

    [GeneratedRegex("<sup[^>]{0,200}>([^<]{0,10})</sup>")]
    private static partial Regex Superscript();
}
