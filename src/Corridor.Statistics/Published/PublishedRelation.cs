using System.Collections.Immutable;

namespace Corridor.Statistics.Published;

/// <summary>A relation between quantities of a set, published or not.</summary>
/// <param name="Kind">The relation.</param>
/// <param name="Quantities">The names of the quantities in the order that <see cref="RelationKind"/> gives.</param>
public sealed record PublishedRelation(RelationKind Kind, params ImmutableArray<string> Quantities);
