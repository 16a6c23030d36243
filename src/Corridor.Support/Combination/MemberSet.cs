using System.Numerics;

namespace Corridor.Support.Combination;

/// <summary>A set of candidates by index, a bit for each. <see cref="Add"/> and its like change it; the others make a new one.</summary>
internal readonly struct MemberSet(ulong[] words) : IEquatable<MemberSet>
{
    private readonly ulong[] words = words;

    public bool this[int i] => (words[i >> 6] >> (i & 63) & 1) != 0;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    public static MemberSet Of(int size, params IEnumerable<int> members)
    {
        var set = new MemberSet(new ulong[(size + 63) >> 6]);
        foreach (var i in members)
        {
            set.Add(i);
        }

        return set;
    }

    public void Add(int i) => words[i >> 6] |= 1UL << (i & 63);

    public void Remove(int i) => words[i >> 6] &= ~(1UL << (i & 63));

    public void AddAll(MemberSet other)
    {
        for (var w = 0; w < words.Length; w++)
        {
            words[w] |= other.words[w];
        }
    }

    public MemberSet Copy() => new((ulong[])words.Clone());

    public MemberSet And(MemberSet other)
    {
        var both = new ulong[words.Length];
        for (var w = 0; w < both.Length; w++)
        {
            both[w] = words[w] & other.words[w];
        }

        return new MemberSet(both);
    }

    public MemberSet Or(MemberSet other)
    {
        var copy = Copy();
        copy.AddAll(other);
        return copy;
    }

    public MemberSet Except(MemberSet other)
    {
        var rest = new ulong[words.Length];
        for (var w = 0; w < rest.Length; w++)
        {
            rest[w] = words[w] & ~other.words[w];
        }

        return new MemberSet(rest);
    }

    public int CountWith(MemberSet other)
    {
        var count = 0;
        for (var w = 0; w < words.Length; w++)
        {
            count += BitOperations.PopCount(words[w] & other.words[w]);
        }

        return count;
    }

    public bool Overlaps(MemberSet other)
    {
        for (var w = 0; w < words.Length; w++)
        {
            if ((words[w] & other.words[w]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public Enumerator GetEnumerator() => new(words);

    public bool Equals(MemberSet other) => words.AsSpan().SequenceEqual(other.words);

    public override bool Equals(object? obj) => obj is MemberSet other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17UL;
        foreach (var word in words)
        {
            hash = BitOperations.RotateLeft((hash ^ word) * 0x9E3779B97F4A7C15, 29);
        }

        return hash.GetHashCode();
    }

    /// <summary>The members, the lowest index first, as they were when asked word by word.</summary>
    public struct Enumerator(ulong[] words)
    {
        private int word = -1;
        private ulong left;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (left == 0)
            {
                if (++word >= words.Length)
                {
                    return false;
                }

                left = words[word];
            }

            Current = (word << 6) + BitOperations.TrailingZeroCount(left);
            left &= left - 1;
            return true;
        }
    }
}
