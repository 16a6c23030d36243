using System.Collections.Immutable;

namespace Corridor.Support.Expressions;

/// <summary>A rule in plain words, part by part.</summary>
/// <param name="Words">The part in words; of a group, how its parts are joined.</param>
/// <param name="Parts">Its parts; empty for one that stands by itself.</param>
public sealed record RuleTree(string Words, ImmutableArray<RuleTree> Parts);
