using System.Text.Json;
using System.Text.RegularExpressions;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Measures.Importing;

/// <summary>
/// The measures of the United Kingdom as pages of its Trade Tariff API show them, each page as of its own day, with
/// the lists published beside. Until 31 December 2020 the common tariff of the European Union applied: whatever a page
/// of that time shows ends on that day. A page that contradicts itself is left out and named in the manifest.
/// </summary>
internal sealed partial class UkMeasuresFormat
{
    private const string Requirement = "requirement";
    private const string Own = "corridor";
    private const string Lists = "lists";

    /// <summary>The last day of the transition period (European Union (Withdrawal Agreement) Act 2020, s. 39).</summary>
    private static readonly DateOnly TransitionEnd = new(2020, 12, 31);

    private static readonly string[] Levies = ["duty", "additional", "excise", "vat"];
    private static readonly string[] Collections = ["dutycalc", "ott", "stw"];

    private readonly UkAreas areas;
    private readonly UkSeasons seasons;
    private readonly Dictionary<string, (string Any, string? Programme)> preferences;
    private readonly SortedSet<string> types = new(StringComparer.Ordinal) { "103" };
    private readonly SortedDictionary<string, IReadOnlyList<string?>> measures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IReadOnlyList<string?>>> exclusions = [];
    private readonly Dictionary<string, List<IReadOnlyList<string?>>> conditions = [];
    private readonly Dictionary<string, IReadOnlyList<string?>> acts = [];
    private readonly Dictionary<string, IReadOnlyList<string?>> additionalCodes = [];
    private readonly Dictionary<string, IReadOnlyList<string?>> footnotes = [];
    private readonly Dictionary<string, (LocalizedText Name, string Source)> documents = [];
    private readonly Dictionary<(string, string), IReadOnlyList<string?>> quotas = [];
    private readonly List<IReadOnlyList<string?>> coverage = [];

    private UkMeasuresFormat(PublishedFolder from, IReadOnlyList<UkPage> pages)
    {
        areas = new UkAreas(pages);
        seasons = new UkSeasons(from);
        preferences = ReadPreferences(from);
    }

    public static void Build(PublishedFolder from, PackWriter to)
    {
        var all = UkPage.ReadAll(from);
        var pages = all.Where(p => p.IsConsistent).ToList();
        if (pages.Count == 0)
        {
            throw new ImportException(new Fault("source.row", Fault.Quote(string.Join(", ", all.Select(p => p.File)))));
        }

        var format = new UkMeasuresFormat(from, pages);
        // What a later page says of a measure, a document or a quota stands.
        foreach (var page in pages.OrderByDescending(p => p.Day).ThenBy(p => p.Code, StringComparer.Ordinal))
        {
            format.Add(page);
        }

        format.AddQuotaExample(from);
        format.Write(to, ReadGuidance(from));
        to.Manifest(TariffImports.Manifest("regime-gb", ("edition", DateRange.Text(pages.Max(p => p.Day))), ("from", format.measures.Values.Min(m => m[15])!),
            ("pages", string.Join(", ", pages.Select(p => $"{p.Code} ({DateRange.Text(p.Day)})"))),
            ("left_out", all.Where(p => !p.IsConsistent).Select(p => p.File).DefaultIfEmpty("-").Aggregate((a, b) => a + ", " + b))));
    }

    private static string Source(UkPage page) => Collections.Contains(page.Collection) ? page.Collection : "pages";

    private static string? Last(UkPage page, DateOnly? end) => end is null && page.Day > TransitionEnd ? null
        : DateRange.Text(page.Day <= TransitionEnd && !(end < TransitionEnd) ? TransitionEnd : end!.Value);

    private void Add(UkPage page)
    {
        foreach (var (measure, isExport) in page.Measures)
        {
            Add(page, measure, isExport);
        }

        foreach (var (levy, direction, isExport) in Levies.Append(Requirement).Select(l => (l, "import", false)).Append((Requirement, "export", true)))
        {
            // What follows a measure that ends is on no page. Pages of the transition period are older than the tariff's own
            // nomenclature, and their values changed from day to day: they are held, but not as the whole.
            var ends = page.Measures.Where(m => m.IsExport == isExport && (UkWords.Field("measure_types", UkPage.Type(m.Measure, isExport), "levy") ?? Requirement) == levy)
                .Select(m => m.Measure.Day("effective_end_date")).OfType<DateOnly>().ToList();
            coverage.Add([levy, direction, page.Code, null, page.Day > TransitionEnd ? "complete" : "partial", DateRange.Text(page.Day), Last(page, ends.Count > 0 ? ends.Min() : null), DateRange.Text(page.Day), null,
                .. UkWords.Cells("notes", page.Day > TransitionEnd ? "page" : "transition", DateRange.Text(page.Day)), null, Source(page)]);
        }
    }

