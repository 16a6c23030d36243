using System.Buffers;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;

namespace Corridor.Measures.Bulk;

/// <summary>Lines that go through a run together: encoded by lane, in the order in which they were read.</summary>
internal sealed class RunBlock
{
    public const int Most = 4096;
    private readonly Dictionary<RunLane, RunPart> parts = [];
    private RunPart? last;

    public List<RunRow> Rows { get; } = new(Most);

    /// <summary>The characters of what lines call themselves.</summary>
    public ArrayBufferWriter<char> Names { get; } = new();

    /// <summary>What a worker has made of the block, for the file.</summary>
    public ArrayBufferWriter<byte> Output { get; } = new();

    /// <summary>The same, for a file of columns.</summary>
    public TextColumn[] Columns { get; set; } = [];

    /// <summary>The part of a lane.</summary>
    public RunPart Of(RunLane lane)
    {
        if (last?.Lane == lane)
        {
            return last;
        }

        if (!parts.TryGetValue(lane, out last))
        {
            parts.Add(lane, last = new RunPart(lane));
        }

        return last;
    }

    public void Assess()
    {
        foreach (var part in parts.Values)
        {
            part.Lane.Route.Assessor.Assess(part.Lines, part.Answers, 1);
        }
    }

    public void Clear()
    {
        Rows.Clear();
        Names.ResetWrittenCount();
        Output.ResetWrittenCount();
        foreach (var part in parts.Values)
        {
            part.Lines.Clear();
            part.Lines.ClearSets();
        }
    }
}

/// <summary>A line of a block.</summary>
internal readonly record struct RunRow(RunPart Part, int Place, long Number, int NameFrom, int NameLength, string Code, DateOnly Day)
{
    public ref readonly BulkAnswer Answer => ref Part.Answers[Place];
}

/// <summary>The lines of a block that belong to one lane.</summary>
internal sealed class RunPart(RunLane lane)
{
    public RunLane Lane { get; } = lane;

    public BulkLines Lines { get; } = lane.Route.Assessor.Regime.NewLines(1024);

    public BulkAnswers Answers { get; } = new(lane.Route.Assessor.Regime);
}

/// <summary>A lane that occurs in a run.</summary>
internal sealed class RunLane(EconomyCode origin, EconomyCode destination, TradeDirection direction, BulkRoute route)
{
    public EconomyCode Origin { get; } = origin;

    public EconomyCode Destination { get; } = destination;

    public TradeDirection Direction { get; } = direction;

    public BulkRoute Route { get; } = route;

    public RunFacts Facts { get; } = new(route);
}
