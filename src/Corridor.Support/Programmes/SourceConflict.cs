using System.Collections.Immutable;
using Corridor.Reference;

namespace Corridor.Support.Programmes;

/// <summary>What sources disagree on.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Sayings">What each source says.</param>
public sealed record SourceConflict(LocalizedText About, ImmutableArray<(string Source, LocalizedText What)> Sayings);
