using System.Collections.Immutable;
using Corridor.Reference;

namespace Corridor.Statistics.Briefing;

/// <summary>What a briefing says, before it is put into the words of a language.</summary>
/// <param name="Statements">Its matters in their order.</param>
public sealed record TradeBriefing(params ImmutableArray<BriefingStatement> Statements)
{
    /// <summary>Notes of the data that a reader must know, for example whose statistics these are.</summary>
    public ImmutableArray<LocalizedText> Notes { get; init; } = [];
}