    private void Add(UkPage page, UkNode measure, bool isExport)
    {
        var id = $"{page.Code}-{measure.Id ?? throw measure.Bad("id", "")}{(isExport ? "-export" : "")}";
        var type = UkPage.Type(measure, isExport);
        var charges = UkWords.Field("measure_types", type, "levy") is not null;
        if (measures.ContainsKey(id))
        {
            return;
        }

        types.Add(type);
        var (wording, code) = (UkDuties.Plain(measure.NeedChild("duty_expression").Text("base")), measure.Child("additional_code"));
        var duty = charges || UkWords.Field("measure_types", type, "role") == "supplementary_unit" ? UkDuties.Read(measure.Children("measure_components"), wording) : null;
        var start = measure.Day("effective_start_date")!.Value;
        var end = measure.Day("effective_end_date");
        var area = measure.NeedChild("geographical_area");
        var areaId = areas.IdOn(page, area);
        var season = page.Day <= TransitionEnd ? null : seasons.Of(area.Id!, page.Code, type, duty, start, end);
        measures.Add(id,
        [
            id, type, page.Code, areaId, code?.Need("code"), Order(page, measure), Preference(type, area), measure.Text("reduction_indicator"), Act(page, measure), duty?.ToString(), wording,
            season?.From.ToString(), season?.To.ToString(), Notes(page, measure), measure.Text("origin") == "uk" ? "yes" : "no", DateRange.Text(start), Last(page, end), DateRange.Text(page.Day), null, Source(page),
        ]);
        exclusions.Add(id, [.. measure.Children("excluded_countries").Select(a => areas.IdOn(page, a)).Distinct().Select(a => (IReadOnlyList<string?>)[id, a])]);
        conditions.Add(id, [.. measure.Children("measure_conditions").Select((c, i) => Condition(page, id, c, i, charges))]);
        if (code?.Need("code") is { } additional)
        {
            var name = UkWords.Name("additional_codes", additional, UkDuties.Plain(code.Text("description")) ?? additional);
            additionalCodes.TryAdd(additional, [additional, name.En, name.Zh, name.Ru, Source(page)]);
        }
    }

    private IReadOnlyList<string?> Condition(UkPage page, string measure, UkNode condition, int index, bool charges)
    {
        var code = condition.Need("condition_code");
        var document = condition.Text("document_code");
        var wording = condition.Text("action");
        var threshold = UkDuties.Threshold(condition, code);
        var duty = charges ? UkDuties.Read(condition.Children("measure_condition_components"), condition.Text("duty_expression")) : null;
        // A line without an action lets through who presents its document.
        var action = TaricCodes.Action(condition.Text("action_code") ?? (wording is null ? null : UkWords.Field("actions", wording, "code")))
            ?? (wording is null && document is not null ? ConditionAction.Allow : throw condition.Bad("action", wording ?? ""));
        if (document is not null)
        {
            var named = UkDuties.Plain(condition.Text("requirement")) is { } text && text.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? text[(colon + 2)..] : document;
            documents.TryAdd(document, (UkWords.Name("documents", document, named), Source(page)));
        }

        return
        [
            measure, code, PrintedLines.Number(index + 1), action.ToString().ToLowerInvariant(), document, threshold is null ? null : Word(threshold.Sense), threshold is null ? null : Fact(threshold.Of),
            threshold is null ? null : Decimals.Text(threshold.Limit), threshold?.Currency?.Value, threshold?.Per is { } per ? Notation(per) : null, duty?.ToString(),
        ];
    }

    private string? Order(UkPage page, UkNode measure)
    {
        if (measure.Child("order_number") is not { } order)
        {
            return null;
        }

        var number = order.Text("number") ?? order.Id ?? throw order.Bad("number", "");
        if (order.Child("definition") is { } definition && definition.Has("validity_start_date"))
        {
            AddQuota(number, definition, page.Day, Source(page));
        }

        return number;
    }

