using System.Globalization;

namespace Corridor.Reference.Time;

/// <summary>Days as each language writes them for people, the same on every machine.</summary>
public static class Days
{
    /// <summary>A day in words.</summary>
    public static string Text(DateOnly day, Language language) => language switch
    {
        Language.Zh => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日"),
        Language.Ru => string.Create(CultureInfo.InvariantCulture, $"{day.Day}{Numbers.Blank}{Month(day.Month, language)} {day.Year}{Numbers.Blank}г."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month(day.Month, language)} {day.Year}"),
    };

    private static string Month(int month, Language language) => Texts.Get(language, "month." + month.ToString(CultureInfo.InvariantCulture));
}
