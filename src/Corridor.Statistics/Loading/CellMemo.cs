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
    private const int Slots = 1 << 12;
    private const int Most = 1 << 18;
    private const int ShortLength = 7;

    private readonly (ulong Key, long Meaning)[] slots = new (ulong, long)[Slots];
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
    private ulong lastKey = ulong.MaxValue;
    private long last;

    /// <summary>What a cell means.</summary>
    /// <param name="bytes">An array with at least eight bytes from the beginning of the cell on.</param>
    /// <param name="start">Where the cell begins.</param>
    /// <param name="length">How long it is.</param>
    internal long Of(byte[] bytes, int start, int length)
    {
        if (length > ShortLength)
        {
            return Read(bytes.AsSpan(start, length));
        }

        // The length stands in front, so that cells of different lengths are different numbers, and none is the zero of an empty slot.
        var key = (Unsafe.ReadUnaligned<ulong>(ref bytes[start]) & ((1UL << (length * 8)) - 1)) | ((ulong)(length + 1) << 56);
        if (key == lastKey)
        {
            return last;
        }

        ref var slot = ref slots[(int)((key * 0x9E3779B97F4A7C15) >> 52)];
        if (slot.Key != key)
        {
            slot = (key, Read(bytes.AsSpan(start, length)));
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
