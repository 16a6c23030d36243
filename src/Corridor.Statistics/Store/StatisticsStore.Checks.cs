using System.Collections.Immutable;
using Corridor.Statistics.Loading;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>
    /// What stands out in a data set that is loaded, by the checks that an import runs: against its own totals, its
    /// history and the mirror. What is found is for a person to look at; no figure is changed. Empty where no such data
    /// set has figures.
    /// </summary>
    /// <param name="dataset">A data set, by <see cref="FigureSource.Dataset"/>.</param>
    public ImmutableArray<ImportCheck> Checks(string dataset) => (ImmutableArray<ImportCheck>)Current.Answers.GetOrAdd((nameof(Checks), dataset), static (key, file) =>
    {
        var sources = string.Join(", ", file.Sources.Where(s => s.Value.Dataset == (((string, string))key).Item2).Select(s => s.Key));
        if (sources.Length == 0)
        {
            return ImmutableArray<ImportCheck>.Empty;
        }

        using var connection = file.Connect();
        return ImportChecks.Run(connection, sources);
    }, Current);
}
