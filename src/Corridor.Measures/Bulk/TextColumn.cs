using System.Globalization;
using System.Text;
using Corridor.Reference;

namespace Corridor.Measures.Bulk;

/// <summary>Cells of one column, spelt one after the other into one piece of memory; a cell may be null.</summary>
internal sealed class TextColumn
{
    private const int Null = -1;
    private const int LongestWhole = 20;
    private char[] chars = new char[4 * RunBlock.Most];
    private int[] lengths = new int[RunBlock.Most];
    private int used;
    private int count;
    private int start;

    public void Add(ReadOnlySpan<char> text)
    {
        Append(text);
        End();
    }

    public void Add(long number)
    {
        number.TryFormat(Room(LongestWhole), out var written, default, CultureInfo.InvariantCulture);
        used += written;
        End();
    }

    public void Add(decimal amount)
    {
        Append(amount);
        End();
    }

    public void Add(DateOnly day)
    {
        day.TryFormat(Room(LongestWhole), out var written, "O", CultureInfo.InvariantCulture);
        used += written;
        End();
    }

    public void AddUtf8(ReadOnlySpan<byte> text)
    {
        used += Encoding.UTF8.GetChars(text, Room(text.Length));
        End();
    }

    public void AddNull() => End(Null);

    /// <summary>Adds to a cell that <see cref="End()"/> finishes.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        used += text.Length;
    }

    /// <summary>Adds to a cell that <see cref="End()"/> finishes.</summary>
    public void Append(decimal amount)
    {
        Span<byte> text = stackalloc byte[Decimals.LongestText];
        var length = Decimals.Write(amount, text);
        Ascii.ToUtf16(text[..length], Room(length), out var written);
        used += written;
    }

    public void End() => End(used - start);

    /// <summary>Hands out the cells that are not null, and for every cell 1, or 0 where it is null.</summary>
    public void CopyTo(Span<ReadOnlyMemory<char>> texts, ref int known, Span<int> levels, ref int row)
    {
        var at = 0;
        foreach (var length in lengths.AsSpan(0, count))
        {
            levels[row++] = length == Null ? 0 : 1;
            if (length != Null)
            {
                texts[known++] = new ReadOnlyMemory<char>(chars, at, length);
                at += length;
            }
        }
    }

    public void Clear() => used = count = start = 0;

    private void End(int length)
    {
        if (count == lengths.Length)
        {
            Array.Resize(ref lengths, count * 2);
        }

        lengths[count++] = length;
        start = used;
    }

    private Span<char> Room(int length)
    {
        if (chars.Length - used < length)
        {
            Array.Resize(ref chars, Math.Max(chars.Length * 2, used + length));
        }

        return chars.AsSpan(used);
    }
}
