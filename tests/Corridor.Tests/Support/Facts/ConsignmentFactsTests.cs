using Corridor.Measures.Consignments;
using Corridor.Measures.Determination;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Tests.Support.Facts;

/// <summary>What an assessment tells programmes of support, on the shipped packs.</summary>
public sealed class ConsignmentFactsTests(ShippedData shipped)
{
    [Fact]
    public void The_import_side_knows_its_charges_and_the_export_side_knows_none_of_them()
    {
        var assessment = Assess("0303541000", 100_000);
        var import = Of(assessment, TradeDirection.Import);
        var charges = assessment.Import.Items[0].Assessment!.Best!.Charges;
        Assert.Equal(charges.Single(c => c.Levy == "duty").Amount.Money!.Value, import("goods.import_duty").ToMoney());
        Assert.Equal(charges.Single(c => c.Levy == "vat").Amount.Money!.Value, import("goods.import_vat").ToMoney());
        Assert.Equal(assessment.Import.Items[0].Value.Money!.Value, import("consignment.customs_value").ToMoney());
        var export = Of(assessment, TradeDirection.Export);
        Assert.All((string[])["goods.import_duty", "goods.import_vat", "consignment.customs_value", "consignment.taxes_due"], name => Assert.False(export(name).IsKnown, name));
        Assert.Equal(100_000, export("goods.price").Amount);
    }

    // The digits behind the sixth are those of the other tariff: taken as own ones they would find a refund rate of other goods.
    [Fact]
    public void The_code_of_the_importers_tariff_is_known_to_six_digits_on_the_export_side_unless_the_exporters_own_is_given()
    {
        Assert.Equal("8507600009", Of(Assess("8507600009", 1000), TradeDirection.Import)("goods.code").Word);
        Assert.Equal("850760", Of(Assess("8507600009", 1000), TradeDirection.Export)("goods.code").Word);
        Assert.Equal("8507600090", Of(Assess("8507600009", 1000, CommodityCode.Parse("8507600090")), TradeDirection.Export)("goods.code").Word);
    }

    [Fact]
    public void A_levy_is_zero_only_where_the_data_say_that_they_hold_all_of_it_and_unknown_where_they_hold_a_part()
    {
        var mackerel = Assess("0303541000", 100_000);
        var item = mackerel.Import.Items[0];
        foreach (var levy in (string[])["excise", "remedies"])
        {
            var state = mackerel.Import.Regime!.Coverage(levy, item.Facts!.Query)?.State;
            var value = Of(mackerel, TradeDirection.Import)("goods.import_" + levy);
            Assert.Equal(state is Corridor.Measures.Assessment.LevyState.Complete or Corridor.Measures.Assessment.LevyState.NotApplicable, value.IsKnown);
            Assert.Equal(0, value.Amount);
        }

        Assert.False(Of(Assess("8703231940", 200_000), TradeDirection.Import)("goods.import_excise").IsKnown);
    }

    [Fact]
    public void What_a_claimant_says_fills_what_is_missing_and_does_not_replace_what_the_assessment_knows()
    {
        var scope = shipped.Workspace.ProgrammeLanguage;
        var own = ConsignmentFacts.Of(Assess("0303541000", 100_000), TradeDirection.Import, scope.Facts);
        var said = FactReader.Read("{date: 2020-01-01, enterprise.size: small, goods: [{code: '01', self_use_equipment: yes}]}", "said", scope, out _)!;
        var filled = own.FilledFrom(said);
        Assert.Equal("small", filled[scope.Facts.Find("enterprise.size")!].Word);
        Assert.True(filled[scope.Facts.Find("goods.self_use_equipment")!].IsTrue);
        Assert.Equal("0303541000", filled[scope.Facts.Find("goods.code")!].Word);
        Assert.Equal(own.Day, filled.Day);
        var two = FactReader.Read("{date: 2020-01-01, goods: [{self_produced: yes}, {self_produced: no}]}", "said", scope, out _)!;
        Assert.Throws<ArgumentException>(() => own.FilledFrom(two));
    }

    private Func<string, Value> Of(ConsignmentAssessment assessment, TradeDirection direction)
    {
        var facts = shipped.Workspace.ProgrammeLanguage.Facts;
        var set = ConsignmentFacts.Of(assessment, direction, facts);
        return name => set[facts.Find(name)!];
    }

    private ConsignmentAssessment Assess(string code, decimal price, CommodityCode? export = null) => shipped.Workspace.Assessor.TryAssess(
        new Consignment(EconomyCode.Parse("CN"), EconomyCode.Parse("RU"), new(2026, 7, 10), [new ConsignmentItem(CommodityCode.Parse(code), new Money(price, CurrencyCode.Parse("RUB"))) { NetMass = 1000, ExportCode = export }]),
        out var answer, out var fault) ? answer : throw new InvalidOperationException(fault.ToString());
}
