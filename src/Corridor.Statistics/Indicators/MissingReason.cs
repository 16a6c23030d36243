namespace Corridor.Statistics.Indicators;

/// <summary>Why a figure has no value. None of these is zero.</summary>
public enum MissingReason
{
    /// <summary>A figure that the formula needs is not loaded.</summary>
    NotLoaded,

    /// <summary>The base period is zero, so there is no rate of growth.</summary>
    ZeroBase,

    /// <summary>The whole is zero, so nothing is a share of it.</summary>
    ZeroWhole,

    /// <summary>The figures stand in different currencies.</summary>
    DifferentCurrency,

    /// <summary>The figure stands in another currency than the one wanted, and no loaded exchange rates cover its period.</summary>
    NoRates,

    /// <summary>The figures are valued differently, or cover different products.</summary>
    NotComparable,

    /// <summary>No product has a weight in both periods.</summary>
    NoWeights,

    /// <summary>The published figures are rounded so far that the divisor can be zero.</summary>
    TooRough,

    /// <summary>
    /// The economies and products fall into groups that share nothing, or two orderings explain the data equally well,
    /// so the data do not order them.
    /// </summary>
    NoOrder,

    /// <summary>The economy has no product with revealed advantage, or no economy has one in the product.</summary>
    NoAdvantage,

    /// <summary>The index describes products that the economy does not export with advantage yet.</summary>
    AlreadyExported,

    /// <summary>Fewer products are loaded than can be ordered by complexity.</summary>
    TooFewProducts,

    /// <summary>The number is larger than can be computed exactly.</summary>
    OutOfRange,
}
