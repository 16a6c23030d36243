using Corridor.Kit;
using Corridor.Reference.Economies;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Support;

/// <summary>The control of a form by which a fact is given: a choice of its words, of economies or of yes and no, a day, or a line to type.</summary>
/// <param name="Page">The page.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Id">The id of the control.</param>
/// <param name="Name">The name under which it is sent.</param>
/// <param name="Value">What it holds.</param>
/// <param name="None">What stands for no choice.</param>
internal sealed record FactControl(SitePage Page, Fact Fact, string Id, string Name, string? Value, string None)
{
    /// <summary>The id of the hint, or null.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>Whether what it holds cannot be read.</summary>
    public bool IsWrong { get; init; }

    /// <summary>The most characters of a line.</summary>
    public int Most { get; init; } = 200;

    /// <summary>The keys that a phone shows for a line, or null.</summary>
    public string? InputMode => Fact.Type.Kind switch
    {
        ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Quantity => "decimal",
        ValueKind.Days or ValueKind.Months => "numeric",
        _ => null,
    };

    /// <summary>The economies to choose from, or null for all.</summary>
    public IEnumerable<Economy>? Places { get; init; }
}
