using Corridor.Reference.Goods;

namespace Corridor.Measures.Determination;

/// <summary>A commodity code as a number of twelve digits, zeros on the right: equal for codes that differ in zeros at the end only.</summary>
internal static class CodeKey
{
    public static long Of(CommodityCode code)
    {
        var key = 0L;
        var digits = code.Digits;
        for (var i = 0; i < CommodityCode.MostDigits; i++)
        {
            key = (key * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return key;
    }
}
