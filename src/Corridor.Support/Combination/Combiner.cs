using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

/// <summary>
/// Finds the best set of programmes that may be claimed together, exactly, by branch and bound over the parts of the
/// programmes that touch each other.
/// <para>
/// A set is allowed when no member excludes another, no group has more members than the smallest <c>at_most</c> that its
/// members state, and everything that a member requires is in it. Sets are compared by money gained (cash and costs
/// saved, and the present value of moved sums where a rate was given); then by the sums moved in time, the risk covered
/// and the number of benefits. Among sets that are equal in all of it the one wins that first takes the programme with
/// the larger gain, and of equal gains the earlier id. What is not known is counted as nothing.
/// </para>
/// <para>
/// After each decision what is left falls into parts that touch each other through no rule any more; each is solved by
/// itself, once, and kept (AND/OR search: Dechter and Mateescu, Artificial Intelligence 171, 2007). The bound of a part
/// is what its members and the programmes that may still join can give at most: of a group or of programmes that exclude
/// each other only the best that fit, of a shared limit no more than it leaves. Rules across these have a price each, and
/// the prices are moved one by one while the bound falls: a Lagrangian bound by dual ascent, exact in whole numbers. An
/// amount that depends on other benefits is bounded by interval arithmetic until all but one of those are decided. The
/// bound is at least what any set below can reach, so where it is not above the best set found there is no better one.
/// </para>
/// </summary>
public sealed partial class Combiner
{
    /// <summary>After so many nodes the search is cut off, and says that it was, unless it is given another number. A quarter as many more go to what none can exceed.</summary>
    public const long MostNodes = 20_000;

    private readonly Matcher matcher;
    private readonly Situation situation;
    private readonly CombinationAim aim;
    private readonly long mostNodes;
    private readonly ImmutableArray<EligibilityAnswer> eligible;
    private readonly Candidate[] all;
    private readonly Dictionary<string, int> byId;
    private readonly int[] order;

    /// <summary>A combiner for the programmes that a claim may have.</summary>
    /// <param name="matcher">The matcher.</param>
    /// <param name="situation">The facts and exchange rates.</param>
    /// <param name="eligible">Verdicts; only programmes with a certain yes are combined.</param>
    /// <param name="aim">What to be best at.</param>
    /// <param name="mostNodes">After how many nodes the search for the best set is cut off; the searches with what is left out have as many again, together.</param>
    public Combiner(Matcher matcher, Situation situation, IEnumerable<EligibilityAnswer> eligible, CombinationAim aim, long mostNodes = MostNodes)
        : this(matcher, situation, [.. eligible], aim, mostNodes, false)
    {
    }

    private Combiner(Matcher matcher, Situation situation, ImmutableArray<EligibilityAnswer> eligible, CombinationAim aim, long mostNodes, bool onlySettled)
    {
        (this.matcher, this.situation, this.aim, this.mostNodes, this.eligible) = (matcher, situation, aim, mostNodes, eligible);
        var programmes = eligible.Where(e => e.Verdict == Truth.Yes && !e.IsLate).Select(e => e.Programme).DistinctBy(p => p.Id).ToDictionary(p => p.Id, StringComparer.Ordinal);
        // Who requires what cannot be claimed is out; so is who required him.
        while (programmes.Values.FirstOrDefault(p => p.Requires.Any(r => !programmes.ContainsKey(r))) is { } stranded)
        {
            programmes.Remove(stranded.Id);
            strandedOut.Add(stranded);
        }

        order = [];
        byId = programmes.Keys.Order(StringComparer.Ordinal).Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        all = [.. byId.OrderBy(p => p.Value).Select(p => new Candidate(programmes[p.Key], byId))];
        foreach (var i in Enumerable.Range(0, all.Length))
        {
            var unsettled = onlySettled ? Enumerable.Range(0, i).Where(j => Stacking.Unsettled(all[i].Programme, all[j].Programme).Any()) : [];
            foreach (var other in all[i].Programme.Excludes.Where(byId.ContainsKey).Select(id => byId[id]).Concat(unsettled))
            {
                all[i].Excludes.Add(other);
                all[other].Excludes.Add(i);
            }
        }

        limitNames = [.. all.SelectMany(c => c.Programme.Limits).Select(l => l.Id).Distinct().Order(StringComparer.Ordinal)];
        order = DependencyOrder();
        foreach (var i in order)
        {
            var candidate = all[i];
            candidate.Limits = [.. candidate.Programme.Limits.Select(l => Array.IndexOf(limitNames, l.Id))];
            candidate.Closure = MemberSet.Of(all.Length, candidate.Needs);
            candidate.Needs.ForEach(n => candidate.Closure.AddAll(all[n].Closure));
            Bound(i);
        }
    }

