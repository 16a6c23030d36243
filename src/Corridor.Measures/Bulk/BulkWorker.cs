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
    private readonly decimal[] amounts;
    private readonly LevyHolding? holding;
    private readonly List<long>[] reasons;
    private readonly decimal[] bestAmounts;

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
        amounts = new decimal[steps.Length];
        reasons = [.. steps.Select(_ => new List<long>())];
        bestAmounts = new decimal[steps.Length];
    }

    /// <summary>Answers the lines of a range.</summary>
    public void Run(int from, int to)
    {
        var target = answers.Rows;
        for (var i = from; i < to; i++)
        {
            Array.Clear(bestAmounts);
            BulkAnswer answer;
            needsFull = lines.NeedsFull(i) || steps.Length > LevyHolding.MostLevies;
            try
            {
                answer = needsFull ? default : Answer(i);
            }
            catch (OverflowException)
            {
                needsFull = true;
                answer = default;
            }

            target[i] = needsFull ? lane.AssessInFull(lines, i, bestAmounts) : answer;
            for (var s = 0; s < bestAmounts.Length; s++)
            {
                answers.AmountColumns[s][i] = bestAmounts[s];
            }
        }
    }

    private BulkAnswer Answer(int at)
    {
        line = at;
        day = lines.Days[at];
        if (!TryPlan(lines.Rows[at]))
        {
            needsFull = tables.HasOpenLines;
            return BulkAnswer.None(BulkState.NotDeclarable);
        }

        documentBits = lines.DocumentSets[at] * lines.Documents.Words;
        codeBits = lines.CodeSets[at] * lines.Codes.Words;
        given.Clear();
        held = holding?.At(lines.Rows[at], day, lines.Goods[at]) ?? 0;
        var answer = Options();
        var (stops, undecided) = Requirements();
        return answer with { State = answer.Reasons == 0 ? BulkState.Complete : BulkState.Incomplete, Stops = stops, Undecided = undecided };
    }

    private bool TryPlan(int row)
    {
        if (row < 0)
        {
            return false;
        }

        var (low, high) = (rows.RowStarts[row], rows.RowStarts[row + 1] - 1);
        var days = rows.SegmentDays;
        if (low > high || days[low] > day)
        {
            return false;
        }

        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (days[middle] <= day)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        plan = rows.SegmentPlans[low];
        if (plan == -1)
        {
            return false;
        }

        monthDay = -1;
        if (plan < -1)
        {
            var season = -2 - plan;
            var at = rows.SeasonStarts[season + 1] - 1;
            while (rows.SeasonDays[at] > MonthDay())
            {
                at--;
            }

            plan = rows.SeasonPlans[at];
        }

        return true;
    }

    private int MonthDay()
    {
        if (monthDay < 0)
        {
            var date = DateOnly.FromDayNumber(day);
            monthDay = (date.Month * 32) + date.Day;
        }

        return monthDay;
    }

    private (int Stops, int Undecided) Requirements()
    {
        var plans = rows.Plans;
        var (stops, undecided) = (0, 0);
        var at = requirementsAt;
        for (var n = plans[plan + 3]; n > 0; n--, at += BulkPlan.RequirementWidth)
        {
            if (plans[at + 2] == BulkPlan.AlwaysStops)
            {
                stops++;
            }
            else if (plans[at + 1] >= 0)
            {
                trace.Clear();
                switch (Decide(plans[at + 1], out _))
                {
                    case Verdict.Refused:
                    case Verdict.Unmet when plans[at + 2] == BulkPlan.StopsWhenUnmet:
                        stops++;
                        break;
                    case Verdict.Unknown:
                        undecided++;
                        break;
                }
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
