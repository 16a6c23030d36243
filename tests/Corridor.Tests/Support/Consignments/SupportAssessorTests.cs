using Corridor.Measures.Consignments;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Support.Consignments;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;
using CsCheck;

namespace Corridor.Tests.Support.Consignments;

/// <summary>Programmes joined to the charges of a consignment: sample programmes on the shipped packs.</summary>
public sealed class SupportAssessorTests(ShippedData shipped)
{
    private const string Relief = "per: item\ngives: {kind: duty_relief, amount: goods.import_duty, levy: duty}\n";

    [Fact]
    public void A_duty_that_is_not_charged_takes_its_part_of_the_tax_base_with_it()
    {
        var assessment = Assess(Consignment("4011201000:1000000"));
        var item = assessment.Import.Items[0].Assessment!.Best!;
        var (duty, vat) = (item.Charges.Single(c => c.Levy == "duty").Amount.Money!.Value, item.Charges.Single(c => c.Levy == "vat"));
        Assert.True(duty.Amount > 0);
        var charges = Import(assessment, Relief).Charges!;
        var rate = vat.Amount.Money!.Value.Amount / vat.Base.Money!.Value.Amount;
        Assert.Equal(0, Levy(charges, "duty").After.Money!.Value.Amount);
        Assert.Equal(decimal.Round((vat.Base.Money.Value.Amount - duty.Amount) * rate, 2), Levy(charges, "vat").After.Money!.Value.Amount);
        Assert.Equal(duty.Amount + (decimal.Round(duty.Amount * rate, 2)), charges.Relieved.Amount);
        Assert.Equal(charges.After, charges.Now);
    }

    [Fact]
    public void A_suspension_leaves_the_charges_and_takes_them_off_what_is_paid_now()
    {
        var charges = Import(Assess(Consignment("4011201000:1000000")), "per: item\ngives: [{id: d, kind: suspension, amount: goods.import_duty, levy: duty}, {id: v, kind: suspension, amount: goods.import_vat, levy: vat}]\n").Charges!;
        Assert.Equal(charges.Before, charges.After);
        Assert.Equal(0, Levy(charges, "duty").Now.Money!.Value.Amount + Levy(charges, "vat").Now.Money!.Value.Amount);
        Assert.Equal(Levy(charges, "duty").Before.Money!.Value.Amount + Levy(charges, "vat").Before.Money!.Value.Amount, charges.Postponed.Amount);
    }

    [Fact]
    public void What_is_suspended_without_a_levy_stands_in_a_row_of_its_own()
    {
        var charges = Import(Assess(Consignment("4011201000:1000000")), "per: item\ngives: {kind: suspension, amount: goods.import_duty + goods.import_vat}\n").Charges!;
        Assert.Null(charges.Levies[^1].Levy);
        Assert.Equal(-charges.Postponed.Amount, charges.Levies[^1].Now.Money!.Value.Amount);
        Assert.Equal(charges.Levies.Sum(l => l.Now.Money?.Amount ?? 0), charges.Now.Amount);
    }

    [Fact]
    public void Relief_for_one_item_of_two_leaves_the_other_as_it_is()
    {
        var assessment = Assess(Consignment("4011201000:1000000", "0303541000:500000"));
        var charges = Import(assessment, "per: item\nwhen: ['goods.code in [40]']\ngives: {kind: duty_relief, amount: goods.import_duty, levy: duty}\n").Charges!;
        Assert.Equal(assessment.Import.Items[1].Assessment!.Best!.Charges.Single(c => c.Levy == "duty").Amount.Money, Levy(charges, "duty").After.Money);
        Assert.False(charges.LeavesBasesOpen);
    }

    [Fact]
    public void A_relief_for_several_items_together_says_that_the_bases_of_other_levies_are_open()
    {
        var charges = Import(Assess(Consignment("4011201000:1000000", "4011201000:500000")), "gives: {kind: duty_relief, amount: sum(goods.import_duty), levy: duty}\n").Charges!;
        Assert.True(charges.LeavesBasesOpen);
        Assert.Equal(0, Levy(charges, "duty").After.Money!.Value.Amount);
        Assert.Equal(Levy(charges, "vat").Before, Levy(charges, "vat").After);
    }

