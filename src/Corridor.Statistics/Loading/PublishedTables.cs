using System.Globalization;
using System.Reflection;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;
using SharpCompress.Compressors.Xz;
using Sylvan.Data.Csv;

namespace Corridor.Statistics.Loading;

/// <summary>
/// Packs made from small published tables: trade by place and by partner of China's customs, BACI totals, the
/// sections of UNCTAD's matrix, exports by section of the HS, gross domestic product, population, stocks of direct investment, and the codes of
/// the Harmonized System. A value is carried over digit by digit, in whole units.
/// </summary>
internal static class PublishedTables
{
    private static readonly string[] Observation = Header(StatisticsSchemas.Observations);
    private static readonly string[] Indicator = Header(StatisticsSchemas.Indicators);

    private static Dictionary<string, string> Economies(string pack) => EconomyWords.Of(typeof(PublishedTables).Assembly, pack).ToDictionary(w => w.Key, w => w.Value.Value, StringComparer.Ordinal);

    internal static void Locations(PublishedFolder from, PackWriter to)
    {
        var reporters = Economies("gacc-locations");
        var rows = new List<string?[]>();
        foreach (var r in Rows(from, "gacc_china_cities_monthly_2024_2025.csv").Where(r => reporters.ContainsKey(r["region_zh"])))
        {
            var month = PeriodOf(r["month"]);
            foreach (var (column, flow) in new[] { ("exports", TradeFlow.Export), ("imports", TradeFlow.Import), ("total", TradeFlow.Trade) })
            {
                rows.Add(Row(month, reporters[r["region_zh"]], StatisticsSchemas.World.Value, flow, "TOTAL", null, Units(r[column + "_cny10k"], 10_000), "CNY", ObservationStatus.Provisional, "gacc-location"));
                rows.Add(Row(Period.JanuaryTo(month.Year, month.Number), reporters[r["region_zh"]], StatisticsSchemas.World.Value, flow, "TOTAL", null, Units(r[column + "_ytd"], 10_000), "CNY", ObservationStatus.Provisional, "gacc-location"));
            }
        }

        Write(to, StatisticsSchemas.Observations, Observation, rows, "gacc-locations");
    }

    internal static void Partners(PublishedFolder from, PackWriter to)
    {
        var partners = Economies("gacc-partners");
        var reporter = partners["trade of"];
        var rows = new List<string?[]>();
        foreach (var r in Rows(from, "gacc_china_by_partner_monthly_2024.csv").Where(r => partners.ContainsKey(r["region_zh"])))
        {
            var (currency, unit) = r["unit"] switch { "CNY_10k" => ("CNY", 10_000m), "USD_thousand" => ("USD", 1_000m), _ => throw new InvalidDataException(r["unit"]) };
            var (year, month) = (int.Parse(r["year"], CultureInfo.InvariantCulture), int.Parse(r["month"], CultureInfo.InvariantCulture));
            foreach (var (column, flow) in new[] { ("exports", TradeFlow.Export), ("imports", TradeFlow.Import), ("total", TradeFlow.Trade) })
            {
                rows.Add(Row(Period.OfMonth(year, month), reporter, partners[r["region_zh"]], flow, "TOTAL", null, Units(r[column + "_month"], unit), currency, ObservationStatus.Provisional, "gacc-partner"));
                rows.Add(Row(Period.JanuaryTo(year, month), reporter, partners[r["region_zh"]], flow, "TOTAL", null, Units(r[column + "_cum"], unit), currency, ObservationStatus.Provisional, "gacc-partner"));
            }
        }

        Write(to, StatisticsSchemas.Observations, Observation, rows, "gacc-partners");
    }

    internal static void BaciTotals(PublishedFolder from, PackWriter to)
    {
        var codes = Codes(from);
        var rows = Rows(from, "baci_hs22_V202501_bilateral_totals.csv.xz")
            .Select(r => (From: codes.GetValueOrDefault(r["exporter_iso3"]), To: codes.GetValueOrDefault(r["importer_iso3"]), Value: r["value_thousand_usd"]))
            .Where(r => r.From is not null && r.To is not null)
            .Select(r => Row(Period.OfYear(2023), r.From!, r.To!, TradeFlow.Export, "TOTAL", null, Thousands(r.Value), "USD", ObservationStatus.Estimated, "baci"));
        Write(to, StatisticsSchemas.Observations, Observation, rows, "baci-totals");
    }

