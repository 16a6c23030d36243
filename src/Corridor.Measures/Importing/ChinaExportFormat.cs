using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>
/// The export side of China: the export tariff of a year with its provisional rates (an ex-line is for part of its
/// code), and slices of compiled lists with the export VAT refund, supervision conditions and inspection categories.
/// </summary>
internal static class ChinaExportFormat
{
    public static void Build(PublishedFolder from, PackWriter to)
    {
        var sources = new SourceList();
        var duties = from.Csv("cn_export_duty_2026.csv").Select((r, i) => (IReadOnlyList<string?>)
            [PrintedLines.Number(i + 1), Filled(r["item_no"]), Code(r["hs8"], 8), r["is_ex"] switch { "0" => "no", "1" => "yes", var other => throw Bad("is_ex " + other) }, ReferenceImports.Flat(r["name_zh"]),
             Percent(r["export_rate_pct"]) ?? throw Bad("export_rate_pct"), Percent(r["export_provisional_pct"]), r["legal_act"], Year(r["valid_from"]) + "-01-01", Year(r["valid_to"]) + "-12-31",
             sources.Id(r["source_url_or_repo"], r["confidence"])]).ToList();
        var rebates = sources.Id("mosgpt-alt/shuimatong@8a7b8294 data/hsb_meta.json", "secondary");
        var sample = sources.Id("qinxiushan/mcp-hs-code-query@fd2c1e61 (MIT), scraped from i5a6.com", "secondary");
        var controls = from.Csv("cn_rebate_supervision_inspection_slice.csv").Select(r => (IReadOnlyList<string?>)
                [Code(r["code8"], 8), Letters(r["supervision_conditions"]), Letters(r["inspection_quarantine_categories"]), Percent(r["export_vat_rebate_pct"]), Filled(r["statutory_units_zh"]), null, rebates])
            .Concat(from.Csv("cn_hs10_supervision_inspection_sample_2025-11.csv").Select(r => (IReadOnlyList<string?>)
                [Code(r["code10"], 10), Letters(r["supervision_codes"]), Letters(r["inspection_codes"]), null,
                 Filled(string.Join('/', new[] { r["unit1"], r["unit2"] }.Where(u => u.Length > 0 && u != "无"))), "2025-11", sample]));
        to.Table("duties", "export-duties", ["row", "item", "code", "ex", "name_zh", "rate", "provisional", "act", "valid_from", "valid_to", "source"], duties);
        to.Table("controls", "export-controls", ["code", "supervision", "inspection", "refund", "unit", "edition", "source"], controls);
        to.Table("control_codes", "control-codes", ["kind", "code", "direction", "name_en", "name_zh", "name_ru", "source"],
            from.Csv("cn_supervision_inspection_codebook.csv").Select(r => (IReadOnlyList<string?>)
                [r["kind"], r["code"], Direction(r["kind"], r["code"]), r["name_en"], r["name_zh"], OwnWords.Of(r["name_en"], Language.En).Ru ?? r["name_en"], "codebook"]));
        to.Table("lists", "requirement-lists", ["list", "title_en", "title_zh", "title_ru", "act", "select", "source"],
        [
            ["cn-supervision", "Supervision conditions of China Customs", "海关监管条件", "Условия контроля таможни Китая", "海关监管条件代码表", "all", "codebook"],
            ["cn-inspection", "Inspection and quarantine of China Customs", "检验检疫类别", "Инспекция и карантин таможни Китая", "检验检疫类别代码表", "all", "codebook"],
        ]);
        to.Manifest(TariffImports.Manifest("cn-export", ("sources", sources.Yaml())));
    }

    // Which side of the border a code is for follows from its name; a code that names both, or neither, is for both.
    private static string Direction(string kind, string code) => (kind, code) switch
    {
        ("supervision", "1" or "2" or "7" or "9" or "A" or "F" or "O" or "Q" or "Y") or ("inspection", "L" or "M" or "P" or "R" or "V") => "import",
        ("supervision", "3" or "4" or "8" or "B" or "E" or "x") or ("inspection", "N" or "Q" or "S" or "W") => "export",
        _ => "both",
    };

    private static string Code(string text, int digits) =>
        CommodityCode.TryParse(text, out var code, out _) && code.Digits == text && code.Length == digits ? text : throw Bad(text);

    // "A,F,E,B", "AB" and "R/S" are the same way to write a set of one-character codes.
    private static string? Letters(string text)
    {
        var codes = text.Where(c => c is not (',' or '/' or ' ')).ToList();
        return codes.Exists(c => !char.IsAsciiLetterOrDigit(c)) ? throw Bad(text) : codes.Count == 0 ? null : new string([.. codes.Distinct()]);
    }

    private static string? Percent(string text) => text.Length == 0 ? null
        : Decimals.TryParse(text, out var n) && n is >= 0 and <= 500 ? Decimals.Text(n) : throw Bad(text);

    private static string Year(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and < 2200 ? text : throw Bad(text);

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    private static ImportException Bad(string what) => new(new Fault("source.row", Fault.Quote(what)));
}
