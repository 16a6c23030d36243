namespace Corridor.Measures.Duties;

/// <summary>
/// What of the goods is counted in a unit: the drained weight rather than the net weight, the cubic centimetres
/// of the engine rather than of the box. A charge whose qualifier nobody declared is unknown; it is never charged
/// on the plain unit instead.
/// </summary>
public enum DutyQualifier
{
    /// <summary>The working volume of the engine.</summary>
    Engine,

    /// <summary>Net weight without packing (TARIC: /net).</summary>
    Net,

    /// <summary>Gross weight (TARIC qualifier G).</summary>
    Gross,

    /// <summary>Net drained weight (TARIC qualifier E, "eda"; HTS "on drained weight").</summary>
    Drained,

    /// <summary>Net weight of the dry matter (TARIC qualifier M, "mas").</summary>
    DryMatter,

    /// <summary>Standard quality (TARIC qualifier R).</summary>
    StandardQuality,

    /// <summary>Raw sugar (TARIC qualifier S).</summary>
    RawSugar,

    /// <summary>The lactic matter in the goods (TARIC qualifier P).</summary>
    LacticMatter,

    /// <summary>The dry lactic matter in the goods (TARIC qualifier T).</summary>
    DryLacticMatter,

    /// <summary>The biodiesel in the goods (TARIC qualifier I).</summary>
    Biodiesel,

    /// <summary>The total alcohol in the goods (TARIC qualifier A).</summary>
    TotalAlcohol,

    /// <summary>Charged once for every per cent of alcohol by volume (TARIC unit ASV, qualifier X).</summary>
    AlcoholPercent,

    /// <summary>Charged once for every per cent by weight of sucrose (TARIC qualifier Z).</summary>
    SucrosePercent,

    /// <summary>The contents and their container (HTS).</summary>
    ContentsAndContainer,

    /// <summary>The entire contents of the container (HTS).</summary>
    EntireContents,

    /// <summary>The weight including that of the container (HTS).</summary>
    IncludingContainer,

    /// <summary>The immediate containers, not the goods in them (HTS).</summary>
    ImmediateContainers,

    /// <summary>The clean yield of wool (HTS "clean kg").</summary>
    CleanYield,

    /// <summary>The total sugars in the goods (HTS).</summary>
    TotalSugars,

    /// <summary>Charged once for every degree of polarisation under 100, fractions in proportion (HTS 1701).</summary>
    DegreesUnder100,

    /// <summary>The ethyl alcohol in the goods (HTS).</summary>
    EthylAlcohol,

    /// <summary>The anhydrous morphine in the goods (HTS).</summary>
    Morphine,

    /// <summary>The lead in the goods.</summary>
    Lead,

    /// <summary>The copper in the goods.</summary>
    Copper,

    /// <summary>The zinc in the goods.</summary>
    Zinc,

    /// <summary>The molybdenum in the goods.</summary>
    Molybdenum,

    /// <summary>The tungsten in the goods.</summary>
    Tungsten,

    /// <summary>The magnesium in the goods.</summary>
    Magnesium,

    /// <summary>The manganese in the goods.</summary>
    Manganese,

    /// <summary>The silicon in the goods.</summary>
    Silicon,

    /// <summary>The recording surface of a film or tape (HTS).</summary>
    RecordingSurface,

    /// <summary>Charged once for every line, a fortieth of an inch, of the size of a button (HTS 9606).</summary>
    Lines,

    /// <summary>Only what goes beyond seven (HTS "jewel over 7").</summary>
    OverSeven,

    /// <summary>Every other piece or part of an incomplete watch movement (HTS 9110).</summary>
    OtherPieces,
}
