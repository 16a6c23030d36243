using Corridor.Api;
using Corridor.Assessments;
using Corridor.Reference;
using Corridor.Support.Combination;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support;

/// <summary>A programme of the best set.</summary>
/// <param name="Programme">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Benefits">What it gives beside the others of the set.</param>
public sealed record ChosenView(string Programme, TextView Name, IReadOnlyList<CountedView> Benefits);

/// <summary>A benefit with what is counted of it.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Counted">What is counted, after shared limits; absent where nothing can be counted.</param>
public sealed record CountedView(BenefitView Benefit, AmountView? Counted);

/// <summary>Totals, each kind by itself; they are never added up.</summary>
/// <param name="Cash">Money paid.</param>
/// <param name="Saved">Costs that do not arise.</param>
/// <param name="Timing">Sums that are paid later or had sooner.</param>
/// <param name="TimingPresentValue">What moving them is worth at the rate given; absent without a rate.</param>
/// <param name="Covered">Amounts at risk that others bear.</param>
/// <param name="Benefits">How many benefits.</param>
/// <param name="Uncounted">How many have an amount that is not known, and is counted nowhere.</param>
public sealed record TotalsView(AmountView Cash, AmountView Saved, AmountView Timing, AmountView? TimingPresentValue, AmountView Covered, int Benefits, int Uncounted)
{
    internal static TotalsView Of(CombinationTotals totals) => new(AmountView.Of(totals.Cash)!, AmountView.Of(totals.Saved)!, AmountView.Of(totals.Timing)!, AmountView.Of(totals.TimingPresentValue), AmountView.Of(totals.Covered)!, totals.Benefits, totals.Uncounted);
}

/// <summary>A programme that could be claimed and is not in the best set.</summary>
/// <param name="Programme">Its id.</param>
/// <param name="Reason">excluded, group_full, required_missing or no_gain.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Others">The programmes because of which: those that exclude it, that fill its group, or that it needs.</param>
/// <param name="With">The best totals of a set that holds it; absent where no set can, or where that was not asked.</param>
/// <param name="Proven">Whether no set that holds it is better than that.</param>
public sealed record LeftOutView(string Programme, string Reason, string Message, IReadOnlyList<string> Others, TotalsView? With, bool Proven);

/// <summary>How much of a shared limit the set uses.</summary>
/// <param name="Limit">The limit, by the id under which programmes share it.</param>
/// <param name="Words">What sets it, in words.</param>
/// <param name="Most">What is left of it; absent where that is not known.</param>
/// <param name="Asked">What the programmes would give without it.</param>
/// <param name="Counted">What is counted.</param>
public sealed record LimitView(string Limit, string Words, AmountView? Most, AmountView Asked, AmountView Counted);

/// <summary>Two programmes of the set of which nothing read says whether both may be claimed.</summary>
/// <param name="First">The id of one.</param>
/// <param name="Second">The id of the other.</param>
/// <param name="Kind">The kind of benefit that both give.</param>
/// <param name="Message">The same in words.</param>
public sealed record UnsettledPairView(string First, string Second, string Kind, string Message);

/// <summary>What the set rests on that no rule and no source settles: the totals of the set count both of each pair.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="Totals">What is left where no such pair may be claimed together.</param>
public sealed record UnsettledView(IReadOnlyList<UnsettledPairView> Pairs, TotalsView Totals)
{
    /// <summary>Whether a total falls where no such pair may be claimed together.</summary>
    internal bool IsLess { get; init; }

    internal static UnsettledView Of(UnsettledStacking unsettled, CombinationTotals totals, Language language) => new(
        [.. unsettled.Pairs.Select(p => new UnsettledPairView(p.First.Id, p.Second.Id, JsonForm.Word(p.Kind.ToString()), Texts.Format(language, "support.unsettledPair", p.First.Name.In(language), p.Second.Name.In(language), Texts.Get(language, "support.BenefitKind." + p.Kind))))],
        TotalsView.Of(unsettled.Totals))
    { IsLess = SupportViews.Totals(TotalsView.Of(unsettled.Totals)).Zip(SupportViews.Totals(TotalsView.Of(totals)), (left, all) => left.Sum != all.Sum).Any(differs => differs) };
}

/// <summary>The best set of programmes that may be claimed together.</summary>
/// <param name="Chosen">The set.</param>
/// <param name="Totals">Its totals.</param>
/// <param name="LeftOut">What could be claimed and is not in it.</param>
/// <param name="Limits">The shared limits.</param>
/// <param name="Proven">Whether it is proved that no allowed set is better.</param>
/// <param name="Ceiling">What no allowed set exceeds in money gained and costs saved: what the set gains where that is proved, more where the search was cut off.</param>
/// <param name="Open">The totals (cash, saved, timing, covered) in which an amount is not known: they hold the known part only.</param>
/// <param name="Unsettled">What no rule and no source settles of claiming them together; absent where all is settled.</param>
public sealed record CombinationView(IReadOnlyList<ChosenView> Chosen, TotalsView Totals, IReadOnlyList<LeftOutView> LeftOut, IReadOnlyList<LimitView> Limits, bool Proven, AmountView Ceiling, IReadOnlyList<string> Open, UnsettledView? Unsettled)
{
    internal static CombinationView Of(BestCombination best, UnsettledStacking? unsettled, FactCatalogue facts, Language language) => new(
        [.. best.Chosen.Select(c => new ChosenView(c.Programme.Id, TextView.Of(c.Programme.Name, language), [.. c.Benefits.Zip(c.Counted, (b, counted) => new CountedView(EligibilityView.Of(b, facts, language), AmountView.Of(counted)))]))],
        TotalsView.Of(best.Totals),
        [.. best.LeftOut.Select(l => new LeftOutView(l.Programme.Id, JsonForm.Word(l.Reason.ToString()), l.Message(language), l.Others, l.With is { } with ? TotalsView.Of(with) : null, l.IsProven))],
        [.. best.Limits.Select(l => new LimitView(l.Id, l.Rule.Words(language), AmountView.Of(l.Most), AmountView.Of(l.Asked)!, AmountView.Of(l.Counted)!))], best.IsProven, AmountView.Of(best.Ceiling)!, [.. Enum.GetValues<BenefitTotal>().Where(best.IsOpen).Select(t => JsonForm.Word(t.ToString()))], unsettled is null ? null : UnsettledView.Of(unsettled, best.Totals, language));
}
