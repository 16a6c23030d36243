namespace Corridor.Measures.Determination;

/// <summary>Rows of numbers end to end; equal rows are kept once.</summary>
internal sealed class IndexPool
{
    private readonly Dictionary<int, int> first = [];
    private readonly List<(int Start, int Length, int Next)> rows = [];
    private int[] items = new int[1024];
    private int count;

    /// <summary>How many different rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>The place at which a row begins; it is added where it is new.</summary>
    public int Place(ReadOnlySpan<int> row) => Place(row, out _);

    /// <summary>The place at which a row begins, and its number among the different rows.</summary>
    public int Place(ReadOnlySpan<int> row, out int number)
    {
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(row));
        var key = hash.ToHashCode();
        var head = first.GetValueOrDefault(key, -1);
        for (number = head; number >= 0; number = rows[number].Next)
        {
            var (start, length, _) = rows[number];
            if (length == row.Length && row.SequenceEqual(items.AsSpan(start, length)))
            {
                return start;
            }
        }

        if (count + row.Length > items.Length)
        {
            Array.Resize(ref items, Math.Max(items.Length * 2, count + row.Length));
        }

        row.CopyTo(items.AsSpan(count));
        number = rows.Count;
        rows.Add((count, row.Length, head));
        first[key] = number;
        count += row.Length;
        return count - row.Length;
    }

    /// <summary>Where each of the different rows begins, by number.</summary>
    public int[] Starts() => [.. rows.Select(r => r.Start)];

    /// <summary>All rows end to end.</summary>
    public int[] ToArray() => items[..count];
}
