using System.Collections.Immutable;
using System.Text.Json;
using Corridor.Conformance.Duties;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Conformance.Measures.Determination;

/// <summary>A commodity of the UK's duty calculator as a regime of one line.</summary>
internal sealed class UkCommodity
{
    private readonly Dictionary<string, MeasureType> types = [];
    private readonly Dictionary<string, MeasureArea> areas = [];
    private readonly List<string> otherUnits = [];
    private readonly JsonElement[] raw;

    public UkCommodity(string code, JsonElement data, bool entryPrices)
    {
        Code = CommodityCode.Parse(code);
        raw = [.. data.GetProperty("measures").EnumerateArray()];
        (Choices, TaxOptions) = (data.GetProperty("additionalCodeChoices"), data.GetProperty("vatOptions"));
        EntryPrices = entryPrices;
        Measures = [.. raw.Select(Read)];
        Snapshot = Measures.Max(m => m.Days.From) ?? new DateOnly(2021, 1, 1);
        var builder = new RegimeBuilder("gb", Sample.Nomenclature(Sample.Line(code, 0))) { Areas = new AreaBook(areas.Values) };
        Assert.True(builder.AddRange(Measures).TryBuild(out var regime, out var faults), string.Join('\n', faults));
        LevyStep Step(string levy, string levyBase) => new(levy, LevyCascade.ReadBase(levyBase));
        Assert.True(LevyCascade.TryCreate(
            [Step("duty", "value"), Step("additional", "value"), Step("excise", "value + duty + additional"), Step("vat", "value + duty + additional + excise")],
            out var cascade, out var fault), fault?.ToString());
        Assert.True(ItemAssessor.TryCreate(regime, cascade, out var assessor, out fault), fault?.ToString());
        (Regime, Assessor) = (regime, assessor);
    }

    public CommodityCode Code { get; }

    /// <summary>The measures as the case lists them.</summary>
    public IReadOnlyList<JsonElement> Listed => raw;

    /// <summary>The additional codes that the peer offers, by type.</summary>
    public JsonElement Choices { get; }

    /// <summary>The rates of value added tax that the peer offers.</summary>
    public JsonElement TaxOptions { get; }

    public bool EntryPrices { get; }

    public ImmutableArray<Measure> Measures { get; }

    public CompiledRegime Regime { get; }

    public ItemAssessor Assessor { get; }

    /// <summary>
    /// The first day on which every listed measure has begun. The fixtures list what was in force on the day on which
    /// they were taken, and the peer applies no date of its own.
    /// </summary>
    public DateOnly Snapshot { get; }

    public bool HasEntryPrices => raw.Any(m => m.TryGetProperty("conditions", out var all) && all.EnumerateArray().Any(c => c.Text("code") == "V"));

    public GoodsFacts Facts(JsonElement given, DateOnly day)
    {
        var origin = EconomyCode.Parse(given.Text("origin")!);
        var answers = given.Pairs("documents").ToDictionary(p => p.Name, p => p.Value);
        // The peer takes a question that it did not ask as answered with yes.
        var documents = answers.Where(a => a.Value != "None").Select(a => new Declared(a.Value, a.Key))
            .Concat(Measures.Where(m => !answers.ContainsKey(m.Type.Id)).SelectMany(m => m.Conditions.Select(c => c.Document).OfType<string>().Select(d => new Declared(d, m.Type.Id))));
        var codes = given.Pairs("additionalCodes").Concat(given.Pairs("exciseCodes")).Select(p => new Declared(p.Value, p.Name)).ToList();
        // It asks for the rate of the tax only where several are in the area.
        Measure[] taxes = [.. Measures.Where(m => m.Type.Levy == "vat" && Regime.Areas.Test(m, origin) is null)];
        codes.AddRange(taxes is [{ AdditionalCode: { } only }] ? [new Declared(only)] : given.Text("vatOption") is { } vat ? [new Declared(vat)] : []);
        var value = given.GetProperty("customsValue");
        var rates = given.GetProperty("rates");
        var declared = TaricComponents.Facts(given.GetProperty("declared"), null, rates.Number("EUR/GBP"));
        return new GoodsFacts(
            new GoodsQuery(TradeDirection.Import, Code, origin, day) { Documents = [.. documents.Distinct()], AdditionalCodes = [.. codes] },
            CurrencyCode.Parse(value.Text("currency") ?? "GBP"))
        {
            CustomsValue = value.Number("goods") + (value.Number("freight") ?? 0) + (value.Number("insurance") ?? 0),
            Fact = fact => fact is { Kind: DutyQuantityKind.Quantity, Unit: { } unit } && otherUnits.IndexOf(unit.Value) is >= 0 and var other ? given.GetProperty("declared").Number(otherUnits[other + 1]) : declared(fact),
        };
    }

