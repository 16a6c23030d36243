using System.Buffers;
using System.Collections.Immutable;
using Corridor.Measures.Determination;

namespace Corridor.Measures.Bulk;

/// <summary>
/// Sets of declared documents or additional codes, each kept as the bits that conditions ask for. Number 0 is the
/// empty set.
/// </summary>
internal sealed class DeclaredSets
{
    private readonly Dictionary<string, (string Type, int Bit)[]> askedFor;
    private readonly Dictionary<string, (string Type, int Bit)[]>.AlternateLookup<ReadOnlySpan<char>> askedForChars;

    // What was declared: as it was given, or where its text stands.
    private readonly List<(ImmutableArray<Declared> Declared, int From, int Length)> sets = [([], 0, 0)];
    private readonly ArrayBufferWriter<char> texts = new();

    public DeclaredSets(string[] askedCodes, string[] askedTypes)
    {
        askedFor = askedCodes.Select((c, i) => (Code: c, Type: askedTypes[i], Bit: i)).GroupBy(a => a.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(a => (a.Type, a.Bit)).ToArray(), StringComparer.Ordinal);
        askedForChars = askedFor.GetAlternateLookup<ReadOnlySpan<char>>();
        Words = Math.Max(1, (askedCodes.Length + 63) / 64);
        Bits = new ulong[Words + 1];
    }

    /// <summary>How many words a set takes.</summary>
    public int Words { get; }

    /// <summary>The bits of all sets end to end, and a word behind them, so that 64 bits from any place can be read.</summary>
    public ulong[] Bits { get; private set; }

    /// <summary>What was declared under a number.</summary>
    public ImmutableArray<Declared> this[int number] => sets[number] is { Declared.IsDefault: true } written
        ? [.. texts.WrittenSpan.Slice(written.From, written.Length).ToString().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => new Declared(c))]
        : sets[number].Declared;

    /// <summary>The number of a new set that counts for all measure types, written with semicolons between its codes.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var from = texts.WrittenCount;
        texts.Write(text);
        var number = Add((default, from, text.Length));
        foreach (var part in text.Split(';'))
        {
            if (askedForChars.TryGetValue(text[part].Trim(), out var asked))
            {
                foreach (var (_, bit) in asked)
                {
                    Bits[(number * Words) + (bit >> 6)] |= 1UL << (bit & 63);
                }
            }
        }

        return number;
    }

    /// <summary>The number of a new set.</summary>
    public int Add(ImmutableArray<Declared> declared)
    {
        if (declared.IsEmpty)
        {
            return 0;
        }

        var number = Add((declared, 0, 0));
        foreach (var one in declared)
        {
            foreach (var (type, bit) in askedFor.GetValueOrDefault(one.Code) ?? [])
            {
                if (one.Type is null || one.Type == type)
                {
                    Bits[(number * Words) + (bit >> 6)] |= 1UL << (bit & 63);
                }
            }
        }

        return number;
    }

    /// <summary>Drops all sets.</summary>
    public void Clear()
    {
        Array.Clear(Bits, 0, sets.Count * Words);
        sets.RemoveRange(1, sets.Count - 1);
        texts.ResetWrittenCount();
    }

    private int Add((ImmutableArray<Declared> Declared, int From, int Length) set)
    {
        var number = sets.Count;
        sets.Add(set);
        if (Bits.Length <= sets.Count * Words)
        {
            var bits = Bits;
            Array.Resize(ref bits, Math.Max((sets.Count * Words) + 1, bits.Length * 2));
            Bits = bits;
        }

        return number;
    }
}
