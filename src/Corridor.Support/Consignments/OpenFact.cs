using System.Collections.Immutable;
using Corridor.Support.Facts;

namespace Corridor.Support.Consignments;

/// <summary>A fact that is missing.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Programmes">The programmes whose verdict it bears on, by id.</param>
public sealed record OpenFact(Fact Fact, ImmutableArray<string> Programmes);
