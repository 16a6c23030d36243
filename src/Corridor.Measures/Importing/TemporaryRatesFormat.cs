using System.Globalization;
using Corridor.Measures.Charges;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Measures.Importing;

/// <summary>
/// The notes «С» to the Common Customs Tariff of the Eurasian Economic Union, one row a note and edition, as the
/// Commission prints them. Each wording is read to dated rates; one that is not known in full is kept as text.
/// </summary>
internal static class TemporaryRatesFormat
{
    public static void Build(PublishedFolder from, PackWriter to)
    {
        var notes = new List<IReadOnlyList<string?>>();
        var rates = new List<IReadOnlyList<string?>>();
        var sources = new SourceList();
        var editions = new SortedSet<string>(StringComparer.Ordinal);
        DateOnly? first = null;
        foreach (var r in from.Csv("eaeu_cet_notes.csv"))
        {
            if (!TariffNotes.TryNumber(r["note_no"], out var number) || !DateRange.TryParseDay(r["edition"], out var edition, out _) || r["text_ru"].Length == 0)
            {
                throw new ImportException(new Fault("source.row", "eaeu_cet_notes.csv: " + Fault.Quote(r["note_no"] + " " + r["edition"])));
            }

            editions.Add(r["edition"]);
            var (n, day, source) = (number.ToString(CultureInfo.InvariantCulture), DateRange.Text(edition), sources.Id(r["source_url_or_repo"], r["confidence"]));
            var text = ReferenceImports.Flat(r["text_ru"]);
            var reading = TariffNoteText.Read(text);
            notes.Add([n, day, TariffNotes.Word(reading.Kind), text, reading.RepealedBy?.Title, source]);
            for (var i = 0; i < reading.Rates.Length; i++)
            {
                var rate = reading.Rates[i];
                first = rate.Days.From is { } start && (first is null || start < first) ? start : first;
                rates.Add([n, day, PrintedLines.Number(i + 1), rate.Text, Day(rate.Days.From), Day(rate.Days.To), rate.Starts?.Title, Day(rate.Starts?.Date), rate.Area?.Value, rate.Condition, source]);
            }
        }

        if (notes.Count == 0)
        {
            throw new ImportException(new Fault("source.missing", "", "eaeu_cet_notes.csv"));
        }

        to.Table("notes", "tariff-notes", ["number", "edition", "state", "text", "repealed_by", "source"], notes);
        to.Table("rates", "temporary-rates", ["number", "edition", "part", "rate", "valid_from", "valid_to", "start_act", "start_act_date", "area", "condition", "source"], rates);
        to.Manifest(TariffImports.Manifest("eaeu-temporary-rates", ("edition", editions.Max!), ("editions", string.Join(", ", editions)),
            ("from", Day(first) ?? editions.Min!), ("sources", sources.Yaml())));
    }

    private static string? Day(DateOnly? day) => day is { } d ? DateRange.Text(d) : null;
}
