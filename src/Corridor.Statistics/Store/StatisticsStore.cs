using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Statistics.Flows;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>
/// All observations of the statistics packs in one DuckDB file, sorted by (reporter, counterpart, flow, product,
/// kind, period). The file lies in a cache folder under a name made from the packs' hashes: it is built once
/// under a temporary name, moved when done, and opened read-only ever after; a file that cannot be read is built
/// anew. The store can be asked from many threads at once; each question has a connection of its own.
/// </summary>
public sealed partial class StatisticsStore : IDisposable
{
    private const int MostAnswers = 4096;

    private readonly ConcurrentDictionary<(EconomyCode Origin, EconomyCode Destination, CommodityCode? Code), TradeOnLane> answers = new();

    private readonly int finestProduct;
    private readonly DuckDBConnection anchor;
    private readonly string connectionString;
    private readonly FrozenDictionary<string, PackManifest> manifests;

    private StatisticsStore(string file, IReadOnlyList<Pack> packs)
    {
        File = file;
        connectionString = $"Data Source={file};ACCESS_MODE=READ_ONLY;threads=2";
        manifests = packs.ToFrozenDictionary(p => p.Manifest.Path, p => p.Manifest);
        anchor = new DuckDBConnection(connectionString);
        try
        {
            anchor.Open();
            finestProduct = Probe();
        }
        catch
        {
            anchor.Dispose();
            throw;
        }
    }

    /// <summary>The DuckDB file.</summary>
    public string File { get; }

    /// <summary>
    /// Opens the store of the statistics packs among these; packs of other kinds are left alone. The packs must
    /// have passed their check. Without any statistics pack the store is empty and says so to every question.
    /// </summary>
    /// <param name="packs">The packs in use.</param>
    /// <param name="cache">The cache folder; must be writable. The files lie in its folder <c>statistics</c>.</param>
    public static StatisticsStore Open(IEnumerable<Pack> packs, string cache)
    {
        StatisticsTexts.Register();
        var used = packs.Where(p => p.Manifest.Kind == StatisticsSchemas.Kind).OrderBy(p => p.Manifest.Path, StringComparer.Ordinal).ToList();
        var folder = Path.Combine(Path.GetFullPath(cache), "statistics");
        var file = Path.Combine(folder, KeyOf(used) + ".duckdb");
        if (System.IO.File.Exists(file))
        {
            try
            {
                return new StatisticsStore(file, used);
            }
            catch (DuckDBException)
            {
                System.IO.File.Delete(file);
            }
        }

        StoreBuilder.Build(used, folder, file);
        return new StatisticsStore(file, used);
    }

    /// <inheritdoc/>
    public void Dispose() => anchor.Dispose();

    private static string KeyOf(List<Pack> packs)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"form {StoreBuilder.Form}\n");
        foreach (var pack in packs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{pack.Manifest.Path} {pack.Hash}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    // Reads a little, so that a damaged file is noticed at once, and learns how fine the products are.
    private int Probe()
    {
        using var command = anchor.CreateCommand();
        command.CommandText = "SELECT coalesce(max(length(product)), 0) FROM observation WHERE product <> 'TOTAL'";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(connectionString);
        connection.Open();
        return connection;
    }
}
