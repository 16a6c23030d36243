namespace Corridor.Measures.Determination;

/// <summary>What a measure does in an assessment. The role stands on the measure's type; regimes add types, not roles.</summary>
public enum MeasureRole
{
    /// <summary>The duty that is paid where nothing better is claimed: most favoured nation, third country, general.</summary>
    BaseDuty,

    /// <summary>A lower duty for goods that originate in an area.</summary>
    Preference,

    /// <summary>A duty within the volume of a tariff quota.</summary>
    TariffQuota,

    /// <summary>A duty suspended or lowered for a time whatever the origin: suspensions, provisional and temporary rates.</summary>
    Suspension,

    /// <summary>A lower duty for goods that are put to a stated use.</summary>
    EndUse,

    /// <summary>A charge on top of whichever option is taken: anti-dumping, countervailing, safeguard and retaliation.</summary>
    AdditionalDuty,

    /// <summary>An internal tax collected at the border: excise, consumption tax, value added tax.</summary>
    Tax,

    /// <summary>A document, registration or inspection without which the goods do not pass.</summary>
    Requirement,

    /// <summary>The goods do not pass, unless a condition of the measure lifts the ban.</summary>
    Prohibition,

    /// <summary>A limit on the quantity that passes, without a duty of its own.</summary>
    QuantityLimit,

    /// <summary>The unit in which the goods are to be declared.</summary>
    SupplementaryUnit,
}
