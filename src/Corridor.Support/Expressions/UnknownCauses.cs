using System.Collections.Immutable;

namespace Corridor.Support.Expressions;

/// <summary>The reasons why a value is unknown, in a fixed order and without repetition.</summary>
public sealed class UnknownCauses
{
    private UnknownCauses(ImmutableArray<UnknownCause> all) => All = all;

    /// <summary>No reasons.</summary>
    public static UnknownCauses None { get; } = new([]);

    /// <summary>The reasons.</summary>
    public ImmutableArray<UnknownCause> All { get; }

    /// <summary>The names of the facts among them.</summary>
    public IEnumerable<string> Facts => All.Where(c => c.Kind == UnknownCauseKind.Fact).Select(c => c.Name);

    /// <summary>One reason.</summary>
    public static UnknownCauses Of(UnknownCause cause) => new([cause]);

    /// <summary>The reasons of both.</summary>
    public UnknownCauses With(UnknownCauses other)
    {
        if (ReferenceEquals(this, other) || other.All.IsEmpty)
        {
            return this;
        }

        if (All.IsEmpty)
        {
            return other;
        }

        // Both stand in order, each reason once.
        var both = new UnknownCause[All.Length + other.All.Length];
        var (i, j, count) = (0, 0, 0);
        while (i < All.Length || j < other.All.Length)
        {
            var order = i == All.Length ? 1 : j == other.All.Length ? -1 : All[i].CompareTo(other.All[j]);
            both[count++] = order <= 0 ? All[i] : other.All[j];
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return count == All.Length ? this : count == other.All.Length ? other : new UnknownCauses([.. both.AsSpan(0, count)]);
    }
}
