using System.Runtime.CompilerServices;
using System.Text;

namespace Corridor.Statistics.Loading;

/// <summary>
/// What the cells of a column mean, remembered: a column of codes says the same few things millions of times, so each is
/// read once, and a short one is found again by its bytes as a number. Belongs to one thread.
/// </summary>
/// <param name="read">What a cell means, as a number; negative where it means nothing.</param>
internal sealed class CellMemo(Func<string, long> read)
{
    private const int FewBits = 8;
    private const int MostBits = 15;
    private const int Most = 1 << 18;
    private const int ShortLength = 15;

    private static readonly UInt128[] Masks = [.. Enumerable.Range(0, ShortLength + 1).Select(length => (UInt128.One << (length * 8)) - 1)];

    private (UInt128 Key, long Meaning)[] slots = new (UInt128, long)[1 << FewBits];
    private int bits = FewBits;
    private int missed;
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
    private UInt128 lastKey;
    private long last;

    /// <summary>What a cell means.</summary>
    /// <param name="bytes">An array with at least sixteen bytes from the beginning of the cell on.</param>
    /// <param name="start">Where the cell begins.</param>
    /// <param name="length">How long it is.</param>
    internal long Of(byte[] bytes, int start, int length)
    {
        if (length > ShortLength)
        {
            return Read(bytes.AsSpan(start, length));
        }

        // The length stands in front, so that cells of different lengths are different numbers, and none is the zero of an empty slot.
        var key = (Unsafe.ReadUnaligned<UInt128>(ref bytes[start]) & Masks[length]) | ((UInt128)(uint)(length + 1) << 120);
        if (key == lastKey)
        {
            return last;
        }

        ref var slot = ref slots[(int)((((ulong)key ^ (ulong)(key >> 64)) * 0x9E3779B97F4A7C15) >> (64 - bits))];
        if (slot.Key != key)
        {
            slot = (key, Read(bytes.AsSpan(start, length)));
            (lastKey, last) = (key, slot.Meaning);
            // Where cells drive each other out, there are too few places.
            if (++missed > slots.Length && bits < MostBits)
            {
                (bits, missed) = (bits + 1, 0);
                slots = new (UInt128, long)[1 << bits];
            }

            return last;
        }

        (lastKey, last) = (key, slot.Meaning);
        return last;
    }

    /// <summary>What a text means.</summary>
    internal long Read(ReadOnlySpan<byte> cell)
    {
        // A column of ever new texts, which is a mistake as a rule, is not kept.
        if (known.Count >= Most)
        {
            known.Clear();
        }

        Span<char> text = cell.Length <= 256 ? stackalloc char[cell.Length] : new char[cell.Length];
        text = text[..Encoding.UTF8.GetChars(cell, text)];
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var meaning))
        {
            meaning = read(text.ToString());
            lookup[text] = meaning;
        }

        return meaning;
    }
}
