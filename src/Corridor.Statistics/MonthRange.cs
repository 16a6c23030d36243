using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Statistics;

/// <summary>
/// Months of a calendar year that are looked at together, in each of several years: January to April, the third
/// quarter, the whole year. Written <c>01..04</c>; one month is <c>04</c>.
/// </summary>
public readonly record struct MonthRange
{
    // Counted from the whole year, so that it is the default value.
    private readonly int first;
    private readonly int last;

    /// <summary>From a month to a month of the same year, 1 to 12; other numbers, or a last month before the first, are a bug of the caller.</summary>
    public MonthRange(int first, int last)
    {
        if (first < 1 || last > 12 || last < first)
        {
            throw new ArgumentOutOfRangeException(nameof(first), (first, last), null);
        }

        (this.first, this.last) = (first - 1, last - 12);
    }

    /// <summary>The whole year; also the default value.</summary>
    public static MonthRange Year => default;

    /// <summary>The first month, 1 to 12.</summary>
    public int First => first + 1;

    /// <summary>The last month, 1 to 12.</summary>
    public int Last => last + 12;

    /// <summary>The number of months.</summary>
    public int Count => Last - First + 1;

    /// <summary>Each month by itself.</summary>
    public MonthRange[] Each => [.. Enumerable.Range(First, Count).Select(m => new MonthRange(m, m))];

    /// <summary>The months that a period covers.</summary>
    public static MonthRange Of(Period period) => new(period.Start.Month, period.End.Month);

    /// <summary>January up to a month.</summary>
    public static MonthRange JanuaryTo(int month) => new(1, month);

    /// <summary>The kinds of published period that these months of a year are; empty where there is none. January to March is a quarter and a cumulative period.</summary>
    public IEnumerable<Period> In(int year)
    {
        if (this == Year)
        {
            yield return Period.OfYear(year);
            yield break;
        }

        if (Count == 1)
        {
            yield return Period.OfMonth(year, First);
        }

        if (Count == 3 && First % 3 == 1)
        {
            yield return Period.OfQuarter(year, Last / 3);
        }

        if (First == 1)
        {
            yield return Period.JanuaryTo(year, Last);
        }
    }

    /// <summary>Reads <c>01..04</c> or <c>04</c>.</summary>
    public static bool TryParse(string? text, out MonthRange months, [NotNullWhen(false)] out Fault? fault)
    {
        var parts = (text ?? "").Trim().Split("..");
        months = default;
        if (parts.Length <= 2 && TryMonth(parts[0], out var first) && TryMonth(parts[^1], out var last) && first <= last)
        {
            months = new MonthRange(first, last);
            fault = null;
            return true;
        }

        fault = new Fault("statistics.months", Fault.Quote(text));
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Count == 1
        ? First.ToString("00", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{First:00}..{Last:00}");

    private static bool TryMonth(string text, out int month) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out month) && month is >= 1 and <= 12;
}
