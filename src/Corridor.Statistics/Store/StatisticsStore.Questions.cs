using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;

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
        using var lease = Current.Lend();
        return Read(lease, reporter, counterpart, flow, [product]).Of(product, kind);
    }

    /// <summary>
    /// The trade from an origin to a destination as the exporter and as the importer report it: the finest product
    /// with figures that the code belongs to by year, all goods by year and by month. Without a code all goods only.
    /// All series are in one currency, that of most figures, so that they can stand in one table; estimates of third
    /// parties stand in only where no report is loaded. <see cref="BilateralSeries"/> has them all.
    /// </summary>
    public TradeOnLane LaneTrade(EconomyCode origin, EconomyCode destination, CommodityCode? code = null)
    {
        // Codes below the finest product with figures have the same answer.
        var file = Current;
        return Kept(file, (origin, destination, code?.Cut(Math.Max(2, file.FinestProduct))), () => ReadLaneTrade(file, origin, destination, code)) with { Asked = code };
    }

    // A file never changes while it is open, so an answer once given stays right; the store keeps the latest few thousand.
    private static T Kept<T>(StoreFile file, object key, Func<T> answer)
        where T : notnull
    {
        if (file.Answers.TryGetValue(key, out var known))
        {
            return (T)known;
        }

        if (file.Answers.Count >= MostAnswers)
        {
            file.Answers.Clear();
        }

        return (T)file.Answers.GetOrAdd(key, _ => answer());
    }

    private static TradeOnLane ReadLaneTrade(StoreFile file, EconomyCode origin, EconomyCode destination, CommodityCode? code)
    {
        using var lease = file.Lend();
        TradeProduct[] products = code is { } c
            ? [.. Lengths.Where(n => c.Length >= n).Select(n => TradeProduct.Of(c.Cut(n))), TradeProduct.Total]
            : [TradeProduct.Total];
        var exported = Read(lease, origin, destination, TradeFlow.Export, products);
        var imported = Read(lease, destination, origin, TradeFlow.Import, products);
        if (exported.Series.Concat(imported.Series).GroupBy(s => s.Currency).MaxBy(g => g.Sum(s => s.Points.Length))?.Key is { } currency)
        {
            exported.Keep(currency);
            imported.Keep(currency);
        }

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
        using var lease = Current.Lend();
        using var command = lease.Command("""
            SELECT source, kind, count(*), min(begins), min_by(months, (begins, months)), max(begins), max_by(months, (begins, months))
            FROM (SELECT source, kind, begins, months FROM fact UNION ALL SELECT source, kind, begins, months FROM total) GROUP BY ALL
            """);
        using var rows = command.ExecuteReader();
        var loaded = new List<LoadedSource>();
        while (rows.Read())
        {
            var source = lease.File.Sources[rows.GetFieldValue<ushort>(0)];
            var kind = (PeriodKind)rows.GetByte(1);
            loaded.Add(new LoadedSource(source.Dataset, source.Source, kind, rows.GetInt64(2),
                PeriodOf(kind, rows.GetFieldValue<DateOnly>(3), rows.GetByte(4)), PeriodOf(kind, rows.GetFieldValue<DateOnly>(5), rows.GetByte(6))));
        }

        return [.. loaded.OrderBy(l => l.Pack, StringComparer.Ordinal).ThenBy(l => l.Source.Id, StringComparer.Ordinal).ThenBy(l => l.Kind)];
    }

    private static MirroredTrade Mirrored(Side exported, Side imported, TradeProduct product, PeriodKind kind)
    {
        var (asExported, asImported) = (exported.Of(product, kind), imported.Of(product, kind));
        return new MirroredTrade(product, kind, asExported.Series, asImported.Series, [.. asExported.NotLoaded, .. asImported.NotLoaded]);
    }

    /// <summary>The series of one side for some products in all kinds of period, and how much else the side has.</summary>
    private static Side Read(StoreFile.Lease lease, EconomyCode reporter, EconomyCode counterpart, TradeFlow flow, TradeProduct[] products)
    {
        var side = new Side(reporter, counterpart, flow);
        var query = new ObservationQuery { Reporters = [reporter], Counterparts = [counterpart], Flows = [flow], Products = [.. products] };
        var found = ObservationSql.Read(lease, ObservationSql.From(query, lease.File) + " ORDER BY product, kind, begins, months");
        foreach (var group in found.GroupBy(o => (o.Product, o.Period.Kind, o.Source, o.Valuation, o.Currency))
            .OrderBy(g => g.Key.Product).ThenBy(g => g.Key.Kind).ThenBy(g => g.Key.Source.Dataset, StringComparer.Ordinal).ThenBy(g => g.Key.Source.Source.Id, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Valuation.Word(), StringComparer.Ordinal).ThenBy(g => g.Key.Currency.Value, StringComparer.Ordinal))
        {
            var byPeriod = new Dictionary<Period, TradePoint>();
            var points = ImmutableArray.CreateBuilder<TradePoint>();
            foreach (var o in group)
            {
                var before = o.Period.Year > 1900 ? byPeriod.GetValueOrDefault(o.Period.YearBefore) : null;
                var point = new TradePoint(o.Period, o.Value, o.Status, o.Classification, GrowthOnYear.Of(o.Value, o.Status, o.Classification, before)) { Release = o.Release };
                byPeriod[o.Period] = point;
                points.Add(point);
            }

            var (product, kind, source, valuation, currency) = group.Key;
            side.Series.Add(new TradeSeries(reporter, counterpart, flow, product, kind, currency, valuation, source.Dataset, source.Source, points.ToImmutable()));
        }

        if (side.Series.Count == 0)
        {
            var any = ObservationSql.Where(new ObservationQuery { Reporters = [reporter], Flows = [flow] }, lease.File);
            using var command = lease.Command($"""
                SELECT count(*), count(*) FILTER (counterpart = {StoreCode.Of(counterpart.Value)})
                FROM (SELECT counterpart FROM fact WHERE {any} UNION ALL SELECT counterpart FROM total WHERE {any})
                """);
            using var rows = command.ExecuteReader();
            rows.Read();
            side.Nearest = rows.GetInt64(0) == 0 ? NotLoadedReason.Reporter : rows.GetInt64(1) == 0 ? NotLoadedReason.Counterpart : NotLoadedReason.Product;
        }

        return side;
    }

    private static Period PeriodOf(PeriodKind kind, DateOnly begins, int months) => ObservationSql.PeriodOf(kind, begins, months);

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

        /// <summary>Keeps the series in a currency, and of these the ones with reports where there are any.</summary>
        public void Keep(CurrencyCode currency)
        {
            // A source that changes its currency now and then is shown in the one that it mostly writes, or not at all.
            var mostly = Series.GroupBy(s => (s.Pack, s.Source, s.Product, s.Kind, s.Valuation)).Select(g => g.MaxBy(s => s.Points.Length)!).ToHashSet();
            Series.RemoveAll(s => s.Currency != currency || !mostly.Contains(s));
            var reported = Series.Where(s => s.Points.Any(p => p.Status != ObservationStatus.Estimated)).Select(s => s.Product).ToHashSet();
            Series.RemoveAll(s => reported.Contains(s.Product) && s.Points.All(p => p.Status == ObservationStatus.Estimated));
        }

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
