namespace Corridor.Measures.Duties;

/// <summary>How a duty is charged, seen from its outermost node. A ceiling counts as the lower, a floor as the higher of two.</summary>
public enum DutyKind
{
    /// <summary>No duty is charged; a value, not a gap.</summary>
    Free,

    /// <summary>A percentage of a value.</summary>
    AdValorem,

    /// <summary>An amount of money per quantity of goods.</summary>
    Specific,

    /// <summary>Terms added to or subtracted from each other.</summary>
    Sum,

    /// <summary>The higher of several amounts, or an amount with a floor.</summary>
    HigherOf,

    /// <summary>The lower of several amounts, or an amount with a ceiling.</summary>
    LowerOf,

    /// <summary>A rate that another provision holds.</summary>
    Reference,

    /// <summary>Different duties in different parts of the year.</summary>
    Seasonal,

    /// <summary>No duty, but the unit in which the goods are to be declared.</summary>
    SupplementaryUnit,

    /// <summary>A text that no grammar understands; it can never be computed.</summary>
    NotUnderstood,
}