    private readonly List<Programme> strandedOut = [];
    private readonly string[] limitNames;

    /// <summary>The best set, with why the others are not in it.</summary>
    /// <param name="weighs">Whether the best totals with each programme that is left out are worked out too, a search for each.</param>
    public BestCombination Best(bool weighs = true)
    {
        var (set, ceiling, nodes, proven) = Solve(null, mostNodes);
        var left = ImmutableArray.CreateBuilder<LeftOutProgramme>();
        var more = 0L;
        foreach (var i in Enumerable.Range(0, all.Length).Where(i => !set[i]))
        {
            if (!weighs)
            {
                left.Add(LeftOut(i, set, null, true));
                continue;
            }

            var (with, _, visited, isBest) = Solve(i, Math.Max(1, mostNodes - more));
            more += visited;
            left.Add(LeftOut(i, set, with[i] ? Weigh(with, null) : null, isBest));
        }

        foreach (var programme in strandedOut)
        {
            ImmutableArray<string> missing = [.. programme.Requires.Where(r => !byId.ContainsKey(r))];
            left.Add(new LeftOutProgramme(programme, LeftOutReason.RequiredMissing, missing, null) { Names = [.. missing.Select(m => matcher.Index.All.FirstOrDefault(p => p.Id == m)?.Name ?? LocalizedText.Same(m))] });
        }

        var chosen = new List<ChosenProgramme>();
        var limits = new List<LimitUse>();
        var totals = Weigh(set, (chosen, limits));
        var most = proven ? totals.Cash.Amount + totals.Saved.Amount + (totals.TimingPresentValue?.Amount ?? 0) : CombinationScore.Amount(ceiling.Gain);
        return new BestCombination([.. chosen], totals, [.. left.OrderBy(l => l.Programme.Id, StringComparer.Ordinal)], [.. limits], nodes + more, proven, new Money(most, aim.Currency));
    }

    /// <summary>
    /// What a best set rests on that nothing read settles, and the totals that are left without it; null where rules and
    /// sources settle all of it. The best set counts both of such a pair, so its totals are no more than what may be.
    /// </summary>
    /// <param name="best">The best set.</param>
    public UnsettledStacking? Unsettled(BestCombination best)
    {
        var members = best.Chosen.Select(c => c.Programme).ToList();
        ImmutableArray<(Programme, Programme, BenefitKind)> pairs = [.. members.SelectMany((a, i) => members.Skip(i + 1).SelectMany(b => Stacking.Unsettled(a, b).Select(k => (a, b, k))))];
        return pairs.IsEmpty ? null : new UnsettledStacking(pairs, new Combiner(matcher, situation, eligible, aim, mostNodes, true).Best(weighs: false).Totals);
    }

    /// <summary>Whether a set of ids is allowed, and its totals; for who wants to try another set. Null where it is not allowed.</summary>
    public CombinationTotals? Try(IEnumerable<string> ids)
    {
        var set = MemberSet.Of(all.Length);
        foreach (var id in ids)
        {
            if (!byId.TryGetValue(id, out var i))
            {
                return null;
            }

            set.Add(i);
        }

        return IsAllowed(set) ? Weigh(set, null) : null;
    }

    internal CombinationScore ScoreOf(IEnumerable<string> ids) => MemberSet.Of(all.Length, ids.Select(id => byId[id])) is var set ? Score(set, set) : default;

    internal IReadOnlyCollection<string> Ids => byId.Keys;

    private LeftOutProgramme LeftOut(int i, MemberSet set, CombinationTotals? with, bool isProven)
    {
        var programme = all[i].Programme;
        if (all[i].Excludes.Where(e => set[e]).ToList() is { Count: > 0 } excluding)
        {
            return Because(LeftOutReason.Excluded, excluding.Order());
        }

        var full = programme.Groups.Select(g => (Group: g, In: Enumerable.Range(0, all.Length).Where(j => set[j] && all[j].Programme.Groups.Any(h => h.Id == g.Id)).ToList())).Where(g => g.In.Count >= AtMost(g.Group.Id, set, i)).SelectMany(g => g.In).Distinct().Order().ToList();
        return full.Count == 0 ? Because(LeftOutReason.NoGain, []) : Because(LeftOutReason.GroupFull, full);

        LeftOutProgramme Because(LeftOutReason reason, IEnumerable<int> others)
        {
            ImmutableArray<Programme> because = [.. others.Select(o => all[o].Programme)];
            return new LeftOutProgramme(programme, reason, [.. because.Select(o => o.Id)], with, isProven) { Names = [.. because.Select(o => o.Name)] };
        }
    }

