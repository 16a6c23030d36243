using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Corridor.Reference.Packs;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>
/// All figures of the statistics packs and of imports in one DuckDB file, sorted by (reporter, counterpart, flow,
/// product, period), with a yearly rollup. Aggregates (all goods, the world, groups) stand beside the facts and
/// never among them. The file of the packs lies in the cache folder under a name made from the packs' hashes: it
/// is built once under a temporary name, moved when done, and opened read-only ever after. Each import makes a new
/// file in the folder <c>releases</c>, to which open stores turn by themselves; these files are not derived from
/// anything and must be kept. The store can be asked from many threads at once.
/// </summary>
public sealed partial class StatisticsStore : IDisposable
{
    /// <summary>What the data sets of imports begin with.</summary>
    internal const string ImportPrefix = "import/";

    private const int MostAnswers = 4096;
    private const int LookEveryMilliseconds = 500;

    private readonly Lock gate = new();
    private volatile StoreFile current;
    private long looked = Environment.TickCount64;

    private readonly List<Pack> packs;

    private StatisticsStore(string cache, List<Pack> packs, StoreFile file) => (Cache, this.packs, current) = (cache, packs, file);

    /// <summary>The DuckDB file that is read now.</summary>
    public string File => Current.Path;

    /// <summary>All releases of all data sets, imports in the order of their numbers.</summary>
    public ImmutableArray<Release> Releases => Current.Releases;

    /// <summary>All sources.</summary>
    public IEnumerable<FigureSource> AllSources => Current.Sources.Values.OrderBy(s => s.Key, StringComparer.Ordinal);

    internal string Cache { get; }

    /// <summary>The file that is read now; turns to the file of a newer import.</summary>
    internal StoreFile Current
    {
        get
        {
            var now = Environment.TickCount64;
            if (now - Interlocked.Read(ref looked) >= LookEveryMilliseconds)
            {
                Refresh();
            }

            return current;
        }
    }

    /// <summary>
    /// Opens the store of the statistics packs among these; packs of other kinds are left alone. The packs must
    /// have passed their check. Without any statistics pack the store is empty and says so to every question.
    /// </summary>
    /// <param name="packs">The packs in use.</param>
    /// <param name="cache">The cache folder; must be writable. The files lie in its folders <c>statistics</c> and <c>releases</c>.</param>
    public static StatisticsStore Open(IEnumerable<Pack> packs, string cache)
    {
        StatisticsTexts.Register();
        var used = packs.Where(p => p.Manifest.Kind == StatisticsSchemas.Kind).OrderBy(p => p.Manifest.Path, StringComparer.Ordinal).ToList();
        return new StatisticsStore(Path.GetFullPath(cache), used, OpenFile(used, Path.GetFullPath(cache)));
    }

    /// <summary>Turns to the newest file at once; otherwise an open store looks for one about twice a second.</summary>
    public void Refresh()
    {
        lock (gate)
        {
            Interlocked.Exchange(ref looked, Environment.TickCount64);
            if (ReleaseFolder.Current(Cache) is not { } newest || newest == current.Path)
            {
                return;
            }

            // The file is taken as it is: a program with other packs may have made it, and two of them must not rebuild it in turn.
            var old = current;
            current = new StoreFile(newest, packs);
            // Questions that are being answered have connections of their own to the old file.
            old.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => current.Dispose();

    private static StoreFile OpenFile(List<Pack> used, string cache)
    {
        var key = KeyOf(used);
        return ReleaseFolder.Current(cache) is { } newest ? OpenImported(used, key, cache, newest) : OpenDerived(used, key, cache);
    }

    private static StoreFile OpenDerived(List<Pack> used, string key, string cache)
    {
        var folder = Path.Combine(cache, "statistics");
        var file = Path.Combine(folder, key + ".duckdb");
        if (System.IO.File.Exists(file))
        {
            try
            {
                return new StoreFile(file, used);
            }
            catch (Exception e) when (e is DuckDBException or InvalidCastException)
            {
                System.IO.File.Delete(file);
            }
        }

        StoreBuilder.Build(used, key, file, carried: null);
        StoreBuilder.RemoveOthers(folder, file);
        return new StoreFile(file, used);
    }

    // Imports cannot be made anew from packs, so a damaged file is not deleted: it stays for whoever mends it.
    private static StoreFile OpenImported(List<Pack> used, string key, string cache, string newest)
    {
        StoreFile file;
        try
        {
            file = new StoreFile(newest, used);
        }
        catch (DuckDBException e)
        {
            throw new InvalidDataException($"{newest} is damaged: {e.Message} The file before it, if any, lies beside it; name it in {ReleaseFolder.PointerOf(cache)}.", e);
        }

        if (file.PacksKey == key)
        {
            return file;
        }

        file.Dispose();
        using var folder = ReleaseFolder.Lock(cache);
        var next = folder.Next();
        StoreBuilder.Build(used, key, next, newest);
        folder.Publish(next);
        return new StoreFile(next, used);
    }

    private static string KeyOf(List<Pack> packs)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"form {StoreTables.Form}\n");
        foreach (var pack in packs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{pack.Manifest.Path} {pack.Hash}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