    private void AddQuota(string number, UkNode definition, DateOnly? day, string source)
    {
        var start = definition.Day("validity_start_date") ?? throw definition.Bad("validity_start_date", "");
        string? volume = null, unit = null, balance = null;
        if (definition.Text("monetary_unit") is null && definition.Number("initial_volume") is { } opened)
        {
            // The unit is a name with its sign behind it.
            var name = definition.Need("measurement_unit");
            var sign = Sign().Match(name) is { Success: true } m ? m.Groups[1].Value : name;
            var measure = UkDuties.Parse(sign) is SupplementaryUnitDuty { Measure: var known } && definition.Text("measurement_unit_qualifier") is null ? known : throw definition.Bad("measurement_unit", name);
            unit = measure.Quantity.Unit.Value;
            volume = Decimals.Text(opened * measure.Quantity.Amount);
            balance = definition.Number("balance") is { } left ? Decimals.Text(left * measure.Quantity.Amount) : null;
        }

        var seen = definition.Day("last_allocation_date") ?? day;
        quotas.TryAdd((number, DateRange.Text(start)),
            [number, volume, unit, balance, balance is not null && seen is { } on ? DateRange.Text(on) : null, DateRange.Text(start), definition.Day("validity_end_date") is { } end ? DateRange.Text(end) : null, source]);
    }

    private void AddQuotaExample(PublishedFolder from)
    {
        const string file = "ottp_quota_example.json";
        if (from.Find(file) is null)
        {
            return;
        }

        using var json = from.Json(file);
        foreach (var definition in UkNode.List(json.RootElement, file))
        {
            AddQuota(definition.Need("quota_order_number_id"), definition, null, Lists);
        }
    }

    private string? Act(UkPage page, UkNode measure)
    {
        if (measure.Children("legal_acts").FirstOrDefault(a => a.Text("regulation_code") is not null) is not { } act)
        {
            return null;
        }

        var code = act.Need("regulation_code");
        var kind = code[0] is 'R' or 'D' or 'S' ? code[..1] : "";
        var number = Number().Match(code) is { Success: true } m ? m.Value.TrimStart('0') : code;
        var title = UkWords.Cells("acts", kind, kind.Length == 0 ? code : number);
        acts.TryAdd(code, [code, UkDuties.Plain(act.Text("description")) ?? title[0], title[1], title[2], kind.Length == 0 ? code : number, act.Day("published_date") is { } day ? DateRange.Text(day) : null, null,
            // For its own acts of these years the service prints an address of the other journal, which leads nowhere.
            kind.Length > 0 ? act.Text("regulation_url") : null, Source(page)]);
        return code;
    }

    private string? Notes(UkPage page, UkNode measure)
    {
        var codes = new List<string>();
        foreach (var note in measure.Children("footnotes"))
        {
            codes.Add(note.Need("code"));
            footnotes.TryAdd(codes[^1], [codes[^1], UkDuties.Plain(note.Text("description")), null, null, Source(page)]);
        }

        return codes.Count == 0 ? null : string.Join(';', codes.Distinct(StringComparer.Ordinal));
    }

    // The type that the tariff's column feeds is claimed by nobody: its measures must be of one kind with the column's.
    private string? Preference(string type, UkNode area) => UkWords.Field("measure_types", type, "fed_by") is not null || !preferences.TryGetValue(type, out var codes) ? null
        : codes.Programme is not null && area.Text("description")?.StartsWith("GSP", StringComparison.Ordinal) == true ? codes.Programme : codes.Any;