    internal static void UnctadSections(PublishedFolder from, PackWriter to)
    {
        // The latest year is taken whole, so that it stands for the world; of the others only what the lane's two trade.
        const string whole = "2015";
        var lane = Economies("unctad-sections").Values.ToHashSet();
        var codes = CodesWithPast(from);
        var rows = Rows(from, "unctad_matrix_sitc1_1995_2005_2015.csv.xz")
            .Select(r => (From: codes.GetValueOrDefault(r["exporter_iso3"]), To: codes.GetValueOrDefault(r["importer_iso3"]), Row: r))
            .Where(r => r.From is not null && r.To is not null && (r.Row["year"] == whole || lane.Contains(r.From) || lane.Contains(r.To)))
            .Select(r => Row(PeriodOf(r.Row["year"]), r.From!, r.To!, TradeFlow.Export, r.Row["sitc1"] == "TOTAL" ? "TOTAL" : "S" + r.Row["sitc1"], r.Row["sitc1"] == "TOTAL" ? null : "S3",
                Units(r.Row["value_thousand_usd"], 1_000), "USD", ObservationStatus.Estimated, "unctad-matrix"));
        Write(to, StatisticsSchemas.Observations, Observation, rows, "unctad-sections");
    }

    internal static void ExportSections(PublishedFolder from, PackWriter to)
    {
        // The query that made the file: exports of 2019, 2020 and 2021 in the revision of 1992, one sum of the three years.
        var years = Period.OfYears(2019, 2021);
        const string revision = "H0";
        var codes = Codes(from);
        var own = Economies("oec-sections");
        string? Economy(string id) => own.GetValueOrDefault(id) ?? (id.Length == 5 ? codes.GetValueOrDefault(id[2..].ToUpperInvariant()) : null);
        var sections = TradeProduct.SectionNumbers.ToArray().Select(TradeProduct.OfNumber).Where(p => p.IsSection).Distinct().ToArray();
        var rows = Rows(from, "oec_hs_section_exports_global_exports.csv").Select(r => Row(years, Economy(r["country_id"]) ?? throw new ImportException(new Fault("economy.unknown", Fault.Quote(r["country_id"]))),
            StatisticsSchemas.World.Value, TradeFlow.Export, sections[int.Parse(r["section_id"], CultureInfo.InvariantCulture) - 1].Value, revision, Dollars(r["value_usd"]), "USD", ObservationStatus.Estimated, "baci-sections"));
        Write(to, StatisticsSchemas.Observations, Observation, rows, "oec-sections");
    }

    internal static void Macro(PublishedFolder from, PackWriter to)
    {
        const int firstYear = 1990;
        var codes = Codes(from);
        var rows = new List<string?[]>();
        foreach (var (file, indicator, currency, source) in new[]
        {
            ("gdp_current_usd_worldbank.csv.xz", Statistics.Indicator.Gdp, "USD", "world-bank-gdp"), ("population_worldbank.csv.xz", Statistics.Indicator.Population, null, "world-bank-population"),
        })
        {
            rows.AddRange(Rows(from, file).Where(r => codes.ContainsKey(r["Country Code"]) && int.Parse(r["Year"], CultureInfo.InvariantCulture) >= firstYear)
                .Select(r => (string?[])[PeriodOf(r["Year"]).ToString(), codes[r["Country Code"]], null, indicator.Word(), Units(r["Value"], 1), currency, ObservationStatus.Reported.Word(), source]));
        }

        Write(to, StatisticsSchemas.Indicators, Indicator, rows, "world-bank");
    }

