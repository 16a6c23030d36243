using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Corridor.Reference;
using Corridor.Support.Claims;

namespace Corridor.Support;

/// <summary>
/// The last day to claim as a calendar file: iCalendar (RFC 5545) with one event on that day and a reminder two weeks
/// before. The same claim has the same UID, so that a calendar that takes the file again keeps one entry.
/// </summary>
internal static class ClaimCalendar
{
    public const string MediaType = "text/calendar; charset=utf-8";

    // RFC 5545, 3.1: no line is longer than 75 octets, the line break aside; the blank of a continuation counts.
    private const int MostOctets = 75;

    /// <summary>A name for the file.</summary>
    public static string FileName(ClaimPack pack) => pack.Programme.Id + ".ics";

    /// <summary>Writes the file; false where no last day is known.</summary>
    /// <param name="pack">The claim.</param>
    /// <param name="language">The language of the texts.</param>
    /// <param name="now">When the file is made.</param>
    /// <param name="calendar">The file.</param>
    /// <param name="fault">Why there is none, and what it takes.</param>
    public static bool TryWrite(ClaimPack pack, Language language, DateTimeOffset now, [NotNullWhen(true)] out string? calendar, [NotNullWhen(false)] out Fault? fault)
    {
        (calendar, fault) = (null, null);
        if (pack.Deadline is not { } day)
        {
            var missing = pack.Programme.Claim?.Deadline?.Expression.Facts.Where(f => !pack.Facts.Knows(f)).Select(f => f.Name) ?? [];
            fault = new Fault("claim.noDeadline", pack.Programme.Id, string.Join(", ", missing) is { Length: > 0 } names ? names : "—");
            return false;
        }

        var p = pack.Programme;
        var text = new StringBuilder();
        void Line(string name, string value) => Fold(text, name + ":" + value);
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Corridor//Support//EN");
        Line("BEGIN", "VEVENT");
        Line("UID", Uid(pack, day));
        Line("DTSTAMP", now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Line("DTSTART;VALUE=DATE", Day(day));
        // The end of an event of whole days is the day after it; the last day that there is has none.
        if (day < DateOnly.MaxValue)
        {
            Line("DTEND;VALUE=DATE", Day(day.AddDays(1)));
        }

        Line("SUMMARY", Escape(Texts.Format(language, "claim.calendarSummary", p.Name.In(language))));
        Line("DESCRIPTION", Escape(Texts.Format(language, "claim.calendarBody", (p.Claim?.To ?? p.Authority).In(language), Texts.Words(language, pack.Documents.Select(d => d.Document.Name.In(language))),
            Texts.Words(language, p.Acts.Select(a => a.Title.In(language) + (a.Number is { } number ? " " + number.In(language) : ""))))));
        Line("TRANSP", "TRANSPARENT");
        Line("BEGIN", "VALARM");
        Line("ACTION", "DISPLAY");
        Line("TRIGGER", "-P14D");
        Line("DESCRIPTION", Escape(Texts.Format(language, "claim.calendarSummary", p.Name.In(language))));
        Line("END", "VALARM");
        Line("END", "VEVENT");
        Line("END", "VCALENDAR");
        calendar = text.ToString();
        return true;
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // The claim is its programme with the facts; what language it is told in does not make it another.
    private static string Uid(ClaimPack pack, DateOnly day)
    {
        var claim = string.Join('\n', pack.Facts.Known.Where(f => f.Index > 0).SelectMany(f => Enumerable.Range(0, f.IsOfItem ? pack.Facts.Items : 1).Select(i => $"{f.Name}[{i}]={pack.Facts[f, i]}")));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pack.Programme.Id + "\n" + Day(day) + "\n" + claim)).AsSpan(0, 12));
        return $"{pack.Programme.Id}-{hash}@corridor";
    }

    // RFC 5545, 3.3.11: of a text these signs are escaped, and a line end is a backslash with n.
    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    // Between characters, never within one.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
