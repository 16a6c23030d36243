using Corridor.Measures.Determination;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using CsCheck;

namespace Corridor.Tests.Measures.Determination;

public sealed class DeterminationPropertyTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000_000];

    [Fact]
    public void Compiled_segments_say_what_a_walk_through_all_measures_says() => Seeds.Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            foreach (var day in random.Days())
            {
                var partner = random.Partner;
                foreach (var code in random.Codes)
                {
                    var query = new GoodsQuery(TradeDirection.Import, code, partner, day);
                    var naive = Walk(random, query);
                    Assert.Equal(naive is not null, random.Regime.TryDetermine(query, out var determined, out _, explain: true));
                    if (naive is not null)
                    {
                        Assert.Equal(naive.Order(), determined!.Measures.Select(m => m.Id).Order());
                        Assert.DoesNotContain(determined.Rejected, r => naive.Contains(r.Measure.Id));
                    }
                }
            }
        }, iter: 60);

    [Fact]
    public void An_unrelated_measure_changes_nothing() => Seeds.Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var type = new MeasureType("new", TradeDirection.Import, "duty", MeasureRole.Preference);
            var other = random.With([.. random.Measures, new Measure { Id = "new", Type = type, Code = CommodityCode.Parse("0200000000") }, new Measure { Id = "newer", Type = type, Code = CommodityCode.Parse("0100000000"), Area = "BR" }]);
            foreach (var code in random.Codes.Where(c => c.Digits.StartsWith("01", StringComparison.Ordinal)))
            {
                AssertSame(random.Regime, other, new GoodsQuery(TradeDirection.Import, code, random.Partner, random.Day()));
            }
        }, iter: 100);

    [Fact]
    public void An_answer_for_a_past_day_does_not_change_when_a_later_edition_is_added() => Seeds.Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var edition = random.Day();
            // The later edition ends every measure that still held, drops those that were to follow, and begins lines and measures of its own.
            var lines = random.Lines.Select(l => l.Code.Digits.EndsWith("00000", StringComparison.Ordinal) ? l with { Validity = Ended(l.Validity, edition) } : l)
                .Append(random.Lines[^1] with { Code = CommodityCode.Parse("0203000000"), Indent = 1, Validity = new DateRange(edition, null) });
            var measures = random.Measures.Where(m => m.Days.From is null || m.Days.From < edition).Select(m => m with { Days = Ended(m.Days, edition) })
                .Append(new Measure { Id = "later", Type = RandomRegime.Types[^2], Code = CommodityCode.Parse("0203000000"), Days = new DateRange(edition, null) });
            var later = random.With([.. measures], new Nomenclature("random", random.Nomenclature.Format, random.Nomenclature.Coverage, lines));
            foreach (var day in Enumerable.Range(0, 10).Select(_ => random.Day()).Append(edition.AddDays(-1)).Where(d => d < edition))
            {
                foreach (var code in random.Codes)
                {
                    AssertSame(random.Regime, later, new GoodsQuery(TradeDirection.Import, code, random.Partner, day));
                }
            }
        }, iter: 100);

    [Fact]
    public void A_lookup_allocates_nothing()
    {
        var random = new RandomRegime(7);
        var lane = random.Regime.Lane(TradeDirection.Import, EconomyCode.Parse("CN"));
        var codes = random.Codes.ToArray();
        var buffer = new int[100];
        var found = 0;
        // The least of some runs: the first ones compile, and the runtime allocates for that.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var code in codes)
            {
                found += lane.TrySelect(code, RandomRegime.First.AddDays(300), buffer, out var count) ? count : 0;
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
        Assert.True(found > 0);
    }

    private static DateRange Ended(DateRange days, DateOnly edition) =>
        (days.From is null || days.From < edition) && (days.To is null || days.To >= edition) ? days with { To = edition.AddDays(-1) } : days;

    private static void AssertSame(CompiledRegime one, CompiledRegime other, GoodsQuery query)
    {
        Assert.Equal(one.TryDetermine(query, out var first, out _), other.TryDetermine(query, out var second, out _));
        Assert.Equal(first?.Measures.Select(m => m.Id), second?.Measures.Select(m => m.Id));
    }

    // Said again without segments: every measure, every test, on the day's tree.
    private static List<string>? Walk(RandomRegime random, GoodsQuery query)
    {
        if (!random.Nomenclature.TryAt(query.Date, out var tree, out _) || tree.Find(query.Code) is not { IsDeclarable: true } node)
        {
            return null;
        }

        string[] line = [.. node.Ancestors.Append(node).Reverse().Select(n => n.Code.Padded)];
        int Distance(Measure m) => Array.IndexOf(line, m.Code.Padded);
        var holding = random.Measures.Where(m => m.Type.Direction == query.Direction && Distance(m) >= 0 && m.Validity.Contains(query.Date)
            && (m.Season is not { } s || s.Contains(query.Date)) && (m.Area is null || In(m.Area, query.Partner!.Value)) && !m.Exclusions.Any(e => In(e, query.Partner!.Value))).ToList();
        return [.. holding.Where(m => m.Type.Inheritance == MeasureInheritance.Additive
            || !holding.Any(o => o.Type == m.Type && o.Area == m.Area && o.AdditionalCode == m.AdditionalCode && o.OrderNumber == m.OrderNumber && Distance(o) < Distance(m))).Select(m => m.Id)];
    }

    private static bool In(string area, EconomyCode partner) => area switch
    {
        "1011" => true,
        "2000" => partner.Value is "CN" or "RU",
        "3000" or "4000" => partner.Value is "CN" or "RU" or "US",
        _ => area == partner.Value,
    };
}
