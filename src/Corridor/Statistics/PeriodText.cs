using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Statistics;

/// <summary>Periods as each language writes them.</summary>
internal static class PeriodText
{
    /// <summary>Months of a year: 2017, April 2017, January–April 2017.</summary>
    public static string Of(int year, MonthRange months, Language language)
    {
        var number = StatisticsAddress.Text(year);
        return months == MonthRange.Year ? Texts.Format(language, "stat.period.year", number)
            : months.Count == 1 ? Texts.Format(language, "stat.period.month", number, Month(months.First, language))
            : Texts.Format(language, "stat.period.months", number, Month(months.First, language), Month(months.Last, language));
    }

    /// <summary>A period; a quarter is told by its months.</summary>
    public static string Of(Period period, Language language) => period.Kind == PeriodKind.Years
        ? Texts.Format(language, "stat.period.years", StatisticsAddress.Text(period.Year), StatisticsAddress.Text(period.LastYear)) : Of(period.Year, MonthRange.Of(period), language);

    /// <summary>Months without a year: January–April, the whole year.</summary>
    public static string Of(MonthRange months, Language language) => months == MonthRange.Year ? Texts.Get(language, "stat.wholeYear")
        : months.Count == 1 ? Month(months.First, language)
        : Texts.Format(language, "stat.months", Month(months.First, language), Month(months.Last, language));

    /// <summary>A short form that sorts, the same in every language: 2017, 2017-04, 2017-01..04.</summary>
    public static string Code(int year, MonthRange months) => months == MonthRange.Year ? Period.OfYear(year).ToString() : months.Count == 1 ? Period.OfMonth(year, months.First).ToString() : $"{StatisticsAddress.Text(year)}-{months}";

    /// <summary>Periods in the order of time, those that follow each other as one span: 2011–2023; 2011-01–2020-12.</summary>
    public static string Spans(IEnumerable<(int Year, MonthRange Months)> periods, Language language) => Texts.List(language, periods.Distinct().GroupBy(p => p.Months.Count == 1 ? default : p.Months).SelectMany(g =>
    {
        var spans = new List<((int Year, MonthRange Months) First, (int Year, MonthRange Months) Last)>();
        foreach (var period in g.OrderBy(p => (p.Year, p.Months.First)))
        {
            var isNext = spans.Count > 0 && spans[^1].Last is var last && (period.Months.Count == 1 ? period.Year * 12 + period.Months.First == last.Year * 12 + last.Months.First + 1 : period.Year == last.Year + 1);
            spans = isNext ? [.. spans.SkipLast(1), (spans[^1].First, period)] : [.. spans, (period, period)];
        }

        return spans.Select(s => s.First == s.Last ? Code(s.First.Year, s.First.Months) : $"{Code(s.First.Year, s.First.Months)}–{Code(s.Last.Year, s.Last.Months)}");
    }));

    private static string Month(int month, Language language) => Texts.Get(language, "month.alone." + StatisticsAddress.Text(month));
}
