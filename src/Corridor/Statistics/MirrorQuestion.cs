using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Store;

namespace Corridor.Statistics;

/// <summary>Asks how both sides report the same goods.</summary>
/// <param name="Exporter">Where the goods come from.</param>
/// <param name="Importer">Where they go.</param>
/// <param name="IsMonthly">Whether months are compared rather than years.</param>
/// <param name="Level">The digits of the products; 0 for all goods.</param>
/// <param name="First">The first year, or null.</param>
/// <param name="Last">The last year, or null.</param>
/// <param name="ExporterSource">One source of the exporter, or null.</param>
/// <param name="ImporterSource">One source of the importer, or null.</param>
internal sealed record MirrorQuestion(EconomyCode Exporter, EconomyCode Importer, bool IsMonthly, int Level, int? First, int? Last, string? ExporterSource, string? ImporterSource)
{
    /// <summary>Reads it; what is absent comes from the first corridor.</summary>
    public static MirrorQuestion Read(StatisticsReader reader)
    {
        var lane = reader.Workspace.Book.Lanes[0];
        var asked = new MirrorQuestion(reader.Economy("from", lane.Origin.Code), reader.Economy("to", lane.Destination.Code), reader.OneOf("by", "year", "month") == "month",
            int.Parse(reader.OneOf("level", "0", "2", "4", "6"), System.Globalization.CultureInfo.InvariantCulture), reader.Year("first"), reader.Year("last"), reader.Source("exporter_source"), reader.Source("importer_source"));
        if (asked.Exporter == asked.Importer)
        {
            reader.Add(new Fault("stat.sameEconomy", asked.Exporter.Value), "to");
        }

        if (asked is { First: { } first, Last: { } last } && first > last)
        {
            reader.Add(new Fault("stat.yearsReversed", StatisticsAddress.Text(first), StatisticsAddress.Text(last)), "first");
        }

        return asked;
    }

    /// <summary>The pairs, the newest first.</summary>
    public ImmutableArray<MirrorRow> Pairs(StatisticsStore store) => [.. (Level == 0 ? OfTotals(store) : OfProducts(store)).OrderByDescending(p => p.Period, StringComparer.Ordinal).ThenBy(p => p.Product)];

    private IEnumerable<MirrorRow> OfProducts(StatisticsStore store) => store.Mirror(Exporter, Importer, IsMonthly ? PeriodKind.Month : PeriodKind.Year, Level,
        First is { } f ? new DateOnly(f, 1, 1) : null, Last is { } l ? new DateOnly(l, 12, 31) : null, ExporterSource, ImporterSource)
        .Select(p => new MirrorRow(p.Period.ToString(), p.Product, MirrorSide.Of(p.AsExported), MirrorSide.Of(p.AsImported)));

    // All goods can be added up from months; of several sources the two stand together that share most periods.
    private IEnumerable<MirrorRow> OfTotals(StatisticsStore store)
    {
        var exported = new SeriesQuestion(Exporter, Importer, TradeFlow.Export, TradeProduct.Total, MonthRange.Year, IsMonthly, First, Last, ExporterSource).Lines(store);
        var imported = new SeriesQuestion(Importer, Exporter, TradeFlow.Import, TradeProduct.Total, MonthRange.Year, IsMonthly, First, Last, ImporterSource).Lines(store);
        var (x, m) = exported.SelectMany(_ => imported, (e, i) => (Exported: e, Imported: i)).Where(p => p.Exported.Currency == p.Imported.Currency)
            .OrderByDescending(p => p.Exported.Points.Select(Code).Intersect(p.Imported.Points.Select(Code)).Count()).ThenByDescending(p => p.Exported.Source == p.Imported.Source).FirstOrDefault();
        var (from, to) = x is null ? (exported.FirstOrDefault(), imported.FirstOrDefault()) : (x, m);
        return (from?.Points.Select(Code) ?? []).Union(to?.Points.Select(Code) ?? []).Select(code => new MirrorRow(code, TradeProduct.Total, MirrorSide.Of(from, code), MirrorSide.Of(to, code)));
    }

    internal static string Code(TradeLinePoint point) => PeriodText.Code(point.Range.Year, point.Months);

    /// <summary>The question as the query of an address, from a pair on.</summary>
    public string QueryFrom(int offset) => StatisticsAddress.Join(("from", Exporter.Value), ("to", Importer.Value), ("by", IsMonthly ? "month" : null), ("level", Level == 0 ? null : StatisticsAddress.Text(Level)),
        ("first", First is { } f ? StatisticsAddress.Text(f) : null), ("last", Last is { } l ? StatisticsAddress.Text(l) : null), ("exporter_source", ExporterSource), ("importer_source", ImporterSource),
        ("offset", offset == 0 ? null : StatisticsAddress.Text(offset)));
}

/// <summary>One flow of goods in one period as both sides report it; a side that is null is not loaded, which is not zero.</summary>
internal sealed record MirrorRow(string Period, TradeProduct Product, MirrorSide? Exported, MirrorSide? Imported)
{
    /// <summary>Imports less exports, where both are in one currency.</summary>
    public Figure Gap => TradeIndicators.MirrorDifference(FigureOf(Imported), FigureOf(Exported));

    /// <summary>Whether exports are FOB and imports CIF, so that carriage is in the gap.</summary>
    public bool HasCarriage => Exported is { Valuation: Valuation.Fob } && Imported is { Valuation: Valuation.Cif };

    /// <summary>The part of the gap that carriage and insurance make as a rule; without value where the two are valued alike.</summary>
    public Figure Carriage => HasCarriage ? TradeIndicators.Carriage(FigureOf(Exported)) : Figure.NotLoaded(FigureUnit.Money);

    /// <summary>The rest of the gap; all of it where the two are valued alike.</summary>
    public Figure Rest => HasCarriage ? TradeIndicators.MirrorRest(FigureOf(Imported), FigureOf(Exported)) : Gap;

    /// <summary>How far the two stand apart, as a fraction of the exports.</summary>
    public Figure Ratio => TradeIndicators.MirrorGap(FigureOf(Imported), FigureOf(Exported));

    private static Figure FigureOf(MirrorSide? side) => side is null ? Figure.NotLoaded(FigureUnit.Money)
        : Figure.Observed(side.Value, side.Currency, new SourceRows(StatisticsAddress.Text(side.Release), StatisticsAddress.Of(side.Rows), side.Source.Source.Title));
}

/// <summary>What one side reports.</summary>
internal sealed record MirrorSide(decimal Value, CurrencyCode Currency, Valuation Valuation, ObservationStatus Status, FigureSource Source, int Release, ObservationQuery Rows)
{
    internal static MirrorSide? Of(Observation? o) => o is null ? null : new(o.Value, o.Currency, o.Valuation, o.Status, o.Source, o.Release, new ObservationQuery
    {
        Reporters = [o.Reporter],
        Counterparts = [o.Counterpart],
        Flows = [o.Flow],
        Products = [o.Product],
        Kind = o.Period.Kind,
        From = o.Period.Start,
        To = o.Period.End,
        Source = o.Source.Key,
    });

    internal static MirrorSide? Of(TradeLine? line, string code) => line?.Points.FirstOrDefault(p => MirrorQuestion.Code(p) == code) is { } point
        ? new(point.Range.Value, line.Currency, line.Valuation, point.Range.Status, line.Source, point.Range.Release, point.Range.Rows) : null;
}