    [Fact]
    public void What_no_source_confirms_and_what_is_still_open_changes_no_total_but_is_shown_as_what_would_be()
    {
        var unverified = Import(Assess(Consignment("4011201000:1000000")), "per: item\ngives: {kind: duty_relief, amount: {is: goods.import_duty, confidence: unverified}, levy: duty}\n");
        Assert.Equal(Truth.Yes, Assert.Single(unverified.Answers).Verdict);
        Assert.Equal(unverified.Charges!.Before, unverified.Charges.Now);
        Assert.Equal(0, unverified.Best.Totals.Saved.Amount);
        Assert.Equal(1, unverified.Best.Totals.Uncounted);
        Assert.Empty(unverified.Changes);

        var open = Import(Assess(Consignment("4011201000:1000000")), "per: item\nwhen: [goods.self_use_equipment]\ngives: {kind: duty_relief, amount: goods.import_duty, levy: duty}\n");
        Assert.Equal(open.Charges!.Before, open.Charges.Now);
        Assert.True(Assert.Single(open.Changes).Charges.Relieved.Amount > 0);
        Assert.Equal("goods.self_use_equipment", Assert.Single(open.Open).Fact.Name);
        Assert.Empty(open.Best.Chosen);
        Assert.Equal(open.Changes[0].Charges.Before.Amount, open.Charges.Before.Amount);
    }

    [Fact]
    public void An_answer_of_the_importer_makes_it_certain_and_the_cost_falls_by_what_is_not_charged()
    {
        var (assessor, assessment) = (Assessor(RU("relief", "per: item\nwhen: [goods.self_use_equipment]\ngives: {kind: duty_relief, amount: goods.import_duty, levy: duty}\n")), Assess(Consignment("4011201000:1000000")));
        var importer = FactReader.Read("{date: 2026-07-10, goods: [{self_use_equipment: yes}]}", "importer", shipped.Workspace.ProgrammeLanguage, out _)!;
        var without = assessor.Assess(assessment);
        var with = assessor.Assess(assessment, new Claimants(Importer: importer));
        Assert.Equal(without.Cost!.Landed, without.Cost.Net);
        // The list of remedies is held in part, so the landed cost is not whole; what relief is taken from is in it all the same.
        Assert.False(without.Cost.IsWhole);
        Assert.Equal(1_000_000 + without.Import.Charges!.Before.Amount, without.Cost.Landed.Amount);
        Assert.Equal(without.Cost.Net - with.Import.Charges!.Relieved, with.Cost!.Net);
        // The exporter says nothing of the importer.
        Assert.Empty(assessor.Assess(assessment, new Claimants(Exporter: importer)).Import.Best.Chosen);
    }

    [Fact]
    public void An_amount_in_a_currency_without_a_rate_is_not_counted_and_names_the_pair()
    {
        var support = Import(Assess(Consignment("4011201000:1000000")), "gives: {kind: grant, amount: 100 XAU}\n");
        Assert.Equal((0m, 1), (support.Best.Totals.Cash.Amount, support.Best.Totals.Uncounted));
    }

    [Fact]
    public void A_rate_that_who_asks_states_serves_programmes_too()
    {
        var asked = Consignment("4011201000:1000000") with { Rates = [new GivenRate(CurrencyCode.Parse("XAU"), CurrencyCode.Parse("RUB"), 250_000)] };
        Assert.Equal(25_000_000m, Import(Assess(asked), "gives: {kind: grant, amount: 100 XAU}\n").Best.Totals.Cash.Amount);
        var turned = Consignment("4011201000:1000000") with { Rates = [new GivenRate(CurrencyCode.Parse("RUB"), CurrencyCode.Parse("XAU"), 0.000004m)] };
        Assert.Equal(25_000_000m, Import(Assess(turned), "gives: {kind: grant, amount: 100 XAU}\n").Best.Totals.Cash.Amount);
    }

    [Fact]
    public void An_act_that_has_ended_stands_under_what_cannot_be_claimed_with_that_as_its_reason()
    {
        var answer = Assert.Single(Import(Assess(Consignment("4011201000:1000000")), "valid: {from: 2020-01-01, to: 2025-12-31}\n" + Relief).Answers);
        Assert.Equal((Truth.No, EligibilityBar.Ended), (answer.Verdict, answer.Bar));
    }

    [Fact]
    public void A_programme_stands_on_the_side_that_is_its_own_and_one_for_other_goods_stands_nowhere()
    {
        var assessor = Assessor(RU("import", "applies: {direction: import}\n" + Relief), RU("export", "applies: {direction: export}\n" + Relief), CN("theirs", "applies: {direction: export}\ngives: {kind: grant, amount: 1 CNY}\n"), RU("other-goods", "applies: {direction: import, goods: [01]}\n" + Relief));
        var support = assessor.Assess(Assess(Consignment("4011201000:1000000")));
        Assert.Equal(["import"], support.Import.Answers.Select(a => a.Programme.Id));
        Assert.Equal(["theirs"], support.Export.Answers.Select(a => a.Programme.Id));
    }

