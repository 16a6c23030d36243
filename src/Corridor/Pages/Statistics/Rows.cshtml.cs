using Corridor.Kit;
using Corridor.Reference.Currencies;
using Corridor.Statistics;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Flows;

namespace Corridor.Pages.Statistics;

/// <summary>The rows that a number rests on, as they stand in the store.</summary>
public sealed class RowsModel : StatisticsPage
{
    /// <summary>The rows, or null where the question could not be read.</summary>
    public FigureTable? Found { get; private set; }

    /// <summary>The exchange rates of the rows where they are asked for in a currency, or null.</summary>
    public FigureTable? Rates { get; private set; }

    public void OnGet()
    {
        Begin("rows", T("stat.rows.title"), T("stat.rows.description"));
        Unlisted = true;
        var query = StatisticsAddress.Read(Reader);
        Currency = Reader.Currency("currency");
        var offset = Reader.Number("offset", 0, 0, ObservationPage.MostReached);
        if (!Understood())
        {
            return;
        }

        if (!Workspace.Statistics.TryObservations(query, offset, Shown * 2, out var page, out var fault))
        {
            Add(fault, null);
            return;
        }

        var address = StatisticsAddress.Of(query) + (Currency is { } c0 ? "&currency=" + c0.Value : "");
        var converted = page.Rows.Select(o => Currency is { } to ? Workspace.Conversion.Of(o, to) : null).ToList();
        Rates = RatesOf(converted);
        Found = new FigureTable(this, "rows", T("stat.rows.count", Format.Number(page.Count, 0, Lang)), T("trade.period"),
            [FigureColumn.Words(T("stat.reporter")), FigureColumn.Words(T("stat.flow")), FigureColumn.Words(T("stat.counterpart")), FigureColumn.Words(T("stat.product")), new(T("stat.value"), "value", true), FigureColumn.Words(T("stat.currency")), .. Currency is { } to2 ? new FigureColumn[] { new(T("stat.rows.in", Names.After(to2)), "converted", true), new(T("stat.rates.rate"), "rate") } : [], FigureColumn.Words(T("stat.valuation")), new(T("stat.weight")),
             FigureColumn.Words(T("stat.status")), FigureColumn.Words(T("stat.source")), FigureColumn.Words(T("stat.release"))],
            [.. page.Rows.Zip(converted, (o, v) => new FigureRow(Own(o.Period.ToString()),
                [new(Names.Of(o.Reporter)), new(o.Flow.Name(Lang)), new(Names.Of(o.Counterpart)), new(o.Product.Name(Lang) + (o.Classification is { } c ? T("mark.comma") + c : "")), new(Format.Number(o.Value, 2, Lang), o.Value), new(o.Currency.Value), .. Currency is { } to3 ? In(o, v, to3) : [],
                 new(o.Valuation.Word()), new(o.NetWeight is { } kg ? Format.Number(kg, 0, Lang) : null), new(o.Status.Name(Lang)), new(o.Source.Source.Id), new(o.Release == 0 ? T("stat.pack") : Text(o.Release))]))])
        {
            Unit = T("stat.wholeUnits"),
            Sources = [.. page.Rows.Select(o => o.Source.Source).Concat(RateSources(converted)).Distinct()],
            Api = ApiLink("observations", address),
            Pager = new Pager(this, (int)Math.Min(page.Count, ObservationPage.MostReached), offset, Shown * 2, o => Link("/statistics/rows") + "?" + address + (o == 0 ? "" : "&offset=" + Text(o))),
            NotLoaded = page.Count == 0 ? [T("stat.rows.none")] : [.. PeriodWithoutRates.Sentences(page.Rows, Currency, Workspace, Lang)],
            Notes = Rates is null ? [] : [T("stat.rows.converted")],
        };
    }

    // What stands in the currency already is its own value there; what no rates cover has none.
    private FigureCell[] In(Observation o, ConvertedValue? converted, CurrencyCode currency) => converted is { } v
        ? [new(Format.Number(v.Value, 2, Lang), v.Value, Link("/statistics/definitions") + "#converted"), new(Format.Number(v.Rate, v.Rate < 1 ? 6 : 4, Lang), decimal.Round(v.Rate, 12))]
        : [new(o.Currency == currency ? Format.Number(o.Value, 2, Lang) : null, o.Currency == currency ? o.Value : null), new(null)];
}
