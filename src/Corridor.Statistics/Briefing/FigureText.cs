using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>A figure as a cell of a table for people, rounded as briefings round it.</summary>
public static class FigureText
{
    /// <summary>The number with its unit and sign, or why there is none.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="language">The language.</param>
    /// <param name="currencies">The word that follows a sum of a currency (<see cref="NameForms.After"/>).</param>
    public static string Of(Figure figure, Language language, Func<CurrencyCode, LocalizedText> currencies)
    {
        StatisticsTexts.Register();
        if (figure.Missing is { } reason)
        {
            return reason.Sentence(language);
        }

        var text = figure.Unit switch
        {
            FigureUnit.Money => BriefingNumbers.Money(figure, language, currencies(figure.Currency ?? default)),
            FigureUnit.Ratio => BriefingNumbers.Percent(figure, language),
            FigureUnit.PercentagePoints => Texts.Format(language, "briefing.points", BriefingNumbers.Points(figure, language)),
            FigureUnit.Rate => BriefingNumbers.Rate(figure, language),
            FigureUnit.Count => BriefingNumbers.Count(figure, language),
            _ => BriefingNumbers.Index(figure, language),
        };
        return figure.Unit is FigureUnit.Money or FigureUnit.Ratio or FigureUnit.PercentagePoints && figure.Value < 0 ? Texts.Format(language, "briefing.minus", text) : text;
    }
}
