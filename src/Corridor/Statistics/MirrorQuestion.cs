using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Indicators;

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
    /// <summary>The currency of both sides, or null for as published.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>Reads it; what is absent comes from the first corridor.</summary>
    public static MirrorQuestion Read(StatisticsReader reader)
    {
        var lane = reader.Workspace.Book.Lanes[0];
        var asked = new MirrorQuestion(reader.Economy("from", lane.Origin.Code), reader.Economy("to", lane.Destination.Code), reader.OneOf("by", "year", "month") == "month",
            int.Parse(reader.OneOf("level", "0", "2", "4", "6"), System.Globalization.CultureInfo.InvariantCulture), reader.Year("first"), reader.Year("last"), reader.Source("exporter_source"), reader.Source("importer_source"))
        {
            Currency = reader.Currency("currency"),
        };
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
    public MirrorRows Pairs(Workspace workspace)
    {
        var without = new HashSet<PeriodWithoutRates>();
        var rows = Level == 0 ? OfTotals(workspace, without) : OfProducts(workspace, without);
        return new MirrorRows([.. rows.OrderByDescending(p => p.Period, StringComparer.Ordinal).ThenBy(p => p.Product)], [.. without]);
    }

    private IEnumerable<MirrorRow> OfProducts(Workspace workspace, HashSet<PeriodWithoutRates> without)
    {
        ImmutableArray<Flows.MirrorPair> Read(PeriodKind kind) => workspace.Statistics.Mirror(Exporter, Importer, kind, Level,
            First is { } f ? new DateOnly(f, 1, 1) : null, Last is { } l ? new DateOnly(l, 12, 31) : null, ExporterSource, ImporterSource);
        var pairs = Read(IsMonthly ? PeriodKind.Month : PeriodKind.Year);
        if (Currency is not { } to)
        {
            return pairs.Select(p => new MirrorRow(p.Period.ToString(), p.Product, MirrorSide.Of(p.AsExported), MirrorSide.Of(p.AsImported)));
        }

        // A year of a source that has its months too is converted month by month.
        var foreign = pairs.SelectMany(p => new[] { p.AsExported, p.AsImported }).OfType<Observation>().Where(o => o.Currency != to);
        var monthly = (IsMonthly || !foreign.Any() ? [] : Read(PeriodKind.Month)).SelectMany(p => new[] { p.AsExported, p.AsImported }).OfType<Observation>().ToLookup(o => (o.Source, o.Reporter, o.Flow, o.Product, o.Currency, o.Valuation, o.Period.Year));
        MirrorSide? Side(Observation? o)
        {
            if (o is null || o.Currency == to)
            {
                return MirrorSide.Of(o);
            }

            if (workspace.Conversion.Of(o, to, [.. monthly[(o.Source, o.Reporter, o.Flow, o.Product, o.Currency, o.Valuation, o.Period.Year)]]) is { } converted)
            {
                return MirrorSide.Of(o)! with { Value = converted.Value, Currency = to, Converted = converted };
            }

            without.Add(new PeriodWithoutRates(o.Source, o.Currency, o.Period.Year, MonthRange.Of(o.Period)));
            return null;
        }

        return [.. pairs.Select(p => new MirrorRow(p.Period.ToString(), p.Product, Side(p.AsExported), Side(p.AsImported)))];
    }

    // All goods can be added up from months; of several sources the two stand together that share most periods.
    private IEnumerable<MirrorRow> OfTotals(Workspace workspace, HashSet<PeriodWithoutRates> without)
    {
        var (exported, imported) = Sides(workspace, Currency);
        var (from, to) = Couples(exported, imported).FirstOrDefault() is { Exported: { } x, Imported: { } m } ? (x, m) : (exported.Lines.FirstOrDefault(), imported.Lines.FirstOrDefault());
        // What a source that is not shown lacks is of no interest, unless nothing of the side is shown.
        without.UnionWith(exported.WithoutRates.Where(w => from is null || w.Source == from.Source).Concat(imported.WithoutRates.Where(w => to is null || w.Source == to.Source)));
        return (from?.Points.Select(Code) ?? []).Union(to?.Points.Select(Code) ?? []).Select(code => new MirrorRow(code, TradeProduct.Total, MirrorSide.Of(from, code), MirrorSide.Of(to, code)));
    }

    /// <summary>The same question about two other sources that share a later period than these rows do, in one currency; null where there are none.</summary>
    public (MirrorQuestion Question, FigureSource Exporter, FigureSource Importer, string Period)? Newer(Workspace workspace, MirrorRows shown)
    {
        if (Level > 0 || (Currency ?? workspace.Conversion.Currencies.Cast<CurrencyCode?>().FirstOrDefault()) is not { } currency)
        {
            return null;
        }

        var (exported, imported) = Sides(workspace, currency);
        var last = shown.Rows.Where(r => r.Exported is not null && r.Imported is not null).Select(r => r.Period).FirstOrDefault() ?? "";
        var found = Couples(exported, imported).Where(c => c.Shared.Count > 0).Select(c => (c.Exported, c.Imported, Last: c.Shared.Max(StringComparer.Ordinal)!)).Where(c => string.CompareOrdinal(c.Last, last) > 0)
            .OrderByDescending(c => c.Last, StringComparer.Ordinal).FirstOrDefault();
        return found.Exported is null ? null : (this with { Currency = currency, First = null, Last = null, ExporterSource = found.Exported.Source.Key, ImporterSource = found.Imported.Source.Key }, found.Exported.Source, found.Imported.Source, found.Last);
    }

    private (TradeLines Exported, TradeLines Imported) Sides(Workspace workspace, CurrencyCode? currency)
    {
        TradeLines Read(EconomyCode reporter, EconomyCode partner, TradeFlow flow, string? source) =>
            new SeriesQuestion(reporter, partner, flow, TradeProduct.Total, MonthRange.Year, IsMonthly, First, Last, source) { Currency = currency }.Lines(workspace);
        return (Read(Exporter, Importer, TradeFlow.Export, ExporterSource), Read(Importer, Exporter, TradeFlow.Import, ImporterSource));
    }

    // Of as many periods, reports go before what third parties estimate.
    private static IEnumerable<(TradeLine Exported, TradeLine Imported, List<string> Shared)> Couples(TradeLines exported, TradeLines imported) =>
        exported.Lines.SelectMany(_ => imported.Lines, (e, i) => (Exported: e, Imported: i, Shared: e.Points.Select(Code).Intersect(i.Points.Select(Code)).ToList()))
            .Where(c => c.Exported.Currency == c.Imported.Currency)
            .OrderByDescending(c => c.Shared.Count).ThenByDescending(c => c.Exported.Source == c.Imported.Source).ThenBy(c => IsEstimated(c.Exported) || IsEstimated(c.Imported));

    private static bool IsEstimated(TradeLine line) => line.Points.All(p => p.Range.Status == ObservationStatus.Estimated);

    internal static string Code(TradeLinePoint point) => PeriodText.Code(point.Range.Year, point.Months);

    /// <summary>The question as the query of an address, from a pair on.</summary>
    public string QueryFrom(int offset) => StatisticsAddress.Join(("from", Exporter.Value), ("to", Importer.Value), ("by", IsMonthly ? "month" : null), ("level", Level == 0 ? null : StatisticsAddress.Text(Level)),
        ("first", First is { } f ? StatisticsAddress.Text(f) : null), ("last", Last is { } l ? StatisticsAddress.Text(l) : null), ("exporter_source", ExporterSource), ("importer_source", ImporterSource), ("currency", Currency?.Value),
        ("offset", offset == 0 ? null : StatisticsAddress.Text(offset)));
}

