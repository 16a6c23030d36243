namespace Corridor.Statistics.Loading;

/// <summary>The records of a block, taken apart into cells without blanks around them; quotations are undone in place.</summary>
internal ref struct DelimitedRecords
{
    private readonly Span<byte> bytes;
    private readonly byte delimiter;
    private readonly Span<(int Start, int Length)> cells;
    private int at;
    private long nextLine;

    internal DelimitedRecords(DelimitedFile.Block block, byte delimiter, Span<(int Start, int Length)> cells)
    {
        bytes = block.Bytes.AsSpan(0, block.Length);
        nextLine = block.FirstLine;
        this.delimiter = delimiter;
        this.cells = cells;
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
            (Line, Count, IsBroken) = (nextLine, 0, false);
            while (ReadCell())
            {
            }

            nextLine++;
            if (Count > 1 || cells[0].Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    // Reads a cell; false where it is the last one of its record.
    private bool ReadCell()
    {
        int start = at, end;
        if (at < bytes.Length && bytes[at] == DelimitedFile.Quote)
        {
            (start, end) = Unquoted();
        }
        else
        {
            end = -1;
        }

        var next = bytes[at..].IndexOfAny(delimiter, DelimitedFile.End);
        var stop = next < 0 ? bytes.Length : at + next;
        if (end < 0)
        {
            end = stop;
        }
        else
        {
            IsBroken |= bytes[at..stop].ContainsAnyExcept((byte)' ', (byte)'\r');
        }

        var hasNext = next >= 0 && bytes[stop] == delimiter;
        at = next < 0 ? stop : stop + 1;
        if (!hasNext && end > start && bytes[end - 1] == (byte)'\r')
        {
            end--;
        }

        while (start < end && bytes[start] == (byte)' ')
        {
            start++;
        }

        while (start < end && bytes[end - 1] == (byte)' ')
        {
            end--;
        }

        if (Count < cells.Length)
        {
            cells[Count] = (start, end - start);
        }

        Count++;
        return hasNext;
    }

    private (int Start, int End) Unquoted()
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
