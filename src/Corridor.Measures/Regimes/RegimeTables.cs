using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Measures.Regimes;

/// <summary>The tables of the packs of the kind <c>regime</c> that together make the rules of an economy: those of its union and its own.</summary>
internal sealed class RegimeTables
{
    private readonly ImmutableArray<Pack> packs;
    private readonly DateOnly? knownOn;

    /// <param name="packs">The packs.</param>
    /// <param name="knownOn">The day as of whose knowledge they are read; null for now.</param>
    public RegimeTables(IEnumerable<Pack> packs, DateOnly? knownOn = null)
    {
        this.packs = [.. packs];
        this.knownOn = knownOn;
        Types = Rows("measure-types").Select(r => new FedType(ReadType(r.Row), r.Row.Optional("fed_by"), r.Row.Optional("area"), List(r.Row.Optional("exclusions")), r.Row.Optional("document"),
                r.Row.Optional("duty") is { } duty ? DutyExpression.Parse(duty) : null, r.Row.Optional("act"), r.Row, r.Source))
            .ToImmutableDictionary(t => t.Type.Id, StringComparer.Ordinal);
        Acts = Rows("measure-acts").Select(r => new LegalAct(r.Row["act"], r.Row.Localized("title"), r.Row.Optional("number"), r.Row.Day("date"), r.Row.Optional("url")) { End = r.Row.Day("ends") })
            .ToImmutableDictionary(a => a.Id, StringComparer.Ordinal);
    }

    /// <summary>The measure types by id, with what they are fed by.</summary>
    public ImmutableDictionary<string, FedType> Types { get; }

    /// <summary>The acts by id.</summary>
    public ImmutableDictionary<string, LegalAct> Acts { get; }

    public IEnumerable<FedType> FedBy(string feed) => Types.Values.Where(t => t.FedBy == feed).OrderBy(t => t.Type.Id, StringComparer.Ordinal);

    /// <summary>The days on which the packs' records begin or end: between two of them what is known is the same.</summary>
    public static ImmutableArray<DateOnly> RecordTurns(IEnumerable<Pack> packs) => [.. packs.SelectMany(p => p.Manifest.Tables.Where(t => t.Value is "measures" or "levy-coverage").SelectMany(t => p.Table(t.Key).Rows))
        .Select(Recorded).SelectMany(d => new[] { d.From, d.To?.AddDays(1) }).OfType<DateOnly>().Distinct().Order()];

    /// <summary>The rows of all tables of a form, as they were known.</summary>
    public IEnumerable<(PackRow Row, PackSource Source)> Rows(string schema) => packs.SelectMany(p => p.Manifest.Tables.Where(t => t.Value == schema)
        .SelectMany(t => p.Table(t.Key).Rows.Where(r => Recorded(r).IsKnown(knownOn)).Select(r => (r, r.Optional("source") is { } s ? p.Manifest.Source(s)! : p.Manifest.Sources[0]))));

    public AreaBook ReadAreas()
    {
        var members = Rows("area-members").ToLookup(r => r.Row["area"], r => r.Row["member"]);
        var areas = Rows("areas").ToList();
        var ids = areas.Select(a => a.Row["area"]).ToHashSet(StringComparer.Ordinal);
        return new AreaBook(areas.Select(a => new MeasureArea(a.Row["area"])
        {
            Name = a.Row.Localized("name"),
            IsAllOrigins = a.Row["all_origins"] == "yes",
            RefersTo = a.Row.Optional("refers_to"),
            Members = [.. members[a.Row["area"]].Where(m => !ids.Contains(m)).Select(EconomyCode.Parse)],
            Groups = [.. members[a.Row["area"]].Where(ids.Contains)],
        }));
    }

