using Corridor.Statistics.Indicators;

namespace Corridor.Pages.Statistics;

/// <summary>Each indicator with its formula, what it means, its range and the paper that it comes from.</summary>
public sealed class DefinitionsModel : StatisticsPage
{
    /// <summary>All of them.</summary>
    public IEnumerable<Definition> All => Definitions.All;

    public void OnGet() => Begin("definitions", T("stat.definitions.title"), T("stat.definitions.description"));
}
