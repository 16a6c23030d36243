using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Eligibility;

/// <summary>A condition of a programme with its answer for the facts.</summary>
/// <param name="Field">Where it stands in the file: <c>applies.goods</c>, <c>when[0]</c>.</param>
/// <param name="Value">True, false, or unknown with what would settle it.</param>
/// <param name="Rule">The rule, or null for a part of the scope.</param>
public sealed record Condition(string Field, Value Value, Rule? Rule)
{
    /// <summary>The goods item that it was asked for; 0 where it was asked once.</summary>
    public int Item { get; init; }

    /// <summary>The condition in plain words.</summary>
    public string Words(Language language) => Rule?.Words(language) ?? Texts.Get(language, "support.scope." + Field["applies.".Length..]);
}
