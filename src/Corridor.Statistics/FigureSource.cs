using Corridor.Reference.Packs;

namespace Corridor.Statistics;

/// <summary>
/// Whose figures these are: a source within a data set. Two sources of one trade stand side by side and are
/// never merged.
/// </summary>
/// <param name="Dataset">The pack (<c>statistics/name</c>) or the data set of an import (<c>import/name</c>).</param>
/// <param name="Source">The source as the manifest or the import names it, with its terms.</param>
public sealed record FigureSource(string Dataset, PackSource Source)
{
    /// <summary>How questions and addresses name it: <c>statistics/name:source</c>.</summary>
    public string Key => $"{Dataset}:{Source.Id}";
}
