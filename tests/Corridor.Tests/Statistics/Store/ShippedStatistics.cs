using Corridor.Statistics.Store;

namespace Corridor.Tests.Statistics.Store;

/// <summary>The store of the packs that the project ships, opened once for a class of tests.</summary>
public sealed class ShippedStatistics : IDisposable
{
    private readonly StatisticsFolders folders = new();

    public ShippedStatistics() => Store = StatisticsStore.Open(StatisticsFolders.Shipped(), folders.Cache);

    public StatisticsStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        folders.Dispose();
    }
}
