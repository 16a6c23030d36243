using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Corridor.Reference.Time;

/// <summary>The kinds of period in which trade is reported.</summary>
public enum PeriodKind
{
    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A quarter of a calendar year.</summary>
    Quarter,

    /// <summary>January up to and including a month, as customs authorities publish cumulative figures.</summary>
    JanuaryToMonth,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>Several calendar years together, of which only the sum is published.</summary>
    Years,
}

/// <summary>
/// A reporting period: month <c>2017-04</c>, quarter <c>2017-Q1</c>, year <c>2017</c>, January to a month
/// <c>2017-01..04</c>, or several years together <c>2019..2021</c>. The first three are written as SDMX writes time
/// periods; the others are ranges there. January to December is the year and is written so.
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    /// <summary>The most years that are one period.</summary>
    public const int MostYears = 10;

    private Period(PeriodKind kind, int year, int number)
    {
        Kind = kind;
        Year = year;
        Number = number;
    }

    /// <summary>The kind of period.</summary>
    public PeriodKind Kind { get; }

    /// <summary>The calendar year, 1900 to 2199; of several years the first.</summary>
    public int Year { get; }

    /// <summary>The month (1 to 12) or quarter (1 to 4); 1 for a year; how many years, where they are several.</summary>
    public int Number { get; }

    /// <summary>First day.</summary>
    public DateOnly Start => new(Year, Kind switch { PeriodKind.Month => Number, PeriodKind.Quarter => Number * 3 - 2, _ => 1 }, 1);

    /// <summary>Last day.</summary>
    public DateOnly End => Start.AddMonths(Months).AddDays(-1);

    /// <summary>The number of months.</summary>
    public int Months => Kind switch { PeriodKind.Month => 1, PeriodKind.Quarter => 3, PeriodKind.Year => 12, PeriodKind.Years => Number * 12, _ => Number };

    /// <summary>The last calendar year.</summary>
    public int LastYear => Kind == PeriodKind.Years ? Year + Number - 1 : Year;

    /// <summary>The same months of the year before; of several years, as many years right before them.</summary>
    public Period YearBefore => new(Kind, Kind == PeriodKind.Years ? Year - Number : Year - 1, Number);

    /// <summary>The same months of another year; of several years, as many from it on.</summary>
    public Period In(int year) => new(Kind, Checked(year), Number);

    /// <summary>A calendar year.</summary>
    public static Period OfYear(int year) => new(PeriodKind.Year, Checked(year), 1);

    /// <summary>A month, 1 to 12.</summary>
    public static Period OfMonth(int year, int month) => new(PeriodKind.Month, Checked(year), Checked(month, 12));

    /// <summary>A quarter, 1 to 4.</summary>
    public static Period OfQuarter(int year, int quarter) => new(PeriodKind.Quarter, Checked(year), Checked(quarter, 4));

    /// <summary>January up to a month; up to December it is the year.</summary>
    public static Period JanuaryTo(int year, int month) =>
        month == 12 ? OfYear(year) : new(PeriodKind.JanuaryToMonth, Checked(year), Checked(month, 12));

    /// <summary>Calendar years from the first to the last, at most <see cref="MostYears"/>; one year alone is a year.</summary>
    public static Period OfYears(int first, int last) =>
        last == first ? OfYear(first) : new(PeriodKind.Years, Checked(first), Checked(Checked(last) - first + 1, MostYears));

    /// <summary>Reads one of the five forms; everything else is a fault.</summary>
    public static bool TryParse(string? text, out Period period, [NotNullWhen(false)] out Fault? fault)
    {
        period = default;
        var s = (text ?? "").Trim();
        var good = false;
        if (s.Length >= 4 && int.TryParse(s.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2200)
        {
            var rest = s.AsSpan(4);
            if (rest.IsEmpty)
            {
                (period, good) = (OfYear(year), true);
            }
            else if (rest.Length == 3 && rest[0] == '-' && rest[1] is 'Q' or 'q' && rest[2] is >= '1' and <= '4')
            {
                (period, good) = (OfQuarter(year, rest[2] - '0'), true);
            }
            else if (rest.Length == 3 && rest[0] == '-' && TryMonth(rest[1..], out var month))
            {
                (period, good) = (OfMonth(year, month), true);
            }
            else if (rest.Length == 6 && rest.StartsWith("..", StringComparison.Ordinal)
                && int.TryParse(rest[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var through) && through > year && through - year < MostYears && through < 2200)
            {
                (period, good) = (OfYears(year, through), true);
            }
            else if (rest.Length == 7 && rest.StartsWith("-01..", StringComparison.Ordinal) && TryMonth(rest[5..], out var last))
            {
                (period, good) = (JanuaryTo(year, last), true);
            }
        }

        fault = good ? null : new Fault("period.malformed", Fault.Quote(text));
        return good;
    }

    /// <summary>Earlier start first, then the shorter period, then by kind: a month stands before January up to January.</summary>
    public int CompareTo(Period other) => (Start, Months, (int)Kind).CompareTo((other.Start, other.Months, (int)other.Kind));

    /// <summary>The form that <see cref="TryParse"/> reads back.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Year => Year.ToString("0000", CultureInfo.InvariantCulture),
        PeriodKind.Years => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}..{LastYear:0000}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-01..{Number:00}"),
    };

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static bool TryMonth(ReadOnlySpan<char> two, out int month)
    {
        month = char.IsAsciiDigit(two[0]) && char.IsAsciiDigit(two[1]) ? (two[0] - '0') * 10 + two[1] - '0' : 0;
        return month is >= 1 and <= 12;
    }

    private static int Checked(int year) => year is >= 1900 and < 2200 ? year : throw new ArgumentOutOfRangeException(nameof(year));

    private static int Checked(int number, int most) => number >= 1 && number <= most ? number : throw new ArgumentOutOfRangeException(nameof(number));
}
