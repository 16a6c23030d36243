namespace Corridor.Measures.Assessment;

/// <summary>Why an amount cannot be said.</summary>
public enum UnknownKind
{
    /// <summary>A quantity, value or multiplier of the goods was not given.</summary>
    MissingFact,

    /// <summary>An exchange rate was not given.</summary>
    MissingRate,

    /// <summary>Which of several rates applies depends on an additional code that was not declared.</summary>
    MissingAdditionalCode,

    /// <summary>The data do not hold this charge for these goods.</summary>
    NotLoaded,

    /// <summary>The data hold a part of this charge; whether more is charged on these goods is not known.</summary>
    PartlyLoaded,

    /// <summary>The code is not the tariff's own line, and the charge differs between the lines below it.</summary>
    DependsOnLine,

    /// <summary>The amount is computed, but its measure is in doubt.</summary>
    Doubtful,

    /// <summary>The text of the duty, or the duty that it refers to, is not known to this program.</summary>
    NotUnderstood,

    /// <summary>The charge cannot be computed the way its levy is charged.</summary>
    NotComputable,
}