    private bool IsAllowed(MemberSet set)
    {
        for (var i = 0; i < all.Length; i++)
        {
            if (set[i] && (all[i].Excludes.Any(e => set[e]) || all[i].Requires.Any(r => !set[r])
                || all[i].Programme.Groups.Any(g => Enumerable.Range(0, all.Length).Count(j => set[j] && all[j].Programme.Groups.Any(h => h.Id == g.Id)) > g.AtMost)))
            {
                return false;
            }
        }

        return true;
    }

    private int AtMost(string group, MemberSet set, int also) => all.Where((c, j) => set[j] || j == also).SelectMany(c => c.Programme.Groups).Where(g => g.Id == group).Min(g => g.AtMost);

    // Programmes that others compute with come first.
    private int[] DependencyOrder()
    {
        var sorted = new List<int>();
        var seen = new bool[all.Length];
        void Visit(int i)
        {
            if (!seen[i])
            {
                seen[i] = true;
                all[i].Needs.ForEach(Visit);
                sorted.Add(i);
            }
        }

        Enumerable.Range(0, all.Length).ToList().ForEach(Visit);
        return [.. sorted];
    }

    // What a programme can give at most, whatever else is in the set.
    private void Bound(int index)
    {
        var candidate = all[index];
        if (candidate.Needs.Count == 0)
        {
            var piece = candidate.Fixed = MakePiece(candidate, []);
            (candidate.Upper, candidate.UpperCut, candidate.UpperTotal) = (piece.Full, piece.AskedUnits, piece.Total.IsKnown ? piece.Total.Amount : 0);
            return;
        }

        situation.Benefit = _ => Zero();
        var bounds = new AmountBound(situation, aim.Currency.Value, id => byId.TryGetValue(id, out var i) ? all[i].UpperTotal : 0);
        decimal? gain = 0;
        decimal? timing = 0;
        decimal? covered = 0;
        foreach (var benefit in candidate.Programme.Gives.Where(g => g.Amount is not null))
        {
            decimal? high = 0;
            for (var item = 0; item < (candidate.Programme.IsPerItem ? situation.Facts.Items : 1); item++)
            {
                situation.Item = item;
                var own = bounds.Of(benefit.Amount!.Expression)?.High;
                // Whoever depends on others may come out a hair otherwise by the order of conversions.
                high = high is { } h && own is { } o ? h + Math.Max(0, o) + 0.000001m : null;
            }

            situation.Item = 0;
            switch (benefit.Total)
            {
                case BenefitTotal.Cash or BenefitTotal.Saved:
                    gain += high;
                    break;
                case BenefitTotal.Timing:
                    timing += high;
                    gain += aim.YearlyRate is null ? 0 : high;
                    break;
                case BenefitTotal.Covered:
                    covered += high;
                    break;
            }
        }

        Int128 Most(decimal? amount) => CombinationScore.Units(amount ?? CombinationScore.Endless);
        candidate.Upper = new CombinationScore(Most(gain), Most(timing), Most(covered), candidate.Programme.Gives.Length);
        candidate.UpperCut = aim.YearlyRate is null ? candidate.Upper.Gain : 0;
        candidate.UpperTotal = gain is { } g && timing is { } t && covered is { } c ? g + t + c : null;
    }

    private Value Zero() => Value.Of(new Money(0, aim.Currency));

    private ImmutableArray<BenefitAnswer> Answers(Programme programme) => [.. programme.Gives.Select(g => matcher.Benefit(programme, g, situation))];

    // The sum of the amounts in the currency of the aim; unknown where one of them is.
    private Value Sum(ImmutableArray<BenefitAnswer> answers)
    {
        var sum = 0m;
        foreach (var answer in answers.Where(a => a.Amount is not null))
        {
            var converted = situation.Convert(answer.Amount!.Value, aim.Currency.Value);
            if (!converted.IsKnown)
            {
                return converted;
            }

            sum += converted.Amount;
        }

        return Value.Of(new Money(sum, aim.Currency));
    }

