using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Support.Programmes;

/// <summary>A case that a programme's file holds itself to.</summary>
/// <param name="Name">What it shows, as each language says it, or null.</param>
/// <param name="Given">The facts.</param>
/// <param name="Eligible">yes, no or unknown.</param>
/// <param name="Amounts">The amount of each benefit named; an unknown value where the amount must be unknown.</param>
/// <param name="Missing">The facts that must be asked for; null where the test does not say.</param>
/// <param name="Deadline">The last day to claim, or null.</param>
/// <param name="Place">Where in the file.</param>
public sealed record ProgrammeTest(LocalizedText? Name, FactSet Given, Truth Eligible, ImmutableArray<(string Benefit, Value Amount)> Amounts, ImmutableArray<string>? Missing, DateOnly? Deadline, FilePlace Place)
{
    /// <summary>Exchange rates that the test states: one unit of the first is so much of the second.</summary>
    public ImmutableDictionary<(string From, string To), decimal> Rates { get; init; } = ImmutableDictionary<(string, string), decimal>.Empty;
}
