using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Corridor.Statistics.Loading;

/// <summary>The records of a block, taken apart into cells without blanks around them; quotations are undone in place.</summary>
internal ref struct DelimitedRecords
{
    private readonly Span<byte> bytes;
    private readonly byte delimiter;
    private readonly Span<(int Start, int Length)> cells;
    private int at;
    private int window;
    private ulong stops;
    private long nextLine;

    internal DelimitedRecords(DelimitedFile.Block block, byte delimiter, Span<(int Start, int Length)> cells)
    {
        bytes = block.Bytes.AsSpan(0, block.Length);
        nextLine = block.FirstLine;
        this.delimiter = delimiter;
        this.cells = cells;
        stops = block.Length > 0 ? StopsOf(0) : 0;
    }

    /// <summary>The line in which the record begins.</summary>
    internal long Line { get; private set; }

    /// <summary>How many cells it has; those beyond the width that was asked for are counted only.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether text stands behind the end of a quotation.</summary>
    internal bool IsBroken { get; private set; }

    /// <summary>Reads the next record that is not empty.</summary>
    internal bool Read()
    {
        while (at < bytes.Length)
        {
            (Line, IsBroken) = (nextLine, false);
            ReadRecord();
            nextLine++;
            if (Count > 1 || cells[0].Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    // What changes with every cell stands in variables: there are hundreds of millions of them.
    private void ReadRecord()
    {
        var (start, count, hasNext, found, seen) = (at, 0, true, stops, window);
        for (; hasNext; count++)
        {
            var (first, end) = (start, -1);
            if (start < bytes.Length && bytes[start] == DelimitedFile.Quote)
            {
                (first, end) = Unquoted(ref start);
                SkipTo(start, ref seen, ref found);
            }

            // The next delimiter or end of line; of each window of bytes all are found at once.
            while (found == 0 && seen + DelimitedFile.Window < bytes.Length)
            {
                seen += DelimitedFile.Window;
                found = StopsOf(seen);
            }

            var stop = found == 0 ? bytes.Length : seen + BitOperations.TrailingZeroCount(found);
            found &= found - 1;
            hasNext = stop < bytes.Length && bytes[stop] == delimiter;
            if (end < 0)
            {
                end = stop;
            }
            else
            {
                IsBroken |= bytes[start..stop].ContainsAnyExcept((byte)' ', (byte)'\r');
            }

            start = Math.Min(stop + 1, bytes.Length);
            if (!hasNext && end > first && bytes[end - 1] == (byte)'\r')
            {
                end--;
            }

            while (first < end && bytes[first] == (byte)' ')
            {
                first++;
            }

            while (first < end && bytes[end - 1] == (byte)' ')
            {
                end--;
            }

            if (count < cells.Length)
            {
                cells[count] = (first, end - first);
            }
        }

        (at, Count, stops, window) = (start, count, found, seen);
    }

    private readonly void SkipTo(int place, ref int seen, ref ulong found)
    {
        if (place >= seen + DelimitedFile.Window)
        {
            seen = place / DelimitedFile.Window * DelimitedFile.Window;
            found = seen < bytes.Length ? StopsOf(seen) : 0;
        }

        found = place >= bytes.Length ? 0 : found & (ulong.MaxValue << (place - seen));
    }

    private readonly ulong StopsOf(int from)
    {
        ulong found = 0;
        ref var first = ref MemoryMarshal.GetReference(bytes);
        for (var i = 0; i < DelimitedFile.Window; i += Vector256<byte>.Count)
        {
            var some = Vector256.LoadUnsafe(ref first, (nuint)(from + i));
            found |= (ulong)(Vector256.Equals(some, Vector256.Create(delimiter)) | Vector256.Equals(some, Vector256.Create(DelimitedFile.End))).ExtractMostSignificantBits() << i;
        }

        // What stands behind the content does not count.
        var left = bytes.Length - from;
        return left >= DelimitedFile.Window ? found : found & ((1UL << left) - 1);
    }

    private (int Start, int End) Unquoted(ref int at)
    {
        var (start, close) = (at + 1, DelimitedFile.EndOfQuotation(bytes, at));
        var inner = bytes[start..(close - 1)];
        nextLine += inner.Count(DelimitedFile.End);
        at = close;
        var length = inner.Length;
        if (inner.Contains(DelimitedFile.Quote))
        {
            length = 0;
            for (var from = 0; from < inner.Length; from++)
            {
                from += inner[from] == DelimitedFile.Quote ? 1 : 0;
                inner[length++] = inner[from];
            }
        }

        return (start, start + length);
    }
}
