using System.Collections.Frozen;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Loading;

/// <summary>
/// Two yearly files of the IMF's International Trade in Goods (by partner country). The first holds the exports
/// (<c>MG</c>/<c>XG</c>, FOB and CIF) of Russia by partner in millions of US dollars, the second the imports
/// (CIF) of China by partner in US dollars. Taken are the trade of the two with each other, and with the world
/// where a file has it. From 2022 the first file holds the IMF's estimates from the figures of partners.
/// </summary>
public static class ImfImtsYearlyImport
{
    /// <summary>The name of the pack, below <c>data/statistics/</c>.</summary>
    public const string PackName = "imf-imts-yearly";

    /// <summary>The published file of the first reporter.</summary>
    public const string RussiaFileName = "imf_imts_russia_by_partner_2016_2024.csv";

    /// <summary>The published file of the second reporter.</summary>
    public const string ChinaFileName = "imf_china_imports_by_partner_2010_2022.csv";

    private const string RussiaSource = "imf-imts-ru";
    private const string ChinaSource = "imf-imts-cn";
    private const int FirstEstimatedYear = 2022;

    // The reporter of the first file and the partners of it that are taken (G001 is the world); of the second, whose imports it holds and from whom.
    private const string ReporterCode = "RUS", PartnerCode = "CHN", WorldCode = "G001", ImporterWord = "imports of", ExporterName = "Russian Federation";

    private static FrozenDictionary<string, EconomyCode> Economies => EconomyWords.Of(typeof(ImfImtsYearlyImport).Assembly, PackName);

    /// <summary>Reads the two published files anywhere below a folder and writes the files of the pack to another; returns what is wrong, and then nothing is written.</summary>
    public static IReadOnlyList<Fault> Build(string fromFolder, string outFolder)
    {
        StatisticsTexts.Register();
        var faults = new List<Fault>();
        var table = new ObservationTable(faults);
        PublishedFile.Read(fromFolder, RussiaFileName, "reporter,partner,partner_name,indicator,flow,year,value_million_usd", faults, row => TakeRussia(row, table));
        PublishedFile.Read(fromFolder, ChinaFileName, "partner_name,year,import_cif_usd", faults, row => TakeChina(row, table));
        if (faults.Count == 0)
        {
            var partner = Economies[PartnerCode].Value;
            foreach (var flow in new[] { TradeFlow.Export, TradeFlow.Import })
            {
                table.Expect(Economies[ReporterCode].Value, partner, flow, RussiaSource);
            }

            table.Expect(Economies[ImporterWord].Value, Economies[ExporterName].Value, TradeFlow.Import, ChinaSource);
            foreach (var (figure, value) in table.Values.Where(v => v.Key.Source == RussiaSource && v.Key.Counterpart == partner))
            {
                table.ExpectWithin(figure with { Counterpart = Economies[WorldCode].Value }, [value], areRounded: false);
            }
        }

        return table.Write(outFolder, PackName);
    }

    private static void TakeRussia(PublishedFile.Row row, ObservationTable table)
    {
        var isTaken = row["partner"] is PartnerCode or WorldCode;
        var good = row.OneOf("reporter", ReporterCode);
        good &= row.OneOf("flow", "MG", "XG") && row.OneOf("indicator", row["flow"] == "MG" ? "MG_CIF_USD" : "XG_FOB_USD");
        good &= row.Year("year", out var year);
        good &= row.Value("value_million_usd", 1_000_000m, isTaken, out var usd);
        if (good && isTaken)
        {
            table.Add(row, new(Economies[ReporterCode].Value, Economies[row["partner"]].Value, row["flow"] == "MG" ? TradeFlow.Import : TradeFlow.Export, "TOTAL", Period.OfYear(year), RussiaSource),
                null, usd, year >= FirstEstimatedYear ? ObservationStatus.Estimated : ObservationStatus.Reported);
        }
    }

    // The heading of the published workbook says millions, but its figures are dollars: 25.8 billion in 2010.
    private static void TakeChina(PublishedFile.Row row, ObservationTable table)
    {
        var isTaken = row["partner_name"] == ExporterName;
        var good = row.Year("year", out var year);
        good &= row.Value("import_cif_usd", 1m, isTaken, out var usd);
        if (good && isTaken)
        {
            table.Add(row, new(Economies[ImporterWord].Value, Economies[ExporterName].Value, TradeFlow.Import, "TOTAL", Period.OfYear(year), ChinaSource), null, usd, ObservationStatus.Reported);
        }
    }
}
