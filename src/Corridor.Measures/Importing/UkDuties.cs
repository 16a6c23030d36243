using System.Text.RegularExpressions;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Importing;

/// <summary>
/// The duties of the tariff's API: from their components where a page has them, otherwise from their wording. The
/// codes of the components are those of the TARIC family (01 amount, 02 minus, 04 plus, 12 and 14 agricultural, 15 MIN,
/// 17 MAX, 19 and 20 plus, 21 and 25 sugar, 27 and 29 flour, 35 MAX, 36 minus, 37 nothing, 99 unit). What has no
/// meaning here is kept as it was published and never read as zero.
/// </summary>
internal static partial class UkDuties
{
    /// <summary>The duty, or null where there is neither component nor wording.</summary>
    public static DutyExpression? Read(IReadOnlyList<UkNode> components, string? wording)
    {
        var text = Plain(wording);
        if (components.Count == 0 || components.Any(c => c.Text("duty_expression_id") is null))
        {
            return text is null ? null : Parse(text);
        }

        var groups = new List<(string Sign, List<DutyTerm> Terms)>();
        foreach (var component in components)
        {
            var (sign, part) = Part(component);
            if (part is null)
            {
                return new NotUnderstoodDuty(text ?? component.Need("duty_expression_id"), 1, DutyReading.Rate);
            }

            if (sign is "MAX" or "MIN" || groups.Count == 0)
            {
                groups.Add((sign, []));
            }

            groups[^1].Terms.Add(new DutyTerm(part, sign == "-"));
        }

        // The last MAX or MIN splits first, and what follows it belongs to its right side.
        return groups.Skip(1).Aggregate(DutyExpression.Joined(groups[0].Terms),
            (left, g) => g.Sign == "MAX" ? new CeilingDuty(left, DutyExpression.Joined(g.Terms)) : new FloorDuty(left, DutyExpression.Joined(g.Terms)));
    }

    /// <summary>The duty of a wording.</summary>
    public static DutyExpression Parse(string text)
    {
        _ = UkDutyText.TryParse(text, out var duty, out _);
        return duty;
    }

    /// <summary>A wording without the marks of its page; null where nothing remains.</summary>
    public static string? Plain(string? markup) => markup is null ? null : UsHtsFormat.Clean(Break().Replace(markup, " ")) is { Length: > 0 } text ? text : null;

    /// <summary>The limit of a condition, from its amount or from the wording of its requirement; null where it has none.</summary>
    public static ConditionThreshold? Threshold(UkNode condition, string code)
    {
        if (condition.Number("condition_duty_amount") is { } amount)
        {
            var unit = condition.Text("condition_measurement_unit_code");
            var measure = unit is null ? (DutyMeasure?)null : TaricCodes.Measure(unit, condition.Text("condition_measurement_unit_qualifier_code")) ?? throw condition.Bad("condition_measurement_unit_code", unit);
            var currency = condition.Text("condition_monetary_unit_code") is not { } money ? (CurrencyCode?)null
                : CurrencyCode.TryParse(money, out var parsed, out _) ? parsed : throw condition.Bad("condition_monetary_unit_code", money);
            return Limit(condition, code, amount, currency, measure);
        }

        if (condition.Text("document_code") is not null || Plain(condition.Text("requirement")) is not { } text)
        {
            return null;
        }

        if (Parse(text) is SpecificDuty { Amount: var price, Per: var per })
        {
            return Limit(condition, code, price.Amount, price.Currency, per);
        }

        return Quantity().Match(text) is { Success: true } quantity && Decimals.TryParse(quantity.Groups[1].Value, out var number) && Parse(quantity.Groups[2].Value) is SupplementaryUnitDuty { Measure: var counted }
            ? Limit(condition, code, number, null, counted)
            : throw condition.Bad("requirement", text);
    }

    private static ConditionThreshold Limit(UkNode condition, string code, decimal amount, CurrencyCode? currency, DutyMeasure? measure)
    {
        var sense = TaricCodes.Sense(code) ?? throw condition.Bad("condition_code", code);
        return currency is { } money || measure is null
            ? new ConditionThreshold(sense, new DutyQuantity(DutyQuantityKind.CustomsValue), amount) { Currency = currency, Per = measure }
            : new ConditionThreshold(sense, new DutyQuantity(DutyQuantityKind.Quantity, measure.Value.Quantity.Unit, measure.Value.Qualifier), amount * measure.Value.Quantity.Amount);
    }

    private static (string Sign, DutyExpression? Duty) Part(UkNode component) => component.Need("duty_expression_id") switch
    {
        "01" or "04" or "19" or "20" => ("", Amount(component)),
        "02" or "36" => ("-", Amount(component)),
        "15" => ("MIN", Amount(component)),
        "17" or "35" => ("MAX", Amount(component)),
        "12" => ("", new ReferenceDuty(DutyReferenceKind.AgriculturalComponent)),
        "14" => ("", new ReferenceDuty(DutyReferenceKind.ReducedAgriculturalComponent)),
        "21" => ("", new ReferenceDuty(DutyReferenceKind.SugarDuty)),
        "25" => ("", new ReferenceDuty(DutyReferenceKind.ReducedSugarDuty)),
        "27" => ("", new ReferenceDuty(DutyReferenceKind.FlourDuty)),
        "29" => ("", new ReferenceDuty(DutyReferenceKind.ReducedFlourDuty)),
        "37" => ("", new FreeDuty()),
        "99" => ("", Measure(component) is { } unit ? new SupplementaryUnitDuty(unit) : null),
        _ => ("", null),
    };

    private static DutyExpression? Amount(UkNode component)
    {
        if (component.Number("duty_amount") is not { } amount)
        {
            return null;
        }

        var unit = component.Text("measurement_unit_code");
        if (component.Text("monetary_unit_code") is not { } money)
        {
            return unit is null ? new AdValoremDuty(Percentage.Of(amount)) : null;
        }

        if (!CurrencyCode.TryParse(money, out var currency, out _))
        {
            throw component.Bad("monetary_unit_code", money);
        }

        return unit is null ? new SpecificDuty(new Reference.Currencies.Money(amount, currency), null)
            : Measure(component) is { } measure ? new SpecificDuty(new Reference.Currencies.Money(amount, currency), measure) : null;
    }

    private static DutyMeasure? Measure(UkNode component) =>
        component.Text("measurement_unit_code") is { } unit ? TaricCodes.Measure(unit, component.Text("measurement_unit_qualifier_code")) : null;

    [GeneratedRegex("<(?:br|P)[^<>]{0,20}>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Break();

    [GeneratedRegex(@"^(\d{1,12}(?:\.\d{1,6})?) (.{1,40})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quantity();
}