    /// <summary>How much of a unit of the peer the facts hold.</summary>
    public decimal? Amount(GoodsFacts facts, string unit)
    {
        var measure = Measured(unit[..3], unit[3..]);
        return facts.Fact(new DutyQuantity(DutyQuantityKind.Quantity, measure.Quantity.Unit, measure.Qualifier)) / measure.Quantity.Amount;
    }

    private Measure Read(JsonElement measure)
    {
        var type = Type(measure);
        var members = measure.Texts("areaMembers");
        var area = measure.Text("area");
        if (area is not null && members.Length > 0)
        {
            // One area has other members in another fixture of the day; such an area stands under a name of its own.
            ImmutableArray<EconomyCode> economies = [.. members.Select(EconomyCode.Parse).Order()];
            var named = Enumerable.Range(0, 100).Select(n => n == 0 ? area : $"{area}#{n}").First(id => !areas.TryGetValue(id, out var known) || known.Members.SequenceEqual(economies));
            areas[named] = new MeasureArea(named) { Members = economies, IsAllOrigins = area == "1011" };
            area = named;
        }
        else if (area is not null && !EconomyCode.TryParse(area, out _, out _))
        {
            areas[area] = new MeasureArea(area) { IsAllOrigins = area == "1011", Members = [EconomyCode.Parse("ZZ")] };
        }

        var conditions = measure.TryGetProperty("conditions", out var all) ? all.EnumerateArray().Where(c => EntryPrices || c.Text("code") != "V").Select((c, i) => Condition(c, i, type)) : [];
        return new Measure
        {
            Id = measure.GetProperty("sid").ToString(),
            Type = type,
            Code = Code,
            Area = area,
            Exclusions = [.. measure.Texts("excluded")],
            AdditionalCode = measure.Text("additionalCode") is { Length: > 0 } code ? code : null,
            OrderNumber = measure.Text("orderNumber"),
            Days = new DateRange(measure.Day("validFrom"), measure.Day("validTo")),
            Duty = Duty(measure),
            Conditions = [.. conditions],
        };
    }

    private MeasureType Type(JsonElement measure)
    {
        var id = measure.Text("type")!;
        if (types.TryGetValue(id, out var known))
        {
            return known;
        }

        var series = measure.Text("series");
        var (role, levy) = id switch
        {
            "103" or "105" => (MeasureRole.BaseDuty, "duty"),
            "106" or "142" or "145" => (MeasureRole.Preference, "duty"),
            "112" or "115" or "117" or "119" or "141" => (MeasureRole.Suspension, "duty"),
            "122" or "123" or "143" or "146" => (MeasureRole.TariffQuota, "duty"),
            "551" or "552" or "553" or "554" or "695" or "696" => (MeasureRole.AdditionalDuty, "additional"),
            "109" or "110" or "111" => (MeasureRole.SupplementaryUnit, null),
            "277" or "278" => (MeasureRole.Prohibition, null),
            _ when measure.Flag("vat") => (MeasureRole.Tax, "vat"),
            _ when measure.Flag("excise") || series == "Q" || id == "306" => (MeasureRole.Tax, "excise"),
            _ => (MeasureRole.Requirement, (string?)null),
        };
        return types[id] = new MeasureType(id, TradeDirection.Import, levy, role)
        {
            Series = series,
            // The UK sets reduced rates of value added tax beside the standard one by an additional code.
            AdditionalCodes = role == MeasureRole.Tax ? AdditionalCodeUse.Alternative : AdditionalCodeUse.AllOrNone,
        };
    }

