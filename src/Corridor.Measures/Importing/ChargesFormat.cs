using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Corridor.Measures.Importing;

/// <summary>
/// Charges on top of the base duty as transcribed tables: customs fees, VAT, excise, recycling fee, trade remedies and
/// preferences of Russia and the EAEU; VAT of China. What a row does not say stays empty: a VAT rate whose days were not
/// read has none, a remedy without a code list names its goods in words.
/// </summary>
internal static partial class ChargesFormat
{
    private static readonly string[] VatHeader = ["row", "basis", "code", "goods", "percent", "act", "valid_from", "valid_to", "as_of", "note", "source"];

    public static void Russia(PublishedFolder from, PackWriter to)
    {
        var sources = new SourceList();
        string Source(IReadOnlyDictionary<string, string> r) => sources.Id(r["source_url_or_repo"], r["confidence"]);
        IEnumerable<IReadOnlyList<string?>> Rows(string file, Func<IReadOnlyDictionary<string, string>, string, IReadOnlyList<string?>?> row)
        {
            var number = 0;
            foreach (var r in from.Csv(file))
            {
                if (row(r, PrintedLines.Number(number + 1)) is { } cells)
                {
                    number++;
                    yield return cells;
                }
            }
        }

        to.Table("customs_fees", "customs-fees", ["scale", "row", "value_from", "value_to", "fee", "currency", "note", "act", "valid_from", "valid_to", "as_of", "source"],
            Rows("ru_customs_fees.csv", (r, n) => [r["scale"], n, Number(r["customs_value_from_rub"]), Number(r["customs_value_to_rub"]), Number(r["fee_rub"]), "RUB", Filled(r["note"]),
                r["legal_act"], Day(r["valid_from"]), Day(r["valid_to"]), Filled(r["as_of"]), Source(r)]));
        var vat = new List<IReadOnlyList<string?>>();
        foreach (var r in from.Csv("ru_vat10_partial.csv"))
        {
            foreach (var (percent, act, first, last, asOf, note, source) in Dated(from, sources, r))
            {
                vat.Add([PrintedLines.Number(vat.Count + 1), Basis(r["list_name"]), Code(r["code_or_prefix"]), Filled(r["description"]), percent, act, first, last, asOf, note, source]);
            }
        }

        to.Table("vat", "vat-rates", VatHeader, vat);
        to.Table("excise", "excise-rates", ["row", "goods", "year", "rate", "currency", "unit", "plus_percent", "least", "act", "valid_from", "valid_to", "as_of", "note", "source"],
            Rows("ru_excise_rates.csv", (r, n) => [n, ReferenceImports.Flat(r["excisable_good"]), r["year"], Number(r["rate_rub"]), "RUB", r["unit"] == "unit cut off in source" ? null : Filled(r["unit"]),
                Number(r["plus_pct_of_max_retail_price"]), Number(r["min_rub"]), r["legal_act"], Day(r["valid_from"]), Day(r["valid_to"]), Filled(r["as_of"]), Filled(r["note"]), Source(r)]));
        to.Table("recycling", "recycling-fees", ["row", "vehicle", "engine", "most_power", "new", "used", "currency", "act", "valid_from", "valid_to", "as_of", "note", "source"],
            Rows("ru_recycling_fee_m1_2026.csv", (r, n) => [n, r["vehicle"], r["engine_cc"], Decimals.TryParse(r["max_hp"], out _) ? r["max_hp"] : null, Number(r["under_3y_rub"]), Number(r["from_3y_rub"]), "RUB",
                r["legal_act"], Day(r["valid_from"]), Day(r["valid_to"]), Filled(r["as_of"]), Filled(r["note"]), Source(r)]));
        Remedies(from, to, sources);
        to.Table("preferences", "preference-facts", ["row", "topic", "scope", "economy", "value", "act", "valid_from", "valid_to", "as_of", "note", "source"],
            // The goods list of 2009 was replaced in 2017; its copied beginning says nothing about today.
            Rows("eaeu_preferences_and_fta.csv", (r, n) => r["topic"].StartsWith("goods list, 2009", StringComparison.Ordinal) ? null
                : [n, r["topic"], r["country_or_scope"], EconomyCode.TryParse(r["country_or_scope"], out var economy, out _) && economy.Value == r["country_or_scope"] && economy.Value.Length == 2 ? economy.Value : null,
                   Filled(r["value"]), Filled(r["legal_act"]), Day(r["valid_from"]), Day(r["valid_to"]), Filled(r["as_of"]),
                   Filled(string.Join("; ", new[] { r["note"], Day(r["valid_from"]) is null && r["valid_from"].Length > 0 ? "from " + r["valid_from"] : "" }.Where(t => t.Length > 0))), Source(r)]));
        to.Manifest(TariffImports.Manifest("ru-charges", ("sources", sources.Yaml())));
    }

