using System.Globalization;
using System.Text;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>
/// The Common Customs Tariff of the Eurasian Economic Union as tables parsed from its chapters: every line of
/// the nomenclature with its dashes, the rate as printed, the marks that point to notes, page and document.
/// Each chapter has its own edition; a line is known from the day of its chapter's edition.
/// </summary>
internal static class EaeuTariffFormat
{
    public static void Build(PublishedFolder from, PackWriter to)
    {
        var tree = from.Csv("eaeu_tnved_tree_ru_2026-03.csv").ToList();
        var chapters = ReferenceImports.EaeuChapters(from);
        var editions = tree.GroupBy(r => r["chapter"]).ToDictionary(g => g.Key, g => g.First()["edition_date"]);
        var printed = new List<(PrintedLine Line, string Edition)>();
        var chapter = "";
        foreach (var r in tree)
        {
            if (r["chapter"] != chapter)
            {
                chapter = r["chapter"];
                printed.Add((new PrintedLine(chapter, 0, chapters[chapter], null), editions[chapter]));
            }

            printed.Add((new PrintedLine(r["code"].Length == 0 ? null : r["code"], int.Parse(r["level"], CultureInfo.InvariantCulture) + 1,
                ReferenceImports.CleanLine(r["description_ru"]), r["suppl_unit_ru"] is { Length: > 0 } unit ? unit : null), r["edition_date"]));
        }

        var keyed = PrintedLines.Key([.. printed.Select(p => p.Line)]);
        to.Table("nomenclature", "nomenclature", ["code", "suffix", "indent", "description_ru", "unit", "valid_from", "valid_to", "edition"],
            keyed.Select((l, i) => (IReadOnlyList<string?>)[l.Code, PrintedLines.Number(l.Suffix), PrintedLines.Number(l.Indent), l.Text, l.Unit, printed[i].Edition, null, printed[i].Edition]));
        to.Table("duties", "duties", ["code", "type", "text", "notes", "page", "document", "valid_from", "valid_to", "edition", "source"],
            from.Csv("eaeu_cet_rates_2026-03.csv").Select(r => (IReadOnlyList<string?>)
                [r["code"], "import", r["duty_text_ru"], Filled(r["note_refs"]), r["page"], r["source_pdf"], r["edition_date"], null, r["edition_date"], "cct"]));

        using var notes = from.Json("eaeu_chapter_notes_ru.json");
        to.Table("notes", "notes", ["code", "language", "text", "valid_from", "valid_to", "source"],
            notes.RootElement.EnumerateObject().Select(n => (IReadOnlyList<string?>)
                [n.Name, "ru", Dedent(n.Value.GetProperty("notes_text_ru").GetString()!), editions.GetValueOrDefault(n.Name), null, "cct"])
            .Where(r => r[2]!.Length > 0));
        to.Manifest(TariffImports.Manifest("eaeu", ("edition", editions.Values.Max(StringComparer.Ordinal)!), ("from", editions.Values.Min(StringComparer.Ordinal)!)));
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    // The layout's blanks mean nothing, but a blank line ends a paragraph and a numbered line starts one.
    private static string Dedent(string text)
    {
        var result = new StringBuilder();
        var after = true;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = ReferenceImports.Flat(raw);
            if (line.Length == 0)
            {
                after = true;
                continue;
            }

            var starts = after || line[0] == '(' || (char.IsAsciiDigit(line[0]) && line.IndexOf('.', StringComparison.Ordinal) is > 0 and < 4)
                || line.StartsWith("Примечани", StringComparison.Ordinal) || line.StartsWith("Дополнительн", StringComparison.Ordinal)
                || line.StartsWith("ГРУППА", StringComparison.Ordinal) || line.StartsWith("РАЗДЕЛ", StringComparison.Ordinal);
            result.Append(result.Length == 0 ? "" : starts ? "\n" : " ").Append(line);
            after = line.EndsWith(':');
        }

        return result.ToString();
    }
}
