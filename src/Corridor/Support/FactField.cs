using Corridor.Kit;
using Corridor.Support.Facts;

namespace Corridor.Support;

/// <summary>The field of a form in which a fact is given: its label, its control, beside it the currency or unit, below it what form an answer has.</summary>
/// <param name="Page">The page.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="Control">Its control.</param>
/// <param name="Unit">The currency or unit that is chosen, or null for the usual one.</param>
/// <param name="UnitName">The name under which that is sent.</param>
/// <param name="UnitId">The id of its control.</param>
internal sealed record FactField(SitePage Page, Fact Fact, string Label, FactControl Control, string? Unit, string UnitName, string UnitId)
{
    /// <summary>The currencies to choose from, the usual one first.</summary>
    public required IReadOnlyList<string> Currencies { get; init; }

    /// <summary>Whether the form of an answer stands below.</summary>
    public bool HasHint { get; init; }
}
