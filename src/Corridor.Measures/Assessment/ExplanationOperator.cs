namespace Corridor.Measures.Assessment;

/// <summary>What a rule does with the figures that it is made from.</summary>
public enum ExplanationOperator
{
    /// <summary>A figure that was given or published.</summary>
    Fact,

    /// <summary>A figure that is not known; the node says why.</summary>
    Unknown,

    /// <summary>The sum of the children.</summary>
    Sum,

    /// <summary>The first child less the others.</summary>
    Difference,

    /// <summary>The product of the children.</summary>
    Product,

    /// <summary>The child times the first parameter, divided by a hundred times the second: a percentage, which may be a fraction.</summary>
    Share,

    /// <summary>The child divided by the parameter.</summary>
    Per,

    /// <summary>The lowest child; zero where one is zero, because no duty is lower.</summary>
    Lowest,

    /// <summary>The highest child.</summary>
    Highest,

    /// <summary>The child, or zero where it is negative.</summary>
    NotBelowZero,

    /// <summary>The child rounded to so many places (first parameter) in a mode of <see cref="MidpointRounding"/> (second).</summary>
    Round,

    /// <summary>A tax within its own base: child times first parameter, divided by the second less the first.</summary>
    Inclusive,

    /// <summary>A levy within a price: child times first parameter, divided by the second and the first.</summary>
    Contained,

    /// <summary>The one child, chosen.</summary>
    Choice,
}
