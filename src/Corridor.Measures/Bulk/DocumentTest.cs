using System.Runtime.InteropServices;
using Corridor.Measures.Determination;

namespace Corridor.Measures.Bulk;

/// <summary>
/// What the documents of a line settle of a condition program by themselves: most programs ask for one of a few
/// documents and say what holds without any.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DocumentTest
{
    /// <summary>How many documents one test looks at.</summary>
    public const int Width = 64;

    /// <summary>
    /// With one of these conditions are met, and the measure's own duty holds: bits from <see cref="First"/> on. Zero
    /// where the program is of another form and has to be walked.
    /// </summary>
    public readonly ulong Mask;

    /// <summary>The first document of the mask.</summary>
    public readonly int First;

    /// <summary>The verdict without any of them.</summary>
    public readonly BulkWorker.Verdict Otherwise;

    /// <summary>The first by size and name of the documents that meet them, where one does and no set has to be looked for; else -1. Of tests with a mask.</summary>
    public readonly int Opener;

    /// <summary>The threshold that without any of them has to be kept, or -1.</summary>
    public readonly int Threshold;

    private DocumentTest(ulong mask, int first, int threshold, BulkWorker.Verdict otherwise, int opener) =>
        (Mask, First, Threshold, Otherwise, Opener) = (mask, first, threshold, otherwise, opener);

    /// <summary>Whether nothing but documents settles it, and no duty of its own stands in it.</summary>
    public bool IsAll => Mask != 0 && Threshold < 0;

    /// <summary>A test for each program.</summary>
    public static DocumentTest[] Of(BulkTables tables)
    {
        var tests = new DocumentTest[tables.ConditionStarts.Length];
        for (var i = 0; i < tests.Length; i++)
        {
            tests[i] = Of(tables, i);
        }

        return tests;
    }

    private static DocumentTest Of(BulkTables tables, int program)
    {
        var data = tables.Conditions;
        var at = tables.ConditionStarts[program];
        if (data[at] != 1)
        {
            return default;
        }

        var count = data[at + 1];
        var lines = MemoryMarshal.Cast<int, Line>(data.AsSpan(at + 2, count * 4));
        var leading = 0;
        var (first, last) = (int.MaxValue, -1);
        while (leading < count && lines[leading] is { Document: >= 0, Threshold: < 0, Duty: < 0, Action: (int)ConditionAction.Apply } line)
        {
            (first, last) = (Math.Min(first, line.Document), Math.Max(last, line.Document));
            leading++;
        }

        if (leading == 0 || last - first >= Width)
        {
            return default;
        }

        var mask = 0UL;
        foreach (var line in lines[..leading])
        {
            mask |= 1UL << (line.Document - first);
        }

        // One threshold, with documents or instead of them; if it is unknown, so are conditions with another end.
        var next = leading;
        var threshold = next < count && lines[next] is { Document: < 0, Threshold: >= 0, Duty: < 0, Action: (int)ConditionAction.Apply } ? lines[next++].Threshold : -1;
        if (next < count && lines[next] is not { Document: < 0, Threshold: < 0, Action: (int)ConditionAction.Refuse })
        {
            return default;
        }

        return new DocumentTest(mask, first, threshold, next == count ? BulkWorker.Verdict.Unmet : BulkWorker.Verdict.Refused, threshold >= 0 ? -1 : FirstWay(tables, program, first, mask));
    }

    private static int FirstWay(BulkTables tables, int program, int first, ulong mask)
    {
        var (start, ways) = (tables.WayStarts[program], tables.Ways);
        if (start < 0 || ways[start] != 0)
        {
            return -1;
        }

        // No thresholds: one outcome, whose sets come by size and name.
        var sets = ways[start + 1];
        var document = ways[sets] > 0 && ways[sets + 1] == 1 ? ways[sets + 2] : -1;
        var bit = document - first;
        return document >= 0 && bit is >= 0 and < Width && (mask & (1UL << bit)) != 0 ? document : -1;
    }

    private readonly record struct Line(int Document, int Threshold, int Action, int Duty);
}
