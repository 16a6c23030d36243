using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Statistics.Loading;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>
    /// What stands out in a data set that is loaded, by the checks that an import runs: against its own totals, its
    /// history and the mirror. What is found is for a person to look at; no figure is changed. Empty where no such data
    /// set has figures.
    /// </summary>
    /// <param name="dataset">A data set, by <see cref="FigureSource.Dataset"/>.</param>
    public ImmutableArray<ImportCheck> Checks(string dataset)
    {
        var file = Current;
        return Kept(file, (nameof(Checks), dataset), () => Run(file, file.Sources.Where(s => s.Value.Dataset == dataset).Select(s => s.Key), ImportChecks.Run));
    }

    /// <summary>
    /// What stands out in what is loaded of the goods that go from one economy to another, against history and mirror,
    /// each with the data set that says so: the same as among the checks of the data sets, without the work for all other pairs.
    /// </summary>
    /// <param name="exporter">Where the goods come from.</param>
    /// <param name="importer">Where they go.</param>
    public ImmutableArray<(FigureSource Source, ImportCheck Check)> Checks(EconomyCode exporter, EconomyCode importer)
    {
        var file = Current;
        return Kept(file, (nameof(Checks), exporter, importer), () =>
        {
            var (x, m) = (StoreCode.Of(exporter.Value), StoreCode.Of(importer.Value));
            var sources = file.Depths.Where(d => (d.Reporter == x && d.Flow == TradeFlow.Export) || (d.Reporter == m && d.Flow == TradeFlow.Import)).Select(d => d.Source).Distinct();
            return Run(file, sources, (connection, among) => ImportChecks.Run(connection, among, exporter, importer).Select(f => (file.Sources[f.Source], f.Check)).ToImmutableArray());
        });
    }

    private static ImmutableArray<T> Run<T>(StoreFile file, IEnumerable<ushort> sources, Func<DuckDBConnection, string, ImmutableArray<T>> run)
    {
        var among = string.Join(", ", sources);
        if (among.Length == 0)
        {
            return [];
        }

        using var connection = file.Connect();
        return run(connection, among);
    }
}
