using System.Collections.Immutable;
using Corridor.Measures.Determination;

namespace Corridor.Measures.Bulk;

/// <summary>
/// Sets of declared documents or additional codes, each kept as the bits that conditions ask for. Number 0 is the
/// empty set.
/// </summary>
internal sealed class DeclaredSets
{
    private readonly ILookup<string, (string Type, int Bit)> askedFor;
    private readonly List<ImmutableArray<Declared>> sets = [[]];
    private readonly Dictionary<string, int> byText = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byChars;

    public DeclaredSets(string[] askedCodes, string[] askedTypes)
    {
        askedFor = askedCodes.Select((c, i) => (Code: c, Type: askedTypes[i], Bit: i)).ToLookup(a => a.Code, a => (a.Type, a.Bit), StringComparer.Ordinal);
        Words = Math.Max(1, (askedCodes.Length + 63) / 64);
        Bits = new ulong[Words + 1];
        byChars = byText.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many words a set takes.</summary>
    public int Words { get; }

    /// <summary>The bits of all sets end to end, and a word behind them, so that 64 bits from any place can be read.</summary>
    public ulong[] Bits { get; private set; }

    public int Count => sets.Count;

    /// <summary>What was declared under a number.</summary>
    public ImmutableArray<Declared> this[int number] => sets[number];

    /// <summary>The number of a set that counts for all measure types, written with semicolons between its codes.</summary>
    public int Of(ReadOnlySpan<char> text)
    {
        if (byChars.TryGetValue(text, out var number))
        {
            return number;
        }

        var spelt = text.ToString();
        number = Add([.. spelt.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => new Declared(c))]);
        byText.Add(spelt, number);
        return number;
    }

    /// <summary>The number of a new set.</summary>
    public int Add(ImmutableArray<Declared> declared)
    {
        if (declared.IsEmpty)
        {
            return 0;
        }

        var number = sets.Count;
        sets.Add(declared);
        if (Bits.Length <= sets.Count * Words)
        {
            var bits = Bits;
            Array.Resize(ref bits, Math.Max((sets.Count * Words) + 1, bits.Length * 2));
            Bits = bits;
        }

        foreach (var one in declared)
        {
            foreach (var (type, bit) in askedFor[one.Code])
            {
                if (one.Type is null || one.Type == type)
                {
                    Bits[(number * Words) + (bit >> 6)] |= 1UL << (bit & 63);
                }
            }
        }

        return number;
    }
}
