using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Economies;

namespace Corridor.Measures.Determination;

/// <summary>
/// An area of the regime's own data to which measures apply: a group of economies and of further groups. An economy
/// itself needs no area: measures name it by its code.
/// </summary>
/// <param name="Id">The id by which measures name it, for example <c>1011</c>.</param>
public sealed record MeasureArea(string Id)
{
    /// <summary>The name; empty where the source has none.</summary>
    public LocalizedText Name { get; init; } = new(null, null, null);

    /// <summary>The economies that belong to it.</summary>
    public ImmutableArray<EconomyCode> Members { get; init; } = [];

    /// <summary>The areas whose members belong to it too.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>The area that stands behind this one: its members are members here. Null for an area of its own.</summary>
    public string? RefersTo { get; init; }

    /// <summary>
    /// Whether this is the area of all origins. Where it lists no members it means every economy; where it lists
    /// some, only national measures and types that reach all origins go beyond the list.
    /// </summary>
    public bool IsAllOrigins { get; init; }
}
