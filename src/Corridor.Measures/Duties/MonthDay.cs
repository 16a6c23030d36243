using System.Globalization;

namespace Corridor.Measures.Duties;

/// <summary>A day that comes back every year, as seasons of a tariff have it. 29 February is one of them.</summary>
public readonly record struct MonthDay : IComparable<MonthDay>
{
    private readonly int daysAfterFirst;

    private MonthDay(int month, int day) => daysAfterFirst = ((month - 1) * 32) + day - 1;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => (daysAfterFirst / 32) + 1;

    /// <summary>The day of the month, from 1.</summary>
    public int Day => (daysAfterFirst % 32) + 1;

    /// <summary>Makes a day of the year; false where the month has no such day.</summary>
    public static bool TryCreate(int month, int day, out MonthDay result)
    {
        var good = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month);
        result = good ? new MonthDay(month, day) : default;
        return good;
    }

    /// <summary>Reads two digits each of month and day, <c>07-31</c>; throws <see cref="FormatException"/> where they are none.</summary>
    public static MonthDay Parse(string text) =>
        text.Length == 5 && text[2] == '-' && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
        && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && TryCreate(month, day, out var result)
            ? result : throw new FormatException(text);

    /// <summary>The day of the year in which a date lies.</summary>
    public static MonthDay Of(DateOnly date) => new(date.Month, date.Day);

    public static bool operator <(MonthDay left, MonthDay right) => left.CompareTo(right) < 0;

    public static bool operator >(MonthDay left, MonthDay right) => left.CompareTo(right) > 0;

    public static bool operator <=(MonthDay left, MonthDay right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MonthDay left, MonthDay right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(MonthDay other) => daysAfterFirst.CompareTo(other.daysAfterFirst);

    /// <summary>Month and day in two digits each: <c>07-31</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");
}
