using System.Collections.Frozen;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Loading;

/// <summary>
/// IMF Direction of Trade Statistics, monthly exports (FOB) and imports (CIF) among fifteen economies, in
/// millions of US dollars with one row a month, pair and flow:
/// <c>year,month,reporter_iso3,partner_iso3,flow,value_million_usd</c>. All pairs are taken. Every series must
/// have every month from the first to the last of the file, which also shows a file that was cut off.
/// </summary>
public static class ImfDotsMonthlyImport
{
    /// <summary>The name of the pack, below <c>data/statistics/</c>.</summary>
    public const string PackName = "imf-dots-monthly";

    /// <summary>The published file.</summary>
    public const string FileName = "imf_dots_monthly_15x15_2011_2020.csv.xz";

    private const string Source = "imf-dots";
    private const decimal Million = 1_000_000m;

    /// <summary>The codes by which the file names economies (ISO 3166-1 alpha-3).</summary>
    private static FrozenDictionary<string, EconomyCode> Codes => EconomyWords.Of(typeof(ImfDotsMonthlyImport).Assembly, PackName);

    /// <summary>Reads the published file anywhere below a folder and writes the files of the pack to another; returns what is wrong, and then nothing is written.</summary>
    public static IReadOnlyList<Fault> Build(string fromFolder, string outFolder)
    {
        StatisticsTexts.Register();
        var faults = new List<Fault>();
        var table = new ObservationTable(faults);
        PublishedFile.Read(fromFolder, FileName, "year,month,reporter_iso3,partner_iso3,flow,value_million_usd", faults, row =>
        {
            var good = row.Year("year", out var year);
            good &= row.OneOf("month", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
            good &= row.Economy("reporter_iso3", Codes, out var reporter);
            good &= row.Economy("partner_iso3", Codes, out var partner);
            good &= row.OneOf("flow", "export", "import");
            good &= row.Value("value_million_usd", Million, isKept: true, out var usd);
            if (good)
            {
                _ = StatisticsWords.TryFlow(row["flow"], out var flow);
                var month = Period.OfMonth(year, int.Parse(row["month"], CultureInfo.InvariantCulture));
                table.Add(row, new(reporter, partner, flow, "TOTAL", month, Source), null, usd, ObservationStatus.Reported);
            }
        });
        if (faults.Count == 0)
        {
            CheckMonths(table, faults);
        }

        return table.Write(outFolder, PackName);
    }

    private static void CheckMonths(ObservationTable table, List<Fault> faults)
    {
        if (table.Values.Count == 0)
        {
            faults.Add(new Fault("statistics.nothing", FileName));
            return;
        }

        var first = table.Values.Keys.Min(f => f.Period);
        var last = table.Values.Keys.Max(f => f.Period);
        var expected = (last.Year - first.Year) * 12 + last.Number - first.Number + 1;
        foreach (var series in table.Values.Keys.GroupBy(f => (f.Reporter, f.Counterpart, f.Flow)).Where(g => g.Count() != expected)
            .Take(Corridor.Reference.Packs.PackCheck.MostFaults))
        {
            faults.Add(new Fault("statistics.gap", series.Count().ToString(CultureInfo.InvariantCulture), expected.ToString(CultureInfo.InvariantCulture),
                $"{series.Key.Reporter}-{series.Key.Counterpart} {series.Key.Flow.Word()}"));
        }
    }
}
