using System.Collections.Immutable;
using Corridor.Kit;
using Corridor.Statistics;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Indicators;

namespace Corridor.Pages.Statistics;

/// <summary>The same goods as both sides report them, and the gap.</summary>
public sealed class MirrorModel : StatisticsPage
{
    internal MirrorQuestion Asked { get; private set; } = null!;

    /// <summary>The pairs, or null where the question could not be read.</summary>
    public FigureTable? Pairs { get; private set; }

    /// <summary>The other direction.</summary>
    public string Reversed => Link("/statistics/mirror") + "?" + (Asked with { Exporter = Asked.Importer, Importer = Asked.Exporter, ExporterSource = null, ImporterSource = null }).QueryFrom(0);

    /// <summary>Sources that can be chosen for a side.</summary>
    public IEnumerable<string> Sources(bool isExporter) => Workspace.Statistics.Available()
        .Where(a => (isExporter ? a.Reporter == Asked.Exporter && a.Flow == TradeFlow.Export : a.Reporter == Asked.Importer && a.Flow == TradeFlow.Import) && (a.Level == 0) == (Asked.Level == 0)).Select(a => a.Source.Key).Distinct();

    /// <summary>The depths that can be asked for.</summary>
    public static readonly ImmutableArray<int> Levels = [0, 2, 4, 6];

    public void OnGet()
    {
        Begin("mirror", T("stat.mirror.title"), T("stat.mirror.description"));
        Asked = MirrorQuestion.Read(Reader);
        Currency = Asked.Currency;
        var offset = Reader.Number("offset", 0, 0, int.MaxValue);
        Unlisted = offset > 0;
        if (!Understood("from", "to", "by", "level", "first", "last", "currency"))
        {
            return;
        }

        var (exporter, importer) = (Names.Of(Asked.Exporter), Names.Of(Asked.Importer));
        Title = T("stat.mirror.titleFor", exporter, importer);
        var found = Asked.Pairs(Workspace);
        var pairs = found.Rows;
        var both = pairs.SelectMany(p => new[] { p.Exported, p.Imported }).OfType<MirrorSide>().ToList();
        var byProduct = Asked.Level > 0;
        var shown = pairs.Skip(offset).Take(byProduct ? Shown : 40).ToList();
        var converted = shown.SelectMany(p => new[] { p.Exported?.Converted, p.Imported?.Converted }).OfType<ConvertedValue>().ToList();
        Rates = RatesOf(converted);
        Newer = Asked.Newer(Workspace, found) is { } n ? (T("stat.mirror.newer", n.Period, Named(n.Exporter.Source), Named(n.Importer.Source), Names.After(n.Question.Currency!.Value)), Link("/statistics/mirror") + "?" + n.Question.QueryFrom(0)) : null;
        // Of all goods the two sources in one currency stand together, so others are looked for beside them.
        Offer(Stated(), c => Link("/statistics/mirror") + "?" + (Asked with { Currency = c }).QueryFrom(0));
        Findings = Found();
        Pairs = new FigureTable(this, "pairs", T(Asked.IsMonthly ? "stat.mirror.byMonth" : "stat.mirror.byYear", exporter, importer), T("trade.period"),
            [.. byProduct ? new[] { FigureColumn.Words(T("stat.product")) } : [],
             new(ConvertedColumn(T("stat.mirror.exported", exporter), shown.Select(p => p.Exported?.Converted)), "value", true), new(ConvertedColumn(T("stat.mirror.imported", importer), shown.Select(p => p.Imported?.Converted)), "value", true), new(T("stat.mirror.gap"), "gap"), new(T("stat.mirror.ratio"), "ratio"), new(T("stat.mirror.carriage"), "carriage"), new(T("stat.mirror.rest"), "rest")],
            [.. shown.Select(p => Row(p, byProduct))])
        {
            Unit = both.Count == 0 ? null : Names.Millions(both[0].Currency),
            Charts = [.. byProduct ? [] : new[] { new FigureChart("line", Title) }],
            Sources = [.. both.Select(o => o.Source.Source).Concat(RateSources(converted)).Distinct()],
            Api = ApiLink("mirror", Asked.QueryFrom(0)),
            Notes = [.. ConvertedNote(converted.Count > 0), .. pairs.Any(p => p.HasCarriage) ? new[] { T("stat.mirror.carriageNote") } : []],
            NotLoaded = [.. Currency is { } to ? PeriodWithoutRates.Sentences(found.WithoutRates, to, Workspace, Lang) : [],
                .. pairs.IsEmpty ? new[] { T("stat.mirror.none", exporter, importer) }
                : pairs.All(p => p.Exported is null) ? [T("stat.noSide", exporter, importer)] : pairs.All(p => p.Imported is null) ? [T("stat.noSide", importer, exporter)] : []],
            Pager = new Pager(this, pairs.Length, offset, byProduct ? Shown : 40, o => Link("/statistics/mirror") + "?" + Asked.QueryFrom(o)),
        };
    }

