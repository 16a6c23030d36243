using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference.Packs;

namespace Corridor.Reference.Units;

/// <summary>A UN/ECE Recommendation 20 common code of a unit of measure (<c>KGM</c>, <c>C62</c>): one to three letters or digits.</summary>
public readonly record struct UnitCode
{
    private readonly string? value;

    private UnitCode(string value) => this.value = value;

    /// <summary>The code in capitals; empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>Reads one to three letters or digits in any case.</summary>
    public static bool TryParse(string? text, out UnitCode code, [NotNullWhen(false)] out Fault? fault)
    {
        var trimmed = text?.Trim() ?? "";
        var good = trimmed.Length is >= 1 and <= 3 && trimmed.All(char.IsAsciiLetterOrDigit);
        code = good ? new UnitCode(trimmed.ToUpperInvariant()) : default;
        fault = good ? null : new Fault("unit.malformed", Fault.Quote(text));
        return good;
    }

    /// <summary>Reads a code that is known to be well formed; throws <see cref="FormatException"/> otherwise.</summary>
    public static UnitCode Parse(string text) =>
        TryParse(text, out var code, out var fault) ? code : throw new FormatException(fault.ToString());

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A unit of measure of UN/ECE Recommendation 20.</summary>
/// <param name="Code">Common code.</param>
/// <param name="Name">Name; Chinese and Russian for the units that tariffs use.</param>
/// <param name="Symbol">Symbol, or null.</param>
/// <param name="Dimension">What it measures (mass, volume, length, area, energy, count, pairs, …), or null where no conversion is held.</param>
/// <param name="Factor">How many base units of the dimension one of this unit is; null without a dimension.</param>
public sealed record Unit(UnitCode Code, LocalizedText Name, string? Symbol, string? Dimension, decimal? Factor);

/// <summary>A quantity in one unit, exact.</summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what unit.</param>
public readonly record struct Quantity(decimal Amount, UnitCode Unit)
{
    /// <summary>Reads <c>12.5 KGM</c>: a number with a point, one blank, a unit code.</summary>
    public static bool TryParse(string? text, out Quantity quantity, [NotNullWhen(false)] out Fault? fault)
    {
        quantity = default;
        var parts = (text ?? "").Trim().Split(' ');
        if (parts.Length != 2 || !Decimals.TryParse(parts[0], out var amount))
        {
            fault = new Fault("quantity.malformed", Fault.Quote(text));
            return false;
        }

        if (!UnitCode.TryParse(parts[1], out var unit, out fault))
        {
            return false;
        }

        quantity = new Quantity(amount, unit);
        return true;
    }

    /// <summary>The form that <see cref="TryParse"/> reads back exactly.</summary>
    public override string ToString() => $"{Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)} {Unit}";
}

/// <summary>The units of measure, their conversions, and the texts by which published tariffs name them.</summary>
public sealed class UnitCatalogue
{
    private readonly FrozenDictionary<UnitCode, Unit> byCode;
    private readonly FrozenDictionary<(string Regime, string Text), UnitCode> published;

    /// <summary>Makes a catalogue of units with distinct codes.</summary>
    public UnitCatalogue(IEnumerable<Unit> units, IEnumerable<(string Regime, string Text, UnitCode Code)> published)
    {
        byCode = units.ToFrozenDictionary(u => u.Code);
        this.published = published.ToFrozenDictionary(p => (p.Regime, p.Text), p => p.Code);
    }

    /// <summary>All in the order of their codes.</summary>
    public IEnumerable<Unit> All => byCode.Values.OrderBy(u => u.Code.Value, StringComparer.Ordinal);

    /// <summary>The unit of a code, or null.</summary>
    public Unit? Find(UnitCode code) => byCode.GetValueOrDefault(code);

    /// <summary>The unit that a regime's tariff names by this text ("шт", "No.", "千克"), or null where the data do not say.</summary>
    public Unit? FindPublished(string regime, string text) =>
        published.TryGetValue((regime, text), out var code) ? Find(code) : null;

    /// <summary>Converts a quantity. Units of different dimensions, or without a conversion, are a fault that names both.</summary>
    public bool TryConvert(Quantity quantity, UnitCode to, out Quantity converted, [NotNullWhen(false)] out Fault? fault)
    {
        converted = quantity;
        fault = null;
        if (quantity.Unit == to)
        {
            return true;
        }

        if (Find(quantity.Unit) is not { Dimension: { } dimension, Factor: { } from }
            || Find(to) is not { Dimension: { } other, Factor: { } into } || dimension != other)
        {
            fault = new Fault("unit.noConversion", quantity.Unit.Value, to.Value);
            return false;
        }

        try
        {
            converted = new Quantity(from >= into && from % into == 0 ? quantity.Amount * (from / into) : quantity.Amount * from / into, to);
            return true;
        }
        catch (OverflowException)
        {
            fault = new Fault("quantity.tooLarge", quantity.ToString());
            return false;
        }
    }

    internal static UnitCatalogue Load(Pack recommendation, Pack customs)
    {
        var own = customs.Table("units").Rows.ToDictionary(r => UnitCode.Parse(r["code"]));
        return new UnitCatalogue(
            recommendation.Table("units").Rows.Select(r =>
            {
                var code = UnitCode.Parse(r["code"]);
                var name = r["name_en"];
                return own.TryGetValue(code, out var extra)
                    ? new Unit(code, new LocalizedText(extra.Optional("name_en") ?? name, extra["name_zh"], extra["name_ru"]),
                        r.Optional("symbol"), extra.Optional("dimension"), extra.OptionalNumber("factor"))
                    : new Unit(code, new LocalizedText(name, null, null), r.Optional("symbol"), null, null);
            }),
            customs.Table("published").Rows.Select(r => (r["regime"], r["text"], UnitCode.Parse(r["code"]))));
    }
}
