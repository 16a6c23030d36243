namespace Corridor.Measures.Assessment;

/// <summary>How far the data hold a levy for goods.</summary>
public enum LevyState
{
    /// <summary>Everything is held: no measure means that nothing is charged.</summary>
    Complete,

    /// <summary>What is held counts, but there may be more.</summary>
    Partial,

    /// <summary>Nothing is held: the charge is unknown.</summary>
    NotLoaded,

    /// <summary>The levy is not charged on such goods.</summary>
    NotApplicable,
}
