using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Programmes;

namespace Corridor.Support;

/// <summary>What has to be said of a programme wherever it is named: how far it is confirmed, and whether it works.</summary>
internal static class ProgrammeMarks
{
    /// <summary>The marks in words; none where the official text was read, it is in force, and its sources are fresh.</summary>
    public static ImmutableArray<string> Of(Programme programme, Language language) =>
    [
        .. programme.Grade is Grade.Official ? [] : (string[])[Texts.Get(language, "support.Grade." + programme.Grade)],
        .. programme.Status == ProgrammeStatus.InForce ? [] : (string[])[Texts.Get(language, "support.ProgrammeStatus." + programme.Status)],
        .. programme.IsStale ? (string[])[Texts.Get(language, "support.stale")] : [],
    ];
}
