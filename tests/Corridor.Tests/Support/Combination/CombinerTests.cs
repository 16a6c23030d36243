using System.Collections.Immutable;
using CsCheck;
using Corridor.Reference.Currencies;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Programmes;

namespace Corridor.Tests.Support.Combination;

public sealed class CombinerTests(ShippedData shipped)
{
    private static readonly CurrencyCode Yuan = CurrencyCode.Parse("CNY");
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    // A programme of a random portfolio: its amount, and by small numbers what it has to do with the others.
    private sealed record Draft(int Amount, int Kind, int Excludes, int Requires, int Group, int AtMost, int Limit, int Most, int Second, int Depends, int Share);

    private static readonly Gen<Draft> AnyDraft =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[-6, 12], Gen.Int[-25, 12]).Select(
            Gen.Select(Gen.Int[-2, 2], Gen.Int[1, 3], Gen.Int[-2, 2], Gen.Int[0, 14]), Gen.Select(Gen.Int[-3, 2], Gen.Int[-12, 12], Gen.Int[0, 3]),
            (a, b, c) => new Draft(a.Item1, a.Item2, a.Item3, a.Item4, b.Item1, b.Item2, b.Item3, b.Item4, c.Item1, c.Item2, c.Item3));

    [Fact]
    public void The_best_set_is_never_worse_than_the_best_of_all_sets() => AnyDraft.Array[1, 9].Sample(drafts =>
    {
        var combiner = Combine(drafts);
        var best = combiner.Best();
        Assert.True(best.IsProven);
        var chosen = combiner.ScoreOf(best.Chosen.Select(c => c.Programme.Id));
        Assert.NotNull(combiner.Try(best.Chosen.Select(c => c.Programme.Id)));
        var ids = combiner.Ids.ToArray();
        for (var bits = 0; bits < 1 << ids.Length; bits++)
        {
            var some = ids.Where((_, i) => (bits >> i & 1) == 1).ToArray();
            if (combiner.Try(some) is not null)
            {
                Assert.True(chosen >= combiner.ScoreOf(some), $"{string.Join(' ', some)} is better than {string.Join(' ', best.Chosen.Select(c => c.Programme.Id))}");
            }
        }
    }, iter: 150, seed: "0000corridor");

    [Fact]
    public void Fifteen_programmes_are_combined_as_by_trying_every_set() => AnyDraft.Array[15].Sample(drafts =>
    {
        var combiner = Combine(drafts);
        var chosen = combiner.ScoreOf(combiner.Best().Chosen.Select(c => c.Programme.Id));
        var ids = combiner.Ids.ToArray();
        Assert.All(Enumerable.Range(0, 1 << ids.Length), bits =>
        {
            var some = ids.Where((_, i) => (bits >> i & 1) == 1).ToArray();
            Assert.True(combiner.Try(some) is null || chosen >= combiner.ScoreOf(some));
        });
    }, iter: 1, seed: "0000corridor");

    [Fact]
    public void Adding_a_programme_never_lowers_the_best_score() => AnyDraft.Array[2, 12].Sample(drafts =>
    {
        var (all, fewer) = (Combine(drafts), Combine(drafts[..^1]));
        Assert.True(all.ScoreOf(all.Best().Chosen.Select(c => c.Programme.Id)) >= fewer.ScoreOf(fewer.Best().Chosen.Select(c => c.Programme.Id)));
    }, iter: 400, seed: "0000corridor");

    [Fact]
    public void The_order_in_which_programmes_come_changes_nothing() => AnyDraft.Array[2, 12].Sample(drafts =>
    {
        var programmes = Programmes(drafts);
        Assert.Equal(Combine(programmes).Best().Chosen.Select(c => c.Programme.Id), Combine([.. programmes.Reverse()]).Best().Chosen.Select(c => c.Programme.Id));
    }, iter: 200, seed: "0000corridor");

    [Fact]
    public void A_cheaper_pair_wins_over_a_dearer_programme_that_excludes_both()
    {
        var best = Combine(Sample("big", 10, "excludes: [left, right]\n"), Sample("left", 6, ""), Sample("right", 5, "")).Best();
        Assert.Equal(["left", "right"], best.Chosen.Select(c => c.Programme.Id));
        var big = Assert.Single(best.LeftOut);
        Assert.Equal((LeftOutReason.Excluded, "left right", new Money(10, Yuan)), (big.Reason, string.Join(' ', big.Others), big.With!.Cash));
        Assert.Equal(new Money(11, Yuan), best.Totals.Cash);
    }

    [Fact]
    public void The_tightest_limit_of_the_members_cuts_and_says_so()
    {
        var best = Combine(Sample("a", 80, "limit: {id: aid, most: 100 CNY}\n"), Sample("b", 50, "limit: {id: aid, most: 90 CNY}\n")).Best();
        Assert.Equal((new Money(90, Yuan), new Money(130, Yuan), true), (best.Limits[0].Counted, best.Limits[0].Asked, best.Limits[0].Binds));
        Assert.Equal([new Money(80, Yuan), new Money(10, Yuan)], best.Chosen.Select(c => c.Counted[0]!.Value));
    }

    [Fact]
    public void Two_limits_leave_as_much_as_both_allow_together()
    {
        // Three amounts of 10 on the edges of a triangle of limits of 10: five of each is best, and no order of filling finds it.
        var cut = SharedLimits.Cut([(10, 0, 1), (10, 1, 2), (10, 2, 0)], [10, 10, 10]);
        Assert.Equal(15, cut.Sum());
        var mixed = SharedLimits.Cut([(5, 0, -1), (4, 0, 1), (9, -1, -1)], [7, 6, 9]);
        Assert.Equal((7m, 9m), (mixed[0] + mixed[1], mixed[2]));
    }

    [Fact]
    public void An_amount_takes_the_others_of_the_set_into_account()
    {
        var best = Combine(Sample("premium-aid", 30, ""), SupportData.Sample("rest", "gives: {kind: grant, amount: '100 CNY - benefit(\"premium-aid\")'}\n")).Best();
        Assert.Equal(new Money(100, Yuan), best.Totals.Cash);
        Assert.Equal("70 CNY", best.Chosen.Single(c => c.Programme.Id == "rest").Benefits[0].Amount.ToString());
    }

    [Fact]
    public void Kinds_of_benefit_keep_totals_of_their_own_and_a_present_value_needs_a_rate()
    {
        string[] files = [Sample("grant", 10, ""), SupportData.Sample("relief", "gives: {kind: duty_relief, amount: 20 CNY}\n"), SupportData.Sample("later", "gives: {kind: deferral, amount: 3650 CNY, lasts: 73 days}\n"),
            SupportData.Sample("cover", "gives: {kind: insurance, amount: 500 CNY}\n"), SupportData.Sample("lane", "gives: {kind: simplification}\n"), SupportData.Sample("open", "gives: {kind: grant, amount: not seen}\n")];
        var without = Combine(files).Best().Totals;
        Assert.Equal(new CombinationTotals(new Money(10, Yuan), new Money(20, Yuan), new Money(3650, Yuan), null, new Money(500, Yuan), 6, 1), without);
        var with = Combine([.. files.Select(support.Programme)], 0.25m).Best().Totals;
        Assert.Equal(3650m * 0.05m / 1.05m, with.TimingPresentValue!.Value.Amount);
    }

    [Fact]
    public void Of_sets_that_are_equal_in_everything_the_earlier_id_wins() =>
        Assert.Equal(["a", "c"], Combine(Sample("b", 5, "excludes: [a]\n"), Sample("a", 5, ""), Sample("c", 1, "")).Best().Chosen.Select(c => c.Programme.Id));

    [Fact]
    public void Who_requires_what_cannot_be_claimed_is_out_and_says_why()
    {
        var best = Combine(Sample("builds-on", 5, "requires: [base]\n"), Sample("base", 0, "when: [no]\n")).Best();
        Assert.Empty(best.Chosen);
        Assert.Equal(("builds-on", LeftOutReason.RequiredMissing, "base"), best.LeftOut.Select(l => (l.Programme.Id, l.Reason, l.Others.Single())).Single());
    }

    private static string Sample(string id, int amount, string rest) => SupportData.Sample(id, $"{rest}gives: {{kind: grant, amount: {amount} CNY}}\n");

    private Combiner Combine(params string[] files) => Combine([.. files.Select(support.Programme)]);

    private Combiner Combine(Draft[] drafts) => Combine(Programmes(drafts));

    private Combiner Combine(ImmutableArray<Programme> programmes, decimal? rate = null)
    {
        var matcher = new Matcher(ProgrammeLibrary.Of(programmes).All, support.Scope);
        var situation = support.Situation(support.Given("date: 2026-05-02"));
        return new Combiner(matcher, situation, matcher.Match(situation), new CombinationAim(Yuan, rate));
    }

    private ImmutableArray<Programme> Programmes(Draft[] drafts) => [.. drafts.Select((d, i) =>
    {
        string Id(int n) => $"p{n:00}";
        var kind = d.Kind switch { 0 => "grant", 1 => "duty_relief", 2 => "insurance", _ => "cost_compensation" };
        var rest = "";
        rest += d.Excludes >= 0 && d.Excludes != i ? $"excludes: [{Id(d.Excludes)}]\n" : "";
        rest += d.Requires >= 0 && d.Requires < i ? $"requires: [{Id(d.Requires)}]\n" : "";
        rest += d.Group >= 0 ? $"group: {{id: g{d.Group}, at_most: {d.AtMost}}}\n" : "";
        rest += d.Limit < 0 ? "" : d.Second >= 0 && d.Second != d.Limit ? $"limit: [{{id: l{d.Limit}, most: {d.Most} CNY}}, {{id: l{d.Second}, most: 8 CNY}}]\n" : $"limit: {{id: l{d.Limit}, most: {d.Most} CNY}}\n";
        // Only on earlier ones, so that there is no circle.
        var amount = d.Depends >= 0 && d.Depends < i
            ? d.Share switch { 0 => $"max(0 CNY, {d.Amount} CNY - benefit(\"{Id(d.Depends)}\"))", 1 => $"benefit(\"{Id(d.Depends)}\") * 50%", 2 => $"min({d.Amount} CNY, benefit(\"{Id(d.Depends)}\"))", _ => $"if benefit(\"{Id(d.Depends)}\") > 3 CNY then {d.Amount} CNY else 1 CNY" }
            : $"{d.Amount} CNY";
        return support.Programme(SupportData.Sample(Id(i), $"{rest}gives: {{kind: {kind}, amount: '{amount}'}}\n"));
    })];
}
