using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Measures.Regimes;
using Corridor.Measures.Tariffs;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;
using Corridor.Tests.Measures.Determination;
using CsCheck;

namespace Corridor.Tests.Measures.Regimes;

/// <summary>What was known on a day: an answer of then can be given again.</summary>
public sealed class KnownOnTests(ShippedData shipped)
{
    [Fact]
    public void What_a_later_edition_brings_or_corrects_does_not_change_an_answer_as_it_was_known() => Gen.Int[0, 1_000_000_000].Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var edition = random.Day();
            var before = random.Measures.Select(m => m with { Recorded = new DateRange(RandomRegime.First, null) }).ToList();
            // The edition takes back some measures, words some anew for all their days, and brings others; also for days that had gone by.
            var after = new List<Measure>();
            foreach (var measure in before)
            {
                var kept = random.Next(3);
                after.Add(kept == 0 ? measure : measure with { Recorded = measure.Recorded with { To = edition.AddDays(-1) } });
                if (kept == 2)
                {
                    after.Add(measure with { Id = measure.Id + "'", Duty = measure.Duty is null ? null : DutyExpression.Parse("77%"), Recorded = new DateRange(edition, null) });
                }
            }

            CompiledRegime Build(IEnumerable<Measure> measures, DateOnly? knownOn)
            {
                Assert.True(new RegimeBuilder("random", random.Nomenclature) { Areas = RandomRegime.Areas, Quotas = random.Quotas, KnownOn = knownOn }.AddRange(measures).TryBuild(out var built, out var faults), string.Join('\n', faults));
                return built!;
            }

