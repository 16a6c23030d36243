using System.Globalization;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;
using Corridor.Statistics.Loading;
using Corridor.Statistics.Store;

namespace Corridor.Tests.Statistics.Loading;

/// <summary>A store of its own for imports, with the shipped codes of partners and products.</summary>
public sealed class ImportFixture : IDisposable
{
    public static readonly DateTimeOffset Moment = DateTimeOffset.Parse("2026-11-01T00:00:00Z", CultureInfo.InvariantCulture);

    private readonly StatisticsFolders folders = new();

    public ImportFixture(ShippedData shipped)
    {
        Economies = shipped.Book.Economies;
        Store = StatisticsStore.Open(Codes(), folders.Cache);
    }

    public EconomyCatalogue Economies { get; }

    public StatisticsStore Store { get; }

    public string Cache => folders.Cache;

    public static IEnumerable<Pack> Codes() => StatisticsFolders.Shipped().Where(p => p.Manifest.Name is "partner-codes" or "hs-codes");

    public string Write(string name, params string[] lines)
    {
        folders.Publish(name, lines);
        return Path.Combine(folders.From, name);
    }

    public string Bytes(string name, byte[] bytes)
    {
        var path = Path.Combine(folders.From, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static ImportRequest Request(string file, string dataset = "test", int day = 0) => new(file, dataset, Moment.AddDays(day));

    public ImportReport Import(ImportRequest request) => new StatisticsImport(Store, Economies).TryRun(request, out var report, out var fault) ? report : throw new InvalidDataException(fault.ToString());

    public string Fault(ImportRequest request)
    {
        var before = (Store.File, Store.Releases.Length);
        Assert.False(new StatisticsImport(Store, Economies).TryRun(request, out _, out var fault));
        // Whatever went wrong: the store is what it was, and nothing half-made lies about.
        Store.Refresh();
        Assert.Equal(before, (Store.File, Store.Releases.Length));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Cache, "*", SearchOption.AllDirectories), f => f.Contains(".part", StringComparison.Ordinal));
        Assert.All(Corridor.Reference.Languages.All, l => Assert.NotEmpty(fault!.Message(l)));
        return fault!.Code;
    }

    public void Dispose()
    {
        Store.Dispose();
        folders.Dispose();
    }
}
