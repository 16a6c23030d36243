using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;

namespace Corridor.Statistics.Published;

/// <summary>
/// A number as a publication writes it, with the unit that it is written in: <c>26.97</c> in billions is exact to
/// ten millions. Zeros at the end count: <c>41.60</c> is exacter than <c>41.6</c>.
/// </summary>
/// <param name="Value">The value in whole units.</param>
/// <param name="HalfUnit">Half a unit of the last place that is written: the exact value lies so near at the most.</param>
public readonly record struct PublishedNumber(decimal Value, decimal HalfUnit)
{
    /// <summary>Reads digits with a point, as <see cref="Decimals"/> does.</summary>
    /// <param name="text">The digits as published, for example <c>26.97</c>.</param>
    /// <param name="unit">What one stands for: 1 000 000 000 for billions, 0.01 for per cent. Above zero.</param>
    /// <param name="number">The number.</param>
    /// <param name="fault">Why it is none.</param>
    public static bool TryParse(string? text, decimal unit, out PublishedNumber number, [NotNullWhen(false)] out Fault? fault)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unit);
        number = default;
        fault = null;
        try
        {
            if (Decimals.TryParse(text ?? "", out var digits))
            {
                number = new PublishedNumber(digits * unit, new decimal(5, 0, 0, false, (byte)Math.Min(28, digits.Scale + 1)) * unit);
                return true;
            }
        }
        catch (OverflowException)
        {
            // Said below.
        }

        fault = new Fault("statistics.published", Fault.Quote(text));
        return false;
    }
}
