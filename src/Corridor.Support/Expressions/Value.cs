using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Support.Expressions;

/// <summary>
/// A value of the programme language. The default value is unknown without a cause: what a fact is before anybody
/// gave it. Two values are equal where kind, amount and unit are; 1.0 and 1.00 are the same amount.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private readonly object? reference;

    private Value(ValueKind kind, decimal amount, object? reference)
    {
        Kind = kind;
        Amount = amount;
        this.reference = reference;
    }

    /// <summary>True.</summary>
    public static Value True { get; } = new(ValueKind.Truth, 1, null);

    /// <summary>False.</summary>
    public static Value False { get; } = new(ValueKind.Truth, 0, null);

    /// <summary>What it is.</summary>
    public ValueKind Kind { get; }

    /// <summary>
    /// The amount: of money in its currency, of a quantity in <see cref="Unit"/>, a share as a fraction (13 % is 0.13),
    /// a date as its day number, a truth as 1 or 0; 0 for what has no amount.
    /// </summary>
    public decimal Amount { get; }

    /// <summary>Whether it is known.</summary>
    public bool IsKnown => Kind != ValueKind.Unknown;

    /// <summary>Whether it is true; false and unknown are not.</summary>
    public bool IsTrue => Kind == ValueKind.Truth && Amount != 0;

    /// <summary>Whether it is false; true and unknown are not.</summary>
    public bool IsFalse => Kind == ValueKind.Truth && Amount == 0;

    /// <summary>The currency of money, the base unit of a quantity; empty for others.</summary>
    public string Unit => Kind is ValueKind.Money or ValueKind.Quantity ? (string)reference! : "";

    /// <summary>The text of a text, a code or an economy; empty for others.</summary>
    public string Word => Kind is ValueKind.Text or ValueKind.Code or ValueKind.Economy ? (string)reference! : "";

    /// <summary>The texts of a list; empty for others.</summary>
    public ReadOnlySpan<string> Words => Kind == ValueKind.Texts ? (string[])reference! : [];

    /// <summary>What would settle it; empty for a known value.</summary>
    public UnknownCauses Causes => reference as UnknownCauses ?? UnknownCauses.None;

    /// <summary>The day of a date.</summary>
    public DateOnly Day => DateOnly.FromDayNumber((int)Amount);

    public static Value Of(bool truth) => truth ? True : False;

    public static Value Of(decimal number) => new(ValueKind.Number, number, null);

    /// <summary>A share: 0.13 is 13 %.</summary>
    public static Value Share(decimal fraction) => new(ValueKind.Percent, fraction, null);

    public static Value Of(Money money) => new(ValueKind.Money, money.Amount, money.Currency.Value);

    public static Value Of(DateOnly day) => new(ValueKind.Date, day.DayNumber, null);

    public static Value Days(decimal days) => new(ValueKind.Days, days, null);

    public static Value Months(decimal months) => new(ValueKind.Months, months, null);

    public static Value Of(string text) => new(ValueKind.Text, 0, text);

    public static Value Of(CommodityCode code) => new(ValueKind.Code, 0, code.Digits);

    public static Value Of(EconomyCode economy) => new(ValueKind.Economy, 0, economy.Value);

    public static Value Of(IEnumerable<string> texts) => new(ValueKind.Texts, 0, texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());

    /// <summary>A quantity in the base unit of its dimension.</summary>
    public static Value InBase(decimal amount, UnitCode unit) => new(ValueKind.Quantity, amount, unit.Value);

    /// <summary>An unknown value with its causes.</summary>
    public static Value Unknown(UnknownCauses causes) => new(ValueKind.Unknown, 0, causes);

    /// <summary>Money as money.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public Money ToMoney() => Kind == ValueKind.Money ? new Money(Amount, CurrencyCode.Parse(Unit)) : throw new InvalidOperationException($"{Kind} is no money.");

    internal Value With(decimal amount) => new(Kind, amount, reference);

    internal Value As(ValueKind kind, decimal amount) => new(kind, amount, reference);

    /// <inheritdoc/>
    public bool Equals(Value other) => Kind == other.Kind && Amount == other.Amount && (reference, other.reference) switch
    {
        (string[] a, string[] b) => a.AsSpan().SequenceEqual(b),
        (string a, string b) => a == b,
        _ => Equals(reference, other.reference),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Amount, reference as string);

    /// <summary>The form that the programme language and files of facts write.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Unknown => "unknown",
        ValueKind.Truth => IsTrue ? "true" : "false",
        ValueKind.Percent => Decimals.Text(Amount * 100) + "%",
        ValueKind.Money or ValueKind.Quantity => Decimals.Text(Amount) + " " + Unit,
        ValueKind.Date => DateRange.Text(Day),
        ValueKind.Days => string.Create(CultureInfo.InvariantCulture, $"{Decimals.Text(Amount)} days"),
        ValueKind.Months => string.Create(CultureInfo.InvariantCulture, $"{Decimals.Text(Amount)} months"),
        ValueKind.Texts => string.Join("; ", Words.ToArray()),
        ValueKind.Number => Decimals.Text(Amount),
        _ => Word,
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);
}
