using System.Globalization;
using System.Text.Json;
using Corridor.Measures.Determination;
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
    // The words of a unit, as the tariff prints them.
    private static readonly Lazy<Dictionary<string, string>> Words = new(() => CaseFiles.Read("measures/units.json").GetProperty("units").EnumerateObject()
        .ToDictionary(u => u.Name, u => u.Value.GetProperty("abbreviation").GetString()!));

    /// <summary>The sentence that says the same, or null where a component has no words in sentences.</summary>
    public static string? Sentence(JsonElement components)
    {
        var words = new List<string>();
        foreach (var component in components.EnumerateArray())
        {
            var unit = Unit(component);
            if (unit == "RET" || (unit is not null && (Measure(component) is null || !Words.Value.ContainsKey(unit))))
            {
                return null;
            }

            var amount = CaseFiles.Exact(component.GetProperty("amount")).ToString(CultureInfo.InvariantCulture);
            words.Add((Sign(component) + " " + (unit is null ? amount + "%" : $"{amount} {Currency(component)} / {Words.Value[unit]}")).Trim());
        }

        return string.Join(' ', words);
    }

    /// <summary>The expression that the components state, or null where the unit is none that tariffs of goods use.</summary>
    public static DutyExpression? Expression(JsonElement components)
    {
        var parts = components.EnumerateArray().Select(c => (Sign: Sign(c), Duty: Duty(c))).ToArray();
        return parts.Any(p => p.Duty is null) ? null : Split(parts!);
    }

    /// <summary>
    /// The answer to what a duty asks for, from what the case declares under names of units; units of articles are one
    /// and the same.
    /// </summary>
    /// <param name="declared">The amounts by unit, with its qualifier where the duty asks for one.</param>
    /// <param name="customsValue">The customs value.</param>
    /// <param name="euro">Pounds for a euro.</param>
    /// <param name="merged">Whether a qualified quantity that was not declared is taken from the plain one, as the peer does.</param>
    public static Func<DutyQuantity, decimal?> Facts(JsonElement declared, decimal? customsValue, decimal? euro, bool merged = false) => quantity => quantity switch
    {
        { Kind: DutyQuantityKind.CustomsValue } => customsValue,
        { Kind: DutyQuantityKind.PartValue, Part: DutyPart.RetailValue } => declared.EnumerateObject().FirstOrDefault(d => Name(d) == "RET") is { Name: not null } price ? CaseFiles.Exact(price.Value) : null,
        { Kind: DutyQuantityKind.ExchangeRate, Currency.Value: "EUR" } => euro,
        { Kind: DutyQuantityKind.Multiplier, Qualifier: { } qualifier } => Declared(declared, qualifier == DutyQualifier.AlcoholPercent ? ["ASV"] : ["BRX", "SPQ"]),
        { Kind: DutyQuantityKind.Quantity, Unit: { } unit } => Amount(declared, unit, quantity.Qualifier) ?? (merged && quantity.Qualifier is not null ? Amount(declared, unit, null) : null),
        _ => null,
    };

    /// <summary>Whether articles are declared by the piece, by the hundred and by the thousand, each with a number of its own.</summary>
    public static bool CountsApart(JsonElement components, JsonElement declared) =>
        components.EnumerateArray().Select(Unit).OfType<string>().Where(u => u is "NAR" or "CEN" or "MIL").Distinct().Count(u => declared.EnumerateObject().Any(d => Name(d) == u)) > 1;

    private static string Name(JsonProperty declared) => declared.Name.ToUpperInvariant();

    private static decimal? Declared(JsonElement declared, string[] names) =>
        declared.EnumerateObject().Where(d => names.Contains(Name(d))).Select(d => (decimal?)CaseFiles.Exact(d.Value)).FirstOrDefault();

    private static decimal? Amount(JsonElement declared, UnitCode unit, DutyQualifier? qualifier)
    {
        // The name as it stands comes before one that has to be converted.
        foreach (var given in declared.EnumerateObject().OrderBy(d => Name(d) != unit.Value))
        {
            var name = Name(given);
            if (name.Length >= 3 && TaricCodes.Measure(name[..3], name[3..]) is { } measure && measure.Qualifier == qualifier)
            {
                var amount = CaseFiles.Exact(given.Value);
                // Pieces are declared by their number, whatever the unit of the rate.
                var scale = name is "CEN" or "MIL" ? 1 : measure.Quantity.Amount;
                if (measure.Quantity.Unit == unit)
                {
                    return amount * scale;
                }

                if ((measure.Quantity.Unit.Value, unit.Value) is ("LTR", "HLT"))
                {
                    return amount * scale / 100;
                }
            }
        }

        return null;
    }

    public static string? Unit(JsonElement component) => CaseFiles.Text(component, "unit") is { } unit ? unit + CaseFiles.Text(component, "qualifier") : null;

    private static DutyMeasure? Measure(JsonElement component) => TaricCodes.Measure(CaseFiles.Text(component, "unit")!, CaseFiles.Text(component, "qualifier"));

    private static string Currency(JsonElement component) => CaseFiles.Text(component, "currency") ?? "GBP";

    private static string Sign(JsonElement component) => CaseFiles.Text(component, "op") is { } op and ("+" or "-" or "MIN" or "MAX") ? op : "";

    private static DutyExpression? Duty(JsonElement component)
    {
        var amount = CaseFiles.Exact(component.GetProperty("amount"));
        return Unit(component) switch
        {
            null => new AdValoremDuty(Percentage.Of(amount)),
            "RET" => new AdValoremDuty(Percentage.Of(amount), DutyPart.RetailValue),
            _ => Measure(component) is { } measure ? new SpecificDuty(new Money(amount, CurrencyCode.Parse(Currency(component))), measure) : null,
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
