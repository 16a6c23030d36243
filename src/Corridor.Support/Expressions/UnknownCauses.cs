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
        if (ReferenceEquals(this, other) || other.All.IsEmpty || other.All.All(c => All.Contains(c)))
        {
            return this;
        }

        return All.IsEmpty ? other : new UnknownCauses([.. All.Concat(other.All).Distinct().Order()]);
    }
}
