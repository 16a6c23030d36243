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
    private sealed record Draft(int Amount, int Kind, int Excludes, int Requires, int Group, int AtMost, int Limit, int Most, int Second, int Depends, int Share, int Other, int Also);

    private static Gen<Draft> AnyDraft(int programmes) =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[-6, programmes - 1], Gen.Int[-2 * programmes, programmes - 1]).Select(
            Gen.Select(Gen.Int[-2, 2], Gen.Int[1, 3], Gen.Int[-2, 2], Gen.Int[0, 14]), Gen.Select(Gen.Int[-3, 2], Gen.Int[-programmes, programmes - 1], Gen.Int[0, 3], Gen.Int[-8, 2]), Gen.Int[-programmes, programmes - 1],
            (a, b, c, also) => new Draft(a.Item1, a.Item2, a.Item3, a.Item4, b.Item1, b.Item2, b.Item3, b.Item4, c.Item1, c.Item2, c.Item3, c.Item4, also));

    [Fact]
    public void The_best_set_is_never_worse_than_the_best_of_all_sets() => AnyDraft(13).Array[1, 9].Sample(drafts => IsBest(Combine(drafts)), iter: 400, seed: "0000corridor");

    [Fact]
    public void The_best_set_is_the_best_where_money_that_moves_has_a_value() => AnyDraft(10).Array[5, 10].Sample(drafts => IsBest(Combine(Programmes(drafts), 0.08m)), iter: 100, seed: "0001corridor");

    [Fact]
    public void The_best_set_is_the_best_where_most_programmes_exclude_compute_with_or_require_others() =>
        AnyDraft(11).Array[8, 11].Sample(drafts => IsBest(Combine([.. drafts.Select(d => d with { Excludes = Math.Abs(d.Excludes), Depends = Math.Abs(d.Depends), Requires = Math.Abs(d.Requires) - (d.Kind * 4) })])), iter: 60, seed: "0002corridor");

    [Fact]
    public void The_best_set_is_the_best_where_all_stand_under_a_few_limits_and_groups() =>
        AnyDraft(11).Array[8, 11].Sample(drafts => IsBest(Combine([.. drafts.Select(d => d with { Limit = d.Most % 2, Most = 4 + (2 * d.Most), Group = d.Amount % 2, Kind = d.Kind % 2 })])), iter: 60, seed: "0003corridor");

    [Fact]
    public void The_best_set_is_the_best_where_most_insure_one_loss_under_a_few_limits() =>
        AnyDraft(10).Array[6, 10].Sample(drafts => IsBest(Combine([.. drafts.Select(d => d with { Limit = d.Most % 2, Most = 3 + d.Most, Kind = d.Kind == 4 ? 4 : 2 - (d.Kind % 2) })])), iter: 40, seed: "0008corridor");

    [Fact]
    public void Fifteen_programmes_are_combined_as_by_trying_every_set() => AnyDraft(15).Array[15].Sample(drafts => IsBest(Combine(drafts)), iter: 2, seed: "0000corridor");

    [Fact]
    public void Adding_a_programme_never_lowers_the_best_score() => AnyDraft(13).Array[2, 12].Sample(drafts => Assert.True(BestScore(Combine(drafts)) >= BestScore(Combine(drafts[..^1]))), iter: 400, seed: "0000corridor");

    [Fact]
    public void Adding_a_programme_to_many_never_lowers_the_best_score() => AnyDraft(45).Array[30, 45].Sample(drafts =>
        Assert.True(BestScore(Combine(drafts)) >= BestScore(Combine(drafts[..^1]))), iter: 25, seed: "0004corridor");

    [Fact]
    public void The_order_in_which_programmes_come_changes_nothing() => AnyDraft(13).Array[2, 12].Sample(drafts =>
    {
        var programmes = Programmes(drafts);
        Assert.Equal(Combine(programmes).Best().Chosen.Select(c => c.Programme.Id), Combine([.. programmes.Reverse()]).Best().Chosen.Select(c => c.Programme.Id));
    }, iter: 200, seed: "0000corridor");

    [Fact]
    public void The_totals_with_a_programme_left_out_are_those_of_the_best_set_that_holds_it() => AnyDraft(8).Array[4, 8].Sample(drafts =>
    {
        var combiner = Combine(drafts);
        var sets = Sets(combiner).ToList();
        foreach (var left in combiner.Best().LeftOut.Where(l => l.Reason != LeftOutReason.RequiredMissing))
        {
            var with = sets.Where(s => s.Ids.Contains(left.Programme.Id)).Select(s => s.Totals).MaxBy(t => Compared(t));
            Assert.True(left.IsProven);
            Assert.Equal(with is null, left.With is null);
            Assert.True(with is null || Compared(with) == Compared(left.With!));
        }
    }, iter: 100, seed: "0005corridor");

    [Fact]
    public void A_search_that_is_cut_off_gives_an_allowed_set_and_what_none_exceeds() => Gen.Select(AnyDraft(30).Array[20, 30], Gen.Int[1, 12]).Sample((drafts, nodes) =>
    {
        var programmes = Programmes(drafts);
        var (full, cut) = (Combine(programmes), Combine(programmes, mostNodes: nodes));
        var (best, found) = (full.Best(false), cut.Best(false));
        Assert.True(best.IsProven);
        Assert.Equal(Gain(best.Totals), best.Ceiling.Amount);
        Assert.NotNull(full.Try(found.Chosen.Select(c => c.Programme.Id)));
        Assert.True(Gain(found.Totals) <= Gain(best.Totals) && Gain(best.Totals) <= found.Ceiling.Amount);
        Assert.True(!found.IsProven || found.Chosen.Select(c => c.Programme.Id).SequenceEqual(best.Chosen.Select(c => c.Programme.Id)));
    }, iter: 60, seed: "0006corridor");

    [Fact]
    public void A_portfolio_made_to_be_hard_ends_within_its_steps_and_says_that_it_is_not_proved()
    {
        // Equal amounts, each excluding many others at random: the largest set without a conflict, which nobody finds fast.
        var random = new Random(7);
        var programmes = Enumerable.Range(0, 120).Select(i => support.Programme(Sample($"h{i:000}", 100 + random.Next(3), $"excludes: [{string.Join(", ", Enumerable.Range(0, 120).Where(j => j != i && random.Next(6) == 0).Select(j => $"h{j:000}"))}]\n"))).ToImmutableArray();
        var best = Combine(programmes, mostNodes: 300).Best(false);
        Assert.False(best.IsProven);
        Assert.InRange(best.Nodes, 300, 400);
        Assert.True(Gain(best.Totals) > 0 && best.Ceiling.Amount > Gain(best.Totals));
        // More steps find no worse set and a ceiling that lies nearer.
        var longer = Combine(programmes, mostNodes: 3_000).Best(false);
        Assert.True(Gain(longer.Totals) >= Gain(best.Totals) && longer.Ceiling.Amount < 0.85m * Combine(programmes, mostNodes: 1).Best(false).Ceiling.Amount, $"{longer.Ceiling}");
    }

    [Fact]
    public void Totals_are_told_in_the_currency_of_most_that_can_be_claimed_else_may_be_else_of_the_economies_and_it_is_asked_for_where_none_is_known()
    {
        Programme In(string currency, string id, string rest) => support.Programme(SupportData.Sample(id, $"{rest}gives: {{kind: simplification}}\n").Replace("currency: CNY", "currency: " + currency, StringComparison.Ordinal));
        string? Usual(string facts, params Programme[] programmes)
        {
            var given = support.Given(facts);
            var matcher = new Matcher(programmes, support.Scope);
            return CombinationAim.Usual(matcher.Match(support.Situation(given)), given, support.Scope.Economies)?.Value;
        }

        const string day = "date: 2026-05-02\n";
        const string open = "when: [contract.is_export_sale]\n";
        Assert.Equal("RUB", Usual(day, In("CNY", "a", open), In("EUR", "b", open), In("RUB", "c", "")));
        Assert.Equal("EUR", Usual(day, In("CNY", "a", open), In("EUR", "b", open), In("EUR", "c", open)));
        Assert.Equal("CNY", Usual(day, In("CNY", "a", open), In("EUR", "b", open)));
        Assert.Equal("RUB", Usual(day + "consignment.origin: RU\nconsignment.destination: CN\n"));
        // An economy with two currencies has none that is usual.
        Assert.Equal("CNY", Usual(day + "consignment.origin: UY\nconsignment.destination: CN\n"));
        Assert.Null(Usual(day + "consignment.origin: UY\n"));
    }

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

    [Fact]
    public void A_set_whose_members_no_source_settles_says_so_and_what_is_left_without_them()
    {
        string Of(string id, int amount, string rest) => Sample(id, amount, rest);
        var combiner = Combine(Of("a", 10, ""), Of("b", 6, ""), Of("c", 5, "excludes: [a]\n"), SupportData.Sample("other", "gives: {kind: duty_relief, amount: 3 CNY}\n"));
        var best = combiner.Best();
        var unsettled = combiner.Unsettled(best);
        Assert.Equal(["a", "b", "other"], best.Chosen.Select(c => c.Programme.Id));
        Assert.Equal(("a", "b", BenefitKind.Grant), unsettled!.Pairs.Select(p => (p.First.Id, p.Second.Id, p.Kind)).Single());
        Assert.Equal((new Money(16, Yuan), new Money(10, Yuan), new Money(3, Yuan)), (best.Totals.Cash, unsettled.Totals.Cash, unsettled.Totals.Saved));
        // A source that says so, or a limit that they share, settles it.
        const string Allowed = "stacks: [{with: a, says: {en: both may be claimed, zh: 可同时享受, ru: можно получить обе}, source: law}]\n";
        foreach (var settled in new[] { Combine(Of("a", 10, ""), Of("b", 6, Allowed)), Combine(Of("a", 10, "limit: {id: aid, most: 12 CNY}\n"), Of("b", 6, "limit: {id: aid, most: 12 CNY}\n")) })
        {
            Assert.Null(settled.Unsettled(settled.Best()));
        }
    }

    [Fact]
    public void What_is_left_without_unsettled_pairs_is_the_best_of_all_sets_that_hold_none() => AnyDraft(9).Array[3, 9].Sample(drafts =>
    {
        var programmes = Programmes(drafts).ToDictionary(p => p.Id);
        var combiner = Combine(drafts);
        if (combiner.Unsettled(combiner.Best(false)) is not { } unsettled)
        {
            return;
        }

        var settled = Sets(combiner).Where(s => !s.Ids.Any(a => s.Ids.Any(b => Stacking.Unsettled(programmes[a], programmes[b]).Any())));
        Assert.Equal(settled.Max(s => Compared(s.Totals)), Compared(unsettled.Totals));
    }, iter: 100, seed: "0007corridor");

    private static string Sample(string id, int amount, string rest) => SupportData.Sample(id, $"{rest}gives: {{kind: grant, amount: {amount} CNY}}\n");

    private Combiner Combine(params string[] files) => Combine([.. files.Select(support.Programme)]);

    private Combiner Combine(Draft[] drafts) => Combine(Programmes(drafts));

    private static decimal Gain(CombinationTotals totals) => totals.Cash.Amount + totals.Saved.Amount + (totals.TimingPresentValue?.Amount ?? 0);

    private static (decimal, decimal, decimal, int) Compared(CombinationTotals totals) => (Gain(totals), totals.Timing.Amount, totals.Covered.Amount, totals.Benefits);

    private static CombinationScore BestScore(Combiner combiner) => combiner.ScoreOf(combiner.Best(false).Chosen.Select(c => c.Programme.Id));

    private static IEnumerable<(string[] Ids, CombinationTotals Totals)> Sets(Combiner combiner)
    {
        var ids = combiner.Ids.ToArray();
        for (var bits = 0; bits < 1 << ids.Length; bits++)
        {
            var some = ids.Where((_, i) => (bits >> i & 1) == 1).ToArray();
            if (combiner.Try(some) is { } totals)
            {
                yield return (some, totals);
            }
        }
    }

    // Against every set, by the score and, apart from it, by the money in the totals.
    private static void IsBest(Combiner combiner)
    {
        var best = combiner.Best();
        Assert.True(best.IsProven);
        var ids = best.Chosen.Select(c => c.Programme.Id).ToArray();
        Assert.NotNull(combiner.Try(ids));
        var (score, gain) = (combiner.ScoreOf(ids), Gain(best.Totals));
        foreach (var (some, totals) in Sets(combiner))
        {
            Assert.True(score >= combiner.ScoreOf(some) && gain >= Gain(totals) - 0.0001m, $"{string.Join(' ', some)} is better than {string.Join(' ', ids)}");
        }
    }

    private Combiner Combine(ImmutableArray<Programme> programmes, decimal? rate = null, long mostNodes = Combiner.MostNodes)
    {
        var matcher = new Matcher(ProgrammeLibrary.Of(programmes).All, support.Scope);
        var situation = support.Situation(support.Given("date: 2026-05-02"));
        return new Combiner(matcher, situation, matcher.Match(situation), new CombinationAim(Yuan, rate), mostNodes);
    }

    private ImmutableArray<Programme> Programmes(Draft[] drafts) => [.. drafts.Select((d, i) =>
    {
        string Id(int n) => $"p{n:00}";
        var kind = d.Kind switch { 0 => "grant", 1 => "duty_relief", 2 => "insurance", 3 => "cost_compensation", _ => "deferral" };
        var rest = "";
        var excludes = new[] { d.Excludes, d.Also }.Where(e => e >= 0 && e != i).Distinct().Select(Id);
        rest += excludes.Any() ? $"excludes: [{string.Join(", ", excludes)}]\n" : "";
        rest += d.Requires >= 0 && d.Requires < i ? $"requires: [{Id(d.Requires)}]\n" : "";
        rest += d.Group < 0 ? "" : d.Other >= 0 ? $"group: [{{id: g{d.Group}, at_most: {d.AtMost}}}, {{id: h{d.Other}, at_most: 2}}]\n" : $"group: {{id: g{d.Group}, at_most: {d.AtMost}}}\n";
        rest += d.Limit < 0 ? "" : d.Second >= 0 && d.Second != d.Limit ? $"limit: [{{id: l{d.Limit}, most: {d.Most} CNY}}, {{id: l{d.Second}, most: 8 CNY}}]\n" : $"limit: {{id: l{d.Limit}, most: {d.Most} CNY}}\n";
        // Only on earlier ones, so that there is no circle.
        var amount = d.Depends >= 0 && d.Depends < i
            ? d.Share switch { 0 => $"max(0 CNY, {d.Amount} CNY - benefit(\"{Id(d.Depends)}\"))", 1 => $"benefit(\"{Id(d.Depends)}\") * 50%", 2 => $"min({d.Amount} CNY, benefit(\"{Id(d.Depends)}\"))", _ => $"if benefit(\"{Id(d.Depends)}\") > 3 CNY then {d.Amount} CNY else 1 CNY" }
            : $"{d.Amount} CNY";
        return support.Programme(SupportData.Sample(Id(i), $"{rest}gives: {{kind: {kind}, amount: '{amount}'{(kind == "deferral" ? ", lasts: 90 days" : "")}}}\n"));
    })];
}