    private decimal? Counted(BenefitAnswer answer) =>
        answer.Amount is { IsKnown: true } amount && situation.Convert(amount, aim.Currency.Value) is { IsKnown: true } converted ? converted.Amount : null;

    private decimal? PresentValue(BenefitAnswer answer, decimal amount)
    {
        if (aim.YearlyRate is not { } rate || answer.Benefit.Total != BenefitTotal.Timing || answer.Lasts is not { IsKnown: true } lasts)
        {
            return null;
        }

        var growth = rate * (lasts.Kind == ValueKind.Months ? lasts.Amount / 12 : lasts.Amount / 365);
        return amount * growth / (1 + growth);
    }

    /// <summary>What a programme gives in a set; only what it computes with bears on it.</summary>
    private Piece PieceOf(int index, MemberSet set)
    {
        var candidate = all[index];
        if (candidate.Fixed is { } same)
        {
            return same;
        }

        var inSet = candidate.Closure.And(set);
        if (!candidate.Pieces.TryGetValue(inSet, out var piece))
        {
            var totals = candidate.Needs.Where(n => set[n]).ToDictionary(n => all[n].Programme.Id, n => PieceOf(n, set).Total, StringComparer.Ordinal);
            candidate.Pieces[inSet] = piece = MakePiece(candidate, totals);
        }

        return piece;
    }

    private Piece MakePiece(Candidate candidate, Dictionary<string, Value> totals)
    {
        situation.Benefit = id => totals.TryGetValue(id, out var total) ? total : Zero();
        var answers = Answers(candidate.Programme);
        var (asked, moved, timing, covered) = (0m, 0m, 0m, 0m);
        foreach (var answer in answers)
        {
            if (Counted(answer) is not { } amount)
            {
                continue;
            }

            switch (answer.Benefit.Total)
            {
                case BenefitTotal.Cash or BenefitTotal.Saved:
                    asked += amount;
                    break;
                case BenefitTotal.Timing:
                    timing += amount;
                    moved += PresentValue(answer, amount) ?? 0;
                    break;
                case BenefitTotal.Covered:
                    covered += amount;
                    break;
            }
        }

        var full = new CombinationScore(CombinationScore.Units(asked) + CombinationScore.Units(moved), CombinationScore.Units(timing), CombinationScore.Units(covered), answers.Length);
        return new Piece(answers, Sum(answers), asked, CombinationScore.Units(asked), covered, full, [.. candidate.Programme.Limits.Select(l => MostOf(l.Most.Expression))]);
    }

    private decimal? MostOf(Expression expression) => situation.Convert(expression.Evaluate(situation), aim.Currency.Value) is { IsKnown: true } most ? Math.Max(0, most.Amount) : null;

    // What is asked is cash and costs saved, which shared limits cut, as they cut Cover; Most is what it states of each of its limits, null where that is not known.
    private sealed record Piece(ImmutableArray<BenefitAnswer> Answers, Value Total, decimal Asked, Int128 AskedUnits, decimal Cover, CombinationScore Full, decimal?[] Most);

    private sealed class Candidate
    {
        public Candidate(Programme programme, Dictionary<string, int> byId)
        {
            Programme = programme;
            Needs = [.. programme.Gives.SelectMany(g => (IEnumerable<Rule?>)[g.Amount, g.Cap, g.Lasts]).OfType<Rule>().Concat(programme.Limits.Select(l => l.Most))
                .SelectMany(r => r.Expression.Benefits).Distinct().Where(byId.ContainsKey).Select(id => byId[id])];
            Requires = [.. programme.Requires.Select(id => byId[id])];
        }

        public Programme Programme { get; }

        /// <summary>Those whose benefits it computes with.</summary>
        public List<int> Needs { get; }

        public List<int> Requires { get; }

        public HashSet<int> Excludes { get; } = [];

        /// <summary>All that bears on its amounts, what it needs directly or through others.</summary>
        public MemberSet Closure { get; set; }

        public int[] Limits { get; set; } = [];

        /// <summary>What it gives where that is the same in every set.</summary>
        public Piece? Fixed { get; set; }

        /// <summary>What it gives, by which of the closure are in the set.</summary>
        public Dictionary<MemberSet, Piece> Pieces { get; } = [];

        public CombinationScore Upper { get; set; }

        /// <summary>How much of the gain shared limits may cut.</summary>
        public Int128 UpperCut { get; set; }

        public decimal? UpperTotal { get; set; }
    }
}
