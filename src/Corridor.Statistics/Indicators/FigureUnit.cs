namespace Corridor.Statistics.Indicators;

/// <summary>What the number of a <see cref="Figure"/> counts.</summary>
public enum FigureUnit
{
    /// <summary>Whole units of the figure's currency.</summary>
    Money,

    /// <summary>A fraction: 0.241 is 24.1 %.</summary>
    Ratio,

    /// <summary>A difference of two fractions: 0.157 is 15.7 percentage points.</summary>
    PercentagePoints,

    /// <summary>A number without unit that is read on its own scale, such as RCA.</summary>
    Index,

    /// <summary>A number of things, such as enterprises.</summary>
    Count,

    /// <summary>How many units of one currency one unit of another is worth.</summary>
    Rate,
}
