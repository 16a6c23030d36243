using System.Collections.Immutable;

namespace Corridor.Reference.Currencies;

public sealed partial class ExchangeRates
{
    /// <summary>
    /// No bank is closed for more working days in a row, weekends left out: Good Friday and Easter Monday, the two days
    /// of Christmas.
    /// </summary>
    private const int MostClosedDays = 2;

    private readonly Lazy<Daily[]> daily;

    /// <summary>The currencies that can be converted at the average rates of some whole month, in the order of their codes.</summary>
    public ImmutableArray<CurrencyCode> Averaged => [.. daily.Value.Where(d => d.HasMonth).SelectMany(d => new[] { d.Currency, d.Quote }).Distinct().OrderBy(c => c.Value, StringComparer.Ordinal)];

    /// <summary>The first and the last day of the whole months that one currency can be converted to another in; null where there is none.</summary>
    public (DateOnly First, DateOnly Last)? AveragedDays(CurrencyCode from, CurrencyCode to)
    {
        (DateOnly First, DateOnly Last)? found = null;
        foreach (var month in daily.Value.Where(d => d.Prices(from) || d.Prices(to)).SelectMany(d => d.MonthsHeld).Distinct().Order().Where(m => Average(from, to, m, EndOf(m)) is not null))
        {
            found = (found?.First ?? month, EndOf(month));
        }

        return found;
    }

    /// <summary>
    /// The average of the rates of all days from the first to the last: of the pair as quoted, of the pair turned round,
    /// or of the prices of both in a third currency, all of one source; of several that which holds most days goes first.
    /// Null where none covers the days; a rate of other days never stands in. A source covers them where every Monday to
    /// Friday but 1 January has a rate; between two rates that are held at most two such days in a row may be without
    /// (Easter, Christmas).
    /// </summary>
    /// <param name="from">The currency of the amount.</param>
    /// <param name="to">The currency wanted.</param>
    /// <param name="first">The first day of the period.</param>
    /// <param name="last">The last day of the period.</param>
    public AverageRate? Average(CurrencyCode from, CurrencyCode to, DateOnly first, DateOnly last)
    {
        var all = daily.Value;
        foreach (var pair in all.Where(d => d.Currency == from && d.Quote == to))
        {
            if (pair.Within(first, last) is { } held)
            {
                return new AverageRate(from, to, held.Sum(r => r.PerUnit), held.Length, pair.Pair, null, held[0].Day, held[^1].Day, held.Length, pair.Source);
            }
        }

        foreach (var pair in all.Where(d => d.Currency == to && d.Quote == from))
        {
            if (pair.Within(first, last) is { } held)
            {
                return new AverageRate(from, to, held.Length, held.Sum(r => r.PerUnit), null, pair.Pair, held[0].Day, held[^1].Day, held.Length, pair.Source);
            }
        }

        // Both priced per unit of a third currency, or a third currency priced per unit of both.
        foreach (var (one, two, isPerThird) in all.Where(d => d.Quote == from || d.Currency == from)
            .SelectMany(a => all.Where(b => b.Source == a.Source && (a.Quote == from ? b.Currency == a.Currency && b.Quote == to : b.Quote == a.Quote && b.Currency == to)), (a, b) => (a, b, a.Quote == from)))
        {
            if (one.Within(first, last, two) is { } held && two.Within(first, last, one) is { } other)
            {
                var (sum, sumOther) = (held.Sum(r => r.PerUnit), other.Sum(r => r.PerUnit));
                return new AverageRate(from, to, isPerThird ? sumOther : sum, isPerThird ? sum : sumOther, isPerThird ? two.Pair : one.Pair, isPerThird ? one.Pair : two.Pair, held[0].Day, held[^1].Day, held.Length, one.Source);
            }
        }

        return null;
    }

    private static DateOnly EndOf(DateOnly month) => month.AddMonths(1).AddDays(-1);

    // Banks that quote by the day publish none of these days.
    private static bool IsWorking(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day is not { Month: 1, Day: 1 };

    private static int WorkingBetween(DateOnly after, DateOnly before)
    {
        var days = 0;
        // What is longer than a closing need not be counted to its end.
        for (var day = after.AddDays(1); day < before && days <= MostClosedDays; day = day.AddDays(1))
        {
            days += IsWorking(day) ? 1 : 0;
        }

        return days;
    }

    /// <summary>The rates of a pair from one source, one a day, in the order of their days.</summary>
    private sealed class Daily(ExchangeRate[] days)
    {
        public int Count => days.Length;

        public CurrencyCode Currency => days[0].Currency;

        public CurrencyCode Quote => days[0].Quote;

        public (CurrencyCode, CurrencyCode) Pair => (Currency, Quote);

        public Packs.PackSource Source => days[0].Source;

        /// <summary>The first days of the months that have any rate.</summary>
        public IEnumerable<DateOnly> MonthsHeld => days.Select(d => new DateOnly(d.Day.Year, d.Day.Month, 1)).Distinct();

        public bool HasMonth => MonthsHeld.Any(m => Within(m, EndOf(m)) is not null);

        public bool Prices(CurrencyCode currency) => Currency == currency || Quote == currency;

        /// <summary>The rates of a period, only of days on which another pair has one too; null where they do not cover it.</summary>
        public ExchangeRate[]? Within(DateOnly first, DateOnly last, Daily? with = null)
        {
            var held = with is null ? days : [.. days.Where(d => d.Day >= first.AddDays(-7) && d.Day <= last.AddDays(7) && with.Has(d.Day))];
            var (start, end) = (At(held, first), At(held, last.AddDays(1)));
            if (start == end)
            {
                return null;
            }

            // Up to the first rate and from the last one on nothing is excused, unless rates beyond the period say how long the bank was closed.
            var isCovered = start > 0 ? WorkingBetween(held[start - 1].Day, held[start].Day) <= MostClosedDays : WorkingBetween(first.AddDays(-1), held[start].Day) == 0;
            isCovered &= end < held.Length ? WorkingBetween(held[end - 1].Day, held[end].Day) <= MostClosedDays : WorkingBetween(held[end - 1].Day, last.AddDays(1)) == 0;
            for (var i = start + 1; isCovered && i < end; i++)
            {
                isCovered = WorkingBetween(held[i - 1].Day, held[i].Day) <= MostClosedDays;
            }

            return isCovered ? held[start..end] : null;
        }

        private bool Has(DateOnly day) => At(days, day) is var at && at < days.Length && days[at].Day == day;
    }
}
