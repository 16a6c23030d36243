using System.Runtime.InteropServices;

namespace Corridor.Measures.Bulk;

/// <content>What is paid under an option, step by step of the cascade.</content>
internal sealed partial class BulkWorker
{
    // The steps that are the same under every option.
    private void FixedSteps()
    {
        active = charging;
        for (var s = 0; s < steps.Length; s++)
        {
            if (steps[s].Varies == 0)
            {
                Step(s, -1);
            }
        }
    }

    /// <summary>
    /// What is paid under an option as far as that is known, with the reasons for the rest in <see cref="totalReasons"/>;
    /// false where the option's own duty is unknown.
    /// </summary>
    private bool Total(int option, out decimal total)
    {
        total = 0;
        var (rated, isFirst, own) = (true, true, rows.Plans[option + 1]);
        active = own >= 0 ? charging | (1 << own) : charging;
        totalReasons.Clear();
        for (var s = 0; s < steps.Length; s++)
        {
            if (steps[s].Varies != 0)
            {
                rated &= Step(s, option);
            }

            if ((active & (1 << s)) == 0)
            {
                continue;
            }

            total = isFirst ? amounts[s] : total + amounts[s];
            isFirst = false;
            if ((unknownSteps & (1 << s)) != 0)
            {
                Join(totalReasons, 0, reasons[s]);
            }
        }

        return rated;
    }

    // False where the option's own duty belongs to the step and is unknown.
    private bool Step(int s, int option)
    {
        amounts[s] = 0;
        unknownSteps &= ~(1 << s);
        if ((active & (1 << s)) == 0)
        {
            return true;
        }

        var plans = rows.Plans;
        var levyBase = LevyBase(s, out var isKnown);
        var why = reasons[s];
        why.Clear();
        var (charged, rated) = (false, true);
        var isOptions = option >= 0 && plans[option + 1] == s;
        if (isOptions)
        {
            charged = true;
            rated = TryOwnDuty(option, why, out var duty) && TryAdd(duty, s, plans[option], levyBase, isKnown);
        }

        if ((besideSteps & (1 << s)) != 0)
        {
            charged = true;
            foreach (ref readonly var charge in CollectionsMarshal.AsSpan(beside))
            {
                if (charge.Step != s)
                {
                    continue;
                }

                if (charge.Duty >= 0)
                {
                    TryAdd(charge.Duty, s, charge.Measure, levyBase, isKnown);
                }
                else
                {
                    for (var i = charge.From; i < charge.To; i++)
                    {
                        Join(why, 0, whyBeside[i]);
                    }
                }
            }
        }

        if (tables.GivenDuties[s] >= 0 && !isOptions)
        {
            TryAdd(tables.GivenDuties[s], s, -1, levyBase, isKnown);
        }
        else if (!charged && (held & (1 << s)) != 0)
        {
            Join(why, 0, Reason(OfData, s, -1));
        }

        unknownSteps |= why.Count > 0 ? 1 << s : 0;
        return rated;
    }

    // Adds what a duty comes to; where that is unknown, the reasons.
    private bool TryAdd(int duty, int s, int measure, in decimal levyBase, bool isKnown)
    {
        trace.Clear();
        if (TryCharge(duty, s, in levyBase, isKnown, out var amount))
        {
            ref var sum = ref amounts[s];
            sum = sum == 0 ? amount : sum + amount;
            return true;
        }

        AddReasons(reasons[s], 0, s, measure);
        return false;
    }

    private decimal LevyBase(int s, out bool isKnown)
    {
        ref readonly var step = ref steps[s];
        var (sum, isFirst) = (0m, true);
        isKnown = true;
        levyBaseReasons.Clear();
        for (var i = step.TermsFrom; i < step.TermsFrom + step.TermsCount; i++)
        {
            var term = tables.Terms[i];
            if (term >= 0)
            {
                if ((unknownSteps & (1 << term)) != 0)
                {
                    isKnown = false;
                    Join(levyBaseReasons, 0, reasons[term]);
                }
                else if ((active & (1 << term)) != 0)
                {
                    sum = isFirst ? amounts[term] : sum + amounts[term];
                    isFirst = false;
                }

                continue;
            }

            var column = term == -1 ? 0 : -2 - term;
            var ifTold = column >= BulkTables.IfTold;
            var facts = columns[ifTold ? column - BulkTables.IfTold : column];
            var at = line & facts.Mask;
            if (facts.Known[at])
            {
                sum = isFirst ? facts.Values[at] : sum + facts.Values[at];
                isFirst = false;
            }
            else if (!ifTold)
            {
                isKnown = false;
                Join(levyBaseReasons, 0, Reason(column, -1, -1));
            }
        }

        return sum;
    }

    // The duty of an option with what is given; as the full assessment has it, where conditions are not met the measure's own.
    private bool TryOwnDuty(int option, List<long> why, out int duty)
    {
        var plans = rows.Plans;
        var (measure, step, conditions) = (plans[option], plans[option + 1], plans[option + 3]);
        duty = plans[option + 2];
        if (conditions >= 0 && !documentTests[conditions].IsAll)
        {
            trace.Clear();
            if (Decide(conditions, out var conditional) == Verdict.Unknown)
            {
                AddReasons(why, 0, step, measure);
                return false;
            }

            duty = conditional >= 0 ? conditional : duty;
        }

        if (duty < 0)
        {
            Join(why, 0, Reason(OfData, step, measure));
            return false;
        }

        return true;
    }
}
