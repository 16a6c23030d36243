using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>
/// The customs tariff of China as transcribed tables of eight-digit lines: most-favoured-nation, provisional and
/// general rate, in-quota rates, and the wording where a rate is not a percentage. Only the headings that the
/// coverage list names are complete; lines of other headings come from a shorter list.
/// </summary>
internal static class ChinaTariffFormat
{
    public static void Build(PublishedFolder from, PackWriter to)
    {
        var rows = from.Csv("cn_tariff_2026_import_ru_basket.csv").ToDictionary(r => r["code8"]);
        using var coverage = from.Json("cn_tariff_2026_coverage.json");
        var complete = coverage.RootElement.GetProperty("headings_complete").EnumerateArray().Select(h => h.GetString()!).ToHashSet();
        var extra = from.Csv("cn_tariff_2026_import_slice.csv").Where(r => !complete.Contains(r["code8"][..4]) && !rows.ContainsKey(r["code8"])).ToList();
        foreach (var r in extra)
        {
            rows.Add(r["code8"], r);
        }

        var duties = new List<IReadOnlyList<string?>>();
        var printed = new List<PrintedLine>();
        var chapter = "";
        var heading = "";
        var path = Array.Empty<string>();
        foreach (var (code, r) in rows.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (code[..2] != chapter)
            {
                chapter = code[..2];
                printed.Add(new PrintedLine(chapter, 0, Tariffs.Tariff.Placeholder + chapter, null));
            }

            var own = r.GetValueOrDefault("full_name_zh") is { Length: > 0 } full ? full.Split(" > ") : [r["name_zh"]];
            var title = r["heading_zh"];
            if (code[..4] != heading)
            {
                heading = code[..4];
                path = [];
                // The source lost the title of some headings; then the pack of names fills the line when it is read.
                var whole = own.Length == 1 && title.Length == 0 ? own[0] : title;
                printed.Add(new PrintedLine(heading, 1, whole.Length > 0 ? whole : Tariffs.Tariff.Placeholder + heading, null));
            }

            var below = own.Length > 1 && own[0] == title ? own[1..] : own;
            var shared = 0;
            while (shared < below.Length - 1 && shared < path.Length && path[shared] == below[shared])
            {
                shared++;
            }

            for (var i = shared; i < below.Length - 1; i++)
            {
                printed.Add(new PrintedLine(null, i + 2, below[i], null));
            }

            path = below[..^1];
            printed.Add(new PrintedLine(code, below.Length + 1, below[^1], null));
            duties.AddRange(Rates(code, r));
        }

        to.Table("nomenclature", "nomenclature", ["code", "suffix", "indent", "description_zh", "unit", "valid_from", "valid_to"],
            PrintedLines.Key(printed).Select(l => (IReadOnlyList<string?>)[l.Code, PrintedLines.Number(l.Suffix), PrintedLines.Number(l.Indent), l.Text, l.Unit, "2026-01-01", "2026-12-31"]));
        to.Table("duties", "duties", ["code", "type", "text", "notes", "page", "document", "valid_from", "valid_to", "edition", "source"], duties);
        to.Table("covered_headings", "covered-headings", ["heading", "source"], complete.Select(h => (IReadOnlyList<string?>)[h, "tariff-2026"]));
        to.Manifest(TariffImports.Manifest("cn"));
    }

    private static IEnumerable<IReadOnlyList<string?>> Rates(string code, IReadOnlyDictionary<string, string> r)
    {
        string Get(string column) => r.GetValueOrDefault(column) ?? "";
        IReadOnlyList<string?> Row(string type, string text) =>
            [code, type, text, Get("flags") is { Length: > 0 } flags ? flags : null, Get("source_page"), null, "2026-01-01", "2026-12-31", "2026", "tariff-2026"];

        foreach (var (type, percent, words) in ((string, string, string)[])
            [("mfn", "mfn_pct", "mfn_text"), ("provisional", "provisional_pct", "provisional_text"), ("general", "general_pct", "general_text"),
             ("in_quota", "trq_in_quota_pct", ""), ("in_quota_provisional", "trq_provisional_pct", "")])
        {
            if (Get(percent) is { Length: > 0 } number)
            {
                yield return Row(type, number + "%");
            }
            else if (words.Length > 0 && Get(words) is { Length: > 0 } wording)
            {
                // "20∆① 最惠国暂定税率：10%或900元/吨，两者从低。": the rate stands behind the colon.
                yield return Row(type, wording[(wording.IndexOf('：', StringComparison.Ordinal) + 1)..].Trim().TrimEnd('。'));
            }
        }
    }
}
