using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>Digits of the products that a code belongs to, the finest first.</summary>
    private static readonly int[] Lengths = [6, 4, 2];

    /// <summary>
    /// What a reporter reports of its trade with a counterpart (an economy or <see cref="StatisticsSchemas.World"/>):
    /// a series for each source, in the order of pack, source and valuation; or what is not loaded.
    /// </summary>
    public SeriesSet BilateralSeries(EconomyCode reporter, EconomyCode counterpart, TradeFlow flow, TradeProduct product, PeriodKind kind)
    {
        using var connection = Connect();
        return Read(connection, reporter, counterpart, flow, [product]).Of(product, kind);
    }

    /// <summary>
    /// The trade from an origin to a destination as the exporter and as the importer report it: the finest product
    /// with figures that the code belongs to by year, all goods by year and by month. Without a code all goods only.
    /// </summary>
    public TradeOnLane LaneTrade(EconomyCode origin, EconomyCode destination, CommodityCode? code = null)
    {
        // The file never changes while it is open, so an answer once given stays right; the store keeps the latest few thousand.
        if (answers.Count >= MostAnswers)
        {
            answers.Clear();
        }

        // Codes below the finest product with figures have the same answer.
        var known = answers.GetOrAdd((origin, destination, code?.Cut(Math.Max(2, finestProduct))), static (key, store) => store.ReadLaneTrade(key.Origin, key.Destination, key.Code), this);
        return known with { Asked = code };
    }

    private TradeOnLane ReadLaneTrade(EconomyCode origin, EconomyCode destination, CommodityCode? code)
    {
        using var connection = Connect();
        TradeProduct[] products = code is { } c
            ? [.. Lengths.Where(n => c.Length >= n).Select(n => TradeProduct.Of(c.Cut(n))), TradeProduct.Total]
            : [TradeProduct.Total];
        var exported = Read(connection, origin, destination, TradeFlow.Export, products);
        var imported = Read(connection, destination, origin, TradeFlow.Import, products);
        var product = code is null ? TradeProduct.Total
            : products.Where(p => !p.IsTotal && (exported.Has(p, PeriodKind.Year) || imported.Has(p, PeriodKind.Year))).FirstOrDefault(products[^2]);
        return new TradeOnLane(origin, destination, code, product,
            code is null ? null : Mirrored(exported, imported, product, PeriodKind.Year),
            Mirrored(exported, imported, TradeProduct.Total, PeriodKind.Year),
            Mirrored(exported, imported, TradeProduct.Total, PeriodKind.Month));
    }

    /// <summary>What is loaded: each source with its kinds of period, number of figures, first and last period.</summary>
    public ImmutableArray<LoadedSource> Sources()
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT pack, source, kind, count(*), min_by(period, start), max_by(period, start)
            FROM observation GROUP BY ALL ORDER BY pack, source, kind
            """;
        using var rows = command.ExecuteReader();
        var loaded = ImmutableArray.CreateBuilder<LoadedSource>();
        while (rows.Read())
        {
            var pack = rows.GetString(0);
            loaded.Add(new LoadedSource(pack, SourceOf(pack, rows.GetString(1)), (PeriodKind)rows.GetByte(2), rows.GetInt64(3), PeriodOf(rows.GetString(4)), PeriodOf(rows.GetString(5))));
        }

        return loaded.ToImmutable();
    }

    private static MirroredTrade Mirrored(Side exported, Side imported, TradeProduct product, PeriodKind kind)
    {
        var (asExported, asImported) = (exported.Of(product, kind), imported.Of(product, kind));
        return new MirroredTrade(product, kind, asExported.Series, asImported.Series, [.. asExported.NotLoaded, .. asImported.NotLoaded]);
    }

    /// <summary>The series of one side for some products in all kinds of period, and how much else the side has.</summary>
    private Side Read(DuckDBConnection connection, EconomyCode reporter, EconomyCode counterpart, TradeFlow flow, TradeProduct[] products)
    {
        var side = new Side(reporter, counterpart, flow);
        using (var command = Command(connection, $"""
            SELECT product, kind, pack, source, valuation, currency, period, value, status, classification FROM observation
            WHERE reporter = $reporter AND counterpart = $counterpart AND flow = $flow AND product IN ({string.Join(", ", products.Select((_, i) => "$product" + i.ToString(CultureInfo.InvariantCulture)))})
            ORDER BY product, kind, pack, source, valuation, currency, start, period
            """, reporter, counterpart, flow))
        {
            for (var i = 0; i < products.Length; i++)
            {
                command.Parameters.Add(new DuckDBParameter("product" + i.ToString(CultureInfo.InvariantCulture), products[i].Value));
            }

            using var rows = command.ExecuteReader();
            SeriesName? current = null;
            var points = ImmutableArray.CreateBuilder<TradePoint>();
            var byPeriod = new Dictionary<Period, TradePoint>();
            while (rows.Read())
            {
                var name = new SeriesName(rows.GetString(0), rows.GetByte(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5));
                if (current != name)
                {
                    Close(side, current, points);
                    byPeriod.Clear();
                    current = name;
                }

                var period = PeriodOf(rows.GetString(6));
                var value = rows.GetDecimal(7);
                _ = StatisticsWords.TryStatus(rows.GetString(8), out var status);
                var classification = rows.IsDBNull(9) ? null : rows.GetString(9);
                var before = period.Year > 1900 ? byPeriod.GetValueOrDefault(period.YearBefore) : null;
                var point = new TradePoint(period, value, status, classification, GrowthOnYear.Of(value, status, classification, before));
                byPeriod[period] = point;
                points.Add(point);
            }

            Close(side, current, points);
        }

        if (side.Series.Count == 0)
        {
            using var command = Command(connection, """
                SELECT count(*), count(*) FILTER (counterpart = $counterpart) FROM observation WHERE reporter = $reporter AND flow = $flow
                """, reporter, counterpart, flow);
            using var rows = command.ExecuteReader();
            rows.Read();
            side.Nearest = rows.GetInt64(0) == 0 ? NotLoadedReason.Reporter : rows.GetInt64(1) == 0 ? NotLoadedReason.Counterpart : NotLoadedReason.Product;
        }

        return side;
    }

    private void Close(Side side, SeriesName? name, ImmutableArray<TradePoint>.Builder points)
    {
        if (name is null)
        {
            return;
        }

        _ = TradeProduct.TryParse(name.Product, out var product, out _);
        _ = StatisticsWords.TryValuation(name.Valuation, out var valuation);
        side.Series.Add(new TradeSeries(side.Reporter, side.Counterpart, side.Flow, product, (PeriodKind)name.Kind, CurrencyCode.Parse(name.Currency), valuation,
            name.Pack, SourceOf(name.Pack, name.Source), points.ToImmutable()));
        points.Clear();
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string sql, EconomyCode reporter, EconomyCode counterpart, TradeFlow flow)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter("reporter", reporter.Value));
        command.Parameters.Add(new DuckDBParameter("counterpart", counterpart.Value));
        command.Parameters.Add(new DuckDBParameter("flow", flow.Word()));
        return command;
    }

    private PackSource SourceOf(string pack, string id) => manifests[pack].Source(id)
        ?? throw new InvalidDataException($"{pack} has no source '{id}'.");

    private static Period PeriodOf(string text) => Period.TryParse(text, out var period, out var fault) ? period : throw new InvalidDataException(fault.ToString());

    private sealed record SeriesName(string Product, byte Kind, string Pack, string Source, string Valuation, string Currency);

    /// <summary>What one reporter's flow with one counterpart has of the products asked for.</summary>
    private sealed class Side(EconomyCode reporter, EconomyCode counterpart, TradeFlow flow)
    {
        public EconomyCode Reporter => reporter;

        public EconomyCode Counterpart => counterpart;

        public TradeFlow Flow => flow;

        public List<TradeSeries> Series { get; } = [];

        /// <summary>Why a product that was asked for has no series.</summary>
        public NotLoadedReason Nearest { get; set; } = NotLoadedReason.Product;

        public bool Has(TradeProduct product, PeriodKind kind) => Series.Any(s => s.Product == product && s.Kind == kind);

        public SeriesSet Of(TradeProduct product, PeriodKind kind)
        {
            if (Has(product, kind))
            {
                return new SeriesSet([.. Series.Where(s => s.Product == product && s.Kind == kind)], []);
            }

            if (kind == PeriodKind.Year && Has(product, PeriodKind.Month)
                && Series.Where(s => s.Product == product && s.Kind == PeriodKind.Month).Select(s => s.ByYear()).OfType<TradeSeries>().ToList() is { Count: > 0 } summed)
            {
                return new SeriesSet([.. summed], []);
            }

            var reason = Series.Any(s => s.Product == product) ? NotLoadedReason.Kind : Nearest;
            return new SeriesSet([], [new NotLoaded(reporter, counterpart, flow, product, kind, reason)]);
        }
    }
}