    public ImmutableArray<RegimeLevy> ReadLevies(TradeDirection direction) => [.. Rows("levies").Where(r => r.Row["direction"] == Word(direction)).OrderBy(r => r.Row.Integer("order"))
        .Select(r => new RegimeLevy(new LevyStep(r.Row["levy"], LevyCascade.ReadBase(r.Row["base"]))
        {
            IsInclusive = r.Row["inclusive"] == "yes",
            IsContained = r.Row.Optional("contained") == "yes",
            Rounding = r.Row.OptionalNumber("places") is { } places ? new LevyRounding((int)places, MidpointRounding.AwayFromZero) : null,
        }, r.Row.Localized("name"), r.Row["scope"] == "consignment", r.Row.Optional("act"), r.Source))];

    public ImmutableArray<LevyCoverage> ReadCoverage(TradeDirection direction) => [.. Rows("levy-coverage").Where(r => r.Row["direction"] == Word(direction))
        .Select(r => new LevyCoverage(r.Row["levy"], r.Row.Optional("code") is { } c ? CommodityCode.Parse(c) : null, r.Row.Optional("area"), r.Row["state"] switch
        {
            "complete" => LevyState.Complete,
            "partial" => LevyState.Partial,
            "not_applicable" => LevyState.NotApplicable,
            _ => LevyState.NotLoaded,
        }, r.Row.Days(), r.Row.Localized("note") is var note && note == new LocalizedText(null, null, null) ? null : note, r.Row.Optional("act"), r.Source))];

    public QuotaBook ReadQuotas() => new(Rows("quotas").Select(r =>
    {
        Quantity? Amount(string column) => r.Row.OptionalNumber(column) is { } amount && r.Row.Optional("unit") is { } unit ? new Quantity(amount, UnitCode.Parse(unit)) : null;
        // A balance that was published later was not known.
        var on = r.Row.Day("balance_on") is { } day && !(day > knownOn) ? day : (DateOnly?)null;
        var isKnown = r.Row.Day("balance_on") is null || on is not null;
        return new TariffQuota(r.Row["order_number"], r.Row.Days(), Amount("volume"), isKnown ? Amount("balance") : null, on);
    }));

    public ImmutableArray<RegimeDocument> ReadDocuments() => [.. Rows("documents").Select(r => new RegimeDocument(r.Row["document"], r.Row.Localized("name"),
        r.Row.Localized("authority") is var a && a == new LocalizedText(null, null, null) ? null : a, List(r.Row.Optional("control")), r.Row.Optional("url"), r.Source))];

    public ImmutableDictionary<string, LocalizedText> ReadNames(string schema, string key, string name) =>
        Rows(schema).GroupBy(r => r.Row[key], StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.First().Row.Localized(name), StringComparer.Ordinal);

    public ImmutableArray<DocumentRecognition> ReadRecognition() => [.. Rows("recognition").Select(r => new DocumentRecognition(r.Row["requirement_document"], r.Row["foreign_document"],
        EconomyCode.Parse(r.Row["origin"]), r.Row["arrangement"], r.Row.Optional("scope"), r.Row["effect"], r.Row.Days(), r.Source))];

    /// <summary>The measures that stand in the packs themselves.</summary>
    public IEnumerable<Measure> ReadMeasures()
    {
        var exclusions = Rows("measure-exclusions").ToLookup(r => r.Row["measure"], r => r.Row["area"]);
        var conditions = Rows("measure-conditions").ToLookup(r => r.Row["measure"], r => ReadCondition(r.Row));
        foreach (var (row, source) in Rows("measures"))
        {
            yield return new Measure
            {
                Id = row["measure"],
                Type = Types[row["type"]].Type,
                Code = CommodityCode.Parse(row["code"]),
                Area = row.Optional("area"),
                Exclusions = [.. exclusions[row["measure"]].Order(StringComparer.Ordinal)],
                AdditionalCode = row.Optional("additional_code"),
                OrderNumber = row.Optional("order_number"),
                Preference = row.Optional("preference"),
                Reduction = row.Optional("reduction"),
                Act = row.Optional("act") is { } act ? Acts[act] : null,
                Duty = row.Optional("duty") is { } duty ? DutyExpression.Parse(duty) : null,
                Text = row.Optional("text"),
                Season = row.Optional("season_from") is { } from ? new MeasureSeason(MonthDay.Parse(from), MonthDay.Parse(row["season_to"])) : null,
                Footnotes = List(row.Optional("footnotes")),
                IsNational = row["national"] == "yes",
                Days = row.Days(),
                Recorded = Recorded(row),
                Conditions = [.. conditions[row["measure"]]],
                Source = source,
            };
        }
    }