            var (then, again, now) = (Build(before, null), Build(after, edition.AddDays(-1)), Build(after, null));
            foreach (var code in random.Codes)
            {
                // Any day, also one behind the edition.
                var query = new GoodsQuery(TradeDirection.Import, code, random.Partner, random.Day());
                Assert.Equal(then.TryDetermine(query, out var first, out _), again.TryDetermine(query, out var second, out _));
                Assert.Equal(first?.Measures.Select(m => (m.Id, m.Duty)), second?.Measures.Select(m => (m.Id, m.Duty)));
                Assert.True(!now.TryDetermine(query, out var present, out _) || present!.Measures.All(m => m.Recorded.To is null));
            }
        }, iter: 100);

    [Fact]
    public void Before_a_page_was_recorded_its_measures_are_not_loaded_and_not_zero()
    {
        var query = new GoodsQuery(TradeDirection.Import, CommodityCode.Parse("1516209821"), EconomyCode.Parse("CA"), ShippedData.Day("2021-06-01"));
        var facts = new GoodsFacts(query, CurrencyCode.Parse("GBP")) { CustomsValue = 1000 };
        var then = Assess(facts, "2020-12-30");
        Assert.DoesNotContain(then.Options, o => o.Measure.Recorded.From is not null);
        Assert.Contains(then.Unknowns, u => u is { Kind: UnknownKind.NotLoaded, Levy: "vat" });
        Assert.Null(then.Best?.Total.Money);
        var now = Assess(facts, null);
        Assert.Contains(now.Options, o => o.Measure.Recorded.From == ShippedData.Day("2021-01-01"));
        Assert.DoesNotContain(now.Unknowns, u => u is { Kind: UnknownKind.NotLoaded, Levy: "vat" });
        // Behind the last record what is known is what is known now, and is not compiled again.
        Assert.Same(Regime(null), Regime("2026-11-26"));
        Assert.Same(Regime("2020-12-30"), Regime("2020-12-31"));
    }

    [Fact]
    public void An_edition_of_a_tariff_was_not_known_before_its_day()
    {
        var tariff = shipped.Tariff("us");
        Assert.Equal(7, tariff.EditionDays.Length);
        Assert.Same(tariff, tariff.AsKnownOn(tariff.EditionDays[^1]));
        // What an edition says of its last day is what it said when it was the newest, for that day and all later ones.
        foreach (var (edition, next) in tariff.EditionDays.Zip(tariff.EditionDays.Skip(1)))
        {
            var then = tariff.AsKnownOn(next.AddDays(-1));
            Assert.All(then.Duties, d => Assert.True(d.Validity.From <= edition && (d.Validity.To is null || d.Validity.To < edition)));
            string[] Of(Tariff of, DateOnly day) => [.. of.Duties.Where(d => d.Validity.Contains(day)).Select(d => $"{d.Code.Digits} {d.Type.Type} {d.Text}").Order(StringComparer.Ordinal)];
            Assert.Equal(Of(tariff, next.AddDays(-1)), Of(then, next.AddDays(-1)));
            Assert.Equal(Of(tariff, edition), Of(then, ShippedData.Day("2026-11-26")));
            Assert.True(then.Nomenclature.TryAt(ShippedData.Day("2026-11-26"), out var last, out _) && tariff.Nomenclature.TryAt(edition, out var first, out _) && last.Nodes.Select(n => n.Line.Code).SequenceEqual(first.Nodes.Select(n => n.Line.Code)));
        }

        var states = EconomyCode.Parse("US");
        Assert.True(shipped.Workspace.Regimes.TryFor(states, out var known, out _, ShippedData.Day("2025-04-10")));
        Assert.True(shipped.Workspace.Regimes.TryFor(states, out var same, out _, ShippedData.Day("2025-08-19")));
        Assert.Same(known, same);
        Assert.False(shipped.Workspace.Regimes.TryFor(states, out _, out var fault, ShippedData.Day("2024-12-31")));
        Assert.Equal("regime.notPublished", fault!.Code);
    }

    [Fact]
    public void An_additional_duty_was_not_known_before_the_edition_that_printed_it()
    {
        Assert.True(shipped.Workspace.Regimes.TryFor(EconomyCode.Parse("US"), out var now, out _));
        Assert.True(shipped.Workspace.Regimes.TryFor(EconomyCode.Parse("US"), out var then, out _, ShippedData.Day("2025-11-14")));
        string[] Headings(Regime of) => [.. of.Compiled.Measures.Where(m => m.Type.Role == MeasureRole.AdditionalDuty).Select(m => m.Type.Id).Distinct().Order(StringComparer.Ordinal)];
        var later = Headings(now).Except(Headings(then)).ToList();
        Assert.Equal(2, later.Count);
        Assert.All(now.Compiled.Measures.Where(m => later.Contains(m.Type.Id)), m => Assert.Equal(ShippedData.Day("2025-11-15"), m.Recorded.From));
        Assert.NotEmpty(Headings(then));
        Assert.Empty(Headings(then).Except(Headings(now)));
    }

    [Fact]
    public void A_note_of_the_tariff_was_not_known_before_the_edition_that_printed_it()
    {
        var russia = EconomyCode.Parse("RU");
        Regime Known(string? on) => shipped.Workspace.Regimes.TryFor(russia, out var regime, out var fault, on is null ? null : ShippedData.Day(on)) ? regime : throw new InvalidOperationException(fault.ToString());
        // Both editions print note 63, the second alone note 101.
        const string OldNote = "63С", NewNote = "101С";
        int Held(Regime regime, string note) => regime.Compiled.Measures.Count(m => m.Footnotes.Contains(note));
        int Doubted(Regime regime, string note) => regime.Compiled.Measures.Count(m => m.Doubts.Any(d => d.Kind == "note-not-held" && d.Text.In(Corridor.Reference.Language.En).Contains(note, StringComparison.Ordinal)));
        var (now, between, before) = (Known(null), Known("2025-09-20"), Known("2024-02-07"));
        Assert.Same(now, Known("2025-09-21"));
        Assert.Same(between, Known("2024-02-08"));
        Assert.NotEqual(0, Held(now, NewNote));
        Assert.Equal((0, 0), (Doubted(now, NewNote), Held(between, NewNote)));
        Assert.NotEqual(0, Doubted(between, NewNote));
        Assert.NotEqual(0, Held(between, OldNote));
        Assert.Equal(0, Held(before, OldNote));
        Assert.NotEqual(0, Doubted(before, OldNote));
    }

    [Fact]
    public void A_balance_that_was_published_later_was_not_known()
    {
        Assert.Equal(QuotaCover.Enough, Regime(null).Compiled.Quotas.Find("050922", ShippedData.Day("2021-06-01"))!.Covers(1));
        var then = Regime("2021-02-21").Compiled.Quotas.Find("050922", ShippedData.Day("2021-06-01"))!;
        Assert.Equal((QuotaCover.Unknown, null), (then.Covers(1), then.BalanceOn));
    }

    [Fact]
    public void A_quota_is_held_against_the_quantity_of_the_goods()
    {
        var kilogram = UnitCode.Parse("KGM");
        var quota = new TariffQuota("059001", DateRange.Always, new(1000, kilogram), new(40, kilogram), null);
        Assert.Equal([QuotaCover.Enough, QuotaCover.Enough, QuotaCover.Part, QuotaCover.Unknown], ((decimal?[])[0, 40, 40.001m, null]).Select(quota.Covers));
        Assert.All((decimal?[])[0, 1, null], a => Assert.Equal(QuotaCover.Exhausted, (quota with { Balance = new(0, kilogram) }).Covers(a)));
        Assert.Equal(QuotaCover.Unknown, (quota with { Balance = null }).Covers(1));
    }

    [Theory]
    [InlineData("10", OptionReach.Open, QuotaCover.Enough, "12.3")]
    [InlineData("100", OptionReach.Closed, QuotaCover.Part, "100")]
    [InlineData(null, OptionReach.Open, QuotaCover.Unknown, "12.3")]
    public void An_option_within_a_quota_says_how_far_the_balance_goes(string? kilograms, OptionReach reach, QuotaCover cover, string best)
    {
        var kilogram = UnitCode.Parse("KGM");
        var code = CommodityCode.Parse("0101210000");
        var line = new GoodsLine(code, GoodsLine.Coded, 0, Corridor.Reference.LocalizedText.Of(Corridor.Reference.Language.En, "horses"), null, default, "test");
        Measure Measure(string id, MeasureRole role, string duty, string? order) => new() { Id = id, Type = new MeasureType(id, TradeDirection.Import, "duty", role), Code = code, Duty = DutyExpression.Parse(duty), OrderNumber = order };
        Assert.True(new RegimeBuilder("test", new Nomenclature("test", new CodeFormat("0000000000"), DateRange.Always, [line]))
        {
            Quotas = new QuotaBook([new TariffQuota("059001", DateRange.Always, null, new(40, kilogram), null)]),
        }.Add(Measure("103", MeasureRole.BaseDuty, "10%", null)).Add(Measure("143", MeasureRole.TariffQuota, "1.23%", "059001")).TryBuild(out var regime, out _));
        Assert.True(LevyCascade.TryCreate([new LevyStep("duty", ["value"])], out var cascade, out _));
        Assert.True(ItemAssessor.TryCreate(regime!, cascade!, out var assessor, out _));
        var facts = new GoodsFacts(new GoodsQuery(TradeDirection.Import, code, EconomyCode.Parse("RU"), ShippedData.Day("2026-06-01")), CurrencyCode.Parse("CNY"))
        {
            CustomsValue = 1000,
            Fact = f => f.Unit == kilogram && kilograms is not null ? decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture) : null,
        };
        Assert.True(assessor!.TryAssess(facts, out var item, out _));
        var option = item!.Options.Single(o => o.Quota is not null);
        Assert.Equal((reach, cover), (option.Reach, option.Cover));
        Assert.Equal(decimal.Parse(best, System.Globalization.CultureInfo.InvariantCulture), item.Best!.Total.Money!.Value.Amount);
        Assert.Equal(reach == OptionReach.Closed, item.Rejected.Any(r => r.Measure == option.Measure && r.Failed == RelevanceTest.QuotaBalance));
    }

    private ItemAssessment Assess(GoodsFacts facts, string? knownOn)
    {
        Assert.True(Regime(knownOn).Import.TryAssess(facts, out var assessment, out var fault), fault?.ToString());
        return assessment!;
    }

    private Regime Regime(string? knownOn)
    {
        Assert.True(shipped.Workspace.Regimes.TryFor(EconomyCode.Parse("GB"), out var regime, out var fault, knownOn is null ? null : ShippedData.Day(knownOn)), fault?.ToString());
        return regime!;
    }
}
