using System.Runtime.CompilerServices;

namespace Corridor.Measures.Bulk;

/// <summary>Answers lines one after the other, for one thread; its buffers are made once.</summary>
internal sealed partial class BulkWorker
{
    private readonly BulkAssessor lane;
    private readonly BulkLines lines;
    private readonly BulkAnswers answers;
    private readonly BulkTables tables;
    private readonly LaneTables rows;
    private readonly FactColumn[] columns;
    private readonly LevyOp[] steps;
    private readonly DocumentTest[] documentTests;
    private readonly ulong[] documentWords;
    private readonly int givenSteps;
    private readonly decimal[] amounts;
    private readonly LevyHolding? holding;
    private readonly List<long>[] reasons;
    private readonly decimal[] bestAmounts;

    // How many plans are looked up at once, how many numbers of each are fetched, and how many come together.
    private const int Ahead = 32;
    private const int PlanLength = 64;
    private const int CacheLine = 16;
    private readonly int[] planned = new int[Ahead];
    private int touched;

    // The line at hand.
    private int line;
    private int day;
    private int monthDay;
    private int documentBits;
    private int codeBits;
    private int plan;
    private int held;
    private bool needsFull;

    public BulkWorker(BulkAssessor lane, BulkLines lines, BulkAnswers answers, LevyHolding? holding)
    {
        this.holding = holding;
        this.lane = lane;
        this.lines = lines;
        this.answers = answers;
        tables = lane.Regime.Tables;
        rows = lane.Tables;
        columns = lines.Columns;
        steps = tables.Steps;
        documentTests = tables.DocumentTests;
        documentWords = lines.Documents.Bits;
        for (var s = 0; s < Math.Min(steps.Length, LevyHolding.MostLevies); s++)
        {
            givenSteps |= tables.GivenDuties[s] >= 0 ? 1 << s : 0;
        }

        amounts = new decimal[steps.Length];
        reasons = [.. steps.Select(_ => new List<long>())];
        bestAmounts = new decimal[steps.Length];
    }

    /// <summary>Answers the lines of a range.</summary>
    public void Run(int from, int to)
    {
        for (; from < to; from += Ahead)
        {
            RunSome(from, Math.Min(from + Ahead, to));
        }
    }

    private void RunSome(int from, int to)
    {
        LookUp(from, to);
        for (var i = from; i < to; i++)
        {
            bestAmounts.AsSpan().Clear();
            plan = planned[i - from];
            needsFull = lines.NeedsFull(i) || steps.Length > LevyHolding.MostLevies;
            if (!needsFull)
            {
                Answer(i);
            }

            if (needsFull)
            {
                answers.Rows[i] = lane.AssessInFull(lines, i, bestAmounts);
            }

            var columns = answers.AmountColumns;
            for (var s = 0; s < columns.Length; s++)
            {
                columns[s][i] = bestAmounts[s];
            }
        }
    }

    private void Answer(int at)
    {
        try
        {
            Answer(at, out answers.Rows[at]);
        }
        catch (OverflowException)
        {
            needsFull = true;
        }
    }

    private void Answer(int at, out BulkAnswer answer)
    {
        line = at;
        day = lines.Days[at];
        monthDay = -1;
        if (plan < 0)
        {
            needsFull = tables.HasOpenLines;
            answer = BulkAnswer.None(BulkState.NotDeclarable);
            return;
        }

        documentBits = lines.DocumentSets[at] * lines.Documents.Words;
        codeBits = lines.CodeSets[at] * lines.Codes.Words;
        given.Clear();
        held = holding?.At(lines.Rows[at], day, lines.Goods[at]) ?? 0;
        Options();
        var (stops, undecided) = Requirements();
        answer = new BulkAnswer(
            bits == 0 ? BulkState.Complete : BulkState.Incomplete, best < 0 ? -1 : rows.Plans[best], bestTotal, best >= 0 && bestReasons.Count == 0, bits, stops, undecided, cheaper, cheaperMissing, saving);
    }

    // The plans of the next lines, together: memory is waited for once, not line by line.
    private void LookUp(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            planned[i - from] = PlanOf(lines.Rows[i], lines.Days[i]);
        }

        var (plans, sum) = (rows.Plans, 0);
        for (var i = 0; i < to - from; i++)
        {
            for (var at = Math.Max(planned[i], 0); at < Math.Min(planned[i] + PlanLength, plans.Length); at += CacheLine)
            {
                sum += plans[at];
            }
        }

        for (var i = 0; i < to - from; i++)
        {
            if (planned[i] >= 0)
            {
                var at = planned[i] + BulkPlan.Head;
                for (var end = at + plans[planned[i] + 3]; at < end; at++)
                {
                    sum += documentTests[plans[at] >> 1].First;
                }
            }
        }

        touched = sum;
    }

    // Where the plan of a row on a day stands; -1 where the code is not declarable.
    private int PlanOf(int row, int on)
    {
        if (row < 0)
        {
            return -1;
        }

        var days = rows.SegmentDays;
        var (low, high) = (rows.RowStarts[row], rows.RowStarts[row + 1] - 1);
        if (low > high || days[low] > on)
        {
            return -1;
        }

        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (days[middle] <= on)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        var found = rows.SegmentPlans[low];
        if (found >= -1)
        {
            return found;
        }

        var season = -2 - found;
        var at = rows.SeasonStarts[season + 1] - 1;
        var monthDayThen = MonthDayOf(on);
        while (rows.SeasonDays[at] > monthDayThen)
        {
            at--;
        }

        return rows.SeasonPlans[at];
    }

    private int MonthDay()
    {
        if (monthDay < 0)
        {
            monthDay = MonthDayOf(day);
        }

        return monthDay;
    }

    private static int MonthDayOf(int dayNumber)
    {
        var date = DateOnly.FromDayNumber(dayNumber);
        return (date.Month * 32) + date.Day;
    }

    private (int Stops, int Undecided) Requirements()
    {
        var plans = rows.Plans;
        var (stops, undecided) = (plans[plan] >> BulkPlan.StopsShift, 0);
        var at = plan + BulkPlan.Head;
        for (var end = at + plans[plan + 3]; at < end; at++)
        {
            ref readonly var test = ref documentTests[plans[at] >> 1];
            if (test.Mask != 0)
            {
                var settled = Settled(in test);
                stops += settled == 0 && (test.Otherwise == Verdict.Refused || (plans[at] & BulkPlan.StopsWhenUnmet) != 0) ? 1 : 0;
                undecided += settled < 0 ? 1 : 0;
                continue;
            }

            trace.Clear();
            switch (Walk(plans[at] >> 1, out _))
            {
                case Verdict.Refused:
                case Verdict.Unmet when (plans[at] & BulkPlan.StopsWhenUnmet) != 0:
                    stops++;
                    break;
                case Verdict.Unknown:
                    undecided++;
                    break;
            }
        }

        return (stops, undecided);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasCode(int atom) => (lines.Codes.Bits[codeBits + (atom >> 6)] & (1UL << (atom & 63))) != 0;

    private bool IsShort(int quota)
    {
        for (var i = tables.QuotaStarts[quota]; i < tables.QuotaStarts[quota + 1]; i++)
        {
            ref readonly var period = ref tables.Quotas[i];
            if (period.From <= day && day <= period.To)
            {
                return period.Column >= 0 && (period.Balance <= 0 || (TryFact(period.Column, out var amount) && amount > period.Balance));
            }
        }

        return false;
    }
}