    private MeasureCondition Condition(JsonElement condition, int index, MeasureType type)
    {
        var document = condition.Text("document") is { Length: > 0 } code ? code : null;
        var threshold = condition.Number("amount") is { } amount ? Threshold(condition, amount) : null;
        var duty = Duty(condition);
        var charges = type.Levy is not null;
        var action = condition.Text("action") switch
        {
            var given when TaricCodes.Action(given) is { } known => known,
            // Fixtures of an earlier form have no action codes: the last line is what happens without a proof.
            _ when document is not null || threshold is not null || duty is not null => charges ? ConditionAction.Apply : ConditionAction.Allow,
            _ => charges ? ConditionAction.Waive : ConditionAction.Refuse,
        };
        return new MeasureCondition(condition.Text("code")!, index, action) { Document = document, Threshold = threshold, Duty = duty };
    }

    private ConditionThreshold Threshold(JsonElement condition, decimal amount)
    {
        var sense = TaricCodes.Sense(condition.Text("code")) ?? ThresholdSense.AtLeast;
        var unit = condition.Text("unit") is { } name ? Measured(name, condition.Text("qualifier")) : (DutyMeasure?)null;
        return condition.Text("currency") is { } currency
            ? new ConditionThreshold(sense, new DutyQuantity(DutyQuantityKind.CustomsValue), amount) { Currency = CurrencyCode.Parse(currency), Per = unit }
            : new ConditionThreshold(sense, unit is { } u ? new DutyQuantity(DutyQuantityKind.Quantity, u.Quantity.Unit, u.Qualifier) : new DutyQuantity(DutyQuantityKind.CustomsValue), amount);
    }

    private DutyExpression? Duty(JsonElement holder)
    {
        if (!holder.TryGetProperty("components", out var list))
        {
            return null;
        }

        // The last MAX or MIN splits first, and what follows it binds to its right side.
        var groups = new List<(string Sign, List<DutyTerm> Terms)>();
        foreach (var component in list.EnumerateArray())
        {
            var sign = component.Text("op") ?? "";
            if (sign is "MAX" or "MIN" || groups.Count == 0)
            {
                groups.Add((sign, []));
            }

            groups[^1].Terms.Add(new DutyTerm(Part(component), sign == "-" && groups[^1].Terms.Count > 0));
        }

        return groups.Count == 0 ? null : groups.Skip(1).Aggregate(Sum(groups[0].Terms), (left, g) => g.Sign == "MAX" ? new CeilingDuty(left, Sum(g.Terms)) : new FloorDuty(left, Sum(g.Terms)));

        static DutyExpression Sum(List<DutyTerm> terms) => terms is [{ IsSubtracted: false } only] ? only.Duty : new SumDuty([.. terms]);
    }

    private DutyExpression Part(JsonElement component)
    {
        var unit = component.Text("unit") is { } name ? Measured(name, component.Text("qualifier")) : (DutyMeasure?)null;
        return component.Number("amount") is not { } amount ? unit is { } bare ? new SupplementaryUnitDuty(bare) : new NotUnderstoodDuty(component.ToString(), 1, DutyReading.Rate)
            : component.Text("currency") is { } currency ? new SpecificDuty(new Money(amount, CurrencyCode.Parse(currency)), unit)
            : new AdValoremDuty(Percentage.Of(amount));
    }

    private DutyMeasure Measured(string unit, string? qualifier)
    {
        if (TaricCodes.Measure(unit, qualifier) is { } known)
        {
            return known;
        }

        // A unit or qualifier that nobody has given a meaning yet makes a unit of its own.
        var at = otherUnits.IndexOf(unit + qualifier);
        if (at < 0)
        {
            otherUnits.AddRange($"Q{otherUnits.Count}", unit + qualifier);
            at = otherUnits.Count - 1;
        }

        return DutyUnits.Of(1, otherUnits[at - 1]);
    }
}
