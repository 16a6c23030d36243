using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Sdmx;

/// <summary>
/// Periods as SDMX writes them. January up to a month is a time range (<c>2017-01-01/P4M</c>) of the frequency
/// <c>YTD</c>, which SDMX's own list of frequencies does not have; several years together are one (<c>2019-01-01/P3Y</c>)
/// of the frequency <c>_O</c>, other.
/// </summary>
internal static class SdmxPeriod
{
    public static string Text(Period period) => period.Kind switch
    {
        PeriodKind.JanuaryToMonth => string.Create(CultureInfo.InvariantCulture, $"{period.Year}-01-01/P{period.Months}M"),
        PeriodKind.Years => string.Create(CultureInfo.InvariantCulture, $"{period.Year}-01-01/P{period.Number}Y"),
        _ => period.ToString(),
    };

    /// <summary>Whether periods of a kind are written as ranges, which are no ids of SDMX.</summary>
    public static bool IsRange(PeriodKind kind) => kind is PeriodKind.JanuaryToMonth or PeriodKind.Years;

    public static string Frequency(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => "M",
        PeriodKind.Quarter => "Q",
        PeriodKind.Year => "A",
        PeriodKind.Years => "_O",
        _ => "YTD",
    };

    /// <summary>The first and last day of a period in any form that a query may use: calendar, reporting, a day, a moment or a range.</summary>
    public static bool TryDays(string text, [NotNullWhen(true)] out (DateOnly First, DateOnly Last)? days)
    {
        days = null;
        if (text.Length is < 4 or > 40)
        {
            return false;
        }

        var slash = text.IndexOf("/P", StringComparison.Ordinal);
        if (slash > 0)
        {
            return TryRange(text.AsSpan(0, slash), text.AsSpan(slash + 2), out days);
        }

        if (Period.TryParse(text, out var period, out _))
        {
            days = (period.Start, period.End);
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || (TryMoment(text, out var moment) && DateOnly.FromDateTime(moment.UtcDateTime) is var of && (day = of) == of))
        {
            days = (day, day);
            return IsYear(day.Year);
        }

        return TryReporting(text, out days);
    }

    // A day or moment and how long from there on, in years, months, weeks and days as ISO 8601 writes them: 2017-01-01/P4M, 2017-01-01T00:00:00/P1Y6M.
    private static bool TryRange(ReadOnlySpan<char> start, ReadOnlySpan<char> length, [NotNullWhen(true)] out (DateOnly, DateOnly)? days)
    {
        days = null;
        if (!DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            if (!start.Contains('T') || !TryMoment(start.ToString(), out var moment))
            {
                return false;
            }

            first = DateOnly.FromDateTime(moment.DateTime);
        }

        if (!IsYear(first.Year))
        {
            return false;
        }

        const string units = "YMWD";
        var rest = length;
        var (end, last) = (first, -1);
        while (!rest.IsEmpty)
        {
            var at = rest.IndexOfAnyExceptInRange('0', '9');
            if (at is < 1 or > 4 || (units.IndexOf(rest[at], StringComparison.Ordinal) is var unit && unit <= last))
            {
                return false;
            }

            var count = int.Parse(rest[..at], NumberStyles.None, CultureInfo.InvariantCulture);
            if (count > 300)
            {
                return false;
            }

            end = unit switch { 0 => end.AddYears(count), 1 => end.AddMonths(count), 2 => end.AddDays(count * 7), _ => end.AddDays(count) };
            rest = rest[(at + 1)..];
            last = unit;
        }

        if (end <= first || !IsYear(end.Year))
        {
            return false;
        }

        days = (first, end.AddDays(-1));
        return true;
    }

    /// <summary>A moment as <c>xs:dateTime</c> or a day; without an offset it is UTC.</summary>
    public static bool TryMoment(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(text,
        ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    // Reporting periods of a year that begins in January: 2017-A1, 2017-S2, 2017-T3, 2017-M04.
    private static bool TryReporting(string text, [NotNullWhen(true)] out (DateOnly, DateOnly)? days)
    {
        days = null;
        if (text.Length is not (7 or 8) || text[4] != '-' || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !IsYear(year)
            || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var months = text[5] switch { 'A' => 12, 'S' => 6, 'T' => 4, 'Q' => 3, 'M' => 1, _ => 0 };
        if (months == 0 || number < 1 || number * months > 12)
        {
            return false;
        }

        var first = new DateOnly(year, (number - 1) * months + 1, 1);
        days = (first, first.AddMonths(months).AddDays(-1));
        return true;
    }

    private static bool IsYear(int year) => year is >= 1900 and < 2200;
}
