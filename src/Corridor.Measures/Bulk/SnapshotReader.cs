using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Corridor.Measures.Bulk;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote, each piece into its place; lengths are checked against what is there.</summary>
internal sealed class SnapshotReader(SafeFileHandle file, long at)
{
    private readonly long end = RandomAccess.GetLength(file);
    private CheckSums sums = CheckSums.Start;

    public CheckSums Sums => sums;

    public bool IsAtEnd => at == end;

    public long Number()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Piece(bytes);
        return BitConverter.ToInt64(bytes);
    }

    public BulkTables Tables() => new()
    {
        Name = Text(),
        Currency = Text(),
        MeasureIds = new TextTable(Array<int>(), Array<byte>()),
        MeasureRanks = Array<int>(),
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
        var count = Number();
        if (count < 0 || count > end - at)
        {
            throw new EndOfStreamException();
        }

        var facts = new BulkTables.FactName[count];
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
        var length = Number();
        if (length < 0 || length > (end - at) / Marshal.SizeOf<T>())
        {
            throw new EndOfStreamException();
        }

        var items = GC.AllocateUninitializedArray<T>((int)length);
        Piece(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }

    private void Piece(Span<byte> bytes)
    {
        for (var rest = bytes; rest.Length > 0;)
        {
            var read = RandomAccess.Read(file, rest, at);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            at += read;
            rest = rest[read..];
        }

        sums.Add(bytes);
    }

    private string Text() => Texts()[0]!;

    private string?[] Texts()
    {
        var lengths = Array<int>();
        ReadOnlySpan<byte> bytes = Array<byte>();
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
