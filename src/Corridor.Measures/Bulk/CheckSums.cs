using System.Numerics;
using System.Runtime.InteropServices;

namespace Corridor.Measures.Bulk;

/// <summary>Four sums of interleaved words: each is computed by the processor, and none waits for another.</summary>
internal struct CheckSums
{
    private uint a;
    private uint b;
    private uint c;
    private uint d;

    public static CheckSums Start => new() { a = 1, b = 2, c = 3, d = 4 };

    /// <summary>Takes a piece in. The same bytes in other pieces make other sums.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(piece);
        var i = 0;
        for (; i + 4 <= words.Length; i += 4)
        {
            a = BitOperations.Crc32C(a, words[i]);
            b = BitOperations.Crc32C(b, words[i + 1]);
            c = BitOperations.Crc32C(c, words[i + 2]);
            d = BitOperations.Crc32C(d, words[i + 3]);
        }

        foreach (var rest in piece[(i * sizeof(ulong))..])
        {
            a = BitOperations.Crc32C(a, rest);
        }

        b = BitOperations.Crc32C(b, (uint)piece.Length);
    }

    public readonly void Write(Span<byte> to) => MemoryMarshal.Write(to, in this);
}
