using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>
/// Numbers as reports write them. Each is rounded once, in decimal and to the same place in all languages, and only
/// then told in billions or in hundreds of millions. A published figure keeps the places that it was published with.
/// </summary>
internal static class BriefingNumbers
{
    // From which sum on a number is rounded to which place.
    private static readonly ImmutableArray<(decimal From, decimal Place)> Places =
        [(1_000_000_000_000m, 10_000_000_000m), (1_000_000_000m, 10_000_000m), (100_000_000m, 1_000_000m), (1_000_000m, 10_000m), (10_000m, 100m), (0m, 1m)];

    // The units in which languages tell sums; the texts have a word for each.
    private static readonly ImmutableArray<decimal> Thousands = [1_000_000_000_000m, 1_000_000_000m, 1_000_000m, 1_000m, 1m];
    private static readonly ImmutableArray<decimal> Myriads = [1_000_000_000_000m, 100_000_000m, 10_000m, 1m];

    /// <summary>A sum with its currency: 3.88 billion USD. The sign is left to the words around it.</summary>
    public static string Money(Figure figure, Language language, LocalizedText currency)
    {
        var (value, place) = Rounded(Math.Abs(figure.Value!.Value), figure);
        var unit = (language == Language.Zh ? Myriads : Thousands).First(u => value >= u || u == 1);
        var places = 0;
        for (var p = unit; p > place; p /= 10)
        {
            places++;
        }

        var number = Numbers.Text(value / unit, places, language);
        if (language == Language.Zh)
        {
            number = number.Replace(",", "", StringComparison.Ordinal);
        }

        return Texts.Format(language, "briefing.money." + unit.ToString(CultureInfo.InvariantCulture), number, currency.In(language));
    }

    /// <summary>A rate without its sign: 24.1%.</summary>
    public static string Percent(Figure figure, Language language) => Texts.Format(language, "briefing.percent", Points(figure, language));

    /// <summary>A rate or a difference of rates in hundredths, without its sign: 15.7.</summary>
    public static string Points(Figure figure, Language language)
    {
        var places = PlacesOf(figure);
        return Numbers.Text(Math.Abs(figure.Value!.Value) * 100, places, language);
    }

    /// <summary>Whether a rate is above, below or at zero once it is rounded.</summary>
    public static int Sign(Figure figure) => Math.Sign(decimal.Round(figure.Value!.Value * 100, PlacesOf(figure), MidpointRounding.AwayFromZero));

    /// <summary>An index to two places.</summary>
    public static string Index(Figure figure, Language language) => Numbers.Text(figure.Value!.Value, 2, language);

    /// <summary>A rate of exchange to six digits, as banks quote it.</summary>
    public static string Rate(Figure figure, Language language)
    {
        var places = 5;
        for (var v = figure.Value!.Value; v is > 0 and < 1 && places < 12; v *= 10)
        {
            places++;
        }

        for (var v = figure.Value.Value; v >= 10 && places > 0; v /= 10)
        {
            places--;
        }

        return Numbers.Text(figure.Value.Value, places, language);
    }

    /// <summary>A number of things.</summary>
    public static string Count(Figure figure, Language language)
    {
        var text = Numbers.Text(figure.Value!.Value, 0, language);
        return language == Language.Zh ? text.Replace(",", "", StringComparison.Ordinal) : text;
    }

    // One place, or as many as were published.
    private static int PlacesOf(Figure figure)
    {
        if (figure is not { Formula: "published", Bounds: { } bounds })
        {
            return 1;
        }

        var places = 0;
        for (var half = (bounds.High - bounds.Low) * 50; half < 0.5m && places < 6; half *= 10)
        {
            places++;
        }

        return places;
    }

    private static (decimal Value, decimal Place) Rounded(decimal value, Figure figure)
    {
        if (figure is { Formula: "published", Bounds: { } bounds })
        {
            return (value, bounds.High - bounds.Low);
        }

        var place = Places.First(p => value >= p.From).Place;
        var rounded = decimal.Round(value / place, MidpointRounding.AwayFromZero) * place;
        // 999.6 million become a billion, which is told to the places of billions.
        return (rounded, Places.First(p => rounded >= p.From).Place);
    }
}
