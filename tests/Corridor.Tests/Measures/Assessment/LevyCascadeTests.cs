using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Tests.Measures.Assessment;

public sealed class LevyCascadeTests
{
    private static readonly LevyRounding Cents = new(2, MidpointRounding.AwayFromZero);

    [Fact]
    public void A_tax_inside_its_own_base_is_grossed_up_and_the_next_levy_stands_on_all()
    {
        var item = Assess([new LevyStep("duty", ["value"]), new LevyStep("excise", ["value", "duty"]) { IsInclusive = true, Rounding = Cents }, new LevyStep("vat", ["value", "duty", "excise"]) { Rounding = Cents }],
            [("duty", "10%"), ("excise", "10%"), ("vat", "13%")]);
        Assert.Equal((100m, 122.22m, 158.89m), (Amount(item, "duty"), Amount(item, "excise"), Amount(item, "vat")));
    }

    [Fact]
    public void A_compound_tax_inside_its_own_base_takes_its_fixed_part_in()
    {
        // (1000 + 100 + 50) / (1 - 0.2) · 0.2 + 50
        var item = Assess([new LevyStep("duty", ["value"]), new LevyStep("excise", ["value", "duty"]) { IsInclusive = true }], [("duty", "10%"), ("excise", "sum(20%, 0.5 CNY/KGM)")]);
        Assert.Equal(337.5m, Amount(item, "excise"));
    }

    [Fact]
    public void Costs_are_part_of_a_base_and_a_missing_one_makes_it_unknown()
    {
        ImmutableArray<LevyStep> steps = [new LevyStep("duty", ["value"]), new LevyStep("vat", ["value", "duty", "cost:inland"])];
        Assert.Equal(232m, Amount(Assess(steps, [("duty", "10%"), ("vat", "20%")], f => f with { Costs = f.Costs.Add("inland", ChargeAmount.Known(new Money(60, f.Currency))) }), "vat"));
        Assert.Equal(new UnknownReason(UnknownKind.MissingFact, "cost:inland"), Assert.Single(Assess(steps, [("duty", "10%"), ("vat", "20%")]).Unknowns));
    }

    [Fact]
    public void A_cost_that_counts_where_it_is_told_leaves_a_doubt_where_it_is_not()
    {
        ImmutableArray<LevyStep> steps = [new LevyStep("duty", ["value"]), new LevyStep("vat", ["value", "duty", "cost:inland?"])];
        Assert.Equal(232m, Amount(Assess(steps, [("duty", "10%"), ("vat", "20%")], f => f with { Costs = f.Costs.Add("inland", ChargeAmount.Known(new Money(60, f.Currency))) }), "vat"));
        Assert.Empty(Assess(steps, [("duty", "10%"), ("vat", "20%")], f => f with { Costs = f.Costs.Add("inland", ChargeAmount.Known(new Money(0, f.Currency))) }).Unknowns);
        var untold = Assess(steps, [("duty", "10%"), ("vat", "20%")]);
        Assert.Equal(220m, Amount(untold, "vat"));
        Assert.Equal((UnknownKind.Doubtful, "vat", "cost-not-told"), Assert.Single(untold.Unknowns) is var u ? (u.Kind, u.Levy, u.Doubt!.Kind) : default);
        // Told, but not known here: that is neither nothing nor a doubt.
        var noRate = new UnknownReason(UnknownKind.MissingRate, LevyStep.CustomsValue);
        var unknown = Assess(steps, [("duty", "10%"), ("vat", "20%")], f => f with { Costs = f.Costs.Add("inland", ChargeAmount.Unknown(noRate)) });
        Assert.Null(Amount(unknown, "vat"));
        Assert.Equal(noRate, Assert.Single(unknown.Unknowns));
        // Nothing hangs on it where the tax is nothing.
        Assert.Empty(Assess(steps, [("duty", "10%"), ("vat", "0%")]).Unknowns);
    }

    [Fact]
    public void A_missing_rate_makes_everything_above_it_unknown_and_says_so()
    {
        var item = Assess([new LevyStep("duty", ["value"]), new LevyStep("vat", ["value", "duty"])], [("duty", "2 USD/KGM"), ("vat", "20%")]);
        Assert.False(item.IsComplete);
        Assert.Null(item.Best);
        var reason = Assert.Single(item.Unknowns);
        Assert.Equal((UnknownKind.MissingRate, "duty", "USD"), (reason.Kind, reason.Levy, reason.Fact!.Currency!.Value.Value));
        Assert.All(item.Options.Single().Charges, c => Assert.False(c.Amount.IsKnown));
    }

    [Fact]
    public void A_zero_rate_on_an_unknown_base_is_zero()
    {
        var item = Assess([new LevyStep("duty", ["value"]), new LevyStep("vat", ["value", "duty"])], [("duty", "2 USD/KGM"), ("vat", "0%")]);
        Assert.Equal(0m, Amount(item, "vat"));
    }

