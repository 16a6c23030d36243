using System.Collections.Immutable;
using Corridor.Support.Facts;

namespace Corridor.Support.Consignments;

/// <summary>A document to gather.</summary>
/// <param name="Document">The document.</param>
/// <param name="Programmes">The programmes that a claim of needs it for, by id.</param>
public sealed record NeededDocument(FactDocument Document, ImmutableArray<string> Programmes);