    /// <summary>What only a whole regime pack shows: words are of their lists, measures name types and areas that are there.</summary>
    public static void Check(Pack pack, List<Fault> faults)
    {
        if (pack.Manifest.Kind != "regime")
        {
            return;
        }

        if (!pack.Manifest.Settings.ContainsKey("economy"))
        {
            faults.Add(new Fault("pack.fieldMissing", "settings.economy").At(new FilePlace(Path.Combine(pack.Folder, "manifest.yaml"), 0, 0, "settings")));
        }

        PackRules.OneOf(pack, "measure-types", "direction", [.. Directions.Keys], faults);
        PackRules.OneOf(pack, "measure-types", "role", [.. Roles.Keys], faults);
        PackRules.OneOf(pack, "measure-types", "inheritance", ["additive", "most_specific"], faults);
        PackRules.OneOf(pack, "measure-types", "additional_codes", ["all_or_none", "alternative"], faults);
        PackRules.OneOf(pack, "levies", "direction", [.. Directions.Keys], faults);
        PackRules.OneOf(pack, "levies", "scope", ["item", "consignment"], faults);
        PackRules.OneOf(pack, "levy-coverage", "direction", [.. Directions.Keys], faults);
        PackRules.OneOf(pack, "levy-coverage", "state", ["complete", "partial", "none", "not_applicable"], faults);
        PackRules.OneOf(pack, "measure-conditions", "action", [.. Actions.Keys], faults);
        PackRules.OneOf(pack, "recognition", "effect", ["replaces", "supports"], faults);
        PackRules.Refers(pack, "measures", "measure-types", ["type"], faults);
        PackRules.Refers(pack, "measure-conditions", "measures", ["measure"], faults);
        PackRules.Refers(pack, "measure-exclusions", "measures", ["measure"], faults);
        PackRules.Each(pack, "measures", "duty", faults, r => r.Optional("duty") is { } duty && !DutyExpression.TryParse(duty, out _, out var fault) ? fault : null);
        PackRules.Each(pack, "measure-types", "duty", faults, r => r.Optional("duty") is { } duty && !DutyExpression.TryParse(duty, out _, out var fault) ? fault : null);
        PackRules.Each(pack, "measure-conditions", "duty", faults, r => r.Optional("duty") is { } duty && !DutyExpression.TryParse(duty, out _, out var fault) ? fault : null);
        PackRules.Each(pack, "measure-conditions", "sense", faults, r => r.Optional("sense") is { } sense && (!Senses.ContainsKey(sense) || r.OptionalNumber("limit") is null || r.Optional("fact") is null)
            ? new Fault("pack.oneOf", Fault.Quote(sense), string.Join(", ", Senses.Keys)) : null);
        PackRules.Each(pack, "measures", "season_from", faults, r => (r.Optional("season_from") is null) != (r.Optional("season_to") is null) ? new Fault("pack.cellMissing", "season_to") : null);
    }

    private static DateRange Recorded(PackRow row) => new(row.Day("recorded_from"), row.Day("recorded_to"));

    internal static string Word(TradeDirection direction) => direction == TradeDirection.Import ? "import" : "export";

    private static readonly ImmutableSortedDictionary<string, TradeDirection> Directions = Words([("import", TradeDirection.Import), ("export", TradeDirection.Export)]);

