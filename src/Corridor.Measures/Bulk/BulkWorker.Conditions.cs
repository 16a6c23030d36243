using System.Runtime.CompilerServices;
using Corridor.Measures.Determination;

namespace Corridor.Measures.Bulk;

/// <content>Conditions, as <see cref="Assessment.ConditionOutcome"/> reads them.</content>
internal sealed partial class BulkWorker
{
    // Documents that are taken as given beside the declared ones.
    private readonly List<int> given = [];

    // The facts that were asked for in vain: columns, or other marks of <see cref="Reason"/>.
    private readonly List<int> trace = [];

    internal enum Verdict
    {
        Met,
        Unmet,
        Refused,
        Waived,
        Unknown,
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasDocument(int atom) =>
        (lines.Documents.Bits[documentBits + (atom >> 6)] & (1UL << (atom & 63))) != 0 || (given.Count > 0 && given.Contains(atom));

    // Whether one of the documents that a test asks for is declared or given.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasOne(in DocumentTest test)
    {
        var (at, shift) = (documentBits + (test.First >> 6), test.First & 63);
        var window = documentWords[at] >> shift;
        if (shift != 0)
        {
            window |= documentWords[at + 1] << (DocumentTest.Width - shift);
        }

        return (window & test.Mask) != 0 || (given.Count > 0 && IsGiven(in test));
    }

    private bool IsGiven(in DocumentTest test)
    {
        foreach (var document in given)
        {
            if (document - test.First is >= 0 and < DocumentTest.Width and var bit && (test.Mask & (1UL << bit)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    // What a test settles: 1 that conditions are met, 0 that they are not, -1 that it is unknown.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Settled(in DocumentTest test) => HasOne(in test) ? 1 : test.Threshold < 0 ? 0 : Kept(test.Threshold);

    /// <summary>What conditions come to; facts that are missing stand in <see cref="trace"/> where that is unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Verdict Decide(int program, out int duty)
    {
        ref readonly var test = ref documentTests[program];
        if (test.Mask == 0)
        {
            return Walk(program, out duty);
        }

        duty = -1;
        return Settled(in test) switch
        {
            1 => Verdict.Met,
            0 => test.Otherwise,
            _ => Verdict.Unknown,
        };
    }

    private Verdict Walk(int program, out int duty)
    {
        duty = -1;
        var before = trace.Count;
        var data = tables.Conditions;
        var at = tables.ConditionStarts[program];
        var (refused, unmet, open, waived) = (false, false, false, false);
        for (var groups = data[at++]; groups > 0; groups--)
        {
            var end = at + 1 + (data[at] * 4);
            switch (Group(data.AsSpan(at + 1, end - at - 1), out var own))
            {
                case Verdict.Refused:
                    refused = true;
                    break;
                case Verdict.Unmet:
                    unmet = true;
                    break;
                case Verdict.Unknown:
                    open = true;
                    break;
                case Verdict.Waived:
                    waived = true;
                    break;
                default:
                    duty = duty < 0 ? own : duty;
                    break;
            }

            at = end;
        }

        if (refused || unmet || open || waived)
        {
            duty = -1;
            if (refused || unmet || !open)
            {
                Forget(before);
            }

            return refused ? Verdict.Refused : unmet ? Verdict.Unmet : open ? Verdict.Unknown : Verdict.Waived;
        }

        return Verdict.Met;
    }

    private Verdict Group(ReadOnlySpan<int> program, out int duty)
    {
        duty = -1;
        var before = trace.Count;
        var (open, openAction, openDuty, alike) = (false, 0, 0, true);
        for (; program.Length > 0; program = program[4..])
        {
            var (document, threshold, action, own) = (program[0], program[1], program[2], program[3]);
            if (document >= 0 && !HasDocument(document))
            {
                continue;
            }

            if (threshold >= 0)
            {
                var kept = Kept(threshold);
                if (kept < 0)
                {
                    alike = !open || (alike && openAction == action && openDuty == own);
                    (open, openAction, openDuty) = (true, action, own);
                }

                if (kept <= 0)
                {
                    continue;
                }
            }

            if (open && !(alike && openAction == action && openDuty == own))
            {
                return Verdict.Unknown;
            }

            Forget(before);
            if (action == (int)ConditionAction.Refuse)
            {
                return Verdict.Refused;
            }

            if (action == (int)ConditionAction.Waive)
            {
                return Verdict.Waived;
            }

            duty = own;
            return Verdict.Met;
        }

        return open ? Verdict.Unknown : Verdict.Unmet;
    }

    // 1 kept, 0 not, -1 unknown.
    private int Kept(int number)
    {
        ref readonly var threshold = ref tables.Thresholds[number];
        var facts = columns[threshold.Of];
        if (threshold is { Rate: < 0, Per: < 0 } && facts.Known[line & facts.Mask])
        {
            return IsKept((ThresholdSense)threshold.Sense, in facts.Values[line & facts.Mask], in threshold.Limit) ? 1 : 0;
        }

        var known = TryFact(threshold.Of, out var value);
        var limit = threshold.Limit;
        if (threshold.Rate >= 0)
        {
            known &= TryFact(threshold.Rate, out var rate);
            limit = known ? limit * rate : 0;
        }

        if (threshold.Per >= 0)
        {
            known &= TryFact(threshold.Per, out var per);
            if (known)
            {
                limit *= per;
                value *= threshold.Each;
            }
        }

        return !known ? -1 : IsKept((ThresholdSense)threshold.Sense, in value, in limit) ? 1 : 0;
    }

    private static bool IsKept(ThresholdSense sense, in decimal value, in decimal limit) => sense switch
    {
        ThresholdSense.AtMost => value <= limit,
        ThresholdSense.AtLeast => value >= limit,
        ThresholdSense.Above => value > limit,
        _ => value < limit,
    };

    private void Forget(int before)
    {
        if (trace.Count > before)
        {
            trace.RemoveRange(before, trace.Count - before);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFact(int column, out decimal value)
    {
        var facts = columns[column];
        var at = line & facts.Mask;
        value = facts.Values[at];
        if (facts.Known[at])
        {
            return true;
        }

        trace.Add(column);
        return false;
    }
}