    private void Write(PackWriter to, Dictionary<string, string> guidance)
    {
        to.Table("areas", "areas", ["area", "name_en", "name_zh", "name_ru", "all_origins", "refers_to", "source"], areas.Rows(Source));
        to.Table("area_members", "area-members", ["area", "member", "source"], areas.MemberRows(Source));
        to.Table("measure_types", "measure-types",
            ["type", "direction", "levy", "role", "series", "inheritance", "additional_codes", "reaches_all", "fed_by", "area", "exclusions", "document", "duty", "act", "valid_from", "valid_to", "name_en", "name_zh", "name_ru", "source"],
            types.Select(t => (IReadOnlyList<string?>)[t, Of(t, "direction"), Of(t, "levy"), Of(t, "role"), Of(t, "series"), Of(t, "inheritance") ?? "additive", Of(t, "role") == "tax" ? "alternative" : "all_or_none",
                Of(t, "role") == "tax" ? "yes" : "no", Of(t, "fed_by"), Of(t, "fed_by") is null ? null : "1011", null, null, null, null, null, null, .. UkWords.Cells("measure_types", t), Lists]));
        to.Table("levies", "levies", ["direction", "order", "levy", "base", "inclusive", "places", "scope", "name_en", "name_zh", "name_ru", "act", "source"],
            Levies.Select((l, i) => (IReadOnlyList<string?>)["import", PrintedLines.Number(i + 1), l, UkWords.Field("levies", l, "base"), "no", "2", "item", .. UkWords.Cells("levies", l), UkWords.Field("levies", l, "act"), Own]));
        to.Table("levy_coverage", "levy-coverage", ["levy", "direction", "code", "area", "state", "valid_from", "valid_to", "recorded_from", "recorded_to", "note_en", "note_zh", "note_ru", "act", "source"],
            coverage.Append(["duty", "import", null, null, "partial", DateRange.Text(TransitionEnd.AddDays(1)), null, null, null, .. UkWords.Cells("notes", "column"), null, Own])
                .Concat(Levies.Skip(1).Append(Requirement).Select(l => (Levy: l, Direction: "import")).Append((Levy: Requirement, Direction: "export"))
                    .Select(l => (IReadOnlyList<string?>)[l.Levy, l.Direction, null, null, "none", null, null, null, null, .. UkWords.Cells("notes", "none"), null, Own])));
        to.Table("measures", "measures",
            ["measure", "type", "code", "area", "additional_code", "order_number", "preference", "reduction", "act", "duty", "text", "season_from", "season_to", "footnotes", "national", "valid_from", "valid_to", "recorded_from", "recorded_to", "source"],
            measures.Values);
        to.Table("exclusions", "measure-exclusions", ["measure", "area"], exclusions.Values.SelectMany(e => e));
        to.Table("conditions", "measure-conditions", ["measure", "condition", "sequence", "action", "document", "sense", "fact", "limit", "currency", "per", "duty"], conditions.Values.SelectMany(c => c));
        to.Table("quotas", "quotas", ["order_number", "volume", "unit", "balance", "balance_on", "valid_from", "valid_to", "source"], quotas.Values);
        to.Table("acts", "measure-acts", ["act", "title_en", "title_zh", "title_ru", "number", "date", "ends", "url", "source"], acts.Values);
        to.Table("documents", "documents", ["document", "name_en", "name_zh", "name_ru", "authority_en", "authority_zh", "authority_ru", "control", "url", "source"],
            documents.Select(d => (IReadOnlyList<string?>)[d.Key, d.Value.Name.En, d.Value.Name.Zh, d.Value.Name.Ru, null, null, null, null, guidance.GetValueOrDefault(d.Key), d.Value.Source]));
        to.Table("additional_codes", "additional-codes", ["additional_code", "name_en", "name_zh", "name_ru", "source"], additionalCodes.Values);
        to.Table("footnotes", "footnotes", ["footnote", "text_en", "text_zh", "text_ru", "source"], footnotes.Values);

        static string? Of(string type, string field) => UkWords.Field("measure_types", type, field);
    }

    // The code by which a type is claimed; for one of them another code stands for programmes of development.
    private static Dictionary<string, (string Any, string? Programme)> ReadPreferences(PublishedFolder from)
    {
        const string file = "ottp_preference_codes.json";
        if (from.Find(file) is null)
        {
            return [];
        }

        using var json = from.Json(file);
        return json.RootElement.GetProperty("measure_types").EnumerateObject().ToDictionary(t => t.Name, t =>
        {
            var scopes = t.Value.EnumerateArray().ToDictionary(c => c.GetProperty("scope").GetString()!, c => c.GetProperty("preference_code").GetString()!);
            return (scopes.GetValueOrDefault("all") ?? scopes["not gsp"], scopes.GetValueOrDefault("gsp"));
        });
    }

    // The first page of official guidance that the wording of a document refers to.
    private static Dictionary<string, string> ReadGuidance(PublishedFolder from)
    {
        const string file = "stw_document_codes_descriptions.json";
        if (from.Find(file) is null)
        {
            return [];
        }

        using var json = from.Json(file);
        var found = new Dictionary<string, string>();
        foreach (var row in json.RootElement.GetProperty("documentCodeDescriptions").EnumerateArray())
        {
            if (row.GetProperty("documentCode").GetString() is { } code && row.GetProperty("descriptionOverlay").ValueKind == JsonValueKind.String
                && Link().Match(row.GetProperty("descriptionOverlay").GetString()!) is { Success: true } link)
            {
                found.TryAdd(code, link.Groups[1].Value);
            }
        }

        return found;
    }

    private static string Word(ThresholdSense sense) => sense switch
    {
        ThresholdSense.AtMost => "at_most",
        ThresholdSense.AtLeast => "at_least",
        ThresholdSense.Above => "above",
        _ => "below",
    };

    private static string Fact(DutyQuantity fact) => fact.Kind == DutyQuantityKind.CustomsValue ? "value" : Notation(DutyMeasure.Of(1, fact.Unit!.Value.Value, fact.Qualifier));

    // The notation of a duty has measures behind an amount only.
    private static string Notation(DutyMeasure measure) => new SupplementaryUnitDuty(measure).ToString()["unit(".Length..^1];

    [GeneratedRegex(@"\(([^()]{1,40})\)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sign();

    [GeneratedRegex(@"\d[\dA-Z]*/\d+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\]\((https://www\.gov\.uk/[^\s()]{1,300})\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
