using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>Facts about which goods of one economy another admits, each with the headings it names, its day and its source.</summary>
internal static class ChinaAccessFormat
{
    public static void Build(PublishedFolder from, PackWriter to)
    {
        var sources = new SourceList();
        var facts = new List<IReadOnlyList<string?>>();
        var codes = new List<IReadOnlyList<string?>>();
        foreach (var r in from.Csv("cn_ru_market_access_facts.csv"))
        {
            var number = PrintedLines.Number(facts.Count + 1);
            // The veterinary and phytosanitary service of Russia speaks for itself on its own site; the rest is press.
            var source = sources.Id(r["source"], r["source"].Contains("//fsvps.", StringComparison.Ordinal) || r["source"].StartsWith("GACC Announcement", StringComparison.Ordinal) ? "official_mirror" : "secondary");
            var all = r["hs_headings"] == "all";
            if (!EconomyCode.TryParse(r["origin"], out _, out _) || !EconomyCode.TryParse(r["destination"], out _, out _) || r["fact"].Length == 0)
            {
                throw new ImportException(new Fault("source.row", "cn_ru_market_access_facts.csv: " + Fault.Quote(r["fact"])));
            }

            var (text, document) = (OwnWords.Of(r["fact"], Language.En), OwnWords.Of(r["document_or_condition"], Language.En));
            facts.Add([number, r["origin"], r["destination"], r["kind"], all ? "yes" : "no", text.En, text.Zh, text.Ru, document.En, document.Zh, document.Ru, r["as_of"], source]);
            if (!all)
            {
                codes.AddRange(r["hs_headings"].Split(';').SelectMany(Range).Distinct().Select(c => (IReadOnlyList<string?>)[number, c, source]));
            }
        }

        to.Table("facts", "access-facts",
            ["fact", "origin", "destination", "subject", "all_goods", "text_en", "text_zh", "text_ru", "document_en", "document_zh", "document_ru", "as_of", "source"], facts);
        to.Table("codes", "access-codes", ["fact", "code", "source"], codes);
        to.Manifest(TariffImports.Manifest("cn-access", ("sources", sources.Yaml())));
    }

    // "0401-0406": the headings from one to the other within a chapter.
    private static IEnumerable<string> Range(string text)
    {
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || Array.Exists(ends, e => !CommodityCode.TryParse(e, out var code, out _) || code.Digits != e || e.Length is not (2 or 4 or 6))
            || (ends.Length == 2 && (ends[0].Length != 4 || ends[1].Length != 4 || ends[0][..2] != ends[1][..2] || string.CompareOrdinal(ends[0], ends[1]) > 0)))
        {
            throw new ImportException(new Fault("source.row", "hs_headings: " + Fault.Quote(text)));
        }

        return ends.Length == 1 ? ends
            : Enumerable.Range(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture) - int.Parse(ends[0], CultureInfo.InvariantCulture) + 1)
                .Select(n => n.ToString("0000", CultureInfo.InvariantCulture));
    }
}
