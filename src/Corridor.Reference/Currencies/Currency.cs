using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference.Packs;

namespace Corridor.Reference.Currencies;

/// <summary>The ISO 4217 alphabetic code of a currency: three capital letters.</summary>
public readonly record struct CurrencyCode
{
    private readonly string? value;

    private CurrencyCode(string value) => this.value = value;

    /// <summary>The code that ISO 4217 gives where no currency is involved.</summary>
    public static CurrencyCode None { get; } = new("XXX");

    /// <summary>The code in capitals; empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>Reads three letters in any case; anything else is a fault.</summary>
    public static bool TryParse(string? text, out CurrencyCode code, [NotNullWhen(false)] out Fault? fault)
    {
        var trimmed = text?.Trim() ?? "";
        var good = trimmed.Length == 3 && trimmed.All(char.IsAsciiLetter);
        code = good ? new CurrencyCode(trimmed.ToUpperInvariant()) : default;
        fault = good ? null : new Fault("currency.malformed", Fault.Quote(text));
        return good;
    }

    /// <summary>Reads a code that is known to be well formed; throws <see cref="FormatException"/> otherwise.</summary>
    public static CurrencyCode Parse(string text) =>
        TryParse(text, out var code, out var fault) ? code : throw new FormatException(fault.ToString());

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A currency of ISO 4217.</summary>
/// <param name="Code">Alphabetic code.</param>
/// <param name="Number">Numeric code in three digits.</param>
/// <param name="MinorUnits">Decimal places of the minor unit; null where ISO 4217 gives none (XAU, XDR).</param>
/// <param name="Name">Name; Chinese and Russian only for the currencies that a corridor uses daily.</param>
public sealed record Currency(CurrencyCode Code, string? Number, int? MinorUnits, LocalizedText Name);

/// <summary>The currencies in use, by code.</summary>
public sealed class CurrencyCatalogue
{
    private readonly FrozenDictionary<CurrencyCode, Currency> byCode;

    /// <summary>Makes a catalogue of currencies with distinct codes.</summary>
    public CurrencyCatalogue(IEnumerable<Currency> currencies) => byCode = currencies.ToFrozenDictionary(c => c.Code);

    /// <summary>All in the order of their codes.</summary>
    public IEnumerable<Currency> All => byCode.Values.OrderBy(c => c.Code.Value, StringComparer.Ordinal);

    /// <summary>The currency of a code, or null.</summary>
    public Currency? Find(CurrencyCode code) => byCode.GetValueOrDefault(code);

    /// <summary>Reads the code of a currency that the data know.</summary>
    public bool TryParse(string? text, [NotNullWhen(true)] out Currency? currency, [NotNullWhen(false)] out Fault? fault)
    {
        currency = null;
        if (!CurrencyCode.TryParse(text, out var code, out fault))
        {
            return false;
        }

        currency = Find(code);
        fault = currency is null ? new Fault("currency.unknown", code.Value) : null;
        return currency is not null;
    }

    internal static CurrencyCatalogue Load(Pack pack) => new(pack.Table("currencies").Rows.Select(r => new Currency(
        CurrencyCode.Parse(r["code"]), r.Optional("number"), r.OptionalInteger("minor_units"), r.Localized("name"))));
}
