using System.Buffers;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;

namespace Corridor.Measures.Bulk;

/// <summary>Lines that go through a run together: encoded by lane, in the order in which they were read.</summary>
internal sealed class RunBlock
{
    public const int Most = 8192;
    private const int MostSets = 20_000;
    private readonly Dictionary<RunLane, (BulkLines Lines, BulkAnswers Answers)> lanes = [];

    public List<RunRow> Rows { get; } = new(Most);

    /// <summary>The characters of what lines call themselves.</summary>
    public ArrayBufferWriter<char> Names { get; } = new();

    /// <summary>What a worker has made of the block, for the file.</summary>
    public ArrayBufferWriter<byte> Output { get; } = new(1 << 20);

    public (BulkLines Lines, BulkAnswers Answers) Of(RunLane lane)
    {
        if (!lanes.TryGetValue(lane, out var own))
        {
            var regime = lane.Route.Assessor.Regime;
            lanes[lane] = own = (regime.NewLines(1024), new BulkAnswers(regime));
        }

        return own;
    }

    public void Assess()
    {
        foreach (var (lane, (lines, answers)) in lanes)
        {
            lane.Route.Assessor.Assess(lines, answers, 1);
        }
    }

    public ref readonly BulkAnswer AnswerOf(in RunRow row) => ref lanes[row.Lane].Answers[row.Place];

    public BulkAnswers AnswersOf(RunLane lane) => lanes[lane].Answers;

    public void Clear()
    {
        Rows.Clear();
        Names.ResetWrittenCount();
        Output.ResetWrittenCount();
        foreach (var (lane, (lines, _)) in lanes)
        {
            if (lines.SetCount > MostSets)
            {
                lanes.Remove(lane);
            }
            else
            {
                lines.Clear();
            }
        }
    }
}

/// <summary>A line of a block.</summary>
internal readonly record struct RunRow(RunLane Lane, int Place, long Number, int NameFrom, int NameLength, string Code, DateOnly Day);

/// <summary>A lane that occurs in a run.</summary>
internal sealed record RunLane(EconomyCode Origin, EconomyCode Destination, TradeDirection Direction, BulkRoute Route, RunFacts Facts);
