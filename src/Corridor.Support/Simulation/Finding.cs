using System.Collections.Immutable;
using Corridor.Reference;

namespace Corridor.Support.Simulation;

/// <summary>Something that a check found.</summary>
/// <param name="Kind">What.</param>
/// <param name="Programme">In which programme.</param>
/// <param name="Place">Where in its file.</param>
/// <param name="Words">The words of the message.</param>
public sealed record Finding(FindingKind Kind, string Programme, FilePlace Place, ImmutableArray<string> Words)
{
    /// <summary>The test that does not hold, by its name or its number in the file; null where no test is at fault.</summary>
    public LocalizedText? Test { get; init; }

    /// <summary>Whether it makes a check fail; the others are for who reads them.</summary>
    public bool IsError => Kind is FindingKind.TestFails or FindingKind.DeadCondition;

    /// <summary>What was found, in words.</summary>
    public string Text(Language language) => Texts.Format(language, "support.finding." + Kind, [.. Test is { } test ? (string[])[test.In(language)] : [], .. Kind == FindingKind.Overlap ? Words.SetItem(1, Texts.Get(language, "support.BenefitKind." + Words[1])) : Words]);

    /// <summary>The same with its place before it, as commands print it.</summary>
    public string Message(Language language) => $"{Place}: {Text(language)}";
}
