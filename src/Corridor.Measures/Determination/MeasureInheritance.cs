namespace Corridor.Measures.Determination;

/// <summary>How a measure on a line of the nomenclature and those on the lines above it go together.</summary>
public enum MeasureInheritance
{
    /// <summary>All of them apply, so two of one kind on one line of ancestors overlap and are refused (the TARIC family).</summary>
    Additive,

    /// <summary>Of one kind, the one on the nearest line applies and hides those further up (printed tariffs).</summary>
    MostSpecific,
}
