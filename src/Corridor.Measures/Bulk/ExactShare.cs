using System.Runtime.CompilerServices;

namespace Corridor.Measures.Bulk;

/// <summary>
/// A percentage of an amount, rounded: what decimal multiplication and rounding give, in whole numbers where 64 bits
/// hold the product. A third of a line's work is such shares.
/// </summary>
internal static class ExactShare
{
    /// <summary>The rounded product; false where it does not fit, or is rounded in another way than half up in size.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="digits">The digits of the factor, which is not below zero.</param>
    /// <param name="scale">How many of them stand behind the point.</param>
    /// <param name="places">The places to round to.</param>
    /// <param name="rounding">How.</param>
    /// <param name="share">The product.</param>
    public static bool TryRounded(in decimal amount, int digits, int scale, int places, MidpointRounding rounding, out decimal share)
    {
        Unsafe.SkipInit(out share);
        Span<int> words = stackalloc int[4];
        decimal.GetBits(amount, words);
        var high = Math.BigMul(((ulong)(uint)words[1] << 32) | (uint)words[0], (ulong)digits, out var product);
        scale += (words[3] >> 16) & 0xFF;
        if (words[2] != 0 || high != 0 || product > long.MaxValue || rounding != MidpointRounding.AwayFromZero)
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

        share = new decimal((int)product, (int)(product >> 32), 0, words[3] < 0 && product != 0, (byte)Math.Min(scale, places));
        return true;
    }
}
