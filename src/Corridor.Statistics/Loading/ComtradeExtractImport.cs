using System.Collections.Frozen;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Loading;

/// <summary>
/// A short extract of figures of UN Comtrade: the trade that Russia reports with China by HS chapter, and with
/// China and the world for all goods, yearly in US dollars. Two files: one row a chapter
/// (<c>classification,…,hs2,value_usd,comtrade_flag</c>) and one row a total (<c>…,cmd,value_usd</c>). The first
/// has no world rows, so there is no world by chapter. The flag is about estimated net weights, not values.
/// Chapters must not add up to more than the total; they add up to less where codes are confidential.
/// </summary>
public static class ComtradeExtractImport
{
    /// <summary>The name of the pack, below <c>data/statistics/</c>.</summary>
    public const string PackName = "comtrade-extract";

    /// <summary>The published file by chapter.</summary>
    public const string ChaptersFileName = "rus_hs2_by_partner_2000_2020.csv.xz";

    /// <summary>The published file of totals.</summary>
    public const string TotalsFileName = "rus_total_by_partner_2000_2020.csv";

    private const string ChapterSource = "comtrade-hs2";
    private const string TotalSource = "comtrade-total";

    // The reporter by its letters; the partners that are taken by their numbers (UN M49), of which 0 is the world.
    private const string ReporterCode = "RUS", PartnerCode = "156", WorldCode = "0";

    private static FrozenDictionary<string, EconomyCode> Economies => EconomyWords.Of(typeof(ComtradeExtractImport).Assembly, PackName);

    /// <summary>Reads the two published files anywhere below a folder and writes the files of the pack to another; returns what is wrong, and then nothing is written.</summary>
    public static IReadOnlyList<Fault> Build(string fromFolder, string outFolder)
    {
        StatisticsTexts.Register();
        var faults = new List<Fault>();
        var table = new ObservationTable(faults);
        PublishedFile.Read(fromFolder, ChaptersFileName,
            "classification,year,flow,reporter_iso3,partner_m49,partner_iso3,partner_name,hs2,value_usd,comtrade_flag", faults, row => TakeChapter(row, table));
        PublishedFile.Read(fromFolder, TotalsFileName,
            "year,flow,reporter_iso3,partner_m49,partner_iso3,partner_name,cmd,value_usd", faults, row => TakeTotal(row, table));
        if (faults.Count == 0)
        {
            var (reporter, partner, world) = (Economies[ReporterCode].Value, Economies[PartnerCode].Value, Economies[WorldCode].Value);
            foreach (var flow in new[] { TradeFlow.Export, TradeFlow.Import })
            {
                table.Expect(reporter, partner, flow, ChapterSource);
                table.Expect(reporter, partner, flow, TotalSource);
                table.Expect(reporter, world, flow, TotalSource);
            }

            foreach (var chapters in table.Values.Where(v => v.Key.Source == ChapterSource).GroupBy(v => v.Key with { Product = "TOTAL", Source = TotalSource }))
            {
                table.ExpectWithin(chapters.Key, chapters.Select(c => c.Value), areRounded: true);
            }

            foreach (var (figure, value) in table.Values.Where(v => v.Key.Source == TotalSource && v.Key.Counterpart == partner))
            {
                table.ExpectWithin(figure with { Counterpart = world }, [value], areRounded: false);
            }
        }

        return table.Write(outFolder, PackName);
    }

    private static void TakeChapter(PublishedFile.Row row, ObservationTable table)
    {
        var isTaken = row["partner_m49"] is PartnerCode or WorldCode;
        var good = row.OneOf("classification", "H0", "H1", "H2", "H3", "H4", "H5", "H6");
        good &= row.Year("year", out var year);
        good &= row.OneOf("flow", "Export", "Import");
        good &= row.OneOf("reporter_iso3", ReporterCode);
        good &= row.OneOf("comtrade_flag", "0", "2", "4", "6");
        good &= row.Value("value_usd", 1m, isTaken, out var usd);
        if (!CommodityCode.TryParse(row["hs2"], out var code, out var fault) || code.Length != 2)
        {
            row.Fault("hs2", fault ?? new Fault("statistics.product", Fault.Quote(row["hs2"])));
            good = false;
        }

        if (good && isTaken)
        {
            table.Add(row, new(Economies[ReporterCode].Value, Economies[row["partner_m49"]].Value, Flow(row), code.Digits, Period.OfYear(year), ChapterSource), row["classification"], usd, ObservationStatus.Reported);
        }
    }

    private static void TakeTotal(PublishedFile.Row row, ObservationTable table)
    {
        var isTaken = row["partner_m49"] is PartnerCode or WorldCode;
        var good = row.Year("year", out var year);
        good &= row.OneOf("flow", "Export", "Import", "Re-Export", "Re-Import");
        good &= row.OneOf("reporter_iso3", ReporterCode);
        good &= row.OneOf("cmd", "TOTAL");
        good &= row.Value("value_usd", 1m, isTaken, out var usd);
        if (good && isTaken && row["flow"] is "Export" or "Import")
        {
            table.Add(row, new(Economies[ReporterCode].Value, Economies[row["partner_m49"]].Value, Flow(row), "TOTAL", Period.OfYear(year), TotalSource), null, usd, ObservationStatus.Reported);
        }
    }

    private static TradeFlow Flow(PublishedFile.Row row) => row["flow"] == "Import" ? TradeFlow.Import : TradeFlow.Export;
}