    public static void China(PublishedFolder from, PackWriter to)
    {
        var sources = new SourceList();
        var rows = from.Csv("cn_vat_and_tax_rules.csv").Where(r => r["topic"] is "import VAT" or "import VAT 9 percent goods" && Decimals.TryParse(r["value"], out _)).ToList();
        to.Table("vat", "vat-rates", VatHeader, rows.Select((r, i) => (IReadOnlyList<string?>)
            [PrintedLines.Number(i + 1), r["topic"] == "import VAT" ? "standard" : "wording", null, r["topic"] == "import VAT" ? null : r["key"], r["value"], r["legal_act"],
             Day(r["valid_from"]), Day(r["valid_to"]), Filled(r["as_of"]), Filled(r["note"]), sources.Id(r["source_url_or_repo"], r["confidence"])]));
        to.Manifest(TariffImports.Manifest("cn-charges", ("sources", sources.Yaml())));
    }

    // The table of rates states the general one without its days; the collected facts tell the day that it changed on
    // and what it was before, from an extract of the amending act.
    private static IEnumerable<(string? Percent, string Act, string? From, string? To, string? AsOf, string? Note, string Source)> Dated(
        PublishedFolder from, SourceList sources, IReadOnlyDictionary<string, string> r)
    {
        var own = (Percent: Number(r["vat_pct"]), Act: r["legal_act"], From: Day(r["valid_from"]), To: Day(r["valid_to"]), AsOf: Filled(r["as_of"]), Note: Filled(r["note"]),
            Source: sources.Id(r["source_url_or_repo"], r["confidence"]));
        if (r["list_name"] != "standard" || own.From is not null || from.Find("programmes.yaml") is not { } facts)
        {
            return [own];
        }

        using var reader = new StreamReader(facts);
        var standard = new DeserializerBuilder().IgnoreUnmatchedProperties().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<CollectedFacts>(reader)
            .StandardFacts.SingleOrDefault(f => f.Id == "std.ru.vat_rates");
        if (standard is not { Fact: { } fact, LegalAct: { } act, Sources: [{ } source, ..] } || Change().Match(fact) is not { Success: true } change || change.Groups["now"].Value != own.Percent
            || !DateRange.TryParseDay(change.Groups["day"].Value, out var start, out _))
        {
            return [own];
        }

        var amending = AmendingLaw().Match(act) is { Success: true } law
            ? $"{own.Act} (ред. Федерального закона от {law.Groups["day"].Value}.{law.Groups["month"].Value}.{law.Groups["year"].Value} N {law.Groups["number"].Value}-ФЗ)" : own.Act;
        var extract = sources.Id(source.Split(' ')[0], "secondary");
        return
        [
            own with { Act = amending, From = DateRange.Text(start), Note = null, Source = extract },
            own with { Percent = change.Groups["before"].Value, Act = amending, To = DateRange.Text(start.AddDays(-1)), Note = "the day from which this earlier rate held was not read", Source = extract },
        ];
    }