    [Fact]
    public void A_levy_that_is_not_loaded_is_unknown_and_not_zero()
    {
        var item = Assess([new LevyStep("duty", ["value"]), new LevyStep("safeguard", ["value"])], [("duty", "10%")], holds: (levy, _) => levy == "safeguard" ? LevyState.NotLoaded : LevyState.Complete);
        Assert.Equal(new UnknownReason(UnknownKind.NotLoaded, "safeguard"), Assert.Single(item.Unknowns));
        Assert.False(item.Best!.Total.IsKnown);
        Assert.Equal(new Money(100, CurrencyCode.Parse("CNY")), item.Best.Held);
        Assert.False(item.IsComplete);
    }

    [Fact]
    public void A_levy_of_which_a_part_is_loaded_leaves_the_total_and_makes_the_answer_incomplete()
    {
        var item = Assess([new LevyStep("duty", ["value"]), new LevyStep("safeguard", ["value"])], [("duty", "10%")], holds: (levy, _) => levy == "safeguard" ? LevyState.Partial : LevyState.Complete);
        Assert.Equal(new UnknownReason(UnknownKind.PartlyLoaded, "safeguard"), Assert.Single(item.Unknowns));
        Assert.Equal(new Money(100, CurrencyCode.Parse("CNY")), item.Best!.Total.Money);
    }

    [Fact]
    public void A_rate_that_who_asks_states_himself_takes_the_place_of_what_is_not_loaded_and_says_so()
    {
        var item = Assess([new LevyStep("duty", ["value"]), new LevyStep("excise", ["value", "duty"]), new LevyStep("vat", ["value", "duty", "excise"])], [("duty", "10%"), ("vat", "20%")],
            f => f with { Given = f.Given.Add("excise", DutyExpression.Parse("5%")) }, (levy, _) => levy == "excise" ? LevyState.NotLoaded : LevyState.Complete);
        Assert.True(item.IsComplete);
        Assert.Equal(55m, Amount(item, "excise"));
        Assert.Equal(231m, Amount(item, "vat"));
        Assert.True(item.Best!.Charges.Single(c => c.Levy == "excise").IsGiven);
    }

    [Fact]
    public void No_base_duty_means_not_loaded()
    {
        var item = Assess([new LevyStep("duty", ["value"]), new LevyStep("vat", ["value"])], [("vat", "20%")]);
        Assert.Empty(item.Options);
        Assert.Equal(UnknownKind.NotLoaded, Assert.Single(item.Unknowns).Kind);
    }

    [Fact]
    public void A_duty_below_zero_counts_as_zero_and_the_charge_says_so()
    {
        var item = Assess([new LevyStep("duty", ["value"])], [("duty", "sum(10%, -2 CNY/KGM)")]);
        Assert.Equal(0m, Amount(item, "duty"));
        Assert.True(item.Options.Single().Charges.Single().IsFloored);
        Assert.False(Assess([new LevyStep("duty", ["value"])], [("duty", "sum(10%, -1 CNY/KGM)")]).Options.Single().Charges.Single().IsFloored);
    }

    [Fact]
    public void A_base_names_only_what_stands_before_it()
    {
        Assert.False(LevyCascade.TryCreate([new LevyStep("duty", ["value", "vat"]), new LevyStep("vat", ["value"])], out _, out var fault));
        Assert.Equal("levy.base", fault!.Code);
        Assert.False(LevyCascade.TryCreate([new LevyStep("duty", ["value"]), new LevyStep("duty", ["value"])], out _, out fault));
        Assert.Equal("levy.twice", fault!.Code);
    }

    private static decimal? Amount(ItemAssessment item, string levy) => item.Options.Single().Charges.Single(c => c.Levy == levy).Amount.Money?.Amount;

    private static ItemAssessment Assess(
        ImmutableArray<LevyStep> steps, (string Levy, string Duty)[] duties, Func<GoodsFacts, GoodsFacts>? change = null, Func<string, GoodsQuery, LevyState>? holds = null)
    {
        var code = CommodityCode.Parse("0101210000");
        var nomenclature = new Nomenclature("test", new CodeFormat("0000000000"), DateRange.Always, [new GoodsLine(code, GoodsLine.Coded, 0, LocalizedText.Of(Language.En, "horses"), null, default, "test")]);
        var builder = new RegimeBuilder("test", nomenclature).AddRange(duties.Select(d => new Measure
        {
            Id = d.Levy,
            Type = new MeasureType(d.Levy, TradeDirection.Import, d.Levy, d.Levy == "duty" ? MeasureRole.BaseDuty : MeasureRole.Tax),
            Code = code,
            Duty = DutyExpression.Parse(d.Duty),
        }));
        Assert.True(builder.TryBuild(out var regime, out var faults), string.Join('\n', faults));
        Assert.True(LevyCascade.TryCreate(steps, out var cascade, out var fault), fault?.ToString());
        Assert.True(ItemAssessor.TryCreate(regime!, cascade!, out var assessor, out fault, holds), fault?.ToString());
        var facts = new GoodsFacts(new GoodsQuery(TradeDirection.Import, code, EconomyCode.Parse("RU"), new DateOnly(2026, 11, 23)), CurrencyCode.Parse("CNY"))
        {
            CustomsValue = 1000,
            Fact = f => f.Kind == DutyQuantityKind.Quantity ? 100 : null,
        };
        Assert.True(assessor!.TryAssess(change?.Invoke(facts) ?? facts, out var item, out fault), fault?.ToString());
        return item!;
    }
}
