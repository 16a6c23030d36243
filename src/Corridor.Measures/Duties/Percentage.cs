using System.Globalization;
using Corridor.Reference;

namespace Corridor.Measures.Duties;

/// <summary>
/// A rate in per cent, exact: tariffs also write fractions that no decimal holds, as in "33 1/3%". Zero is a rate.
/// Never negative.
/// </summary>
public readonly record struct Percentage
{
    private readonly int lessThanDenominator;

    private Percentage(decimal numerator, int denominator)
    {
        Numerator = numerator;
        lessThanDenominator = denominator - 1;
    }

    /// <summary>The per cent, multiplied by the denominator.</summary>
    public decimal Numerator { get; }

    /// <summary>One, except for a rate such as 33 1/3 %.</summary>
    public int Denominator => lessThanDenominator + 1;

    /// <summary>The per cent as a decimal, rounded to 28 digits where it is a fraction such as 1/3.</summary>
    public decimal Value => Numerator / Denominator;

    /// <summary>A rate in per cent: 5 means 5 %.</summary>
    public static Percentage Of(decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        return new Percentage(DutyWords.Plain(percent), 1);
    }

    /// <summary>A rate that is a fraction of whole numbers, in lowest terms: 100 and 3 mean 33 1/3 %.</summary>
    public static Percentage Fraction(long numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var (a, b) = (numerator, (long)denominator);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return new Percentage(numerator / a, (int)(denominator / a));
    }

    /// <summary>This share of an amount, not rounded.</summary>
    public decimal Share(decimal amount) => amount * Numerator / (100m * Denominator);

    /// <summary>The number as people write it, with a point: <c>5.5</c> or <c>33 1/3</c>.</summary>
    public override string ToString()
    {
        if (Denominator == 1)
        {
            return Decimals.Text(Numerator);
        }

        var whole = decimal.Floor(Value);
        var rest = Numerator - (whole * Denominator);
        return string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? "" : Decimals.Text(whole) + " ")}{Decimals.Text(rest)}/{Denominator}");
    }
}
