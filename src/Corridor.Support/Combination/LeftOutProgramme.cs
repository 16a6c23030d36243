using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

/// <summary>A programme that could be claimed by itself and is not in the best set.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Reason">What stands against it.</param>
/// <param name="Others">The programmes because of which, by id: those that exclude it, that fill its group, or that it needs.</param>
/// <param name="With">The best totals of a set that holds it, or null where no set can.</param>
/// <param name="IsProven">Whether <paramref name="With"/> is proved to be the best; false where the search for it was cut off, and then it is the best found.</param>
public sealed record LeftOutProgramme(Programme Programme, LeftOutReason Reason, ImmutableArray<string> Others, CombinationTotals? With, bool IsProven = true)
{
    /// <summary>The names of <see cref="Others"/>.</summary>
    public ImmutableArray<LocalizedText> Names { get; init; } = [];

    /// <summary>Why it is not in the set, in words.</summary>
    public string Message(Language language) => Texts.Format(language, "support.LeftOutReason." + Reason, Texts.Words(language, Names.Select(n => n.In(language))));
}
