namespace Corridor.Measures.Changes;

/// <summary>Where a rate went, as far as two wordings can be compared without knowing the goods.</summary>
public enum RateMove
{
    /// <summary>Which one is higher depends on the goods, or a wording could not be read.</summary>
    NotComparable,

    /// <summary>Whatever the goods, the duty is not lower than before, and for some it is higher.</summary>
    Raised,

    /// <summary>Whatever the goods, the duty is not higher than before, and for some it is lower.</summary>
    Lowered,
}
