using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Corridor.Reference.Currencies;

/// <summary>
/// An amount of money in one currency. The amount is a <see cref="decimal"/> and is never rounded unless a rule
/// asks for it through <see cref="Round"/>. Sums of two currencies do not exist: they throw, as that is a bug.
/// Overflow throws <see cref="OverflowException"/>.
/// </summary>
/// <param name="Amount">The amount in the currency's major unit (yuan, roubles).</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(decimal Amount, CurrencyCode Currency) : IComparable<Money>
{
    /// <summary>Reads <c>1234.50 CNY</c>: a number with a point, one blank, a code. No thousands separators.</summary>
    public static bool TryParse(string? text, out Money money, [NotNullWhen(false)] out Fault? fault)
    {
        money = default;
        var parts = (text ?? "").Trim().Split(' ');
        if (parts.Length != 2 || !Decimals.TryParse(parts[0], out var amount))
        {
            fault = new Fault("money.malformed", Fault.Quote(text));
            return false;
        }

        if (!CurrencyCode.TryParse(parts[1], out var currency, out fault))
        {
            return false;
        }

        money = new Money(amount, currency);
        return true;
    }

    /// <summary>Rounds to a number of decimal places in the way that the calling rule demands.</summary>
    public Money Round(int places, MidpointRounding rounding) => this with { Amount = decimal.Round(Amount, places, rounding) };

    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + Same(left, right).Amount };

    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - Same(left, right).Amount };

    public static Money operator *(Money left, decimal factor) => left with { Amount = left.Amount * factor };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <summary>The form that <see cref="TryParse"/> reads back exactly.</summary>
    public override string ToString() => $"{Amount.ToString(CultureInfo.InvariantCulture)} {Currency}";

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up.");
}
