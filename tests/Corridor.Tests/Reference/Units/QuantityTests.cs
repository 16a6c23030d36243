using Corridor.Reference.Units;
using CsCheck;

namespace Corridor.Tests.Reference.Units;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("kgm", "KGM")]
    [InlineData(" c62 ", "C62")]
    [InlineData("5A", "5A")]
    [InlineData("C", "C")]
    public void A_unit_code_is_one_to_three_letters_or_digits(string text, string expected)
    {
        Assert.True(UnitCode.TryParse(text, out var code, out _));
        Assert.Equal(expected, code.ToString());
        Assert.Equal(code, UnitCode.Parse(code.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("KGMM")]
    [InlineData("K G")]
    [InlineData("кг")]
    [InlineData("К")]
    [InlineData("m²")]
    [InlineData("%")]
    [InlineData("K\0")]
    [InlineData("千克")]
    public void Any_other_unit_code_is_refused(string? text)
    {
        Assert.False(UnitCode.TryParse(text, out _, out var fault));
        Faults.Is("unit.malformed", fault);
        Assert.Throws<FormatException>(() => UnitCode.Parse(text!));
    }

    [Theory]
    [InlineData(null, "quantity.malformed")]
    [InlineData("", "quantity.malformed")]
    [InlineData("12.5", "quantity.malformed")]
    [InlineData("KGM", "quantity.malformed")]
    [InlineData("12,5 KGM", "quantity.malformed")]
    [InlineData("12.5  KGM", "quantity.malformed")]
    [InlineData("12.5KGM", "quantity.malformed")]
    [InlineData("1e9 KGM", "quantity.malformed")]
    [InlineData("12 кг", "unit.malformed")]
    [InlineData("12 KGMX", "unit.malformed")]
    public void Any_other_quantity_is_refused(string? text, string code)
    {
        Assert.False(Quantity.TryParse(text, out _, out var fault));
        Faults.Is(code, fault);
    }

    [Fact]
    public void What_is_written_reads_back_to_the_last_digit() => Gen.Decimal.Sample(
        amount =>
        {
            var quantity = new Quantity(amount, UnitCode.Parse("KGM"));
            Assert.True(Quantity.TryParse(quantity.ToString(), out var read, out _));
            Assert.Equal(quantity, read);
        },
        seed: "0000corridor",
        iter: 3000);
}
