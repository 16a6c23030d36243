using Corridor.Api;
using Corridor.Goods;

namespace Corridor.Statistics;

/// <summary>Whose figures these are.</summary>
/// <param name="Key">How questions name it.</param>
/// <param name="Source">The source as it is printed.</param>
public sealed record FigureSourceView(string Key, SourceView Source)
{
    internal static FigureSourceView Of(FigureSource source) => new(source.Key, SourceView.Of(source.Source));
}

/// <summary>A figure of a series.</summary>
/// <param name="Period">The period: 2017, 2017-04, 2017-01..04.</param>
/// <param name="Value">The value in whole units of the currency.</param>
/// <param name="GrowthOnYear">On the same months of the year before, as a fraction; absent where there is no base.</param>
/// <param name="Index">Against the first figure of the series, which is 100.</param>
/// <param name="Status">reported, provisional or estimated: the weakest of the rows.</param>
/// <param name="Basis">published, sum_of_months, sum_of_quarters, difference_of_cumulative.</param>
/// <param name="IsSumOfParts">Whether it was added up from products below, or from exports and imports.</param>
/// <param name="IsAcrossRevisions">Whether revisions of the classification meet in the growth.</param>
/// <param name="Release">The newest release of its rows.</param>
/// <param name="Rows">The address of its rows.</param>
public sealed record SeriesPointView(string Period, decimal Value, decimal? GrowthOnYear, decimal? Index, string Status, string Basis, bool IsSumOfParts, bool IsAcrossRevisions, int Release, string Rows);

/// <summary>The figures of one source in the order of time.</summary>
public sealed record SeriesView(FigureSourceView Source, string Currency, string Valuation, IReadOnlyList<SeriesPointView> Points);

/// <summary>A trade over time: one series a source, never merged.</summary>
/// <param name="Reporter">Whose statistics.</param>
/// <param name="Counterpart">The partner.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Product">The product.</param>
/// <param name="By">year or month.</param>
/// <param name="Months">The months of each year.</param>
/// <param name="First">The first year asked for.</param>
/// <param name="Last">The last year asked for.</param>
/// <param name="Series">The series.</param>
/// <param name="NotLoaded">Why there is none, in words; not loaded is never zero.</param>
/// <param name="Instead">Where there is none: what is loaded of the same trade, such as the partner's report.</param>
public sealed record SeriesAnswer(
    EconomyName Reporter, EconomyName Counterpart, string Flow, ProductView Product, string By, string Months, int First, int Last, IReadOnlyList<SeriesView> Series, IReadOnlyList<string> NotLoaded, IReadOnlyList<InsteadView> Instead)
{
    internal static SeriesAnswer Of(Workspace workspace, SeriesQuestion asked, TradeNames names)
    {
        var lines = asked.Lines(workspace.Statistics);
        var (first, last) = asked.Years(workspace.Statistics);
        return new SeriesAnswer(names.View(asked.Reporter), names.View(asked.Counterpart), asked.Flow.Word(), names.View(asked.Product), asked.IsMonthly ? "month" : "year", asked.Months.ToString(), first, last,
            [.. lines.Select(l => new SeriesView(FigureSourceView.Of(l.Source), l.Currency.Value, l.Valuation.Word(), [.. l.Points.Select(p => new SeriesPointView(
                PeriodText.Code(p.Range.Year, p.Months), p.Range.Value, Rounded(p.Range.Growth), Rounded(l.Index(p)), p.Range.Status.Word(), JsonForm.Word(p.Range.Basis.ToString()), p.Range.IsSumOfParts,
                p.Range.IsAcrossRevisions, p.Range.Release, StatisticsTable.RowsOf(p.Range.Rows)))]))],
            lines.IsEmpty ? [.. asked.NotLoaded(workspace.Statistics, names)] : [],
            lines.IsEmpty ? [.. TradeOffer.OfSeries(workspace.Statistics, asked).Select(o => new InsteadView(o.Text(names, asked.Reporter), $"{Api.StatisticsEndpoints.Root}/series?{o.Question.Query}"))] : []);
    }

    internal static decimal? Rounded(decimal? fraction) => fraction is { } f ? decimal.Round(f, 6) : null;
}

/// <summary>A part of a trade.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Product">The product, in a ranking of products.</param>
/// <param name="Counterpart">The partner, in a ranking of partners.</param>
/// <param name="Value">The value in whole units of the currency.</param>
/// <param name="Before">That of the year before; absent where it is not loaded.</param>
/// <param name="Growth">As a fraction.</param>
/// <param name="Share">In the whole, as published where that is loaded and more than the parts; as a fraction.</param>
/// <param name="Contribution">To the growth of the whole, as a fraction: 0.05 is 5 percentage points.</param>
public sealed record RankedView(int Rank, ProductView? Product, EconomyName? Counterpart, decimal Value, decimal? Before, decimal? Growth, decimal? Share, decimal? Contribution);

