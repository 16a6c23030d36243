using System.Runtime.InteropServices;

namespace Corridor.Measures.Bulk;

/// <content>
/// Why something is unknown, as numbers that are equal where the reasons of the full assessment are: what is missing,
/// for which step, of which measure.
/// </content>
internal sealed partial class BulkWorker
{
    // What is missing, beyond columns of facts (from 0) and texts (from -2 down).
    private const int OfCode = int.MinValue + 1;
    private const int OfData = int.MinValue + 2;
    private const int WhatShift = 37;
    private const int StepShift = 32;
    private const int FirstSpecial = (1 << (64 - WhatShift - 1)) - 4;

    private long Reason(int what, int step, int measure)
    {
        // Columns as they are, texts behind them, the others last.
        var code = what >= 0 ? what : what <= OfData ? FirstSpecial + (what - int.MinValue) : tables.FactMasks.Length - 2 - what;
        return ((long)code << WhatShift) | ((long)(step & 31) << StepShift) | (uint)measure;
    }

    private ulong BitOf(long reason)
    {
        var code = (int)(reason >> WhatShift);
        return code switch
        {
            FirstSpecial => BulkReasons.NotComputable,
            FirstSpecial + 1 => BulkReasons.AdditionalCode,
            FirstSpecial + 2 => BulkReasons.NotLoaded,
            _ => code < tables.FactMasks.Length ? tables.FactMasks[code] : BulkReasons.NotUnderstood,
        };
    }

    // The trace as reasons, each once.
    private void AddReasons(List<long> to, int from, int step, int measure)
    {
        foreach (var what in CollectionsMarshal.AsSpan(trace))
        {
            if (what == OfBase)
            {
                Join(to, from, levyBaseReasons);
            }
            else
            {
                Join(to, from, Reason(what, step, measure));
            }
        }
    }

    private static void Join(List<long> to, int from, List<long> more)
    {
        foreach (var reason in CollectionsMarshal.AsSpan(more))
        {
            Join(to, from, reason);
        }
    }

    private static void Join(List<long> to, int from, long reason)
    {
        if (!CollectionsMarshal.AsSpan(to)[from..].Contains(reason))
        {
            to.Add(reason);
        }
    }
}
