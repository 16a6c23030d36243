using System.Globalization;
using Corridor.Measures.Assessment;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Tests.Measures.Determination;
using CsCheck;

namespace Corridor.Tests.Measures.Bulk;

public sealed class BulkAssessorTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000_000];

    [Fact]
    public void Bulk_answers_are_those_of_the_full_assessment() => Seeds.Sample(
        seed =>
        {
            var made = new BulkCase(seed);
            var goods = made.Goods(40);
            var (lines, answers) = Encoded(made, goods);
            var lane = made.Compiled.Lane(goods[0].Query.Direction, goods[0].Query.Partner);
            lane.Assess(lines, answers, 1);
            for (var i = 0; i < goods.Count; i++)
            {
                AssertSame(made.Assessor, made.Compiled, goods[i], i, answers);
            }
        }, iter: 400);

    [Fact]
    public void Answers_do_not_depend_on_the_number_of_threads() => Seeds.Sample(
        seed =>
        {
            var made = new BulkCase(seed);
            var goods = made.Goods(60);
            // Enough lines for several blocks.
            var (lines, one) = Encoded(made, [.. Enumerable.Range(0, 160).SelectMany(_ => goods)]);
            var lane = made.Compiled.Lane(goods[0].Query.Direction, goods[0].Query.Partner);
            lane.Assess(lines, one, 1);
            foreach (var threads in (int[])[2, 3, 7])
            {
                var many = new BulkAnswers(made.Compiled);
                lane.Assess(lines, many, threads);
                for (var i = 0; i < lines.Count; i++)
                {
                    Assert.Equal(one[i], many[i]);
                }

                for (var levy = 0; levy < made.Compiled.Levies.Length; levy++)
                {
                    Assert.True(one.Amounts(levy).SequenceEqual(many.Amounts(levy)));
                }
            }
        }, iter: 10);

    [Fact]
    public void The_drawn_goods_meet_everything_that_an_answer_can_say()
    {
        var met = new Dictionary<string, int>();
        void Count(string what, bool holds) => met[what] = met.GetValueOrDefault(what) + (holds ? 1 : 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var made = new BulkCase(seed);
            var goods = made.Goods(40);
            var (lines, answers) = Encoded(made, goods);
            made.Compiled.Lane(goods[0].Query.Direction, goods[0].Query.Partner).Assess(lines, answers, 1);
            for (var i = 0; i < goods.Count; i++)
            {
                var answer = answers[i];
                foreach (var state in Enum.GetValues<BulkState>())
                {
                    Count(state.ToString(), answer.State == state);
                }

                Count("best", answer.Best >= 0);
                Count("stopped", answer.Stops > 0);
                Count("undecided", answer.Undecided > 0);
                Count("cheaper by one", answer.CheaperMissing == 1);
                Count("cheaper by more", answer.CheaperMissing > 1);
                foreach (var kind in Enum.GetValues<UnknownKind>())
                {
                    Count(kind.ToString(), made.Compiled.Reasons(answer.Reasons).Any(r => r.Kind == kind));
                }
            }
        }

        Assert.All(met, m => Assert.True(m.Value >= 5, m.ToString()));
    }

    [Fact]
    public void A_run_allocates_nothing_a_line()
    {
        var made = Enumerable.Range(0, 100).Select(seed => new BulkCase(seed)).First(c => c.Regime.OpenLines.IsEmpty && c.Regime.Measures.Length > 30);
        var goods = made.Goods(40).Where(g => g.CustomsValue is null or < 1_000_000_000 && g.Given == made.Given).ToList();
        var (few, answers) = Encoded(made, goods);
        var (many, manyAnswers) = Encoded(made, [.. Enumerable.Range(0, 200).SelectMany(_ => goods)]);
        var lane = made.Compiled.Lane(goods[0].Query.Direction, goods[0].Query.Partner);

        // The least of some runs: the first ones compile, and the runtime allocates for that.
        long Allocated(BulkLines lines, BulkAnswers to) => Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            lane.Assess(lines, to, 1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(Allocated(few, answers), Allocated(many, manyAnswers));
    }

    // Documents of one type that stand at every place of the words of bits, alone and over their borders.
    [Fact]
    public void Documents_count_wherever_their_bits_stand()
    {
        CommodityCode[] codes = [.. Enumerable.Range(0, 200).Select(i => CommodityCode.Parse((1000000000L + (i * 100)).ToString(CultureInfo.InvariantCulture)))];
        var days = new DateRange(RandomRegime.First, RandomRegime.Last);
        var nomenclature = new Nomenclature("documents", new CodeFormat("0000000000"), days, [.. codes.Select(c => new GoodsLine(c, GoodsLine.Coded, 0, LocalizedText.Of(Language.En, "goods"), null, DateRange.Always, "documents"))]);
        MeasureCondition Asks(int sequence, int document) => new("B", sequence, ConditionAction.Apply) { Document = "A" + document };
        Measure Of(string kind, int i, MeasureRole role) => new()
        {
            Id = kind + i,
            Type = new MeasureType(kind, TradeDirection.Import, role == MeasureRole.Requirement ? null : "duty", role),
            Code = codes[i],
            Duty = role switch { MeasureRole.BaseDuty => new AdValoremDuty(Percentage.Of(10)), MeasureRole.Preference => new AdValoremDuty(Percentage.Of(3)), _ => null },
            Conditions = role == MeasureRole.BaseDuty ? [] : [Asks(1, i), Asks(2, i + 1)],
        };
        Assert.True(new RegimeBuilder("documents", nomenclature)
            .AddRange(codes.SelectMany((_, i) => new[] { Of("base", i, MeasureRole.BaseDuty), Of("origin", i, MeasureRole.Preference), Of("licence", i, MeasureRole.Requirement) }))
            .TryBuild(out var regime, out var faults), string.Join('\n', faults));
        Assert.True(LevyCascade.TryCreate([new LevyStep("duty", ["value"]) { Rounding = new LevyRounding(2, MidpointRounding.AwayFromZero) }], out var cascade, out var fault), fault?.ToString());
        Assert.True(ItemAssessor.TryCreate(regime, cascade, out var assessor, out fault), fault?.ToString());
        var compiled = BulkRegime.Compile(assessor, CurrencyCode.Parse("CNY"));
        GoodsFacts[] goods = [.. codes.SelectMany((code, i) => new[] { i - 1, i, i + 1, i + 2 }.Select(document => new GoodsFacts(
            new GoodsQuery(TradeDirection.Import, code, null, RandomRegime.First) { Documents = [new Declared("A" + document)] }, compiled.Currency) { CustomsValue = 1234.5m }))];
        var (lines, answers) = (compiled.NewLines(goods.Length), new BulkAnswers(compiled));
        Array.ForEach(goods, g => lines.Add(g));
        compiled.Lane(TradeDirection.Import, null).Assess(lines, answers, 1);
        for (var i = 0; i < goods.Length; i++)
        {
            AssertSame(assessor, compiled, goods[i], i, answers);
            Assert.Equal(i % 4 is 1 or 2 ? "origin" + (i / 4) : "base" + (i / 4), compiled.MeasureId(answers[i].Best));
        }
    }

    [Fact]
    public void The_bits_of_a_reason_say_which_fact_is_missing()
    {
        var fact = new DutyQuantity(DutyQuantityKind.CustomsValue);
        var made = new BulkCase(3);
        Assert.Equal((UnknownKind.MissingFact, fact), Assert.Single(made.Compiled.Reasons(1)));
        Assert.Contains((UnknownKind.NotLoaded, null), made.Compiled.Reasons(ulong.MaxValue));
    }

    internal static (BulkLines Lines, BulkAnswers Answers) Encoded(BulkCase made, IReadOnlyList<GoodsFacts> goods)
    {
        var lines = made.Compiled.NewLines(4);
        foreach (var item in goods)
        {
            lines.Add(item);
        }

        return (lines, new BulkAnswers(made.Compiled));
    }

    // Amounts that no rule rounds keep 28 digits; the last may differ with the order in which they are added.
    private static void AssertClose(decimal expected, decimal actual) =>
        Assert.True(Math.Abs(expected - actual) <= 0.000_000_000_000_000_01m * Math.Max(1, Math.Abs(expected)), $"{expected} {actual}");

    internal static void AssertSame(ItemAssessor assessor, BulkRegime compiled, GoodsFacts facts, int line, BulkAnswers answers)
    {
        var answer = answers[line];
        ItemAssessment? item;
        try
        {
            if (!assessor.TryAssess(facts, out item, out _))
            {
                Assert.Equal(BulkState.NotDeclarable, answer.State);
                return;
            }
        }
        catch (OverflowException)
        {
            Assert.Equal(BulkState.NotComputable, answer.State);
            return;
        }

        Assert.Equal(item.IsComplete ? BulkState.Complete : BulkState.Incomplete, answer.State);
        Assert.Equal(item.Best?.Measure.Id, compiled.MeasureId(answer.Best));
        AssertClose(item.Best?.Held.Amount ?? 0, answer.Total);
        Assert.Equal(item.Best?.Total.IsKnown ?? false, answer.IsWhole);
        foreach (var (levy, i) in compiled.Levies.Select((l, i) => (l, i)))
        {
            AssertClose(item.Best?.Charges.Where(c => c.Levy == levy).Sum(c => c.Amount.Money?.Amount ?? 0) ?? 0, answers.Amounts(i)[line]);
        }

        Assert.Equal(item.Requirements.Count(r => r.Stops), answer.Stops);
        Assert.Equal(item.Requirements.Count(r => r.Outcome.Verdict == ConditionVerdict.Unknown), answer.Undecided);
        Assert.Equal(item.Cheaper.FirstOrDefault()?.Option.Measure.Id, compiled.MeasureId(answer.Cheaper));
        AssertClose(item.Cheaper.FirstOrDefault()?.Saving.Amount ?? 0, answer.Saving);
        Assert.Equal(item.Cheaper.FirstOrDefault()?.Missing.Count ?? 0, answer.CheaperMissing);
        var named = compiled.Reasons(ulong.MaxValue).ToHashSet();
        var expected = item.Unknowns.Select(u => named.Contains((u.Kind, u.Fact)) ? (u.Kind, u.Fact) : (u.Kind, null)).Distinct().OrderBy(u => u.ToString(), StringComparer.Ordinal);
        Assert.Equal(expected, compiled.Reasons(answer.Reasons).OrderBy(u => u.ToString(), StringComparer.Ordinal));
    }
}
