namespace Corridor.Statistics.Loading;

/// <summary>What a check of an import compares.</summary>
public enum ImportCheckKind
{
    /// <summary>Products add up to more than the published total.</summary>
    PartsExceedTotal,

    /// <summary>Products add up to clearly less than the published total: some are confidential or missing.</summary>
    PartsFallShort,

    /// <summary>Partners add up to something else than the published world.</summary>
    PartnersDifferFromWorld,

    /// <summary>A code is not in the version of the classification that it is said to be of.</summary>
    CodeNotInClassification,

    /// <summary>A value is far from what the same trade was in the years around it.</summary>
    JumpInHistory,

    /// <summary>The two sides differ in a period far more, or far less, than they usually do.</summary>
    DiffersFromMirror,

    /// <summary>The product in which a difference from the mirror lies.</summary>
    ProductOfDifference,
}