/// <summary>What both sides report.</summary>
/// <param name="Rows">The pairs, the newest first.</param>
/// <param name="WithoutRates">Periods of a side with figures in another currency that no rates cover.</param>
internal sealed record MirrorRows(ImmutableArray<MirrorRow> Rows, ImmutableArray<PeriodWithoutRates> WithoutRates);

/// <summary>One flow of goods in one period as both sides report it; a side that is null is not loaded, which is not zero.</summary>
internal sealed record MirrorRow(string Period, TradeProduct Product, MirrorSide? Exported, MirrorSide? Imported)
{
    /// <summary>Whether one of the sides was converted.</summary>
    public bool IsConverted => Exported?.Converted is not null || Imported?.Converted is not null;

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
        : side.Converted?.Figure ?? Figure.Observed(side.Value, side.Currency, new SourceRows(StatisticsAddress.Text(side.Release), StatisticsAddress.Of(side.Rows), side.Source.Source.Name));
}

/// <summary>What one side reports.</summary>
internal sealed record MirrorSide(decimal Value, CurrencyCode Currency, Valuation Valuation, ObservationStatus Status, FigureSource Source, int Release, ObservationQuery Rows)
{
    /// <summary>How it came into its currency; null where it stands as published.</summary>
    public ConvertedValue? Converted { get; init; }

    internal static MirrorSide? Of(Observation? o) => o is null ? null : new(o.Value, o.Currency, o.Valuation, o.Status, o.Source, o.Release, ObservationQuery.Of(o));

    internal static MirrorSide? Of(TradeLine? line, string code) => line?.Points.FirstOrDefault(p => MirrorQuestion.Code(p) == code) is { } point
        ? new(point.Range.Value, line.Currency, line.Valuation, point.Range.Status, line.Source, point.Range.Release, point.Range.Rows) { Converted = point.Range.Converted } : null;
}
