using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Store;

namespace Corridor.Statistics;

/// <summary>Asks what makes up a trade: its products or its partners in some months of one year, a page of them.</summary>
/// <param name="Trade">The trade; its last year is the latest that is looked at.</param>
/// <param name="IsByCounterpart">Whether partners are ranked rather than products.</param>
/// <param name="Year">The year, or null for the latest that can be ranked.</param>
/// <param name="Level">The digits of the products.</param>
/// <param name="IsByContribution">Whether what moved most stands first.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Size">How many at most.</param>
internal sealed record RankingQuestion(SeriesQuestion Trade, bool IsByCounterpart, int? Year, int Level, bool IsByContribution, int Offset, int Size)
{
    private const int MostYearsBack = 60;
    private const int MostReached = 9_000;

    /// <summary>Reads it. A ranking is of whole ranges of months; its address says by what in the place of the axis of time.</summary>
    public static RankingQuestion Read(StatisticsReader reader, int usual, int most)
    {
        var trade = SeriesQuestion.Read(reader, isRanked: true);
        return new RankingQuestion(trade, reader.OneOf("by", "product", "counterpart") == "counterpart", reader.Year("year"),
            reader.Text("level") is null ? Below(trade.Product) : reader.Number("level", 2, 1, 6), reader.OneOf("order", "value", "contribution") == "contribution",
            reader.Number("offset", 0, 0, MostReached), reader.Number("limit", usual, 1, most));
    }

    /// <summary>The digits of the products next below one.</summary>
    public static int Below(TradeProduct product) => product.IsSitc ? Math.Min(product.Level + 1, 5) : Math.Min(product.Level + 2, 6);

    /// <summary>The ranking in the currency asked for; without it where nothing that is loaded can be ranked for the years asked for, or where no rates cover what can.</summary>
    public (Ranking? Found, PeriodWithoutRates? WithoutRates) Find(Workspace workspace, int partners = 2) => Find(workspace.Statistics, partners) is not { } published ? default
        : workspace.Conversion.In(published, Trade.Currency) is { } found ? (found, null) : (null, new PeriodWithoutRates(published.Source, published.Currency, published.Query.Year, published.Query.Months));

    /// <summary>The ranking as published, or null where nothing that is loaded can be ranked for the years asked for.</summary>
    /// <param name="store">The store.</param>
    /// <param name="partners">How many partners a ranking of them should have; the latest year with so many goes before a later one with fewer.</param>
    private Ranking? Find(StatisticsStore store, int partners)
    {
        TopQuery In(int year) => new(Trade.Reporter, Trade.Flow, year, Trade.Months)
        {
            Counterpart = IsByCounterpart || Trade.Counterpart == StatisticsSchemas.World ? null : Trade.Counterpart,
            Product = Trade.Product,
            Level = Level,
            Most = Offset + Size,
            IsByContribution = IsByContribution,
            Source = Trade.Source,
        };
        var years = store.RankedYears(In(0), IsByCounterpart).Where(y => y.Year >= (Year ?? Trade.First ?? 0) && y.Year <= (Year ?? Trade.Last ?? int.MaxValue)).Take(MostYearsBack).ToList();
        // A source that holds few partners says little about partners; another source or year may say more.
        foreach (var least in IsByCounterpart ? new[] { partners, 2, 1 }.Where(n => n <= partners).Distinct() : [0])
        {
            foreach (var (year, _) in years.Where(y => !IsByCounterpart || y.Partners >= least))
            {
                var found = IsByCounterpart ? store.TopCounterparts(In(year)) : store.TopProducts(In(year));
                if (found is not null && IsByCounterpart && found.Parts < least)
                {
                    found = found.OtherSources.Select(s => store.TopCounterparts(In(year) with { Source = s })).OfType<Ranking>().FirstOrDefault(r => r.Parts >= least);
                }

                if (found is not null)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>The years of which partners can be ranked, the latest first.</summary>
    public IEnumerable<int> Years(StatisticsStore store) =>
        store.RankedYears(new TopQuery(Trade.Reporter, Trade.Flow, 0, Trade.Months) { Product = Trade.Product, Level = Level, Source = Trade.Source }, isByPartner: true).Where(y => y.Partners > 1).Select(y => y.Year);

    /// <summary>The share of a part: in the published whole where that is more than the parts that are loaded.</summary>
    public static Figure ShareOf(Ranking ranking, RankedTrade item)
    {
        Figure Value(decimal value, ObservationQuery rows) => Figure.Observed(value, ranking.Currency, new SourceRows(StatisticsAddress.Text(ranking.Release), StatisticsAddress.Of(rows), ranking.Source.Source.Name));
        return TradeIndicators.Share(item.Converted?.Figure ?? Value(item.Value, ranking.RowsOf(item)), Value(Math.Max(ranking.PublishedWhole ?? 0, ranking.Whole), ranking.Rows));
    }

    /// <summary>The question as the query of an address, from an item on.</summary>
    public string QueryFrom(int offset) => StatisticsAddress.Join(
        ("by", IsByCounterpart ? "counterpart" : "product"), ("reporter", Trade.Reporter.Value), ("counterpart", IsByCounterpart ? null : Trade.Counterpart.Value), ("flow", Trade.Flow.Word()),
        ("product", Trade.Product.IsTotal ? null : Trade.Product.Value), ("level", StatisticsAddress.Text(Level)), ("months", Trade.Months == MonthRange.Year ? null : Trade.Months.ToString()),
        ("year", Year is { } y ? StatisticsAddress.Text(y) : null), ("last", Trade.Last is { } l ? StatisticsAddress.Text(l) : null), ("order", IsByContribution ? "contribution" : null), ("source", Trade.Source), ("currency", Trade.Currency?.Value),
        ("offset", offset == 0 ? null : StatisticsAddress.Text(offset)));
}
