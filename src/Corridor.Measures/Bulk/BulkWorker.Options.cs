namespace Corridor.Measures.Bulk;

/// <content>Options, what is paid under each, and the ways to pay less.</content>
internal sealed partial class BulkWorker
{
    // The charges beside the options: step, duty, or why it is unknown.
    private readonly List<(int Step, int Duty, ulong Unknown)> beside = [];

    // The measures whose charges these are: where they stand in the plan.
    private readonly List<int> chosen = [];
    private readonly List<(int At, int Conditions, bool NeedsCode, int GivenFrom, int GivenTo, decimal Total)> reachable = [];
    private readonly List<int> helpful = [];
    private readonly List<int> givenByOption = [];
    private readonly List<int> remaining = [];
    private readonly List<int> smallest = [];
    private int requirementsAt;

    private ulong Options(out int best, out decimal bestTotal, out int cheaper, out int cheaperMissing, out decimal saving)
    {
        var plans = rows.Plans;
        var optionsAt = plan + BulkPlan.Head;
        var optionsEnd = optionsAt + (plans[plan + 1] * BulkPlan.OptionWidth);
        ChooseBeside(optionsEnd);
        ResolveBeside();
        FixedSteps();
        reachable.Clear();
        givenByOption.Clear();
        best = -1;
        bestTotal = 0;
        var reasons = (plans[plan] & BulkPlan.HasBaseDuty) == 0 ? BulkReasons.NotLoaded : 0;
        for (var at = optionsAt; at < optionsEnd; at += BulkPlan.OptionWidth)
        {
            if (plans[at + 5] >= 0 && IsExhausted(plans[at + 5]))
            {
                continue;
            }

            var needsCode = plans[at + 4] >= 0 && !HasCode(plans[at + 4]);
            var (duty, unknownDuty) = (plans[at + 2], 0UL);
            var (givenFrom, own) = (givenByOption.Count, plans[at + 3]);
            if (own >= 0)
            {
                switch (Decide(own, out var conditional, out var missing))
                {
                    case Verdict.Met:
                        duty = conditional >= 0 ? conditional : duty;
                        break;
                    case Verdict.Unknown:
                        reasons |= missing;
                        continue;
                    default:
                        if (!TrySmallest(own))
                        {
                            if (needsFull)
                            {
                                (cheaper, cheaperMissing, saving) = (-1, 0, 0);
                                return 0;
                            }

                            continue;
                        }

                        givenByOption.AddRange(smallest);
                        given.AddRange(smallest);
                        Decide(own, out conditional, out _);
                        duty = conditional >= 0 ? conditional : duty;
                        break;
                }
            }

            if (given.Count > 0 && tables.SharesTypes)
            {
                ResolveBeside();
                FixedSteps();
            }

            unknownDuty = duty < 0 && plans[at + 1] >= 0 ? BulkReasons.NotLoaded : 0;
            var open = !needsCode && given.Count == 0;
            var known = TryTotal(plans[at + 1], duty, unknownDuty, out var total, out var unknownTotal);
            if (open)
            {
                reasons |= unknownTotal;
            }

            if (known)
            {
                reachable.Add((at, own, needsCode, givenFrom, givenByOption.Count, total));
                if (open && (best < 0 || total < bestTotal))
                {
                    (best, bestTotal) = (plans[at], total);
                    amounts.CopyTo(bestAmounts, 0);
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

        (cheaper, cheaperMissing, saving) = (-1, 0, 0);
        if (best >= 0)
        {
            Cheaper(bestTotal, ref cheaper, ref cheaperMissing, ref saving);
        }

        return reasons;
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

        requirementsAt = at;
    }

    private void ResolveBeside()
    {
        beside.Clear();
        var plans = rows.Plans;
        foreach (var member in chosen)
        {
            if (member < 0)
            {
                beside.Add((plans[~member + 1], -1, BulkReasons.AdditionalCode));
                continue;
            }

            var (duty, conditions) = (plans[member + 2], plans[member + 3]);
            if (conditions >= 0)
            {
                switch (Decide(conditions, out var conditional, out var missing))
                {
                    case Verdict.Unknown:
                        beside.Add((plans[member + 1], -1, missing));
                        continue;
                    case Verdict.Waived:
                    case Verdict.Unmet when duty < 0:
                        continue;
                }

                duty = conditional >= 0 ? conditional : duty;
            }

            beside.Add((plans[member + 1], duty, duty < 0 ? BulkReasons.NotLoaded : 0));
        }
    }

    // The steps that are the same under every option.
    private void FixedSteps()
    {
        for (var s = 0; s < steps.Length; s++)
        {
            if (steps[s].Varies == 0)
            {
                Step(s, -1, -1, 0);
            }
        }
    }

    private bool TryTotal(int optionStep, int optionDuty, ulong optionUnknown, out decimal total, out ulong reasons)
    {
        total = 0;
        reasons = 0;
        for (var s = 0; s < steps.Length; s++)
        {
            if (steps[s].Varies != 0)
            {
                Step(s, optionStep, optionDuty, optionUnknown);
            }

            reasons |= unknown[s];
            if (reasons == 0)
            {
                total += amounts[s];
            }
        }

        return reasons == 0;
    }

    private void Step(int s, int optionStep, int optionDuty, ulong optionUnknown)
    {
        ref readonly var step = ref steps[s];
        var (levyBase, baseUnknown) = (0m, 0UL);
        for (var i = 0; i < step.TermsCount; i++)
        {
            var term = tables.Terms[step.TermsFrom + i];
            if (term >= 0)
            {
                baseUnknown |= unknown[term];
                levyBase += amounts[term];
            }
            else if (TryFact(term == -1 ? 0 : -2 - term, out var value, ref baseUnknown))
            {
                levyBase = i == 0 ? value : levyBase + value;
            }
        }

        var (sum, reasons) = (0m, 0UL);
        if (optionStep == s)
        {
            Add(optionDuty, optionUnknown);
        }

        foreach (var (own, duty, why) in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(beside))
        {
            if (own == s)
            {
                Add(duty, why);
            }
        }

        amounts[s] = reasons == 0 ? sum : 0;
        unknown[s] = reasons;

        void Add(int duty, ulong why)
        {
            reasons |= why;
            if (why == 0 && TryCharge(duty, s, levyBase, baseUnknown, out var amount, ref reasons) && reasons == 0)
            {
                sum += amount;
            }
        }
    }

    /// <summary>
    /// The smallest set of further documents with which conditions are met, in <see cref="smallest"/>; false where none
    /// helps or none is wanted.
    /// </summary>
    private bool TrySmallest(int program)
    {
        smallest.Clear();
        var start = tables.WayStarts[program];
        if (start < 0)
        {
            needsFull = true;
            return false;
        }

        var ways = tables.Ways;
        var (count, outcome, ignored) = (ways[start], 0, 0UL);
        for (var t = 0; t < count; t++)
        {
            outcome |= Kept(ways[start + 1 + t], ref ignored) == 1 ? 1 << t : 0;
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
            var met = Decide(program, out _, out _) == Verdict.Met;
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

    private void Cheaper(decimal most, ref int cheaper, ref int cheaperMissing, ref decimal saving)
    {
        var documentsBeside = (rows.Plans[plan] & BulkPlan.DocumentsBeside) != 0;
        foreach (var (at, conditions, needsCode, givenFrom, givenTo, total) in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(reachable))
        {
            Offer(at, total, givenTo - givenFrom + (needsCode ? 1 : 0), most, ref cheaper, ref cheaperMissing, ref saving);
            if (documentsBeside)
            {
                given.Clear();
                for (var i = givenFrom; i < givenTo; i++)
                {
                    given.Add(givenByOption[i]);
                }

                WithMoreDocuments(at, conditions, needsCode, total, most, ref cheaper, ref cheaperMissing, ref saving);
                given.Clear();
            }
        }
    }

    // The largest saving, then the fewest things, then the first id.
    private void Offer(int at, decimal total, int missing, decimal most, ref int cheaper, ref int cheaperMissing, ref decimal saving)
    {
        var less = most - total;
        if (missing == 0 || less <= 0 || (cheaper >= 0 && (less < saving || (less == saving && missing > cheaperMissing))))
        {
            return;
        }

        var measure = rows.Plans[at];
        if (cheaper >= 0 && less == saving && missing == cheaperMissing && string.CompareOrdinal(tables.MeasureIds[cheaper], tables.MeasureIds[measure]) <= 0)
        {
            return;
        }

        (cheaper, cheaperMissing, saving) = (measure, missing, less);
    }

    // Of each measure beside the option the one document that lowers the total most; each by itself, and all of them.
    private void WithMoreDocuments(int at, int conditions, bool needsCode, decimal total, decimal most, ref int cheaper, ref int cheaperMissing, ref decimal saving)
    {
        helpful.Clear();
        var ofOption = given.Count;
        foreach (var member in chosen)
        {
            if (member < 0 || rows.Plans[member + 3] < 0)
            {
                continue;
            }

            var (lowest, document) = (total, -1);
            var program = tables.ConditionStarts[rows.Plans[member + 3]];
            var data = tables.Conditions;
            var place = program + 1;
            for (var groups = data[program]; groups > 0; groups--)
            {
                for (var n = data[place++]; n > 0; n--, place += 4)
                {
                    var atom = data[place];
                    if (atom < 0 || data[place + 2] is (int)Determination.ConditionAction.Refuse or (int)Determination.ConditionAction.Waive || HasDocument(atom))
                    {
                        continue;
                    }

                    given.Add(atom);
                    var known = TryTotalWithGiven(at, conditions, out var with);
                    given.RemoveAt(given.Count - 1);
                    if (known && (with < lowest || (with == lowest && document >= 0 && tables.DocumentRanks[atom] < tables.DocumentRanks[document])))
                    {
                        (lowest, document) = (with, atom);
                    }
                }
            }

            if (document >= 0)
            {
                helpful.Add(document);
                given.Add(document);
                Offer(at, lowest, Missing(needsCode), most, ref cheaper, ref cheaperMissing, ref saving);
                given.RemoveAt(given.Count - 1);
            }
        }

        if (helpful.Count > 1)
        {
            given.AddRange(helpful);
            if (TryTotalWithGiven(at, conditions, out var all))
            {
                Offer(at, all, Missing(needsCode), most, ref cheaper, ref cheaperMissing, ref saving);
            }
        }

        given.RemoveRange(ofOption, given.Count - ofOption);
    }

    // One document given to several measure types is one document.
    private int Missing(bool needsCode)
    {
        var count = needsCode ? 1 : 0;
        for (var i = 0; i < given.Count; i++)
        {
            var isNew = true;
            for (var j = 0; j < i; j++)
            {
                isNew &= tables.DocumentRanks[given[i]] != tables.DocumentRanks[given[j]];
            }

            count += isNew ? 1 : 0;
        }

        return count;
    }

    private bool TryTotalWithGiven(int at, int conditions, out decimal total)
    {
        var plans = rows.Plans;
        ResolveBeside();
        FixedSteps();
        var (duty, why) = (plans[at + 2], 0UL);
        if (conditions >= 0)
        {
            if (Decide(conditions, out var conditional, out var missing) == Verdict.Unknown)
            {
                why = missing;
            }

            duty = conditional >= 0 ? conditional : duty;
        }

        why |= duty < 0 && why == 0 && plans[at + 1] >= 0 ? BulkReasons.NotLoaded : 0;
        return TryTotal(plans[at + 1], duty, why, out total, out _);
    }
}
