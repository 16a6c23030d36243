using System.Collections.Immutable;

namespace Corridor.Statistics.Loading;

/// <summary>What an import did.</summary>
/// <param name="Release">The release that it made.</param>
/// <param name="Formats">The formats that its files were read in.</param>
/// <param name="Figures">Figures kept.</param>
/// <param name="Unchanged">Of these, figures that the release before states as well.</param>
/// <param name="Blank">Cells without a value, which are no figures.</param>
/// <param name="Breakdowns">Rows that only break down another.</param>
/// <param name="Repeated">Rows that say again what another says.</param>
/// <param name="Rejects">The first of the rows that were left out.</param>
/// <param name="Checks">What a person should look at, the weightiest of each kind first.</param>
public sealed record ImportReport(
    Release Release, ImmutableArray<string> Formats, long Figures, long Unchanged, long Blank, long Breakdowns, long Repeated,
    ImmutableArray<ImportReject> Rejects, ImmutableArray<ImportCheck> Checks)
{
    /// <summary>The most rejects that are listed; all are counted.</summary>
    public const int MostRejects = 1000;
}
