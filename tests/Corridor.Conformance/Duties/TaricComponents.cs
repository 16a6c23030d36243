using System.Globalization;
using System.Text.Json;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Units;

namespace Corridor.Conformance.Duties;

/// <summary>
/// A duty as the measure components of TARIC, the form in which the cases of the United Kingdom state it. MAX is a
/// ceiling and MIN a floor, the last of them splits first, and what follows one belongs to its right side.
/// </summary>
internal static class TaricComponents
{
    private static readonly Dictionary<string, (string Words, decimal Amount, string Unit, DutyQualifier? Qualifier)> Units = new()
    {
        ["MIL"] = ("1,000 p/st", 1000, "NAR", null),
        ["CEN"] = ("100 p/st", 100, "NAR", null),
        ["NAR"] = ("p/st", 1, "NAR", null),
        ["NPR"] = ("pa", 1, "PR", null),
        ["GRM"] = ("g", 1, "GRM", null),
        ["MTQ"] = ("m3", 1, "MTQ", null),
        ["MTK"] = ("m2", 1, "MTK", null),
        ["KGM"] = ("kg", 1, "KGM", null),
        ["DTN"] = ("100 kg", 100, "KGM", null),
        ["TNE"] = ("1,000 kg", 1000, "KGM", null),
        ["HLT"] = ("hl", 1, "HLT", null),
        ["LTR"] = ("l", 1, "LTR", null),
        ["LPA"] = ("l alc. 100%", 1, "LPA", null),
        ["KGME"] = ("kg / net eda", 1, "KGM", DutyQualifier.Drained),
        ["DTNZ"] = ("100 kg / net/%sacchar.", 100, "KGM", DutyQualifier.SucrosePercent),
        ["ASVX"] = ("% vol / hl", 1, "HLT", DutyQualifier.AlcoholPercent),
    };

    /// <summary>The sentence that says the same, or null where a component has no words in sentences.</summary>
    public static string? Sentence(JsonElement components)
    {
        var words = new List<string>();
        foreach (var component in components.EnumerateArray())
        {
            var unit = Unit(component);
            if (unit == "RET" || (unit is not null && !Units.ContainsKey(unit)))
            {
                return null;
            }

            var amount = CaseFiles.Exact(component.GetProperty("amount")).ToString(CultureInfo.InvariantCulture);
            words.Add((Sign(component) + " " + (unit is null ? amount + "%" : $"{amount} {Currency(component)} / {Units[unit].Words}")).Trim());
        }

        return string.Join(' ', words);
    }

    /// <summary>The expression that the components state, or null where the unit is none that tariffs of goods use.</summary>
    public static DutyExpression? Expression(JsonElement components)
    {
        var parts = components.EnumerateArray().Select(c => (Sign: Sign(c), Duty: Duty(c))).ToArray();
        return parts.Any(p => p.Duty is null) ? null : Split(parts!);
    }

    /// <summary>The answer to what a duty asks for, from what the case declares; units of articles are one and the same.</summary>
    public static Func<DutyQuantity, decimal?> Facts(JsonElement declared, decimal? customsValue, decimal? euro) => quantity =>
    {
        decimal? Declared(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (declared.TryGetProperty(name, out var value) || declared.TryGetProperty(name.ToLowerInvariant(), out value))
                {
                    return CaseFiles.Exact(value);
                }
            }

            return null;
        }

        return quantity switch
        {
            { Kind: DutyQuantityKind.CustomsValue } => customsValue,
            { Kind: DutyQuantityKind.PartValue, Part: DutyPart.RetailValue } => Declared("RET"),
            { Kind: DutyQuantityKind.ExchangeRate, Currency.Value: "EUR" } => euro,
            { Kind: DutyQuantityKind.Multiplier, Qualifier: DutyQualifier.AlcoholPercent } => Declared("ASV"),
            { Kind: DutyQuantityKind.Multiplier, Qualifier: DutyQualifier.SucrosePercent } => Declared("BRX"),
            { Kind: DutyQuantityKind.Quantity, Unit.Value: "KGM", Qualifier: DutyQualifier.Drained } => Declared("KGME"),
            { Kind: DutyQuantityKind.Quantity, Qualifier: not null } => null,
            { Kind: DutyQuantityKind.Quantity, Unit.Value: "KGM" } => Declared("KGM") ?? Declared("DTN") * 100,
            { Kind: DutyQuantityKind.Quantity, Unit.Value: "HLT" } => Declared("HLT") ?? Declared("LTR") / 100,
            { Kind: DutyQuantityKind.Quantity, Unit.Value: "NAR" } => Declared("NAR", "CEN", "MIL"),
            { Kind: DutyQuantityKind.Quantity, Unit.Value: "PR" } => Declared("NPR"),
            { Kind: DutyQuantityKind.Quantity, Unit: { } unit } => Declared(unit.Value),
            _ => null,
        };
    };

    public static string? Unit(JsonElement component) => CaseFiles.Text(component, "unit") is { } unit ? unit + CaseFiles.Text(component, "qualifier") : null;

    private static string Currency(JsonElement component) => CaseFiles.Text(component, "currency") ?? "GBP";

    private static string Sign(JsonElement component) => CaseFiles.Text(component, "op") is { } op and ("+" or "-" or "MIN" or "MAX") ? op : "";

    private static DutyExpression? Duty(JsonElement component)
    {
        var amount = CaseFiles.Exact(component.GetProperty("amount"));
        return Unit(component) switch
        {
            null => new AdValoremDuty(Percentage.Of(amount)),
            "RET" => new AdValoremDuty(Percentage.Of(amount), DutyPart.RetailValue),
            { } unit when Units.TryGetValue(unit, out var u) => new SpecificDuty(new Money(amount, CurrencyCode.Parse(Currency(component))), new DutyMeasure(new Quantity(u.Amount, UnitCode.Parse(u.Unit)), u.Qualifier)),
            _ => null,
        };
    }

    private static DutyExpression Split(ReadOnlySpan<(string Sign, DutyExpression Duty)> parts)
    {
        for (var i = parts.Length - 1; i > 0; i--)
        {
            if (parts[i].Sign is "MIN")
            {
                return new FloorDuty(Split(parts[..i]), Split(parts[i..]));
            }

            if (parts[i].Sign is "MAX")
            {
                return new CeilingDuty(Split(parts[..i]), Split(parts[i..]));
            }
        }

        return parts.Length == 1 ? parts[0].Duty : new SumDuty([.. parts.ToArray().Select(p => new DutyTerm(p.Duty, p.Sign == "-"))]);
    }
}
