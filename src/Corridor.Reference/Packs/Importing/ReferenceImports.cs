using System.Collections.Immutable;
using System.Globalization;

namespace Corridor.Reference.Packs.Importing;

/// <summary>The importers of the reference packs: ISO 3166 and M49, ISO 4217, Rec 20, UN/LOCODE, the Harmonized System.</summary>
public static class ReferenceImports
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<PackImport> All =
    [
        PackImport.Of("economies", "reference/economies", ReferenceSchemas.All, Economies),
        PackImport.Of("currencies", "reference/currencies", ReferenceSchemas.All, Currencies),
        PackImport.Of("units", "reference/units", ReferenceSchemas.All, Units),
        PackImport.Of("locations", "reference/locations", ReferenceSchemas.All, Locations),
        PackImport.Of("harmonized-system", "reference/harmonized-system", ReferenceSchemas.All, HarmonizedSystem),
    ];

    private static void Economies(PublishedFolder from, PackWriter to)
    {
        Dictionary<string, string> Names(string file) => from.Csv(file)
            .Where(r => r["ISO-alpha2 Code"].Length == 2)
            .ToDictionary(r => r["ISO-alpha2 Code"], r => r["Country or Area"].Trim());
        // The three levels of the regions, the finest last.
        string[] levels = ["Region", "Sub-region", "Intermediate Region"];
        string? Region(IReadOnlyDictionary<string, string> row, int level) => Enumerable.Range(0, level + 1).Reverse()
            .Select(i => row[levels[i] + " Code"]).FirstOrDefault(c => c.Length > 0)?.PadLeft(3, '0');
        Dictionary<string, (string Name, string? PartOf)> Regions(string file) => from.Csv(file)
            .SelectMany(r => Enumerable.Range(0, levels.Length).Where(i => r[levels[i] + " Code"].Length > 0).Select(i => (Code: Region(r, i)!, Name: r[levels[i] + " Name"].Trim(), PartOf: i == 0 ? null : Region(r, i - 1))))
            .GroupBy(r => r.Code).ToDictionary(g => g.Key, g => (g.First().Name, g.First().PartOf));
        var (en, zh, ru) = (Names("unsd_m49_en.csv"), Names("unsd_m49_cn.csv"), Names("unsd_m49_ru.csv"));
        var (regions, chinese, russian) = (Regions("unsd_m49_en.csv"), Regions("unsd_m49_cn.csv"), Regions("unsd_m49_ru.csv"));
        // Where the list of economies leaves the currency open, the list of currencies names it, if there is one only.
        var currencies = from.Csv("currency_codes_iso4217.csv").Where(r => r["AlphabeticCode"].Length == 3 && r["WithdrawalDate"].Length == 0)
            // The dotted capital has no small letter in the comparison.
            .ToLookup(r => r["Entity"].Trim().Replace('\u0130', 'I'), r => r["AlphabeticCode"], StringComparer.OrdinalIgnoreCase);
        string? Currency(string codes, string? name) => codes.Length == 3 ? codes : codes.Length == 0 && name is not null && currencies[name].ToList() is [var only] ? only : null;
        var rows = from.Csv("country_codes_iso_m49.csv").Where(r => r["ISO3166-1-Alpha-2"].Length == 2).Select(r =>
        {
            var code = r["ISO3166-1-Alpha-2"];
            string? Name(Dictionary<string, string> m49, string column) => m49.GetValueOrDefault(code) ?? Filled(r[column]);
            return (IReadOnlyList<string?>)[code, r["ISO3166-1-Alpha-3"],
                int.TryParse(r["ISO3166-1-numeric"], CultureInfo.InvariantCulture, out var m49) ? m49.ToString("000", CultureInfo.InvariantCulture) : null,
                Name(en, "CLDR display name"), Name(zh, "official_name_cn"), Name(ru, "official_name_ru"), null,
                Currency(r["ISO4217-currency_alphabetic_code"], en.GetValueOrDefault(code)), Region(r, levels.Length - 1), "iso-3166"];
        });
        to.Table("economies", "economies", ["code", "alpha3", "m49", "name_en", "name_zh", "name_ru", "part_of", "currency", "region", "source"], rows);
        to.Table("regions", "regions", ["code", "name_en", "name_zh", "name_ru", "part_of", "source"],
            regions.Select(r => (IReadOnlyList<string?>)[r.Key, r.Value.Name, chinese[r.Key].Name, russian[r.Key].Name, r.Value.PartOf, "m49-regions"]));
        to.Manifest(Manifest("economies"));
    }

    private static void Currencies(PublishedFolder from, PackWriter to)
    {
        var rows = from.Csv("currency_codes_iso4217.csv")
            .Where(r => r["AlphabeticCode"].Length == 3 && r["WithdrawalDate"].Length == 0)
            .GroupBy(r => r["AlphabeticCode"]).Select(g => g.First())
            .Select(r => (IReadOnlyList<string?>)[r["AlphabeticCode"], r["NumericCode"].Split('.')[0].PadLeft(3, '0'),
                int.TryParse(r["MinorUnit"], CultureInfo.InvariantCulture, out var minor) ? minor.ToString(CultureInfo.InvariantCulture) : null,
                r["Currency"].Trim(), null, null, "iso-4217"]);
        to.Table("currencies", "currencies", ["code", "number", "minor_units", "name_en", "name_zh", "name_ru", "source"], rows);
        to.Manifest(Manifest("currencies"));
    }

    private static void Units(PublishedFolder from, PackWriter to)
    {
        // The published list marks what is deleted (X) or deprecated (D); one line has a stray mark for "none".
        var rows = from.Csv("unece_rec20_units.csv").Where(r => r["CommonCode"].Length is >= 1 and <= 3)
            .GroupBy(r => r["CommonCode"]).Select(g => g.First())
            .Select(r => (IReadOnlyList<string?>)[r["CommonCode"], Flat(r["Name"]), Filled(Flat(r["Symbol"])),
                r["Status"] switch { "X" => "deleted", "D" => "deprecated", _ => null }, "rec20"]);
        to.Table("units", "rec20-units", ["code", "name_en", "symbol", "status", "source"], rows);
        to.Manifest(Manifest("units"));
    }

    private static void Locations(PublishedFolder from, PackWriter to)
    {
        // Coordinates that the collection geocoded by itself are unreliable and are left out.
        var rows = from.Csv("unlocode_all_countries_2024.csv").Where(r => r["location"].Length == 3 && r["country"].Length == 2 && r["name"].Length > 0
                && r["function"].AsSpan().IndexOfAny("123B") >= 0 && (r["function"].Contains('B', StringComparison.Ordinal) || r["function"].StartsWith("12", StringComparison.Ordinal)))
            .GroupBy(r => r["country"] + r["location"]).Select(g => g.First())
            .Select(r =>
            {
                var measured = r["geocoded"].Length == 0;
                return (IReadOnlyList<string?>)[r["country"] + r["location"], r["country"], Flat(r["name"]), r["function"],
                    measured ? Coordinate(r["lat"]) : null, measured ? Coordinate(r["lon"]) : null, "unlocode"];
            });
        to.Table("locations", "locations", ["code", "economy", "name", "function", "latitude", "longitude", "source"], rows);
        to.Manifest(Manifest("locations"));
    }

    private static void HarmonizedSystem(PublishedFolder from, PackWriter to)
    {
        // Russian wording: the lines of the EAEU nomenclature that stand for exactly a heading or subheading.
        var russian = new Dictionary<string, string>();
        foreach (var r in from.Csv("eaeu_tnved_tree_ru_2026-03.csv").Where(r => r["code"].Length >= 4))
        {
            var code = r["code"].TrimEnd('0');
            foreach (var length in (int[])[4, 6])
            {
                if (code.Length <= length && r["code"].Length >= length)
                {
                    russian.TryAdd(r["code"][..length], CleanLine(r["description_ru"]));
                }
            }
        }

        var chapters = EaeuChapters(from);
        var rows = from.Csv("hs2022_en_wco_uncomtrade.csv").Where(r => r["hscode"].All(char.IsAsciiDigit) && r["hscode"].Length is 2 or 4 or 6
                // The statistical list adds 99 for what countries do not specify; the Harmonized System ends with 97.
                && string.CompareOrdinal(r["hscode"], "98") < 0)
            .Select(r =>
            {
                var code = r["hscode"];
                var indent = (code.Length / 2 - 1).ToString(CultureInfo.InvariantCulture);
                var ru = code.Length == 2 ? chapters.GetValueOrDefault(code) : russian.GetValueOrDefault(code);
                return (IReadOnlyList<string?>)[code, "80", indent, Flat(r["description"]), ru, "2022-01-01", null];
            });
        to.Table("nomenclature", "nomenclature", ["code", "suffix", "indent", "description_en", "description_ru", "valid_from", "valid_to"], rows);
        to.Manifest(Manifest("harmonized-system"));
    }

    /// <summary>The chapters' names of the Russian classifier, in sentence case; the source prints capitals.</summary>
    public static Dictionary<string, string> EaeuChapters(PublishedFolder from)
    {
        using var json = from.Json("fts_tnved_classifier_2022-08.json");
        return json.RootElement.EnumerateArray()
            .Where(s => s.GetProperty("groups").ValueKind == System.Text.Json.JsonValueKind.Array)
            .SelectMany(s => s.GetProperty("groups").EnumerateArray())
            .ToDictionary(g => g.GetProperty("code").GetString()!, g => SentenceCase(g.GetProperty("naim").GetString()!));
    }

    /// <summary>A line's wording without the colon or stray blanks at its end.</summary>
    public static string CleanLine(string text) => Flat(text).TrimEnd(':', ' ', ';');

    /// <summary>One line of text: runs of white space become one blank.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string SentenceCase(string capitals)
    {
        var lower = Flat(capitals).ToLowerInvariant();
        return lower.Length == 0 ? lower : char.ToUpperInvariant(lower[0]) + lower[1..];
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    private static string? Coordinate(string text) => decimal.TryParse(text, CultureInfo.InvariantCulture, out var n)
        ? decimal.Round(n, 4).ToString(CultureInfo.InvariantCulture) : null;

    private static string Manifest(string name) => PackImport.Manifest(typeof(ReferenceImports).Assembly, name);
}