    private static readonly ImmutableSortedDictionary<string, MeasureRole> Roles = Words(
    [
        ("base_duty", MeasureRole.BaseDuty), ("preference", MeasureRole.Preference), ("tariff_quota", MeasureRole.TariffQuota), ("suspension", MeasureRole.Suspension), ("end_use", MeasureRole.EndUse),
        ("additional_duty", MeasureRole.AdditionalDuty), ("tax", MeasureRole.Tax), ("requirement", MeasureRole.Requirement), ("prohibition", MeasureRole.Prohibition),
        ("quantity_limit", MeasureRole.QuantityLimit), ("supplementary_unit", MeasureRole.SupplementaryUnit),
    ]);

    private static readonly ImmutableSortedDictionary<string, ConditionAction> Actions = Words(
        [("apply", ConditionAction.Apply), ("allow", ConditionAction.Allow), ("refuse", ConditionAction.Refuse), ("waive", ConditionAction.Waive)]);

    private static readonly ImmutableSortedDictionary<string, ThresholdSense> Senses = Words(
        [("at_most", ThresholdSense.AtMost), ("at_least", ThresholdSense.AtLeast), ("above", ThresholdSense.Above), ("below", ThresholdSense.Below)]);

    private static ImmutableSortedDictionary<string, T> Words<T>((string Word, T Value)[] words) => words.ToImmutableSortedDictionary(w => w.Word, w => w.Value, StringComparer.Ordinal);

    private static MeasureType ReadType(PackRow r) => new(r["type"], Directions[r["direction"]], r.Optional("levy"), Roles[r["role"]])
    {
        Name = r.Localized("name"),
        Series = r.Optional("series"),
        Inheritance = r["inheritance"] == "additive" ? MeasureInheritance.Additive : MeasureInheritance.MostSpecific,
        AdditionalCodes = r["additional_codes"] == "alternative" ? AdditionalCodeUse.Alternative : AdditionalCodeUse.AllOrNone,
        ReachesAllOrigins = r["reaches_all"] == "yes",
    };

    private static MeasureCondition ReadCondition(PackRow r) => new(r["condition"], r.Integer("sequence"), Actions[r["action"]])
    {
        Document = r.Optional("document"),
        Duty = r.Optional("duty") is { } duty ? DutyExpression.Parse(duty) : null,
        Threshold = r.Optional("sense") is { } sense
            ? new ConditionThreshold(Senses[sense], ReadFact(r["fact"]), r.Number("limit"))
            {
                Currency = r.Optional("currency") is { } currency ? CurrencyCode.Parse(currency) : null,
                Per = r.Optional("per") is { } per ? ReadMeasure(per) : null,
            }
            : null,
    };

    private static DutyQuantity ReadFact(string text) => text == "value" ? new DutyQuantity(DutyQuantityKind.CustomsValue)
        : ReadMeasure(text) is var measure ? new DutyQuantity(DutyQuantityKind.Quantity, measure.Quantity.Unit, measure.Qualifier) : throw new FormatException(text);

    // The notation of a duty has measures behind an amount only.
    private static DutyMeasure ReadMeasure(string text) =>
        DutyExpression.Parse("unit(" + text + ")") is SupplementaryUnitDuty { Measure: var measure } ? measure : throw new FormatException(text);

    private static ImmutableArray<string> List(string? text) => text is null ? [] : [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A measure type with where its measures come from.</summary>
    /// <param name="Type">The type.</param>
    /// <param name="FedBy">The table of other packs that its measures are made from, or <c>all-goods</c>, or null for measures of the regime's own table.</param>
    /// <param name="Area">The area of those measures.</param>
    /// <param name="Exclusions">The areas excluded.</param>
    /// <param name="Document">The document that claims it, or null.</param>
    /// <param name="Duty">The duty of a type that is for all goods.</param>
    /// <param name="Act">The act.</param>
    /// <param name="Row">Its row.</param>
    /// <param name="Source">Its source.</param>
    internal sealed record FedType(MeasureType Type, string? FedBy, string? Area, ImmutableArray<string> Exclusions, string? Document, DutyExpression? Duty, string? Act, PackRow Row, PackSource Source);
}
