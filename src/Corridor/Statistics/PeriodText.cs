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

    private static string Month(int month, Language language) => Texts.Get(language, "stat.month." + StatisticsAddress.Text(month));
}
