using System.Text.Json;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;

namespace Corridor.Conformance.Duties;

/// <summary>Duties that others computed in print. Taxes and values for customs join when their parts are built.</summary>
public sealed class WorkedExampleTests
{
    [Theory]
    [InlineData("uk-langdon", "10%", "10150.00", "duty", "1015.00")]
    [InlineData("nl-dhl", "8%", "76792", "duty", "6143.36")]
    [InlineData("us-7501", "2.9%", "14172.00", "MFN", "410.99")]
    [InlineData("us-7501", "25%", "14172.00", "Section 301", "3543.00")]
    [InlineData("us-7501", "50%", "14172.00", "Section 232", "7086.00")]
    [InlineData("ru-cheese", "5%", "20200", "duty", "1010")]
    [InlineData("ru-beer", "5%", "200000", "duty", "10000")]
    [InlineData("ru-rebar-ad", "10%", "100000", "duty", "10000")]
    [InlineData("ru-rebar-ad", "18%", "100000", "antidumping", "18000")]
    public void A_percentage_comes_to_what_was_printed(string id, string rate, string value, string name, string printed)
    {
        var expected = Case(id).GetProperty("expect").GetProperty(name).GetString()!.Split(' ')[0];
        Assert.Equal(printed, expected);
        var amount = DutyExpression.Parse(rate).Evaluate(CurrencyCode.Parse("EUR"), null, q => q.Kind == DutyQuantityKind.CustomsValue ? decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : null).Amount!.Value;
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), amount.Round(2, MidpointRounding.AwayFromZero).Amount);
    }

    [Fact]
    public void A_hundred_per_cent_but_not_less_than_two_euro_a_litre()
    {
        var example = Case("ru-combined-litre");
        var given = example.GetProperty("given");
        Assert.True(EaeuDutyText.TryParse(given.GetProperty("rate").GetString(), out var duty, out var fault), fault?.ToString());
        var rouble = CurrencyCode.Parse("RUB");
        var outcome = duty.Evaluate(rouble, null, q => q switch
        {
            { Kind: DutyQuantityKind.CustomsValue } => 2500 * CaseFiles.Exact(given.GetProperty("USD/RUB")),
            { Kind: DutyQuantityKind.Quantity, Unit.Value: "LTR" } => CaseFiles.Exact(given.GetProperty("litres")),
            { Kind: DutyQuantityKind.ExchangeRate, Currency.Value: "EUR" } => CaseFiles.Exact(given.GetProperty("EUR/RUB")),
            _ => null,
        });
        Assert.Equal(new Money(CaseFiles.Exact(example.GetProperty("expect").GetProperty("duty")), rouble), outcome.Amount);
    }

    [Fact]
    public void Nothing_but_not_more_than_an_amount_is_nothing()
    {
        // The case writes the currency by its code, which the tariff never does: the notation for machines stands for it.
        var example = Case("ru-not-more-than");
        var outcome = DutyExpression.Parse("ceiling(0%, 5 RUB/C62)").Evaluate(CurrencyCode.Parse("RUB"), null, q => q.Kind == DutyQuantityKind.CustomsValue ? 100_000 : null);
        Assert.Equal(CaseFiles.Exact(example.GetProperty("expect").GetProperty("duty")), outcome.Amount!.Value.Amount);
    }

    [Fact]
    public void The_russian_rate_texts_are_read()
    {
        CaseFiles.Each(CaseFiles.Read("measures/worked-examples.json").GetProperty("rateTextsRU").EnumerateArray(), c =>
        {
            var text = c.GetProperty("text").GetString()!;
            DutyExpression? Amount(string name) => c.TryGetProperty(name, out var a) ? new SpecificDuty(new Money(CaseFiles.Exact(a[0]), CurrencyCode.Parse(a[1].GetString()!)), DutyUnits.Of(1, a[2].GetString()!)) : null;
            var percent = c.TryGetProperty("adValorem", out var p) ? new AdValoremDuty(Percentage.Of(CaseFiles.Exact(p))) : null;
            var expected = Amount("floor") is { } floor ? new FloorDuty(percent!, floor) : Amount("cap") is { } cap ? new CeilingDuty(percent!, cap) : Amount("specific") ?? percent!;
            return EaeuDutyText.TryParse(text, out var duty, out var fault) ? duty.Equals(expected) ? null : $"'{text}' reads {duty}, not {expected}" : $"'{text}': {fault}";
        }, atLeast: 4);
    }

    private static JsonElement Case(string id) => CaseFiles.Read("measures/worked-examples.json").GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
}
