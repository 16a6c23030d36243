using Corridor.Api;
using Corridor.Goods;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Time;
using Corridor.Statistics.Conversion;

namespace Corridor.Statistics;

/// <summary>Whose figures these are.</summary>
/// <param name="Key">How questions name it.</param>
/// <param name="Source">The source as it is printed.</param>
public sealed record FigureSourceView(string Key, SourceView Source)
{
    internal static FigureSourceView Of(FigureSource source, Language language) => new(source.Key, SourceView.Of(source.Source, language));
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
/// <param name="Converted">How the value came into the currency asked for; absent where the source publishes it in that currency.</param>
public sealed record SeriesPointView(
    string Period, decimal Value, decimal? GrowthOnYear, decimal? Index, string Status, string Basis, bool IsSumOfParts, bool IsAcrossRevisions, int Release, string Rows, ConvertedView? Converted);

/// <summary>How a value came into the currency asked for: value = published × rate.</summary>
/// <param name="Published">The value as published.</param>
/// <param name="Currency">The currency that it was published in.</param>
/// <param name="Rate">Units of the currency asked for that stand for one of the currency published, to 12 places.</param>
/// <param name="Basis">month (the average of the month's days), months (the rates of the months weighted by their trade) or days (the average of all days of the period, whose months are not loaded).</param>
/// <param name="First">The first day with a rate.</param>
/// <param name="Last">The last day with a rate.</param>
/// <param name="Days">How many daily rates there are.</param>
/// <param name="Sources">Whose rates.</param>
public sealed record ConvertedView(decimal Published, string Currency, decimal Rate, string Basis, string First, string Last, int Days, IReadOnlyList<string> Sources)
{
    internal static ConvertedView? Of(ConvertedValue? value) => value is null ? null : new(value.Published.Value!.Value, value.From.Value, SeriesAnswer.Precise(value.Rate), value.Basis.Word(),
        DateRange.Text(value.First), DateRange.Text(value.Last), value.Days, [.. value.Parts.Select(p => p.Rate.Source.Title).Distinct()]);
}

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
/// <param name="Currency">The currency asked for; absent where each series stands as published.</param>
/// <param name="Series">The series.</param>
/// <param name="NotLoaded">Why there is none, or which periods no exchange rates cover, in words; not loaded is never zero.</param>
/// <param name="Instead">Where there is none: what is loaded of the same trade, such as the partner's report.</param>
public sealed record SeriesAnswer(
    EconomyName Reporter, EconomyName Counterpart, string Flow, ProductView Product, string By, string Months, int First, int Last, string? Currency, IReadOnlyList<SeriesView> Series, IReadOnlyList<string> NotLoaded, IReadOnlyList<InsteadView> Instead)
{
    internal static SeriesAnswer Of(Workspace workspace, SeriesQuestion asked, TradeNames names)
    {
        var found = asked.Lines(workspace);
        var lines = found.Lines;
        var (first, last) = asked.Years(workspace.Statistics, found);
        return new SeriesAnswer(names.View(asked.Reporter), names.View(asked.Counterpart), asked.Flow.Word(), names.View(asked.Product), asked.IsMonthly ? "month" : "year", asked.Months.ToString(), first, last, asked.Currency?.Value,
            [.. lines.Select(l => new SeriesView(FigureSourceView.Of(l.Source, names.Language), l.Currency.Value, l.Valuation.Word(), [.. l.Points.Select(p => new SeriesPointView(
                PeriodText.Code(p.Range.Year, p.Months), Money(p.Range.Value, p.Range.Converted is not null), Rounded(p.Range.Growth), Rounded(l.Index(p)), p.Range.Status.Word(), JsonForm.Word(p.Range.Basis.ToString()), p.Range.IsSumOfParts,
                p.Range.IsAcrossRevisions, p.Range.Release, StatisticsTable.RowsOf(p.Range.Rows), ConvertedView.Of(p.Range.Converted)))]))],
            [.. asked.Missing(found, workspace, names)],
            lines.IsEmpty && found.WithoutRates.IsEmpty ? [.. TradeOffer.OfSeries(workspace, asked).Select(o => new InsteadView(o.Text(names, asked.Reporter), $"{Api.StatisticsEndpoints.Root}/series?{o.Question.Query}"))] : []);
    }

    /// <summary>A sum in whole units; a converted one is rounded to hundredths, here and nowhere before.</summary>
    internal static decimal Money(decimal sum, bool isConverted) => isConverted ? decimal.Round(sum, 2, MidpointRounding.AwayFromZero) : sum;

    internal static decimal? Money(decimal? sum, bool isConverted) => sum is { } s ? Money(s, isConverted) : null;

    /// <summary>A rate to twelve places.</summary>
    internal static decimal Precise(decimal rate) => decimal.Round(rate, 12);

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
/// <param name="Converted">How the values came into the currency asked for; absent where the source publishes in it.</param>
public sealed record RankingAnswer(
    string By, int Year, string Months, FigureSourceView Source, IReadOnlyList<string> OtherSources, string Currency, string Valuation, decimal Whole, decimal? WholeBefore, decimal? PublishedWhole,
    int Release, string Rows, int Total, int Offset, IReadOnlyList<RankedView> Items, string? Next, RankingRatesView? Converted)
{
    internal static RankingAnswer Of(RankingQuestion asked, Flows.Ranking ranking, TradeNames names, Func<int, string>? next) => new(
        asked.IsByCounterpart ? "counterpart" : "product", ranking.Query.Year, ranking.Query.Months.ToString(), FigureSourceView.Of(ranking.Source, names.Language), ranking.OtherSources, ranking.Currency.Value, ranking.Valuation.Word(),
        SeriesAnswer.Money(ranking.Whole, ranking.Rates is not null), SeriesAnswer.Money(ranking.WholeBefore, ranking.Rates is not null), SeriesAnswer.Money(ranking.PublishedWhole, ranking.Rates is not null), ranking.Release, StatisticsTable.RowsOf(ranking.Rows), ranking.Parts, asked.Offset,
        [.. ranking.Items.Skip(asked.Offset).Select(i => new RankedView(i.Rank, asked.IsByCounterpart ? null : names.View(i.Product), asked.IsByCounterpart ? names.View(i.Counterpart!.Value) : null,
            SeriesAnswer.Money(i.Value, ranking.Rates is not null), SeriesAnswer.Money(i.Before, ranking.Rates is not null), SeriesAnswer.Rounded(i.Growth), SeriesAnswer.Rounded(RankingQuestion.ShareOf(ranking, i).Value), SeriesAnswer.Rounded(i.Contribution)))],
        asked.Offset + asked.Size < ranking.Parts ? next?.Invoke(asked.Offset + asked.Size) : null, RankingRatesView.Of(ranking.Rates));
}

/// <summary>At which rates the values of a ranking were converted.</summary>
/// <param name="Currency">The currency of the source.</param>
/// <param name="Basis">month, months or days.</param>
/// <param name="Rates">The average rates.</param>
public sealed record RankingRatesView(string Currency, string Basis, IReadOnlyList<AverageRateView> Rates)
{
    internal static RankingRatesView? Of(RankingRates? rates) => rates is null ? null : new(rates.From.Value, rates.Basis.Word(),
        [.. rates.Rates.Select(r => new AverageRateView(PeriodText.Code(r.Year, r.Months), SeriesAnswer.Precise(r.Rate.Factor), DateRange.Text(r.Rate.First), DateRange.Text(r.Rate.Last), r.Rate.Days, r.Rate.Source.Title))]);
}

/// <summary>An average of daily exchange rates.</summary>
/// <param name="Period">The period.</param>
/// <param name="Rate">Units of the currency asked for that stand for one of the currency published.</param>
/// <param name="First">The first day with a rate.</param>
/// <param name="Last">The last day with a rate.</param>
/// <param name="Days">How many daily rates there are.</param>
/// <param name="Source">Whose rates.</param>
public sealed record AverageRateView(string Period, decimal Rate, string First, string Last, int Days, string Source);

/// <summary>A figure as it stands in the store.</summary>
public sealed record ObservationView(
    string Period, string Reporter, string Counterpart, string Flow, string Product, string? Classification, decimal Value, string Currency, string Valuation, decimal? NetWeight, decimal? Quantity, string? Unit,
    string Status, string Source, int Release, int? Until)
{
    /// <summary>The value in the currency asked for; absent where none is, and where no rates cover the period.</summary>
    public decimal? InCurrency { get; init; }

    /// <summary>How it came there, at the average rates of the row's own period; absent where it is published in that currency.</summary>
    public ConvertedView? Converted { get; init; }

    /// <summary>The same with the value in a currency too.</summary>
    internal static ObservationView Of(Observation o, CurrencyCode? currency, TradeConversion conversion) =>
        currency is not { } to ? Of(o) : o.Currency == to ? Of(o) with { InCurrency = o.Value } : conversion.Of(o, to) is { } c ? Of(o) with { InCurrency = SeriesAnswer.Money(c.Value, isConverted: true), Converted = ConvertedView.Of(c) } : Of(o);

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
/// <param name="Converted">How the value came into the currency asked for; absent where the source publishes it in that currency.</param>
public sealed record MirrorSideView(decimal Value, string Currency, string Valuation, string Status, string Source, string Rows, ConvertedView? Converted)
{
    internal static MirrorSideView? Of(MirrorSide? side) => side is null ? null
        : new(SeriesAnswer.Money(side.Value, side.Converted is not null), side.Currency.Value, side.Valuation.Word(), side.Status.Word(), side.Source.Key, StatisticsTable.RowsOf(side.Rows), ConvertedView.Of(side.Converted));
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
