namespace Corridor.Measures.Determination;

/// <summary>How measures of one type with and without an additional code stand beside each other.</summary>
public enum AdditionalCodeUse
{
    /// <summary>Either all or none of the overlapping measures have one (business rule ME16 of the TARIC family).</summary>
    AllOrNone,

    /// <summary>A measure without one applies unless the code of another is declared: rates of a tax with reduced rates.</summary>
    Alternative,
}