    [Fact]
    public void Goods_without_a_consignment_show_what_a_consignment_of_nothing_but_its_code_may_claim()
    {
        var lane = shipped.Book.Lanes[0];
        var (export, import) = shipped.Workspace.Support.ForGoods(lane, CommodityCode.Parse("0303541000"), new(2026, 7, 10), int.MaxValue);
        Assert.NotEmpty(export.May);
        Assert.NotEmpty(import.May);
        foreach (var side in new[] { export, import })
        {
            var facts = ConsignmentFacts.Of(lane.Origin.Code, lane.Destination.Code, CommodityCode.Parse("0303541000"), new(2026, 7, 10), side.Direction, shipped.Workspace.ProgrammeLanguage.Facts);
            var explained = shipped.Workspace.Matcher.Match(shipped.Workspace.SituationOf(facts)).Where(a => ProgrammeIndex.IsOn(a.Programme, side.Direction, side.Economy.Code, shipped.Book.Economies)).ToDictionary(a => a.Programme.Id, a => a.Causes.All);
            Assert.Equal(explained.Keys.Order(StringComparer.Ordinal), side.May.Select(m => m.Programme.Id).Order(StringComparer.Ordinal));
            Assert.All(side.May, m => Assert.Equal(explained[m.Programme.Id], m.Missing.All));
            Assert.Equal(side.May.Length, side.Total);
        }
    }

    [Fact]
    public void Relief_never_raises_a_charge_and_what_is_paid_now_is_never_more_than_what_is_charged() =>
        Gen.Select(Gen.Int[1, 2_000_000], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Bool).Sample((price, duty, vat, suspended, per) =>
        {
            var scope = per ? ("per: item\n", "", "") : ("", "sum(", ")");
            string Amount(string fact, int percent) => $"{scope.Item2}{fact} * {percent}%{scope.Item3}";
            var charges = Import(Assess(Consignment($"4011201000:{price}", "0303541000:1000")), scope.Item1
                + $"gives: [{{id: a, kind: duty_relief, amount: {Amount("goods.import_duty", duty)}, levy: duty}}, {{id: b, kind: vat_relief, amount: {Amount("goods.import_vat", vat)}, levy: vat}}, {{id: c, kind: suspension, amount: {Amount("goods.import_vat", suspended)}, levy: vat}}]\n").Charges!;
            Assert.All(charges.Levies, l => Assert.True(l.Before.Money is null || (l.After.Money!.Value.Amount <= l.Before.Money.Value.Amount && l.Now.Money!.Value.Amount <= l.After.Money.Value.Amount && l.Now.Money.Value.Amount >= 0)));
            Assert.True(charges.Before >= charges.After && charges.After >= charges.Now);
        }, iter: 60, seed: "0000b1P4Yq1d");

    private static LevyUnderSupport Levy(ChargesUnderSupport charges, string levy) => charges.Levies.Single(l => l.Levy?.Step.Levy == levy);

    private SideSupport Import(ConsignmentAssessment assessment, string rest) => Assessor(RU("sample", rest)).Assess(assessment).Import;

    private SupportAssessor Assessor(params Programme[] programmes) => new(new Matcher(ProgrammeLibrary.Of(programmes).All, shipped.Workspace.ProgrammeLanguage), shipped.Workspace.ProgrammeLanguage, shipped.Workspace.Rates);

    private Programme CN(string id, string rest) => new SupportData(shipped.Workspace.ProgrammeLanguage).Programme(SupportData.Sample(id, rest));

    private Programme RU(string id, string rest) => new SupportData(shipped.Workspace.ProgrammeLanguage).Programme(
        SupportData.Sample(id, rest).Replace("side: CN", "side: RU", StringComparison.Ordinal).Replace("currency: CNY", "currency: RUB", StringComparison.Ordinal));

    private ConsignmentAssessment Assess(Consignment consignment) => shipped.Workspace.Assessor.TryAssess(consignment, out var answer, out var fault) ? answer : throw new InvalidOperationException(fault.ToString());

    private static Consignment Consignment(params string[] items) => new(EconomyCode.Parse("CN"), EconomyCode.Parse("RU"), new(2026, 7, 10),
        [.. items.Select(i => i.Split(':')).Select(i => new ConsignmentItem(CommodityCode.Parse(i[0]), new Money(decimal.Parse(i[1], System.Globalization.CultureInfo.InvariantCulture), CurrencyCode.Parse("RUB"))) { NetMass = 1000 })]);
}
