using System.Runtime.CompilerServices;

namespace Corridor.Measures.Bulk;

/// <summary>
/// A percentage of an amount, rounded: what decimal multiplication and rounding give, in whole numbers where 64 bits
/// hold the product. A third of a line's work is such shares.
/// </summary>
internal static class ExactShare
{
    /// <summary>The rounded product; false where it does not fit, or is rounded in another way than half up in size.</summary>
    public static bool TryRounded(in decimal amount, in decimal factor, int places, MidpointRounding rounding, out decimal share)
    {
        Unsafe.SkipInit(out share);
        Span<int> one = stackalloc int[4];
        Span<int> other = stackalloc int[4];
        decimal.GetBits(amount, one);
        decimal.GetBits(factor, other);
        if ((one[2] | other[2] | other[1]) != 0 || rounding != MidpointRounding.AwayFromZero)
        {
            return false;
        }

        var high = Math.BigMul(((ulong)(uint)one[1] << 32) | (uint)one[0], (uint)other[0], out var product);
        var scale = ((one[3] >> 16) & 0xFF) + ((other[3] >> 16) & 0xFF);
        if (high != 0 || product > long.MaxValue)
        {
            return false;
        }

        switch (scale - places)
        {
            case <= 0:
                break;
            case 1:
                product = (product + 5) / 10;
                break;
            case 2:
                product = (product + 50) / 100;
                break;
            case 3:
                product = (product + 500) / 1000;
                break;
            case 4:
                product = (product + 5000) / 10000;
                break;
            default:
                return false;
        }

        share = new decimal((int)product, (int)(product >> 32), 0, (one[3] ^ other[3]) < 0 && product != 0, (byte)Math.Min(scale, places));
        return true;
    }
}
