using Corridor.Reference;

namespace Corridor.Statistics.Indicators;

/// <summary>What figures say to people beside their number.</summary>
public static class IndicatorWords
{
    /// <summary>The definition of the figure's formula.</summary>
    public static Definition Definition(this Figure figure) => Definitions.Find(figure.Formula);

    /// <summary>Why there is no value, in a sentence.</summary>
    public static string Sentence(this MissingReason reason, Language language)
    {
        StatisticsTexts.Register();
        return Texts.Get(language, "figure.missing." + reason.Word());
    }

    /// <summary>The name under which programs know the reason: <c>notLoaded</c>.</summary>
    public static string Word(this MissingReason reason) => Word(reason.ToString());

    /// <summary>The name under which programs know the unit: <c>percentagePoints</c>.</summary>
    public static string Word(this FigureUnit unit) => Word(unit.ToString());

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