    private static void Remedies(PublishedFolder from, PackWriter to, SourceList sources)
    {
        var rows = new List<IReadOnlyList<string?>>();
        var codes = new HashSet<(string Measure, string Code)>();
        var origins = new HashSet<(string Measure, string Origin)>();
        foreach (var r in from.Csv("eaeu_trade_remedies.csv"))
        {
            rows.Add([PrintedLines.Number(rows.Count + 1), r["measure_id"], r["remedy_type"], ReferenceImports.Flat(r["goods"]), Filled(r["cn_eaeu_codes"]), Filled(r["origin"]), Filled(r["producer"]),
                Filled(r["rate"]), Filled(r["rate_unit"]), State(r["status_as_read"]), r["status_as_read"], Filled(r["legal_act"]), Day(r["valid_from"]), Day(r["valid_to"]), Filled(r["as_of"]), Filled(r["note"]),
                sources.Id(r["source_url_or_repo"], r["confidence"])]);
            // "7304 (отдельные коды)", "8545 11 008 9", "(перечень обрезан)": only the digits are codes; what is cut off stays in the wording.
            foreach (var code in r["cn_eaeu_codes"].Split(';').Select(c => Digits().Match(c)).Where(m => m.Success).Select(m => m.Value.Replace(" ", "", StringComparison.Ordinal)))
            {
                if (CommodityCode.TryParse(code, out var parsed, out _) && parsed.Length >= 4)
                {
                    codes.Add((r["measure_id"], parsed.Digits));
                }
            }

            foreach (Match m in Economy().Matches(r["origin"]))
            {
                origins.Add((r["measure_id"], m.Value));
            }
        }

        to.Table("remedies", "trade-remedies",
            ["row", "measure", "type", "goods", "codes", "origin", "producer", "rate", "unit", "state", "status", "act", "valid_from", "valid_to", "as_of", "note", "source"], rows);
        to.Table("remedy_codes", "remedy-codes", ["measure", "code"], codes.Select(c => (IReadOnlyList<string?>)[c.Measure, c.Code]));
        to.Table("remedy_origins", "remedy-origins", ["measure", "origin"], origins.Select(c => (IReadOnlyList<string?>)[c.Measure, c.Origin]));
    }

    /// <summary>What the status that was read means for today: in force, past, or not known.</summary>
    internal static string State(string status) =>
        status.StartsWith("in_force", StringComparison.Ordinal) ? "in_force"
        : status.StartsWith("expired", StringComparison.Ordinal) || status.StartsWith("historical", StringComparison.Ordinal) || status.EndsWith("history_only", StringComparison.Ordinal) ? "past"
        : "unknown";

    private static string Basis(string list) => list switch
    {
        "standard" => "standard",
        "rule" => "rule",
        _ when list.StartsWith("structure", StringComparison.Ordinal) => "structure",
        _ when list.EndsWith("hint", StringComparison.Ordinal) => "hint",
        _ when list.EndsWith("fragment", StringComparison.Ordinal) => "wording",
        _ => throw new ImportException(new Fault("source.row", "list_name: " + Fault.Quote(list))),
    };

    private static string? Code(string text) => text.Length == 0 ? null
        : CommodityCode.TryParse(text, out var code, out _) && code.Digits == text ? text : throw new ImportException(new Fault("source.row", Fault.Quote(text)));

    private static string? Number(string text) => text.Length == 0 ? null
        : Decimals.TryParse(text, out var n) && n >= 0 ? Decimals.Text(n) : throw new ImportException(new Fault("source.row", Fault.Quote(text)));

    // A year alone is no day: it stays out of the dates.
    private static string? Day(string text) => DateRange.TryParseDay(text, out var day, out _) ? DateRange.Text(day)
        : text.Length == 0 || Year().IsMatch(text) ? null : throw new ImportException(new Fault("source.row", Fault.Quote(text)));

    private static string? Filled(string text) => text.Length == 0 ? null : ReferenceImports.Flat(text);

    [GeneratedRegex(@"(?<now>\d{1,2})% general from (?<day>\d{4}-\d\d-\d\d) \(was (?<before>\d{1,2})%\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Change();

    [GeneratedRegex(@"Federal Law (?<number>\d+)-FZ of (?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AmendingLaw();

    [GeneratedRegex(@"^(?:19|20)\d\d(?:-\d\d)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<!\d)\d{4}(?: ?\d{2}(?: ?\d{3} ?\d)?)?(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b[A-Z]{2}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Economy();

    private sealed class CollectedFacts
    {
        public List<CollectedFact> StandardFacts { get; init; } = [];
    }

    private sealed class CollectedFact
    {
        public string Id { get; init; } = "";

        public string? Fact { get; init; }

        public string? LegalAct { get; init; }

        public List<string> Sources { get; init; } = [];
    }
}
