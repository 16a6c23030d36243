using Corridor.Measures.Assessment;
using Corridor.Measures.Consignments;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using CsCheck;

namespace Corridor.Tests.Measures.Consignments;

/// <summary>A consignment on the shipped packs, both sides of the border.</summary>
public sealed class ConsignmentTests(ShippedData shipped)
{
    private static readonly DateOnly July = new(2026, 7, 10);
    private static readonly string[] Recomputed = ["0303541000", "7607111109", "2203000100", "6403919800", "8703231940", "0207141001"];

    [Fact]
    public void Freight_and_insurance_join_the_customs_value_in_proportion_and_leave_nothing_over()
    {
        var answer = Assess(Of("FOB", "0303541000:100000:20000", "7607111109:50000:9000") with { Freight = Cny(5000), Insurance = Cny(100) });
        var rate = answer.Rates.Single(r => r.From.Value == "CNY" && r.To.Value == "RUB");
        Assert.Equal(11.4932m, rate.Factor);
        Assert.Equal(155_100 * rate.Factor, answer.Import.Items.Sum(i => i.Value.Money!.Value.Amount));
        Assert.Equal([2m, 1m], answer.Import.Items.Select(i => decimal.Round(i.Valuation.Single(v => v.Step == ValuationStep.Freight).Amount.Money!.Value.Amount / (5000 * rate.Factor) * 3, 10)));
    }

    [Theory]
    [InlineData("EXW", "freight,insurance", "price,freight,insurance,export,import")]
    [InlineData("FOB", "freight,insurance", "price,freight,insurance,import")]
    [InlineData("CPT", "insurance", "price,insurance,import")]
    [InlineData("CIF", "", "price,import")]
    [InlineData("DAP", "", "price,import")]
    [InlineData("DDP", "duties-in-price", "price")]
    public void What_the_price_does_not_hold_is_asked_for_and_who_bears_what_follows_the_delivery_rule(string term, string asked, string borne)
    {
        var answer = Assess(Of(term, "0303541000:100000:20000"));
        Assert.Equal(asked.Split(',', StringSplitOptions.RemoveEmptyEntries), answer.Import.Items[0].Value.Reasons.Select(r => r.Levy[LevyStep.Cost.Length..]));
        Assert.Equal(borne, string.Join(',', answer.Landed.Select(p => p.Part)));
    }

    [Theory]
    [InlineData("2025-12-31", true)]
    [InlineData("2026-01-22", false)]
    [InlineData(null, false)]
    public void A_rate_of_the_only_edition_held_is_doubted_where_that_edition_came_after_the_day_of_knowledge(string? known, bool doubted)
    {
        var answer = Assess(Of("CIF", "8703231940:100000:1600") with { KnownOn = known is null ? null : ShippedData.Day(known) });
        Assert.Equal(doubted, answer.Import.Items[0].Assessment!.Unknowns.Any(u => u.Doubt?.Kind == "edition-of-later"));
    }

    [Theory]
    [InlineData("CIF", null, 1000, 221.80, true)]
    [InlineData("CIF", 100, 1000, 241.80, false)]
    [InlineData("CIF", 0, 1000, 221.80, false)]
    [InlineData("DAP", null, 1000, 221.80, false)]
    [InlineData("DAP", 100, 900, 219.62, false)]
    public void Value_added_tax_of_the_united_kingdom_is_charged_on_carriage_to_the_first_destination_too(string term, int? inland, decimal value, decimal tax, bool doubted)
    {
        // Value Added Tax Act 1994, section 21 (3) (b); duty is 10.9 % of the customs value.
        var goods = new ConsignmentItem(CommodityCode.Parse("1516209821"), new Money(1000, Currency("GBP"))) { NetMass = 1 };
        var item = Assess(new Consignment(Code("CN"), Code("GB"), new DateOnly(2021, 2, 1), [goods])
        {
            Term = shipped.Book.Incoterms.All.Single(t => t.Code == term),
            Inland = inland is { } cost ? new Money(cost, Currency("GBP")) : null,
        }).Import.Items[0];
        Assert.Equal(value, item.Value.Money!.Value.Amount);
        Assert.Equal(tax, item.Assessment!.Best!.Charges.Single(c => c.Levy == "vat").Amount.Money!.Value.Amount);
        Assert.Equal(doubted, item.Assessment.Unknowns.Any(u => u.Doubt?.Kind == "cost-not-told"));
    }

    [Fact]
    public void Carriage_to_the_first_destination_that_cannot_be_converted_makes_the_tax_unknown()
    {
        var goods = new ConsignmentItem(CommodityCode.Parse("1516209821"), new Money(1000, Currency("GBP"))) { NetMass = 1 };
        var item = Assess(new Consignment(Code("CN"), Code("GB"), new DateOnly(2021, 2, 1), [goods])
        {
            Term = shipped.Book.Incoterms.All.Single(t => t.Code == "CIF"),
            Inland = new Money(100, Currency("BRL")),
        }).Import.Items[0];
        Assert.Null(item.Assessment!.Options.First(o => o.Measure.Type.Role == MeasureRole.BaseDuty).Charges.Single(c => c.Levy == "vat").Amount.Money);
        Assert.Contains(item.Assessment.Unknowns, u => u.Kind == UnknownKind.MissingRate && u.Fact?.Currency == Currency("BRL"));
    }

