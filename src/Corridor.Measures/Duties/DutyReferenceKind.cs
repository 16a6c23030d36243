namespace Corridor.Measures.Duties;

/// <summary>To which rate a reference points.</summary>
public enum DutyReferenceKind
{
    /// <summary>The duty of the subheading of chapters 1 to 97 in which the goods belong (HTS chapter 99).</summary>
    ApplicableSubheading,

    /// <summary>The duty stays as the other provisions have it (HTS "No change").</summary>
    NoChange,

    /// <summary>The rate that would apply if this heading or subheading did not exist.</summary>
    WithoutThisProvision,

    /// <summary>The duty that the named tariff provisions give.</summary>
    Provision,

    /// <summary>What the named note of the schedule says.</summary>
    Note,

    /// <summary>The rate for originating goods of the named economy.</summary>
    OriginatingGoods,

    /// <summary>The rate that the named provision gives to beneficiary countries.</summary>
    BeneficiaryCountries,

    /// <summary>The rate of the article of which the goods are a part or accessory.</summary>
    ArticleOfPart,

    /// <summary>The rate of the article of which the goods are an accessory.</summary>
    ArticleOfAccessory,

    /// <summary>The rate of the complete, assembled movement.</summary>
    CompleteMovement,

    /// <summary>The rate of each garment of the ensemble, if entered separately.</summary>
    EachGarment,

    /// <summary>The rate of the article of the set that has the highest rate.</summary>
    HighestOfSet,

    /// <summary>The rate of the natural juice in the named heading.</summary>
    NaturalJuice,

    /// <summary>The rate that applies to the full extent of the part of the value that is named beside it.</summary>
    ApplicableRate,

    /// <summary>The agricultural component by additional code (TARIC duty expression 12).</summary>
    AgriculturalComponent,

    /// <summary>The reduced agricultural component (TARIC duty expression 14).</summary>
    ReducedAgriculturalComponent,

    /// <summary>The additional duty on sugar (TARIC duty expression 21).</summary>
    SugarDuty,

    /// <summary>The reduced additional duty on sugar (TARIC duty expression 25).</summary>
    ReducedSugarDuty,

    /// <summary>The additional duty on flour (TARIC duty expression 27).</summary>
    FlourDuty,

    /// <summary>The reduced additional duty on flour (TARIC duty expression 29).</summary>
    ReducedFlourDuty,

    /// <summary>The entry price system for fruit and vegetables.</summary>
    EntryPrice,
}
