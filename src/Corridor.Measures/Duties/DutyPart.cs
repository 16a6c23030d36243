namespace Corridor.Measures.Duties;

/// <summary>
/// The part of the goods, or of their value, on which a percentage is charged where it is not the customs value
/// of the whole. The names follow the Harmonized Tariff Schedule of the United States (chapters 78, 85, 91, 93, 98, 99).
/// </summary>
public enum DutyPart
{
    /// <summary>The full value of the imported article, without the deductions that neighbouring provisions allow.</summary>
    FullValue,

    /// <summary>The fair retail value.</summary>
    RetailValue,

    /// <summary>The case of a watch or clock.</summary>
    Case,

    /// <summary>The strap, band or bracelet.</summary>
    Strap,

    /// <summary>The case together with the strap, band or bracelet.</summary>
    CaseAndStrap,

    /// <summary>The battery.</summary>
    Battery,

    /// <summary>The movement.</summary>
    Movement,

    /// <summary>The movement together with the case.</summary>
    MovementAndCase,

    /// <summary>The apparatus without its battery.</summary>
    Apparatus,

    /// <summary>The set as a whole.</summary>
    EntireSet,

    /// <summary>The rifle.</summary>
    Rifle,

    /// <summary>The telescopic sight, where there is one.</summary>
    TelescopicSight,

    /// <summary>The value of the lead in the goods.</summary>
    LeadContent,

    /// <summary>The value of the copper in the goods.</summary>
    CopperContent,

    /// <summary>The value of the steel in the goods.</summary>
    SteelContent,

    /// <summary>The value of the aluminium in the goods.</summary>
    AluminumContent,

    /// <summary>The value of what does not come from the United States.</summary>
    NonUsContent,

    /// <summary>The value of repairs or alterations made abroad (HTS 9802.00.40, 9802.00.50).</summary>
    Repairs,

    /// <summary>The value of processing outside the United States (HTS 9802.00.60).</summary>
    ProcessingAbroad,

    /// <summary>The full value less the cost or value of products of the United States (HTS 9802.00.80).</summary>
    ValueLessUsProducts,

    /// <summary>The full value less the value of fabrics, components or materials of the United States (HTS 9802.00.90, 9820.11).</summary>
    ValueLessUsMaterials,

    /// <summary>The cost of goods or repairs of a vessel or aircraft (HTS 9818).</summary>
    CostOfGoodsOrRepairs,

    /// <summary>The cost of parts or materials of a vessel or aircraft (HTS 9818).</summary>
    CostOfPartsOrMaterials,

    /// <summary>The cost of parts of a vessel or aircraft (HTS 9818).</summary>
    CostOfParts,
}
