using System.Collections.Immutable;

namespace Corridor.Statistics.Published;

/// <summary>Published figures that cannot all be right, even when each is rounded as far as it may be.</summary>
/// <param name="Figures">Their names: no fewer of them contradict each other.</param>
/// <param name="Relations">The relations by which they do.</param>
public sealed record PublishedConflict(ImmutableArray<string> Figures, ImmutableArray<PublishedRelation> Relations);
