using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Conversion;

public sealed partial class TradeConversion
{
    private const int AllParts = 10_000;

    /// <summary>
    /// A ranking in another currency: each part converted month by month where its months are loaded, else at the average
    /// of the days of the period; growth and contributions only where the year before has rates as well. Null where no
    /// rates cover the period; the same ranking where it stands in the currency already.
    /// </summary>
    public Ranking? In(Ranking ranking, CurrencyCode? currency)
    {
        if (currency is not { } to || ranking.Currency == to)
        {
            return ranking;
        }

        // Another rate can change the order, so all parts are looked at again.
        if (Again(ranking, ranking.Query.Months) is not { } whole || whole.Currency != ranking.Currency)
        {
            return null;
        }

        return ranking.Rows.Kind == PeriodKind.Month && ranking.Query.Months.Count > 1 && Added(ranking, whole, to, [.. ranking.Query.Months.Each.Select(m => Again(ranking, m))]) is { } monthly
            ? monthly : Added(ranking, whole, to, [whole]);
    }

    private Ranking? Again(Ranking ranking, MonthRange months)
    {
        var query = ranking.Query with { Months = months, Most = AllParts, IsByContribution = false, Source = ranking.Source.Key };
        return ranking.IsByCounterpart ? store.TopCounterparts(query) : store.TopProducts(query);
    }

    // Each piece of the period converted by itself, and added up; null where one is not loaded in this form or has no rates.
    private Ranking? Added(Ranking ranking, Ranking whole, CurrencyCode to, ImmutableArray<Ranking?> pieces)
    {
        var year = ranking.Query.Year;
        var now = new Dictionary<(TradeProduct, EconomyCode?), List<ConvertedPart>>();
        var before = new Dictionary<(TradeProduct, EconomyCode?), List<ConvertedPart>>();
        var (wholes, wholesBefore) = (ImmutableArray.CreateBuilder<ConvertedPart>(), ImmutableArray.CreateBuilder<ConvertedPart>());
        foreach (var piece in pieces)
        {
            if (piece is null || piece.Currency != ranking.Currency || piece.Valuation != ranking.Valuation || Average(ranking.Currency, to, year, piece.Query.Months) is not { } rate)
            {
                return null;
            }

            var months = piece.Query.Months;
            var rateBefore = piece.WholeBefore is null ? null : Average(ranking.Currency, to, year - 1, months);
            wholes.Add(Part(year, piece.Whole, piece.Rows, rate));
            if (rateBefore is not null)
            {
                wholesBefore.Add(Part(year - 1, piece.WholeBefore!.Value, YearBefore(piece.Rows), rateBefore));
            }

            foreach (var item in piece.Items)
            {
                Add(now, item, Part(year, item.Value, piece.RowsOf(item), rate));
                if (rateBefore is not null && item.Before is { } value and not 0)
                {
                    Add(before, item, Part(year - 1, value, YearBefore(piece.RowsOf(item)), rateBefore));
                }
            }

            ConvertedPart Part(int of, decimal value, ObservationQuery rows, AverageRate at) => new(of, months, Figure.Observed(value, ranking.Currency, SourceRows.Of(ranking.Source, piece.Release, rows)), at);
        }

        var basis = pieces.Length > 1 ? ConversionBasis.Months : ranking.Query.Months.Count == 1 ? ConversionBasis.Month : ConversionBasis.Days;
        var rates = new RankingRates(basis, Value(whole.Whole, whole.Rows, wholes)!, wholesBefore.Count == pieces.Length ? Value(whole.WholeBefore!.Value, YearBefore(whole.Rows), wholesBefore) : null);
        var all = whole.Items.Select(i => (Item: i, Now: Value(i.Value, whole.RowsOf(i), now.GetValueOrDefault((i.Product, i.Counterpart))),
            Before: rates.WholeBefore is null ? null : Value(i.Before ?? 0, YearBefore(whole.RowsOf(i)), before.GetValueOrDefault((i.Product, i.Counterpart))))).ToList();
        var (sum, sumBefore) = (rates.Whole.Value, rates.WholeBefore?.Value);
        var items = all.Select(a => (a.Item, Value: a.Now?.Value ?? 0, Before: sumBefore is null ? (decimal?)null : a.Before?.Value ?? 0, a.Now, Then: a.Before));
        var ordered = ranking.Query.IsByContribution && sumBefore is not null ? items.OrderByDescending(a => Math.Abs(a.Value - a.Before!.Value)).ThenByDescending(a => a.Value).ThenBy(a => a.Item.Rank)
            : items.OrderByDescending(a => a.Value).ThenBy(a => a.Item.Rank);
        return ranking with
        {
            Currency = to,
            Whole = sum,
            WholeBefore = sumBefore,
            PublishedWhole = ranking.PublishedWhole is { } published && ranking.Whole != 0 ? published * sum / ranking.Whole : null,
            Rates = rates,
            Items = [.. ordered.Take(Math.Clamp(ranking.Query.Most, 1, AllParts)).Select((a, i) => a.Item with
            {
                Rank = i + 1,
                Value = a.Value,
                Before = a.Before,
                Growth = a.Before is { } b and not 0 ? a.Value / b - 1 : null,
                Share = sum == 0 ? 0 : a.Value / sum,
                Contribution = sumBefore is { } w and not 0 ? (a.Value - a.Before!.Value) / w : null,
                Converted = a.Now,
                ConvertedBefore = a.Then,
            })],
        };

        ConvertedValue? Value(decimal value, ObservationQuery rows, IReadOnlyCollection<ConvertedPart>? parts) => parts is null ? null
            : new ConvertedValue(Figure.Observed(value, ranking.Currency, SourceRows.Of(ranking.Source, whole.Release, rows)), to, basis, [.. parts]);
    }

    private static void Add(Dictionary<(TradeProduct, EconomyCode?), List<ConvertedPart>> to, RankedTrade item, ConvertedPart part)
    {
        var key = (item.Product, item.Counterpart);
        if (!to.TryGetValue(key, out var parts))
        {
            to.Add(key, parts = []);
        }

        parts.Add(part);
    }

    private static ObservationQuery YearBefore(ObservationQuery rows) => rows with { From = rows.From?.AddYears(-1), To = rows.To is { } to ? new DateOnly(to.Year - 1, to.Month, 1).AddMonths(1).AddDays(-1) : null };
}
