using System.Collections.Immutable;
using Corridor.Support.Facts;

namespace Corridor.Support.Claims;

/// <summary>A document of a claim with what is known of it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Filled">The known facts that it states, to be checked against it.</param>
/// <param name="Open">The facts that the programme asks for, that it states, and that are not known yet.</param>
public sealed record ClaimDocument(FactDocument Document, ImmutableArray<Fact> Filled, ImmutableArray<Fact> Open);
