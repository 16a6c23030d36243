namespace Corridor.Statistics.Store;

/// <summary>Values as the store keeps them, in parts of 10⁻¹², so that they are added without loss, and as decimals.</summary>
internal static class StoreValue
{
    private const double TwoTo64 = 18_446_744_073_709_551_616d;
    private const ulong OddPart = 244_140_625;
    private const int EvenPart = StatisticsSchemas.ValueDecimals;

    private static readonly ulong[] Powers = [.. Enumerable.Range(0, StatisticsSchemas.ValueDecimals + 1).Select(p => (ulong)Math.Pow(10, p))];

    /// <summary>The parts of a whole.</summary>
    internal const long Parts = 1_000_000_000_000;

    private const int MostDigits = 18;

    /// <summary>Reads a plain number: up to 18 digits, of them no more behind one point than the store keeps. Others are not wrong for that.</summary>
    internal static bool TryDigits(ReadOnlySpan<byte> text, out ulong digits, out int places)
    {
        (digits, places) = (0, 0);
        var point = -1;
        if (text.Length is 0 or > MostDigits + 1)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        places = point < 0 ? 0 : text.Length - point - 1;
        return text.Length - (point < 0 ? 0 : 1) is > 0 and <= MostDigits && places <= StatisticsSchemas.ValueDecimals;
    }

    /// <summary>The value of digits of which some stand behind the point.</summary>
    internal static Int128 Of(ulong digits, int places) => (Int128)(UInt128)digits * Powers[StatisticsSchemas.ValueDecimals - places];

    /// <summary>The value of a decimal below 10²⁶, rounded half away from zero to what the store keeps.</summary>
    internal static Int128 Of(decimal number)
    {
        var rounded = decimal.Round(number, StatisticsSchemas.ValueDecimals, MidpointRounding.AwayFromZero);
        var whole = decimal.Truncate(rounded);
        return ((Int128)whole * Parts) + (Int128)((rounded - whole) * Parts);
    }

    /// <summary>The decimal of a value, without zeros at its end.</summary>
    internal static decimal Of(Int128 value)
    {
        var isNegative = Int128.IsNegative(value);
        var size = (UInt128)(isNegative ? -value : value);
        var (whole, parts) = Divided(size);
        var places = StatisticsSchemas.ValueDecimals;
        if (parts == 0)
        {
            places = 0;
        }
        else
        {
            // Fewer than twelve zeros are at most one time eight, four, two and one; the divisors are constants, so none is divided by.
            if (parts % 100_000_000 == 0)
            {
                (parts, places) = (parts / 100_000_000, places - 8);
            }

            if (parts % 10_000 == 0)
            {
                (parts, places) = (parts / 10_000, places - 4);
            }

            if (parts % 100 == 0)
            {
                (parts, places) = (parts / 100, places - 2);
            }

            if (parts % 10 == 0)
            {
                (parts, places) = (parts / 10, places - 1);
            }
        }

        // Most numbers with all of their places fit the 96 bits of a decimal; the rest is rounded as decimals are.
        var digits = whole * Powers[places] + parts;
        if (whole <= ulong.MaxValue && digits >> 96 == 0)
        {
            return new decimal((int)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), isNegative, (byte)places);
        }

        var number = (decimal)whole + new decimal((int)parts, (int)(parts >> 32), 0, false, (byte)places);
        return isNegative ? -number : number;
    }

    /// <summary>Kilograms of a weight in grams.</summary>
    internal static decimal OfGrams(long grams) => Of((Int128)grams * 1_000_000_000);

    // The whole and the parts that are left. Up to 2⁵⁰ a quotient of floating point is wrong by one at most, which the remainder shows.
    private static (UInt128 Whole, ulong Left) Divided(UInt128 size)
    {
        if (size < (UInt128)Parts << 50)
        {
            var near = (ulong)((((ulong)(size >> 64) * TwoTo64) + (ulong)size) / Parts);
            var left = (long)((ulong)size - (near * Parts));
            return left < 0 ? (near - 1, (ulong)(left + Parts)) : left >= Parts ? (near + 1, (ulong)(left - Parts)) : (near, (ulong)left);
        }

        // 10¹² is 2¹² times a number that is short enough to be divided by digit for digit.
        var number = size >> EvenPart;
        UInt128 whole = 0;
        ulong rest = 0;
        for (var shift = (127 - (int)UInt128.LeadingZeroCount(number)) / 32 * 32; shift >= 0; shift -= 32)
        {
            (var digit, rest) = Math.DivRem((rest << 32) | (uint)(number >> shift), OddPart);
            whole |= (UInt128)digit << shift;
        }

        return (whole, (rest << EvenPart) | ((ulong)size & ((1ul << EvenPart) - 1)));
    }
}
