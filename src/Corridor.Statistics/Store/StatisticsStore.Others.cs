using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>What is loaded: from whom, how deep, for which periods, and with which holes.</summary>
    public ImmutableArray<Availability> Available() => (ImmutableArray<Availability>)Current.Answers.GetOrAdd(nameof(Available), static (_, file) => ReadAvailable(file), Current);

    /// <summary>
    /// The same goods as the exporter and as the importer report them, period by period and product by product, one
    /// pair for each; of several sources of a side the one given, or the first by name.
    /// </summary>
    /// <param name="exporter">Where the goods come from.</param>
    /// <param name="importer">Where they go.</param>
    /// <param name="kind">The kind of period.</param>
    /// <param name="level">The digits of the products; 0 for all goods.</param>
    /// <param name="from">The first day, or null.</param>
    /// <param name="to">The last day, or null.</param>
    /// <param name="exporterSource">The exporter's source, by <see cref="FigureSource.Key"/>.</param>
    /// <param name="importerSource">The importer's source.</param>
    public ImmutableArray<MirrorPair> Mirror(
        EconomyCode exporter, EconomyCode importer, PeriodKind kind, int level = 0, DateOnly? from = null, DateOnly? to = null, string? exporterSource = null, string? importerSource = null)
    {
        using var lease = Current.Lend();
        Dictionary<(Period, TradeProduct), Observation> Side(EconomyCode reporter, EconomyCode partner, TradeFlow flow, string? source)
        {
            var query = new ObservationQuery { Reporters = [reporter], Counterparts = [partner], Flows = [flow], Kind = kind, Level = level, From = from, To = to, Source = source };
            return ObservationSql.Read(lease, ObservationSql.From(query, lease.File)).GroupBy(o => (o.Period, o.Product))
                .ToDictionary(g => g.Key, g => g.OrderBy(o => o.Source.Key, StringComparer.Ordinal).ThenBy(o => o.Currency.Value, StringComparer.Ordinal).First());
        }

        var exported = Side(exporter, importer, TradeFlow.Export, exporterSource);
        var imported = Side(importer, exporter, TradeFlow.Import, importerSource);
        return [.. exported.Keys.Union(imported.Keys).OrderBy(k => k.Item2).ThenBy(k => k.Item1)
            .Select(k => new MirrorPair(k.Item1, k.Item2, exported.GetValueOrDefault(k), imported.GetValueOrDefault(k)))];
    }

    /// <summary>Figures beside trade of some economies (all where none is named), in the order of economy, counterpart, source and period.</summary>
    public ImmutableArray<IndicatorFigure> Indicators(Indicator indicator, params ReadOnlySpan<EconomyCode> economies)
    {
        using var lease = Current.Lend();
        var of = economies.IsEmpty ? "" : $"AND economy IN ({string.Join(", ", economies.ToArray().Select(e => StoreCode.Of(e.Value)))})";
        using var command = lease.Command($"SELECT kind, begins, months, economy, counterpart, value, currency, status, source, release FROM indicator WHERE indicator = {(int)indicator} {of} ORDER BY economy, counterpart, source, currency, begins, months");
        using var rows = command.ExecuteReader();
        var figures = ImmutableArray.CreateBuilder<IndicatorFigure>();
        while (rows.Read())
        {
            figures.Add(new IndicatorFigure(
                ObservationSql.PeriodOf((PeriodKind)rows.GetByte(0), rows.GetFieldValue<DateOnly>(1), rows.GetByte(2)), EconomyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(3))),
                Optional(rows.GetFieldValue<uint>(4)) is { } c ? EconomyCode.Parse(c) : null, indicator, rows.GetDecimal(5),
                Optional(rows.GetFieldValue<uint>(6)) is { } currency ? CurrencyCode.Parse(currency) : null,
                (ObservationStatus)rows.GetByte(7), lease.File.Sources[rows.GetFieldValue<ushort>(8)], rows.GetInt32(9)));
        }

        return figures.ToImmutable();
    }

    /// <summary>The figures of a set that was published together, in its order; empty where the set is not loaded.</summary>
    public ImmutableArray<PublishedFigure> Published(string set)
    {
        using var lease = Current.Lend();
        using var command = lease.Command($"""
            SELECT place, kind, begins, months, reporter, counterpart, flow, product, measure, value, step, currency, source, name FROM published WHERE name = {StoreTables.Quote(set)} ORDER BY place
            """);
        using var rows = command.ExecuteReader();
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        while (rows.Read())
        {
            figures.Add(new PublishedFigure(rows.GetString(13), rows.GetInt32(0),
                ObservationSql.PeriodOf((PeriodKind)rows.GetByte(1), rows.GetFieldValue<DateOnly>(2), rows.GetByte(3)),
                EconomyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(4))), EconomyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(5))),
                rows.IsDBNull(6) ? null : (TradeFlow)rows.GetByte(6), TradeProduct.OfNumber(rows.GetInt32(7)), (PublishedMeasure)rows.GetByte(8), rows.GetDecimal(9), rows.GetDecimal(10),
                Optional(rows.GetFieldValue<uint>(11)) is { } currency ? CurrencyCode.Parse(currency) : null, lease.File.Sources[rows.GetFieldValue<ushort>(12)]));
        }

        return figures.ToImmutable();
    }

    /// <summary>The names of the published sets.</summary>
    public ImmutableArray<string> PublishedSets()
    {
        using var lease = Current.Lend();
        using var command = lease.Command("SELECT DISTINCT name FROM published ORDER BY name");
        using var rows = command.ExecuteReader();
        var names = ImmutableArray.CreateBuilder<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names.ToImmutable();
    }

    /// <summary>
    /// How deep what a reporter reports of its trade with a counterpart goes into products, below one of them or below
    /// all: the source with the latest year first, and of one source the products next below first. Yearly figures only.
    /// </summary>
    public ImmutableArray<ReportedProducts> ProductsOf(EconomyCode reporter, EconomyCode counterpart, TradeFlow flow, TradeProduct product)
    {
        var file = Current;
        return Kept(file, (nameof(ProductsOf), reporter, counterpart, flow, product), () =>
        {
            using var lease = file.Lend();
            using var command = lease.Command($"""
                SELECT source, (product % 10)::INTEGER, product >= {TradeProduct.FirstSitc}, min(begins), max(begins) FROM fact
                WHERE {ObservationSql.Where(new ObservationQuery { Reporters = [reporter], Counterparts = [counterpart], Flows = [flow], Products = [product], IncludeBelow = true, Kind = PeriodKind.Year }, file)}
                AND product <> {product.Number} GROUP BY ALL
                """);
            using var rows = command.ExecuteReader();
            var found = new List<ReportedProducts>();
            while (rows.Read())
            {
                found.Add(new ReportedProducts(file.Sources[rows.GetFieldValue<ushort>(0)], rows.GetBoolean(2), rows.GetInt32(1), Period.OfYear(rows.GetFieldValue<DateOnly>(3).Year), Period.OfYear(rows.GetFieldValue<DateOnly>(4).Year)));
            }

            return found.OrderByDescending(p => p.Last).ThenBy(p => p.IsSitc).ThenBy(p => p.Source.Key, StringComparer.Ordinal).ThenBy(p => p.Level).ToImmutableArray();
        });
    }

    private static ImmutableArray<Availability> ReadAvailable(StoreFile file) =>
        [.. file.Depths.Select(d =>
        {
            var (first, last) = (d.Periods.Min(), d.Periods.Max());
            var holes = ImmutableArray.CreateBuilder<Period>();
            for (var p = first; p < last; p = TradeSeries.Next(p))
            {
                if (!d.Periods.Contains(p))
                {
                    holes.Add(p);
                }
            }

            return new Availability(file.Sources[d.Source], EconomyCode.Parse(StoreCode.Text(d.Reporter)), d.Flow, d.Kind, d.Level, d.IsSitc, d.IsTotal, d.Counterparts, d.Figures, first, last, holes.ToImmutable());
        }).OrderBy(a => a.Source.Key, StringComparer.Ordinal).ThenBy(a => a.Reporter).ThenBy(a => a.Flow).ThenBy(a => a.Kind).ThenBy(a => a.IsTotal).ThenBy(a => a.Level)];

    private static string? Optional(uint code) => code == 0 ? null : StoreCode.Text(code);
}
