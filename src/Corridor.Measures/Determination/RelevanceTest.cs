namespace Corridor.Measures.Determination;

/// <summary>
/// The tests that a measure must pass to count for goods on a day, in the order in which they are made. A rejected
/// candidate keeps the first that it failed, so that "why not?" has one answer.
/// </summary>
public enum RelevanceTest
{
    /// <summary>Import or export.</summary>
    Direction,

    /// <summary>The measure stands on the goods' code or on a line above it, on that day's nomenclature.</summary>
    CodeLine,

    /// <summary>The day lies in the measure's dates, as its legal acts cap them.</summary>
    Date,

    /// <summary>The day lies in the measure's season.</summary>
    Season,

    /// <summary>The economy belongs to the measure's area.</summary>
    Area,

    /// <summary>The economy is not excluded from the area.</summary>
    Exclusion,

    /// <summary>No measure of the same kind on a nearer line hides it.</summary>
    NearerLine,

    /// <summary>The additional code that the measure asks for is declared, or the measure asks for none.</summary>
    AdditionalCode,

    /// <summary>The quota has a balance left.</summary>
    QuotaBalance,

    /// <summary>The documents that the measure's conditions ask for are declared.</summary>
    Document,

    /// <summary>The thresholds of the measure's conditions are kept.</summary>
    Threshold,
}
