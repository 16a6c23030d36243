using System.Runtime.InteropServices;
using System.Text;

namespace Corridor.Measures.Bulk;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote; lengths are checked against what is there.</summary>
internal sealed class SnapshotReader(ReadOnlyMemory<byte> body)
{
    private int at;

    public long Number()
    {
        var number = BitConverter.ToInt64(body.Span[at..]);
        at += sizeof(long);
        return number;
    }

    public BulkTables Tables() => new()
    {
        Name = Text(),
        Currency = Text(),
        MeasureIds = Texts()!,
        Levies = Texts()!,
        Costs = Texts()!,
        FirstCost = (int)Number(),
        Facts = Facts(),
        FactMasks = Array<ulong>(),
        Duties = Array<DutyOp>(),
        Links = Array<int>(),
        Seasons = Array<SeasonOp>(),
        Unknowns = Array<int>(),
        Meanings = (int)Number(),
        GivenDuties = Array<int>(),
        HasOpenLines = Number() != 0,
        Doubts = Array<byte>(),
        DutyRoots = Array<int>(),
        Thresholds = Array<ThresholdOp>(),
        ConditionStarts = Array<int>(),
        Conditions = Array<int>(),
        WayStarts = Array<int>(),
        Ways = Array<int>(),
        Steps = Array<LevyOp>(),
        Terms = Array<int>(),
        QuotaStarts = Array<int>(),
        Quotas = Array<QuotaOp>(),
        DocumentCodes = Texts()!,
        DocumentTypes = Texts()!,
        DocumentRanks = Array<int>(),
        AdditionalCodes = Texts()!,
        AdditionalTypes = Texts()!,
        RowKeys = Array<long>(),
        SharesTypes = Number() != 0,
    };

    public LaneTables Lane() => new()
    {
        Direction = (int)Number(),
        Partner = Texts()[0],
        RowStarts = Array<int>(),
        SegmentDays = Array<int>(),
        SegmentPlans = Array<int>(),
        SeasonStarts = Array<int>(),
        SeasonDays = Array<int>(),
        SeasonPlans = Array<int>(),
        Plans = Array<int>(),
    };

    private BulkTables.FactName[] Facts()
    {
        var facts = new BulkTables.FactName[checked((int)Number())];
        for (var i = 0; i < facts.Length; i++)
        {
            var numbers = Array<int>();
            var texts = Texts();
            facts[i] = new BulkTables.FactName(numbers[0], texts[0], numbers[1], numbers[2], texts[1], numbers[3], texts[2]);
        }

        return facts;
    }

    private T[] Array<T>()
        where T : unmanaged
    {
        var length = checked((int)Number());
        var bytes = body.Span.Slice(at, checked(length * Marshal.SizeOf<T>()));
        var items = GC.AllocateUninitializedArray<T>(length);
        bytes.CopyTo(MemoryMarshal.AsBytes(items.AsSpan()));
        at += bytes.Length + (-bytes.Length & 7);
        return items;
    }

    private string Text() => Texts()[0]!;

    private string?[] Texts()
    {
        var lengths = Array<int>();
        var count = checked((int)Number());
        var bytes = body.Span.Slice(at, count);
        at += count + (-count & 7);
        var texts = new string?[lengths.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (lengths[i] >= 0)
            {
                texts[i] = Encoding.UTF8.GetString(bytes[..lengths[i]]);
                bytes = bytes[lengths[i]..];
            }
        }

        return texts;
    }
}