    /// <summary>Two other sources that share a later period, or null.</summary>
    public (string Text, string Link)? Newer { get; private set; }

    /// <summary>The exchange rates that figures were converted at, or null.</summary>
    public FigureTable? Rates { get; private set; }

    // The currencies in which either side reports the flow in the years asked for.
    private IEnumerable<Reference.Currencies.CurrencyCode> Stated() => new[] { (Asked.Exporter, Asked.Importer, TradeFlow.Export), (Asked.Importer, Asked.Exporter, TradeFlow.Import) }
        .SelectMany(s => Workspace.Statistics.Ranges(new Corridor.Statistics.Flows.RangeQuery(s.Item1, s.Item2, s.Item3, TradeProduct.Total, MonthRange.Year, Asked.First ?? 1900, Asked.Last ?? 2199))).Select(s => s.Currency);

    /// <summary>What the checks find in what either side reports of the other, the largest first.</summary>
    public FigureTable? Findings { get; private set; }

    private FigureTable? Found()
    {
        var (exporter, importer) = (Asked.Exporter, Asked.Importer);
        var found = Workspace.Statistics.Checks(exporter, importer).OrderByDescending(c => Math.Abs(c.Check.Value - c.Check.Expected)).Take(Shown).ToList();
        return found.Count == 0 ? null : new FigureTable(this, "findings", T("stat.mirror.findings"), T("trade.period"), [FigureColumn.Words(T("stat.product")), new(T("stat.value")), new(T("stat.mirror.likely")), new(T("stat.mirror.difference")), FigureColumn.Words(T("stat.mirror.finding"))],
            [.. found.Select(c => new FigureRow(Own(c.Check.Period?.ToString() ?? "–"), [new(c.Check.Product.IsTotal ? T("stat.depth.total") : c.Check.Product.Value + " " + (Names.Goods(c.Check.Product)?.Text ?? "")),
                new(Millions(c.Check.Value), c.Check.Value / TradeTable.Scale, c.Check.Period is { } period ? RowsLink(new ObservationQuery { Reporters = [c.Check.Reporter!.Value], Counterparts = [c.Check.Counterpart!.Value], Flows = [c.Check.Flow!.Value], Products = [c.Check.Product], Kind = period.Kind, From = period.Start, To = period.End, Source = c.Source.Dataset }) : null),
                new(Millions(c.Check.Expected), c.Check.Expected / TradeTable.Scale), new(Millions(c.Check.Value - c.Check.Expected), (c.Check.Value - c.Check.Expected) / TradeTable.Scale), new(c.Check.Message(Lang, Names.Of))]))])
        {
            Unit = T("stat.mirror.findingsUnit"),
            Notes = [T("stat.mirror.findingsNote")],
            Sources = [.. found.Select(c => c.Source.Source).Distinct()],
            Api = ApiLink("checks", StatisticsAddress.Join(("reporter", importer.Value), ("counterpart", exporter.Value))),
            HasFiles = false,
            IsWhole = true,
        };
    }

    private FigureRow Row(MirrorRow pair, bool byProduct)
    {
        FigureCell Side(MirrorSide? side) => side is null ? new(null) : new(Millions(side.Value), side.Value / TradeTable.Scale, RowsLink(side.Rows, side.Converted is null ? null : Currency), Mark(side.Status, side.Converted));
        FigureCell Plain(Figure figure) => new(Said(figure), figure.Unit == FigureUnit.Money ? figure.Value / TradeTable.Scale : figure.Value);
        return new FigureRow(Own(pair.Period),
            [.. byProduct ? new FigureCell[] { new(pair.Product.Digits + " " + (Names.Goods(pair.Product)?.Text ?? ""), null, ExploreLink(new SeriesQuestion(Asked.Importer, Asked.Exporter, TradeFlow.Import, pair.Product, MonthRange.Year, Asked.IsMonthly, null, null, null) { Currency = Currency })) } : [],
             Side(pair.Exported), Side(pair.Imported), Plain(pair.Gap), Plain(pair.Ratio), Plain(pair.Carriage), Plain(pair.Rest)]);
    }
}
