using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Tests.Measures.Duties;

public sealed class DutyEvaluationTests
{
    private static readonly CurrencyCode Rouble = CurrencyCode.Parse("RUB");

    [Fact]
    public void A_floor_charges_the_higher_of_both()
    {
        // kampus.ai exercise: 650 l, 2,500 USD at 37, 100 % but not less than 2 EUR/l at 45.
        var outcome = DutyExpression.Parse("floor(100%, 2 EUR/LTR)").Evaluate(Rouble, null, Facts(92_500, 650, 45));
        Assert.Equal(new Money(92_500, Rouble), outcome.Amount);
    }

    [Theory]
    [InlineData("ceiling(10%, 2 EUR/LTR)", "900")]
    [InlineData("floor(10%, 2 EUR/LTR)", "1000")]
    [InlineData("lower(50%, 10%, 2 EUR/LTR)", "900")]
    [InlineData("sum(10%, 2 EUR/LTR)", "1900")]
    [InlineData("sum(1%, -2 EUR/LTR)", "0")]
    [InlineData("100/3%", "3333.3333333333333333333333333")]
    [InlineData("ceiling(0%, 5 RUB/C62)", "0")]
    [InlineData("free", "0")]
    [InlineData("unit(KGM)", "0")]
    public void Amounts_are_exact(string notation, string expected)
    {
        var outcome = DutyExpression.Parse(notation).Evaluate(Rouble, null, Facts(10_000, 10, 45));
        Assert.Equal(expected, Decimals.Text(outcome.Amount!.Value.Amount));
        Assert.Empty(outcome.Missing);
    }

    [Theory]
    [InlineData("floor(10%, 2 EUR/KGM)", "quantity in kg")]
    [InlineData("sum(10%, 2 USD/LTR[engine])", "quantity in l of engine capacity|the exchange rate of USD")]
    [InlineData("6% of case", "amount: the value of the case")]
    [InlineData("sum(ref(applicable-subheading), 25%)", "the duty of the applicable subheading")]
    [InlineData("season(01-01..12-31: 5%)", "the date")]
    [InlineData("unknown(1, rate, \"?\")", "not understood: “?”")]
    public void A_missing_fact_makes_the_duty_unknown_and_is_named(string notation, string missing)
    {
        var outcome = DutyExpression.Parse(notation).Evaluate(Rouble, null, Facts(10_000, 10, 45));
        Assert.False(outcome.IsKnown);
        Assert.Equal(missing, string.Join('|', outcome.Missing.Select(m => m.Label(Language.En))));
    }

    [Fact]
    public void A_season_takes_its_date() =>
        Assert.Equal(500, DutyExpression.Parse("season(07-01..01-31: 5%, 02-01..06-30: 0%)").Evaluate(Rouble, new DateOnly(2026, 1, 31), Facts(10_000, 0, 1)).Amount!.Value.Amount);

    private static Func<DutyQuantity, decimal?> Facts(decimal customsValue, decimal litres, decimal euro) => quantity => quantity switch
    {
        { Kind: DutyQuantityKind.CustomsValue } => customsValue,
        { Kind: DutyQuantityKind.Quantity, Unit.Value: "LTR", Qualifier: null } => litres,
        { Kind: DutyQuantityKind.ExchangeRate, Currency.Value: "EUR" } => euro,
        _ => null,
    };
}