    internal static void InvestmentStock(PublishedFolder from, PackWriter to)
    {
        var economies = Economies("imf-cdis");
        var rows = new List<string?[]>();
        foreach (var r in Rows(from, "imf_cdis_fdi_stock_central_asia_from_china_russia_2009_2023.csv"))
        {
            foreach (var column in new[] { "fdi_stock_from_china_musd", "fdi_stock_from_russia_musd" })
            {
                // Positions can be negative in the survey; the store holds none, and an empty cell is no figure.
                if (decimal.TryParse(r[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0)
                {
                    rows.Add([PeriodOf(r["year"]).ToString(), economies[r["host"]], economies[column], Statistics.Indicator.InwardInvestmentStock.Word(), Decimals.Text(decimal.Round(value * 1_000_000m, 6)), "USD", ObservationStatus.Reported.Word(), "imf-cdis"]);
                }
            }
        }

        Write(to, StatisticsSchemas.Indicators, Indicator, rows, "imf-cdis");
    }

    internal static void HsCodes(PublishedFolder from, PackWriter to)
    {
        var rows = Rows(from, "un_hs_revisions_H0_H6_descriptions_en.csv.xz").Where(r => r["code"].Length is 2 or 4 or 6 && r["code"].All(char.IsAsciiDigit))
            .Select(r => (r["revision"], r["code"])).Distinct().Select(r => (string?[])[r.Item1, r.Item2, "un-hs"]);
        Write(to, StatisticsSchemas.Commodities, Header(StatisticsSchemas.Commodities), rows, "hs-codes");
    }

    private static string?[] Row(Period period, string reporter, string counterpart, TradeFlow flow, string product, string? classification, string value, string currency, ObservationStatus status, string source) =>
    [
        period.ToString(), reporter, counterpart, flow.Word(), product, classification, value, currency,
        (flow switch { TradeFlow.Import => Valuation.Cif, TradeFlow.Trade => Valuation.Mixed, _ => Valuation.Fob }).Word(), status.Word(), source,
    ];

    private static void Write(PackWriter to, string schema, string[] header, IEnumerable<string?[]> rows, string manifest)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            throw new ImportException(new Fault("statistics.nothing", manifest));
        }

        to.Table(schema, schema, header, all);
        to.Manifest(PackImport.Manifest(Assembly.GetExecutingAssembly(), manifest));
    }

    // Digits times a unit, without rounding; a value that the store would not keep exactly is a fault.
    private static string Units(string cell, decimal unit)
    {
        var published = cell.EndsWith(".0", StringComparison.Ordinal) ? cell[..^2] : cell;
        return Decimals.TryParse(published, out var number) && ObservationRule.IsValue(number * unit) ? Decimals.Text(number * unit) : throw new ImportException(ObservationRule.Value(cell));
    }

    // BACI states thousands to three places; the copy added them up in binary fractions, which left tails behind.
    private static string Thousands(string cell) => Dollars(cell, 3, 1_000);

    private static string Dollars(string cell, int places = 0, decimal unit = 1) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && ObservationRule.IsValue(decimal.Round(number, places) * unit)
        ? Decimals.Text(decimal.Round(number, places) * unit) : throw new ImportException(ObservationRule.Value(cell));

    private static Period PeriodOf(string text) => Period.TryParse(text, out var period, out var fault) ? period : throw new ImportException(fault);

    // ISO 3166 alpha-2 by alpha-3.
    private static Dictionary<string, string> Codes(PublishedFolder from) => from.Csv("country_codes_iso_m49.csv")
        .Where(r => r["ISO3166-1-Alpha-2"].Length == 2 && r["ISO3166-1-Alpha-3"].Length == 3).ToDictionary(r => r["ISO3166-1-Alpha-3"], r => r["ISO3166-1-Alpha-2"]);

    // With the codes of economies that are no more, as the statistics of the time name them.
    private static Dictionary<string, string> CodesWithPast(PublishedFolder from) => new(Codes(from)) { ["ANT"] = "M530", ["SCG"] = "M891" };

    private static string[] Header(string schema) => [.. StatisticsSchemas.All.Single(s => s.Name == schema).Columns.Select(c => c.Name)];

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(PublishedFolder from, string name)
    {
        if (!name.EndsWith(".xz", StringComparison.Ordinal))
        {
            return from.Csv(name);
        }

        return Unpacked(from.Need(name));
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Unpacked(string file)
    {
        using var reader = new StreamReader(new XZStream(File.OpenRead(file)));
        using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { BufferSize = 0x40000 });
        var header = Enumerable.Range(0, csv.FieldCount).Select(csv.GetName).ToArray();
        while (csv.Read())
        {
            yield return header.Select((h, i) => (h, i)).ToDictionary(c => c.h, c => csv.GetString(c.i), StringComparer.Ordinal);
        }
    }
}