/// <summary>What makes up a trade, page by page.</summary>
/// <param name="By">product or counterpart.</param>
/// <param name="Year">The year.</param>
/// <param name="Months">Its months.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="OtherSources">Other sources that answer the same, by key.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Valuation">The valuation.</param>
/// <param name="Whole">The sum of all parts.</param>
/// <param name="WholeBefore">That of the year before.</param>
/// <param name="PublishedWhole">The whole as published.</param>
/// <param name="Release">The newest release of the rows.</param>
/// <param name="Rows">The address of the rows of the year.</param>
/// <param name="Total">How many parts there are.</param>
/// <param name="Offset">How many stand before this page.</param>
/// <param name="Items">The page.</param>
/// <param name="Next">The address of the next page.</param>
public sealed record RankingAnswer(
    string By, int Year, string Months, FigureSourceView Source, IReadOnlyList<string> OtherSources, string Currency, string Valuation, decimal Whole, decimal? WholeBefore, decimal? PublishedWhole,
    int Release, string Rows, int Total, int Offset, IReadOnlyList<RankedView> Items, string? Next)
{
    internal static RankingAnswer Of(RankingQuestion asked, Flows.Ranking ranking, TradeNames names, Func<int, string>? next) => new(
        asked.IsByCounterpart ? "counterpart" : "product", ranking.Query.Year, ranking.Query.Months.ToString(), FigureSourceView.Of(ranking.Source), ranking.OtherSources, ranking.Currency.Value, ranking.Valuation.Word(),
        ranking.Whole, ranking.WholeBefore, ranking.PublishedWhole, ranking.Release, StatisticsTable.RowsOf(ranking.Rows), ranking.Parts, asked.Offset,
        [.. ranking.Items.Skip(asked.Offset).Select(i => new RankedView(i.Rank, asked.IsByCounterpart ? null : names.View(i.Product), asked.IsByCounterpart ? names.View(i.Counterpart!.Value) : null,
            i.Value, i.Before, SeriesAnswer.Rounded(i.Growth), SeriesAnswer.Rounded(RankingQuestion.ShareOf(ranking, i).Value), SeriesAnswer.Rounded(i.Contribution)))],
        asked.Offset + asked.Size < ranking.Parts ? next?.Invoke(asked.Offset + asked.Size) : null);
}

/// <summary>A figure as it stands in the store.</summary>
public sealed record ObservationView(
    string Period, string Reporter, string Counterpart, string Flow, string Product, string? Classification, decimal Value, string Currency, string Valuation, decimal? NetWeight, decimal? Quantity, string? Unit,
    string Status, string Source, int Release, int? Until)
{
    internal static ObservationView Of(Observation o) => new(o.Period.ToString(), o.Reporter.Value, o.Counterpart.Value, o.Flow.Word(), o.Product.Value, o.Classification, o.Value, o.Currency.Value, o.Valuation.Word(),
        o.NetWeight, o.Quantity?.Amount, o.Quantity?.Unit.Value, o.Status.Word(), o.Source.Key, o.Release, o.Until);
}

/// <summary>What is loaded of one reporter's flow from one source at one depth.</summary>
/// <param name="Source">Whose figures.</param>
/// <param name="Reporter">Whose statistics.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Kind">month, quarter, january-to-month or year.</param>
/// <param name="Level">The digits of the products; 0 for all goods.</param>
/// <param name="IsSitc">Whether the products are those of the SITC.</param>
/// <param name="IsPublishedTotal">Whether these are published aggregates, which are kept beside the facts.</param>
/// <param name="Counterparts">How many partners.</param>
/// <param name="Figures">How many figures.</param>
/// <param name="First">The first period.</param>
/// <param name="Last">The last period.</param>
/// <param name="Holes">Periods between the first and the last without any figure.</param>
public sealed record AvailabilityView(
    FigureSourceView Source, EconomyName Reporter, string Flow, string Kind, int Level, bool IsSitc, bool IsPublishedTotal, int Counterparts, long Figures, string First, string Last, IReadOnlyList<string> Holes);

/// <summary>A release of a data set.</summary>
public sealed record ReleaseView(
    int Number, string Dataset, string Edition, string Format, string? File, string Hash, string? ValidFrom, string? ValidTo, long RowsRead, long RowsKept, long RowsRejected, long Added, long Revised, long Withdrawn);

/// <summary>One flow of goods in one period as both sides report it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Product">The product.</param>
/// <param name="Exported">As the exporter reports it; absent where it is not loaded.</param>
/// <param name="Imported">As the importer reports it.</param>
/// <param name="Gap">Imports less exports.</param>
/// <param name="GapRatio">That against the exports, as a fraction.</param>
/// <param name="Carriage">The part of it that carriage and insurance make as a rule; absent where both are valued alike.</param>
/// <param name="Rest">The part that they do not.</param>
public sealed record MirrorView(string Period, ProductView Product, MirrorSideView? Exported, MirrorSideView? Imported, decimal? Gap, decimal? GapRatio, decimal? Carriage, decimal? Rest);

/// <summary>What one side reports.</summary>
/// <param name="Value">The value in whole units of the currency.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Valuation">FOB or CIF.</param>
/// <param name="Status">reported, provisional or estimated.</param>
/// <param name="Source">The source by its key.</param>
/// <param name="Rows">The address of its rows.</param>
public sealed record MirrorSideView(decimal Value, string Currency, string Valuation, string Status, string Source, string Rows)
{
    internal static MirrorSideView? Of(MirrorSide? side) => side is null ? null
        : new(side.Value, side.Currency.Value, side.Valuation.Word(), side.Status.Word(), side.Source.Key, StatisticsTable.RowsOf(side.Rows));
}

/// <summary>Something that stands out in what is loaded; whether it is wrong, only its publisher can say.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Kind">What was compared.</param>
/// <param name="Period">The period.</param>
/// <param name="Reporter">Whose figure.</param>
/// <param name="Counterpart">The partner.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Product">The product.</param>
/// <param name="Value">The figure as loaded.</param>
/// <param name="Expected">What it was compared with.</param>
/// <param name="Count">How many cases this stands for.</param>
/// <param name="Message">The same in words.</param>
public sealed record CheckView(
    string Dataset, string Kind, string? Period, string? Reporter, string? Counterpart, string? Flow, string Product, decimal Value, decimal Expected, long Count, string Message);

/// <summary>A definition: formula, words and paper.</summary>
public sealed record DefinitionView(string Id, string Name, string Formula, string Meaning, string Range, string? Convention, string? Paper);
