using Corridor.Reference;
using Corridor.Reference.Units;
using CsCheck;

namespace Corridor.Tests.Reference.Units;

public sealed class UnitConversionTests(ShippedData shipped)
{
    private UnitCatalogue Units => shipped.Book.Units;

    [Theory]
    [InlineData("1 TNE", "KGM", "1000")]
    [InlineData("2500 KGM", "TNE", "2.5")]
    [InlineData("3 HLT", "LTR", "300")]
    [InlineData("1 LBR", "KGM", "0.45359237")]
    [InlineData("1 DZN", "C62", "12")]
    [InlineData("5 NAR", "C62", "5")]
    [InlineData("1 CTM", "GRM", "0.2")]
    [InlineData("2 DPR", "PR", "24")]
    [InlineData("1 R9", "MTQ", "1000")]
    [InlineData("-1 TNE", "KGM", "-1000")]
    [InlineData("7 QAN", "QAN", "7")]
    public void Units_of_one_dimension_convert_exactly(string text, string to, string expected)
    {
        Assert.True(Quantity.TryParse(text, out var quantity, out _));
        Assert.True(Units.TryConvert(quantity, UnitCode.Parse(to), out var converted, out var fault), fault?.ToString());
        Assert.Equal((expected, to), (Decimals.Text(converted.Amount), converted.Unit.Value));
    }

    [Theory]
    [InlineData("KGM", "LTR")]
    [InlineData("LPA", "LTR")]
    [InlineData("KUR", "KGM")]
    [InlineData("PR", "C62")]
    [InlineData("E48", "C62")]
    [InlineData("KGM", "ZZZ")]
    [InlineData("ZZZ", "KGM")]
    public void Units_of_two_dimensions_never_convert(string from, string to)
    {
        Assert.False(Units.TryConvert(new Quantity(1, UnitCode.Parse(from)), UnitCode.Parse(to), out _, out var fault));
        Faults.Is("unit.noConversion", fault);
        Assert.Equal([from, to], fault!.Arguments);
    }

    [Fact]
    public void An_amount_too_large_to_convert_is_a_fault()
    {
        Assert.False(Units.TryConvert(new Quantity(decimal.MaxValue, UnitCode.Parse("TNE")), UnitCode.Parse("KGM"), out _, out var fault));
        Faults.Is("quantity.tooLarge", fault);
    }

    [Fact]
    public void Every_conversion_leads_back_to_the_same_amount()
    {
        var convertible = Units.All.Where(u => u.Factor is not null).ToArray();
        Assert.True(convertible.Length > 40, "units lost their conversions");
        Gen.Int[0, convertible.Length - 1].Select(Gen.Int[0, convertible.Length - 1], Gen.Int[-1_000_000, 1_000_000]).Sample(
            (a, b, thousandths) =>
            {
                var (from, to) = (convertible[a], convertible[b]);
                var quantity = new Quantity(thousandths / 1000m, from.Code);
                Assert.Equal(from.Dimension == to.Dimension, Units.TryConvert(quantity, to.Code, out var there, out _));
                if (from.Dimension == to.Dimension)
                {
                    Assert.True(Units.TryConvert(there, from.Code, out var back, out _));
                    Assert.InRange(Math.Abs(back.Amount - quantity.Amount), 0, 0.000000000000001m);
                }
            },
            seed: "0000corridor",
            iter: 5000);
    }

    [Theory]
    [InlineData("eaeu", "шт", "C62")]
    [InlineData("eaeu", "кг", "KGM")]
    [InlineData("cn", "千克", "KGM")]
    [InlineData("us", "No.", "NAR")]
    [InlineData("us", "doz.", "DZN")]
    public void The_unit_that_a_tariff_prints_is_known(string regime, string text, string code) =>
        Assert.Equal(code, Units.FindPublished(regime, text)?.Code.Value);

    [Theory]
    [InlineData("cn", "шт")]
    [InlineData("eaeu", "No.")]
    [InlineData("eaeu", "")]
    public void A_text_of_another_tariff_is_not_taken_for_a_unit(string regime, string text) => Assert.Null(Units.FindPublished(regime, text));

    [Theory]
    [InlineData("eaeu", "шт, м")]
    public void Every_unit_that_the_nomenclature_prints_is_known_but_these(string regime, string unknown) => Assert.Equal(
        unknown, string.Join('|', shipped.Tariff(regime).Nomenclature.Lines.Select(l => l.Unit).OfType<string>().Distinct().Where(u => Units.FindPublished(regime, u) is null)));
}
