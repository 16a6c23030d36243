using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>
/// One file of the store, opened read-only, with what is small in it read into memory. It never changes while it
/// is open. Connections are kept for the next question.
/// </summary>
internal sealed class StoreFile : IDisposable
{
    private const int MostConnections = 16;
    private const int MostTotals = 500_000;

    private readonly ConcurrentBag<DuckDBConnection> free = [];
    private readonly ConcurrentDictionary<(uint Reporter, TradeFlow Flow), StoreRow[]> totals = new();
    private readonly DuckDBConnection anchor;
    private readonly string connectionString;
    private readonly FrozenDictionary<(string Dataset, string Source), LocalizedText> called;
    private volatile bool isClosed;

    /// <param name="path">The file.</param>
    /// <param name="packs">The packs in use: the file keeps titles as published, and packs say what else their sources are called.</param>
    internal StoreFile(string path, IEnumerable<Pack> packs)
    {
        Path = path;
        called = packs.SelectMany(p => p.Manifest.Sources, (p, s) => (Key: (p.Manifest.Path, s.Id), s.Called)).Where(s => s.Called is not null).ToFrozenDictionary(s => s.Key, s => s.Called!);
        connectionString = $"Data Source={path};ACCESS_MODE=READ_ONLY;threads=2";
        anchor = new DuckDBConnection(connectionString);
        try
        {
            anchor.Open();
            PacksKey = StoreTables.Scalar<string>(anchor, "SELECT value FROM meta WHERE key = 'packs'");
            Sources = ReadSources();
            Aggregates = StoreTables.Aggregates(anchor);
            Releases = ReadReleases();
            Depths = ReadDepths();
            Rollups = ReadRollups();
            FinestProduct = Depths.Where(d => !d.IsSitc).Select(d => d.Level).DefaultIfEmpty().Max();
        }
        catch
        {
            anchor.Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>What the packs in it are known by.</summary>
    public string PacksKey { get; }

    public FrozenDictionary<ushort, FigureSource> Sources { get; }

    /// <summary>The codes that stand for the world or a group rather than for an economy.</summary>
    public FrozenSet<uint> Aggregates { get; }

    public ImmutableArray<Release> Releases { get; }

    /// <summary>What is loaded.</summary>
    public ImmutableArray<Depth> Depths { get; }

    /// <summary>What the rollup holds, with the number of its cells.</summary>
    public ImmutableArray<RollupDepth> Rollups { get; }

    /// <summary>The most digits of the HS that a product has.</summary>
    public int FinestProduct { get; }

    /// <summary>Answers that were given; they stay right as long as the file is the same.</summary>
    public ConcurrentDictionary<object, object> Answers { get; } = new();

    /// <summary>
    /// What a reporter publishes of a flow of all goods, with every counterpart and in every period: a few hundred rows
    /// as a rule, of which sums, rankings of partners and wholes are made alike. They are kept up to some hundred thousand rows.
    /// </summary>
    public StoreRow[] Totals(Lease lease, uint reporter, TradeFlow flow)
    {
        if (totals.TryGetValue((reporter, flow), out var known))
        {
            return known;
        }

        StoreRow[] read = [.. StoreRow.Read(lease, "counterpart, flow, kind, begins, months, source, valuation, currency, value, classification, status, release, net_weight",
            string.Create(CultureInfo.InvariantCulture, $"total WHERE reporter = {reporter} AND flow = {(int)flow} AND product = 0")).SelectMany(b => b.ToArray())];
        if (totals.Values.Sum(t => t.Length) + read.Length > MostTotals)
        {
            totals.Clear();
        }

        return totals[(reporter, flow)] = read;
    }

    /// <summary>A connection of its own, for work that leaves temporary tables behind.</summary>
    public DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>A connection for one question; it goes back when disposed of.</summary>
    public Lease Lend()
    {
        if (!free.TryTake(out var connection))
        {
            connection = Connect();
        }

        return new Lease(this, connection);
    }

    public void Dispose()
    {
        isClosed = true;
        while (free.TryTake(out var connection))
        {
            connection.Dispose();
        }

        anchor.Dispose();
    }

    private void Return(DuckDBConnection connection)
    {
        if (isClosed || free.Count >= MostConnections)
        {
            connection.Dispose();
            return;
        }

        free.Add(connection);
        if (isClosed && free.TryTake(out var late))
        {
            late.Dispose();
        }
    }

    private FrozenDictionary<ushort, FigureSource> ReadSources()
    {
        using var command = anchor.CreateCommand();
        command.CommandText = "SELECT id, dataset, code, title, publisher, edition, licence, url, confidence FROM source";
        using var rows = command.ExecuteReader();
        var sources = new Dictionary<ushort, FigureSource>();
        while (rows.Read())
        {
            sources.Add(rows.GetFieldValue<ushort>(0), new FigureSource(rows.GetString(1), new PackSource(rows.GetString(2), rows.GetString(3), rows.GetString(4),
                rows.IsDBNull(5) ? null : rows.GetString(5), rows.GetString(6), rows.IsDBNull(7) ? null : rows.GetString(7), (Confidence)rows.GetByte(8))
            {
                Called = called.GetValueOrDefault((rows.GetString(1), rows.GetString(2))),
            }));
        }

        return sources.ToFrozenDictionary();
    }

    private ImmutableArray<Depth> ReadDepths()
    {
        using var command = anchor.CreateCommand();
        command.CommandText = "SELECT source, reporter, flow, kind, level, is_sitc, is_total, counterparts, begins, months, figures FROM depth ORDER BY ALL";
        using var rows = command.ExecuteReader();
        var read = new List<(Depth Depth, Period Period)>();
        while (rows.Read())
        {
            var kind = (PeriodKind)rows.GetByte(3);
            read.Add((new Depth(rows.GetFieldValue<ushort>(0), rows.GetFieldValue<uint>(1), (TradeFlow)rows.GetByte(2), kind, rows.GetByte(4), rows.GetBoolean(5), rows.GetBoolean(6), (int)rows.GetInt64(7), rows.GetInt64(10), FrozenSet<Period>.Empty),
                ObservationSql.PeriodOf(kind, rows.GetFieldValue<DateOnly>(8), rows.GetByte(9))));
        }

        return [.. read.GroupBy(r => r.Depth with { Figures = 0 }).Select(g => g.Key with
        {
            Figures = g.Sum(r => r.Depth.Figures),
            Periods = g.Select(r => r.Period).ToFrozenSet(),
        })];
    }

    private ImmutableArray<RollupDepth> ReadRollups()
    {
        using var command = anchor.CreateCommand();
        command.CommandText = "SELECT flow, y, source, valuation, currency, level, is_sitc, cells FROM rollup_depth ORDER BY ALL";
        using var rows = command.ExecuteReader();
        var read = ImmutableArray.CreateBuilder<RollupDepth>();
        while (rows.Read())
        {
            read.Add(new RollupDepth((TradeFlow)rows.GetByte(0), rows.GetInt16(1), rows.GetFieldValue<ushort>(2), (Valuation)rows.GetByte(3), rows.GetFieldValue<uint>(4), rows.GetByte(5), rows.GetBoolean(6), rows.GetInt64(7)));
        }

        return read.ToImmutable();
    }

    private ImmutableArray<Release> ReadReleases()
    {
        using var command = anchor.CreateCommand();
        command.CommandText = """
            SELECT number, dataset, edition, format, file, hash, epoch_us(valid_from), epoch_us(valid_to), rows_read, rows_kept, rows_rejected, added, revised, withdrawn
            FROM release ORDER BY number, dataset
            """;
        using var rows = command.ExecuteReader();
        var releases = ImmutableArray.CreateBuilder<Release>();
        DateTimeOffset? At(int column) => rows.IsDBNull(column) ? null : DateTimeOffset.UnixEpoch.AddTicks(rows.GetInt64(column) * TimeSpan.TicksPerMicrosecond);
        while (rows.Read())
        {
            releases.Add(new Release(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), At(6), At(7),
                rows.GetInt64(8), rows.GetInt64(9), rows.GetInt64(10), rows.GetInt64(11), rows.GetInt64(12), rows.GetInt64(13)));
        }

        return releases.ToImmutable();
    }

    /// <summary>A connection on loan.</summary>
    internal readonly struct Lease(StoreFile owner, DuckDBConnection connection) : IDisposable
    {
        public StoreFile File => owner;

        public DuckDBCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            return command;
        }

        public void Dispose() => owner.Return(connection);
    }
}
