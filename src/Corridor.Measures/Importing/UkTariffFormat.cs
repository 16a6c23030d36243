using System.Text.Json;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>
/// The UK Global Tariff as published for 1 January 2021, with the commodity list of that month and pages of the
/// tariff's API. The list has no indents; they are derived from codes and suffixes: a line holds what starts with
/// its significant digits, a line with a suffix under 80 what shares all of them but the last. A page of the API
/// counts where its third-country duty took effect within the coverage.
/// </summary>
internal static class UkTariffFormat
{
    private const string Start = "2021-01-01";

    public static void Build(PublishedFolder from, PackWriter to)
    {
        var printed = new List<KeyedLine>();
        var open = new Stack<string>();
        var list = from.Csv("uk_commodities_2021-01.csv")
            .Where(r => r["goods_nomenclature_item_id"].Length == 10)
            .Select(r => (Code: r["goods_nomenclature_item_id"], Suffix: int.Parse(r["productline_suffix"], System.Globalization.CultureInfo.InvariantCulture), Text: ReferenceImports.Flat(UsHtsFormat.Clean(r["description"]))))
            .DistinctBy(r => (r.Code, r.Suffix))
            .OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Suffix).ToList();
        for (var i = 0; i < list.Count; i++)
        {
            var (code, suffix, text) = list[i];
            var significant = code.TrimEnd('0');
            significant = significant.Length switch { <= 2 => code[..2], <= 4 => code[..4], _ => significant };
            if (suffix < 80)
            {
                var levels = list.Skip(i + 1).TakeWhile(n => n.Code == code && n.Suffix < 80).Count();
                significant = significant[..Math.Max(4, significant.Length - 1 - levels)];
            }

            while (open.TryPeek(out var top) && !(code.StartsWith(top, StringComparison.Ordinal) && (significant.Length > top.Length || (significant.Length == top.Length && suffix >= 80 && top.Length > 4))))
            {
                open.Pop();
            }

            var shown = significant.Length <= 4 && suffix >= 80 ? significant : code;
            printed.Add(new KeyedLine(shown, Math.Min(suffix, 80), open.Count, significant.Length <= 2 ? Sentence(text) : text, null));
            open.Push(significant);
        }

        to.Table("nomenclature", "nomenclature", ["code", "suffix", "indent", "description_en", "unit", "valid_from", "valid_to"],
            printed.Select(l => (IReadOnlyList<string?>)[l.Code, PrintedLines.Number(l.Suffix), PrintedLines.Number(l.Indent), l.Text, null, Start, null]));

        var known = printed.Where(l => l.Suffix == 80).Select(l => l.Code.PadRight(10, '0')).ToHashSet();
        var rates = from.Csv("ukgt_2021_full.csv")
            .Where(r => r["ukgt_duty_rate"].Length > 0)
            .Select(r => (Code: r["commodity"].PadRight(10, '0'), Text: ReferenceImports.Flat(r["ukgt_duty_rate"]), Notes: Flags(r)))
            .DistinctBy(r => r.Code).ToDictionary(r => r.Code);
        var later = Pages(from).Where(p => string.CompareOrdinal(p.From, Start) > 0).DistinctBy(p => p.Code).ToDictionary(p => p.Code);
        to.Table("duties", "duties", ["code", "type", "text", "notes", "page", "document", "valid_from", "valid_to", "edition", "source"],
            rates.Values.Where(r => known.Contains(r.Code)).Select(r => (IReadOnlyList<string?>)
                [r.Code, "third_country", r.Text, r.Notes, null, null, Start, later.TryGetValue(r.Code, out var l) ? DayBefore(l.From) : null, Start, "ukgt"])
            .Concat(later.Values.Where(l => known.Contains(l.Code)).Select(l => (IReadOnlyList<string?>)
                [l.Code, "third_country", l.Text, null, null, null, l.From, null, l.From, "tariff-api"])));
        to.Manifest(TariffImports.Manifest("gb"));
    }

    private static IEnumerable<(string Code, string Text, string From)> Pages(PublishedFolder from)
    {
        foreach (var file in from.All("*commodities_*.json"))
        {
            using var stream = PublishedFolder.Open(file);
            using var json = JsonDocument.Parse(stream);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("import_measures", out var measures))
            {
                continue;
            }

            var code = json.RootElement.GetProperty("goods_nomenclature_item_id").GetString()!;
            foreach (var m in measures.EnumerateArray())
            {
                if (m.GetProperty("measure_type").GetProperty("id").GetString() is "103" or "105"
                    && m.GetProperty("geographical_area").GetProperty("id").GetString() == "1011"
                    && m.GetProperty("effective_start_date").GetString() is { Length: >= 10 } day
                    && m.GetProperty("duty_expression").GetProperty("base").GetString() is { Length: > 0 } text)
                {
                    yield return (code, ReferenceImports.Flat(text), day[..10]);
                }
            }
        }
    }

    private static string? Flags(IReadOnlyDictionary<string, string> r)
    {
        var flags = new List<string>();
        foreach (var (column, flag) in ((string, string)[])
            [("trade_remedy_applies", "trade_remedy"), ("cet_applies_until_trade_remedy_transition_reviews_concluded", "cet_until_review"), ("suspension_applies", "suspension"), ("atq_applies", "quota")])
        {
            if (r[column] == "True")
            {
                flags.Add(flag);
            }
        }

        return flags.Count == 0 ? null : string.Join(';', flags);
    }

    private static string DayBefore(string day) => Reference.Time.DateRange.Text(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(-1));

    private static string Sentence(string capitals) => capitals.Length == 0 ? capitals : char.ToUpperInvariant(capitals[0]) + capitals[1..].ToLowerInvariant();
}
