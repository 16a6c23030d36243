using System.Globalization;

namespace Corridor.Reference.Time;

/// <summary>Days as each language writes them for people, the same on every machine.</summary>
public static class Days
{
    /// <summary>A day in words.</summary>
    public static string Text(DateOnly day, Language language) => language switch
    {
        Language.Zh => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{OfYear(day.Month, day.Day, language)}"),
        Language.Ru => string.Create(CultureInfo.InvariantCulture, $"{OfYear(day.Month, day.Day, language)} {day.Year}{Numbers.Blank}г."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{OfYear(day.Month, day.Day, language)} {day.Year}"),
    };

    /// <summary>A day of no particular year in words: 30 April.</summary>
    public static string OfYear(int month, int day, Language language) => language switch
    {
        Language.Zh => string.Create(CultureInfo.InvariantCulture, $"{month}月{day}日"),
        Language.Ru => string.Create(CultureInfo.InvariantCulture, $"{day}{Numbers.Blank}{Month(month, language)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{day} {Month(month, language)}"),
    };

    /// <summary>A range of days in words, both ends included.</summary>
    public static string Text(DateRange days, Language language) => (days.From, days.To) switch
    {
        ({ } from, { } to) => Texts.Format(language, "range.both", Text(from, language), Text(to, language)),
        ({ } from, null) => Texts.Format(language, "range.from", Text(from, language)),
        (null, { } to) => Texts.Format(language, "range.to", Text(to, language)),
        _ => Texts.Get(language, "range.always"),
    };

    /// <summary>A day, a month of a year or a year as files write it (2026-01-31, 2026-01, 2026), in words; anything else as it stands.</summary>
    public static string Written(string text, Language language)
    {
        if (DateRange.TryParseDay(text, out var day, out _))
        {
            return Text(day, language);
        }

        if (text.Length == 7 && DateRange.TryParseDay(text + "-01", out var first, out _))
        {
            return Texts.Format(language, "month.ofYear", Texts.Get(language, "month.alone." + first.Month.ToString(CultureInfo.InvariantCulture)), first.Year.ToString(CultureInfo.InvariantCulture));
        }

        return text.Length == 4 && text.All(char.IsAsciiDigit) ? Texts.Format(language, "month.yearAlone", text) : text;
    }

    private static string Month(int month, Language language) => Texts.Get(language, "month." + month.ToString(CultureInfo.InvariantCulture));
}