    [Fact]
    public void The_fee_of_russia_follows_its_brackets_to_the_kopeck()
    {
        foreach (var (value, fee) in new[] { (200_000m, 1231m), (200_000.01m, 2462m), (450_000m, 2462m), (10_000_000m, 49_240m), (10_000_000.01m, 73_860m) })
        {
            var answer = Assess(new Consignment(Code("CN"), Code("RU"), July, [new ConsignmentItem(CommodityCode.Parse("0303541000"), new Money(value, Currency("RUB"))) { NetMass = 1 }]));
            Assert.Equal(fee, Assert.Single(answer.Import.Charges).Amount.Money!.Value.Amount);
        }
    }

    [Fact]
    public void A_rate_that_is_older_than_allowed_is_unknown_and_the_newest_is_named()
    {
        var old = Assess(Of(null, "0303541000:1000:100") with { Date = new(2026, 11, 24) });
        Assert.Equal(UnknownKind.MissingRate, Assert.Single(old.Import.Items[0].Value.Reasons).Kind);
        Assert.Equal(new DateOnly(2026, 7, 1), old.Older.Single(o => o.From.Value == "CNY").Day);
        Assert.True(Assess(Of(null, "0303541000:1000:100") with { Date = new(2026, 11, 24), MostRateDays = 200 }).Import.Items[0].Value.IsKnown);
        var stated = Assess(Of(null, "0303541000:1000:100") with { Date = new(2026, 11, 24), Rates = [new GivenRate(Currency("CNY"), Currency("RUB"), 10), new GivenRate(Currency("EUR"), Currency("RUB"), 90)] });
        Assert.Equal(10_000m, stated.Import.Items[0].Value.Money!.Value.Amount);
        Assert.All(stated.Rates, r => Assert.True(r.IsGiven));
    }

    [Fact]
    public void The_anti_dumping_duty_asks_for_the_producer_and_ends_where_the_goods_are_declared_to_be_others()
    {
        var open = Item(Of(null, "7607111109:1000:100"));
        Assert.Contains(open.Unknowns, u => u is { Kind: UnknownKind.MissingAdditionalCode, Codes: ["AD-ALFOIL-CN-1", "AD-ALFOIL-CN-2"] });
        var declared = Item(With(Of(null, "7607111109:1000:100"), i => i with { AdditionalCodes = ["AD-ALFOIL-CN-2"] }));
        Assert.Contains(declared.Cheaper, c => c.Missing.Documents.Contains("outside-AD-ALFOIL-CN"));
        var outside = Item(With(Of(null, "7607111109:1000:100"), i => i with { AdditionalCodes = ["AD-ALFOIL-CN-2"], Documents = ["outside-AD-ALFOIL-CN"] }));
        Assert.True(outside.Best!.Held < declared.Best!.Held);
        Assert.Equal(declared.Best.Held - outside.Best.Held, declared.Cheaper[0].Saving);
    }

    [Fact]
    public void Goods_that_may_bear_excise_are_unknown_until_their_rate_is_stated_and_tax_follows_it()
    {
        var car = Of(null, "8703231940:200000:1000", "RUB");
        Assert.Contains(Item(car).Unknowns, u => u is { Kind: UnknownKind.NotLoaded, Levy: "excise" });
        Assert.Contains(Item(car).Unknowns, u => u is { Kind: UnknownKind.NotLoaded, Levy: "recycling" });
        Assert.False(Item(car).Best!.Total.IsKnown);
        var stated = Item(With(car, i => i with { GivenRates = i.GivenRates.Add("excise", DutyExpression.Parse("5%")) })).Best!;
        Assert.Equal((30_000m, 11_500m, 53_130m), (Charge("duty"), Charge("excise"), Charge("vat")));
        Assert.True(stated.Charges.Single(c => c.Levy == "excise").IsGiven);

        decimal? Charge(string levy) => stated.Charges.Single(c => c.Levy == levy).Amount.Money?.Amount;
    }

    [Fact]
    public void An_export_duty_of_china_is_within_the_price_and_goods_off_the_list_bear_none()
    {
        var ore = Assess(Of(null, "2607000000:1300:100") with { Rates = [new GivenRate(Currency("CNY"), Currency("RUB"), 10), new GivenRate(Currency("EUR"), Currency("RUB"), 90)] });
        Assert.Equal(300m, ore.Export.Held!.Value.Amount);
        Assert.Equal(0m, Assess(Of(null, "0303541000:1300:100")).Export.Held!.Value.Amount);
        Assert.True(ore.Export.IsComplete);
    }

