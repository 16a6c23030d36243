using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Corridor.Reference.Time;

/// <summary>
/// The days on which something holds: both ends belong to it, and an absent end is open. Legal texts say
/// "from … until … inclusive", so this is their form.
/// </summary>
/// <param name="From">First day, or null for "since ever".</param>
/// <param name="To">Last day, or null for "until further notice".</param>
public readonly record struct DateRange(DateOnly? From, DateOnly? To)
{
    /// <summary>All days.</summary>
    public static DateRange Always => default;

    /// <summary>Whether a day lies within.</summary>
    public bool Contains(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    /// <summary>Whether two ranges share a day.</summary>
    public bool Overlaps(DateRange other) =>
        (From is null || other.To is null || From <= other.To) && (other.From is null || To is null || other.From <= To);

    /// <summary>
    /// Whether what was recorded on these days counts as known on a day; on null, whether it is known now: no later
    /// record has taken its place.
    /// </summary>
    public bool IsKnown(DateOnly? on) => on is { } day ? Contains(day) : To is null;

    /// <summary>Whether the last day is not before the first.</summary>
    public bool IsOrdered => From is null || To is null || From <= To;

    /// <summary>Reads a day as ISO 8601 writes it: <c>2026-11-23</c>, years 1900 to 2199.</summary>
    public static bool TryParseDay(string? text, out DateOnly day, [NotNullWhen(false)] out Fault? fault)
    {
        var good = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day.Year is >= 1900 and < 2200;
        fault = good ? null : new Fault("date.malformed", Fault.Quote(text));
        return good;
    }

    /// <summary>A day as ISO 8601 writes it.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 interval with <c>..</c> for an open end.</summary>
    public override string ToString() => $"{(From is { } f ? Text(f) : "..")}/{(To is { } t ? Text(t) : "..")}";
}
