using System.Runtime.InteropServices;

namespace Corridor.Measures.Bulk;

/// <content>Options, the charges beside them, and what would open those that are closed.</content>
internal sealed partial class BulkWorker
{
    // The charges beside the options: step, duty, measure, and why one is unknown (a range of whyBeside).
    private readonly List<(int Step, int Duty, int Measure, int From, int To)> beside = [];
    private readonly List<long> whyBeside = [];

    // The measures whose charges these are: where they stand in the plan.
    private readonly List<int> chosen = [];
    private readonly List<Reachable> reachable = [];
    private readonly List<int> helpful = [];
    private readonly List<int> givenByOption = [];
    private readonly List<long> whyByOption = [];
    private readonly List<int> remaining = [];
    private readonly List<int> smallest = [];
    private readonly List<long> levyBaseReasons = [];
    private readonly List<long> totalReasons = [];
    private readonly List<long> bestReasons = [];

    // The best option that is open, by its place among the plans, why the answer is incomplete, and the cheapest way to pay less.
    private int best;
    private decimal bestTotal;
    private ulong bits;
    private int cheaper;
    private int cheaperMissing;
    private decimal saving;

    // Steps as bits: with a charge beside the options; with anything to charge under any of them; under the one at hand;
    // and those that came out unknown, whose amount is then what is known of it.
    private int besideSteps;
    private int charging;
    private int active;
    private int unknownSteps;

    // Finds the best option that is open and the cheapest way to pay less.
    private void Options()
    {
        var plans = rows.Plans;
        var optionsAt = plan + BulkPlan.Head + plans[plan + 3];
        var optionsEnd = optionsAt + (plans[plan + 1] * BulkPlan.OptionWidth);
        ChooseBeside(optionsEnd);
        ResolveBeside();
        FixedSteps();
        reachable.Clear();
        givenByOption.Clear();
        whyByOption.Clear();
        bestReasons.Clear();
        (best, bestTotal, cheaper, cheaperMissing, saving) = (-1, 0, -1, 0, 0);
        bits = held >> LevyHolding.MostLevies == 0 ? 0 : PartlyHeld();
        bits |= (plans[plan] & BulkPlan.HasBaseDuty) == 0 && steps.Length > 0 ? BulkReasons.NotLoaded : 0;
        for (var at = optionsAt; at < optionsEnd; at += BulkPlan.OptionWidth)
        {
            if (plans[at + 5] >= 0 && IsShort(plans[at + 5]))
            {
                continue;
            }

            var needsCode = plans[at + 4] >= 0 && !HasCode(plans[at + 4]);
            var (givenFrom, own) = (givenByOption.Count, plans[at + 3]);
            if (own >= 0)
            {
                trace.Clear();
                switch (Decide(own, out _))
                {
                    case Verdict.Met:
                        break;
                    case Verdict.Unknown:
                        foreach (var fact in trace)
                        {
                            bits |= tables.FactMasks[fact];
                        }

                        continue;
                    default:
                        if (!TrySmallest(own))
                        {
                            if (needsFull)
                            {
                                return;
                            }

                            continue;
                        }

                        givenByOption.AddRange(CollectionsMarshal.AsSpan(smallest));
                        given.AddRange(CollectionsMarshal.AsSpan(smallest));
                        break;
                }
            }

            if (given.Count > 0 && tables.SharesTypes)
            {
                ResolveBeside();
                FixedSteps();
            }

            var open = !needsCode && given.Count == 0;
            var rated = Total(at, out var total);
            if (open)
            {
                foreach (var reason in totalReasons)
                {
                    bits |= BitOf(reason);
                }
            }

            if (rated)
            {
                var whyFrom = whyByOption.Count;
                whyByOption.AddRange(CollectionsMarshal.AsSpan(totalReasons));
                reachable.Add(new Reachable(at, needsCode, givenFrom, givenByOption.Count, whyFrom, whyByOption.Count, total));
                if (open && (best < 0 || total < bestTotal))
                {
                    (best, bestTotal) = (at, total);
                    amounts.AsSpan().CopyTo(bestAmounts);
                    bestReasons.Clear();
                    bestReasons.AddRange(CollectionsMarshal.AsSpan(totalReasons));
                }
            }

            if (given.Count > 0)
            {
                given.Clear();
                if (tables.SharesTypes)
                {
                    ResolveBeside();
                    FixedSteps();
                }
            }
        }

        if (best >= 0)
        {
            bits |= (tables.Doubts.Length > 0 && IsDoubtful(best)) || (tables.MayBeUntold && bestReasons.Count == 0 && IsUntold()) ? BulkReasons.Doubtful : 0;
            Cheaper();
        }
    }

    private ulong PartlyHeld()
    {
        for (var s = 0; s < steps.Length; s++)
        {
            if ((held & (1 << (s + LevyHolding.MostLevies))) != 0 && tables.GivenDuties[s] < 0)
            {
                return BulkReasons.PartlyLoaded;
            }
        }

        return 0;
    }

    private bool IsDoubtful(int option)
    {
        var plans = rows.Plans;
        if (plans[option + 1] >= 0 && tables.Doubts[plans[option]] != 0)
        {
            return true;
        }

        foreach (var (step, _, measure, _, _) in beside)
        {
            if (step >= 0 && measure >= 0 && tables.Doubts[measure] != 0)
            {
                return true;
            }
        }

        return false;
    }

