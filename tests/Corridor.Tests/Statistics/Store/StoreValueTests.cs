using System.Numerics;
using System.Text;
using Corridor.Statistics.Store;
using CsCheck;

namespace Corridor.Tests.Statistics.Store;

public sealed class StoreValueTests
{
    // Numbers of all lengths, with and without zeros at the end, beside whole ones and beside the border at which the way of dividing changes.
    private static Gen<Int128> Parts => Gen.Select(Gen.ULong, Gen.Int[0, 63], Gen.Int[0, 12], Gen.Long[-2, 2]).Select((digits, shift, zeros, beside) =>
        ((Int128)(digits >> shift) * (Int128)BigInteger.Pow(10, zeros)) % (Int128)BigInteger.Pow(10, 27) + beside);

    [Fact]
    public void A_value_comes_back_as_it_was_stated() => Parts.Sample(parts =>
    {
        var value = StoreValue.Of(parts);
        Assert.Equal(parts, StoreValue.Of(value));
        Assert.True(value.Scale == 0 || value * (decimal)Math.Pow(10, value.Scale - 1) % 1 != 0, $"{value} has zeros at its end");
    }, seed: "0001fxz9XyJ3", iter: 20_000);

    [Fact]
    public void Values_about_the_border_of_floating_point_are_exact()
    {
        var border = ((Int128)StoreValue.Parts) << 50;
        foreach (var from in new[] { (Int128)0, border, StoreValue.Parts, (Int128)StoreValue.Parts * 4_503_599_627_370, ((Int128)1 << 64), ((Int128)1 << 89) })
        {
            for (var i = -1000; i <= 1000; i++)
            {
                var parts = from + i;
                Assert.Equal((BigInteger)parts, new BigInteger(StoreValue.Of(parts) * 1_000_000_000_000));
            }
        }
    }

    [Fact]
    public void Plain_numbers_are_read_as_a_decimal_is() => Gen.String[Gen.OneOf<char>([.. "0123456789."]), 0, 21].Sample(text =>
    {
        if (StoreValue.TryDigits(Encoding.ASCII.GetBytes(text), out var digits, out var places))
        {
            Assert.Equal(StoreValue.Of(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)), StoreValue.Of(digits, places));
        }
        else
        {
            Assert.True(text.Count(c => c == '.') > 1 || text.Trim('.').Length == 0 || text.Length > 18 || text.LastIndexOf('.') is var point && point >= 0 && text.Length - point - 1 > 12, text);
        }
    }, seed: "0002Zx8WJpK1", iter: 20_000);
}
