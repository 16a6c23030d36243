using System.Runtime.InteropServices;
using System.Text;

namespace Corridor.Measures.Bulk;

/// <summary>Writes tables as lengths and plain memory, piece by piece, with their check sums.</summary>
internal sealed class SnapshotWriter(Stream file)
{
    private CheckSums sums = CheckSums.Start;

    public CheckSums Sums => sums;

    public void Number(long number) => Piece(BitConverter.GetBytes(number));

    public void Tables(BulkTables t)
    {
        Text(t.Name);
        Text(t.Currency);
        Array(t.MeasureIds.Ends);
        Array(t.MeasureIds.Bytes);
        Array(t.MeasureRanks);
        Texts(t.Levies);
        Texts(t.Costs);
        Number(t.FirstCost);
        Number(t.Facts.Length);
        foreach (var f in t.Facts)
        {
            Array<int>([f.Kind, f.Qualifier, f.Part, f.Reference]);
            Texts([f.Unit, f.Currency, f.Target]);
        }

        Array(t.FactMasks);
        Array(t.Duties);
        Array(t.Links);
        Array(t.Seasons);
        Array(t.Unknowns);
        Number(t.Meanings);
        Array(t.GivenDuties);
        Number(t.HasOpenLines ? 1 : 0);
        Array(t.Doubts);
        Array(t.DutyRoots);
        Array(t.Thresholds);
        Array(t.ConditionStarts);
        Array(t.Conditions);
        Array(t.WayStarts);
        Array(t.Ways);
        Array(t.Steps);
        Array(t.Terms);
        Array(t.QuotaStarts);
        Array(t.Quotas);
        Texts(t.DocumentCodes);
        Texts(t.DocumentTypes);
        Array(t.DocumentRanks);
        Texts(t.AdditionalCodes);
        Texts(t.AdditionalTypes);
        Array(t.RowKeys);
        Number(t.SharesTypes ? 1 : 0);
    }

    public void Lane(LaneTables lane)
    {
        Number(lane.Direction);
        Texts([lane.Partner]);
        Array(lane.RowStarts);
        Array(lane.SegmentDays);
        Array(lane.SegmentPlans);
        Array(lane.SeasonStarts);
        Array(lane.SeasonDays);
        Array(lane.SeasonPlans);
        Array(lane.Plans);
    }

    private void Array<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Number(items.Length);
        Piece(MemoryMarshal.AsBytes(items));
    }

    private void Piece(ReadOnlySpan<byte> bytes)
    {
        sums.Add(bytes);
        file.Write(bytes);
    }

    private void Array<T>(T[] items)
        where T : unmanaged => Array<T>(items.AsSpan());

    private void Text(string text) => Texts([text]);

    // Lengths, then all characters; an absent text has the length -1.
    private void Texts(IReadOnlyList<string?> texts)
    {
        var bytes = texts.Select(t => t is null ? null : Encoding.UTF8.GetBytes(t)).ToList();
        Array<int>([.. bytes.Select(b => b?.Length ?? -1)]);
        Array<byte>([.. bytes.OfType<byte[]>().SelectMany(b => b)]);
    }
}