    // Whether a charge of the best option rests on a cost that was not told.
    private bool IsUntold()
    {
        for (var s = 0; s < steps.Length; s++)
        {
            for (var i = steps[s].TermsFrom; bestAmounts[s] != 0 && i < steps[s].TermsFrom + steps[s].TermsCount; i++)
            {
                var column = -2 - tables.Terms[i] - BulkTables.IfTold;
                if (column >= 0 && !columns[column].Known[line & columns[column].Mask])
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Of every type the measures without an additional code, and those whose code is declared; see the full assessment.
    private void ChooseBeside(int at)
    {
        chosen.Clear();
        var plans = rows.Plans;
        for (var groups = plans[plan + 2]; groups > 0; groups--)
        {
            var (alternative, plain, coded) = (plans[at] != 0, plans[at + 1], plans[at + 2]);
            var first = at + BulkPlan.GroupHead;
            var firstCoded = first + (plain * BulkPlan.MemberWidth);
            at = firstCoded + (coded * BulkPlan.MemberWidth);
            var declared = 0;
            for (var i = firstCoded; i < at; i += BulkPlan.MemberWidth)
            {
                declared += HasCode(plans[i + 4]) ? 1 : 0;
            }

            if (!alternative || declared == 0)
            {
                for (var i = first; i < firstCoded; i += BulkPlan.MemberWidth)
                {
                    chosen.Add(i);
                }
            }

            if (declared > 0)
            {
                for (var i = firstCoded; i < at; i += BulkPlan.MemberWidth)
                {
                    if (HasCode(plans[i + 4]))
                    {
                        chosen.Add(i);
                    }
                }
            }
            else if (coded > 0 && !(alternative && plain > 0))
            {
                // No measure, only the place of the group's levy.
                chosen.Add(~firstCoded);
            }
        }
    }

    private void ResolveBeside()
    {
        beside.Clear();
        whyBeside.Clear();
        besideSteps = 0;
        var plans = rows.Plans;
        foreach (var member in CollectionsMarshal.AsSpan(chosen))
        {
            var from = whyBeside.Count;
            if (member < 0)
            {
                whyBeside.Add(Reason(OfCode, plans[~member + 1], plans[~member]));
                Beside(plans[~member + 1], -1, -1, from);
                continue;
            }

            var (measure, step, duty, conditions) = (plans[member], plans[member + 1], plans[member + 2], plans[member + 3]);
            if (conditions >= 0)
            {
                trace.Clear();
                switch (Decide(conditions, out var conditional))
                {
                    case Verdict.Unknown:
                        AddReasons(whyBeside, from, step, measure);
                        Beside(step, -1, measure, from);
                        continue;
                    case Verdict.Waived:
                    case Verdict.Unmet when duty < 0:
                        continue;
                }

                duty = conditional >= 0 ? conditional : duty;
            }

            if (duty < 0)
            {
                whyBeside.Add(Reason(OfData, step, measure));
            }

            Beside(step, duty, measure, from);
        }

        charging = besideSteps | givenSteps | (held & ((1 << steps.Length) - 1));
    }

    private void Beside(int step, int duty, int measure, int from)
    {
        beside.Add((step, duty, measure, from, whyBeside.Count));
        besideSteps |= step >= 0 ? 1 << step : 0;
    }

    /// <summary>
    /// The smallest set of further documents with which conditions are met, in <see cref="smallest"/>; false where none
    /// helps or none is wanted.
    /// </summary>
    private bool TrySmallest(int program)
    {
        smallest.Clear();
        if (documentTests[program] is { Mask: not 0, Opener: >= 0 and var opener })
        {
            smallest.Add(opener);
            return true;
        }

        var start = tables.WayStarts[program];
        if (start < 0)
        {
            needsFull = true;
            return false;
        }

        var ways = tables.Ways;
        var (count, outcome) = (ways[start], 0);
        for (var t = 0; t < count; t++)
        {
            outcome |= Kept(ways[start + 1 + t]) == 1 ? 1 << t : 0;
        }

        // The sets come by size and name; without what is declared already that order may be another.
        var first = ways[start + 1 + count + outcome];
        var found = false;
        var at = first + 1;
        for (var sets = ways[first]; sets > 0; sets--)
        {
            remaining.Clear();
            for (var n = ways[at++]; n > 0; n--, at++)
            {
                if (!HasDocument(ways[at]))
                {
                    remaining.Add(ways[at]);
                }
            }

            if (found && !ComesBefore(remaining, smallest))
            {
                continue;
            }

            given.AddRange(remaining);
            var met = Decide(program, out _) == Verdict.Met;
            given.RemoveRange(given.Count - remaining.Count, remaining.Count);
            if (met)
            {
                found = true;
                smallest.Clear();
                smallest.AddRange(remaining);
            }
        }

        return found && smallest.Count > 0;
    }

    private bool ComesBefore(List<int> one, List<int> other)
    {
        if (one.Count != other.Count)
        {
            return one.Count < other.Count;
        }

        for (var i = 0; i < one.Count; i++)
        {
            var order = tables.DocumentRanks[one[i]].CompareTo(tables.DocumentRanks[other[i]]);
            if (order != 0)
            {
                return order < 0;
            }
        }

        return false;
    }

    // What is open or could be opened, where its own duty is known.
    private readonly record struct Reachable(int At, bool NeedsCode, int GivenFrom, int GivenTo, int WhyFrom, int WhyTo, decimal Total);
}