    [Theory]
    [InlineData("CN", "CN", "lane.same")]
    [InlineData("RU", "KZ", "lane.union")]
    [InlineData("EAEU", "RU", "lane.same")]
    public void A_lane_without_a_border_is_no_question(string from, string to, string fault)
    {
        Assert.False(shipped.Workspace.Assessor.TryAssess(Of(null, "0303541000:1:1") with { Origin = Code(from), Destination = Code(to) }, out _, out var found));
        Assert.Equal(fault, found.Code);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_its_field()
    {
        string Refused(Consignment c) => shipped.Workspace.Assessor.TryAssess(c, out _, out var fault) ? "" : $"{fault.Code} {fault}";
        var one = Of(null, "0303541000:1:1");
        Assert.Contains("consignment.empty", Refused(one with { Items = [] }), StringComparison.Ordinal);
        Assert.Contains("consignment.tooMany", Refused(one with { Items = [.. Enumerable.Repeat(one.Items[0], 1_000_000)] }), StringComparison.Ordinal);
        Assert.Contains("items[0].net_mass", Refused(With(one, i => i with { NetMass = -1 })), StringComparison.Ordinal);
        Assert.Contains("items[0].price", Refused(With(one, i => i with { Price = Cny(decimal.MaxValue) })), StringComparison.Ordinal);
        Assert.Contains("netAboveGross", Refused(With(one, i => i with { NetMass = 2, GrossMass = 1 })), StringComparison.Ordinal);
        Assert.Contains("freight", Refused(one with { Freight = Cny(-1) }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_is_divided_offers_its_lines_and_the_rest_is_answered()
    {
        var answer = Assess(Of(null, "870323:1000:1", "0303541000:1000:1"));
        Assert.Equal("measure.notDeclarable", answer.Import.Items[0].Fault!.Code);
        Assert.Contains(answer.Import.Items[0].Choices, c => c.Code.Digits == "8703231940");
        Assert.NotNull(answer.Import.Items[1].Assessment);
        Assert.False(answer.Import.IsComplete);
        Assert.False(answer.LandedTotal.Amount.IsKnown);
    }

    [Fact]
    public void Every_figure_recomputes_from_what_it_was_made_of() => Gen.Select(Gen.Int[0, Recomputed.Length - 1], Gen.Decimal[0, 1_000_000], Gen.Decimal[0, 100_000]).Sample((at, price, mass) =>
    {
        var code = Recomputed[at];
        foreach (var side in new[] { Assess(Of(null, $"{code}:{decimal.Round(price, 2)}:{decimal.Round(mass, 3)}")).Import, Assess(Of(null, $"{code}:{decimal.Round(price, 2)}:{decimal.Round(mass, 3)}")).Export })
        {
            foreach (var item in side.Items.Where(i => i.Assessment is not null))
            {
                foreach (var option in item.Assessment!.Options)
                {
                    var explained = new Explainer(side.Regime!.Assessor(side.Direction).Cascade, l => side.Regime.LevyName(l, side.Direction)).Explain(option, item.Facts!);
                    Assert.Equal(option.Total.Money?.Amount, explained.Value);
                    Assert.All(explained.All(), n => Assert.Equal(n.Value, n.Recompute()));
                }
            }
        }
    }, iter: 60, threads: 1);

    [Fact]
    public void An_item_in_two_halves_pays_the_same_but_for_rounding()
    {
        foreach (var code in new[] { "0303541000", "8471300000" })
        {
            var whole = Assess(Of(null, $"{code}:1000:100")).Import.Items.Sum(i => i.Held!.Value.Amount);
            var halves = Assess(Of(null, $"{code}:400:40", $"{code}:600:60")).Import.Items.Sum(i => i.Held!.Value.Amount);
            Assert.InRange(halves, whole - 0.05m, whole + 0.05m);
        }
    }

    private ConsignmentAssessment Assess(Consignment consignment) =>
        shipped.Workspace.Assessor.TryAssess(consignment, out var answer, out var fault) ? answer : throw new InvalidOperationException(fault.ToString());

    private ItemAssessment Item(Consignment consignment) => Assess(consignment).Import.Items[0].Assessment!;

    private Consignment Of(string? term, params string[] items)
    {
        var currency = items[^1].Length == 3 ? items[^1] : "CNY";
        return new Consignment(Code("CN"), Code("RU"), July, [.. items.Where(i => i.Length > 3).Select(i => i.Split(':')).Select(i =>
            new ConsignmentItem(CommodityCode.Parse(i[0]), new Money(decimal.Parse(i[1], System.Globalization.CultureInfo.InvariantCulture), Currency(currency))) { NetMass = decimal.Parse(i[2], System.Globalization.CultureInfo.InvariantCulture) })])
        {
            Term = term is null ? null : shipped.Book.Incoterms.All.Single(t => t.Code == term),
        };
    }

    private static Consignment With(Consignment c, Func<ConsignmentItem, ConsignmentItem> change) => c with { Items = [change(c.Items[0])] };

    private static Money Cny(decimal amount) => new(amount, Currency("CNY"));

    private static EconomyCode Code(string code) => EconomyCode.Parse(code);

    private static CurrencyCode Currency(string code) => CurrencyCode.Parse(code);
}
