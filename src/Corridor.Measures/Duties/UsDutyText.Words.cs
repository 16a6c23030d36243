using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <content>The phrases of the schedule; a longer one stands before its own beginning.</content>
public static partial class UsDutyText
{
    private static readonly CurrencyCode Dollar = CurrencyCode.Parse("USD");

    private static readonly (string Phrase, DutyPart Value)[] Parts =
    [
        ("the full value of the imported article", DutyPart.FullValue),
        ("the fair retail value", DutyPart.RetailValue),
        ("the case and strap, band or bracelet", DutyPart.CaseAndStrap),
        ("case and strap, band or bracelet", DutyPart.CaseAndStrap),
        ("the case", DutyPart.Case),
        ("the strap, band or bracelet", DutyPart.Strap),
        ("the battery", DutyPart.Battery),
        ("the movement and case", DutyPart.MovementAndCase),
        ("the movement", DutyPart.Movement),
        ("the apparatus", DutyPart.Apparatus),
        ("the entire set", DutyPart.EntireSet),
        ("the value of the rifle", DutyPart.Rifle),
        ("the value of the telescopic sight, if any", DutyPart.TelescopicSight),
        ("the value of the lead content", DutyPart.LeadContent),
        ("the value of the copper content", DutyPart.CopperContent),
        ("the value of the steel content", DutyPart.SteelContent),
        ("the value of the aluminum content", DutyPart.AluminumContent),
        ("the value of the non-u.s. content", DutyPart.NonUsContent),
        ("the cost of such goods or repairs", DutyPart.CostOfGoodsOrRepairs),
        ("the cost of such parts or materials", DutyPart.CostOfPartsOrMaterials),
        ("the cost of such parts", DutyPart.CostOfParts),
    ];

    private static readonly (string Phrase, DutyPart Value)[] DutiableParts =
    [
        ("the value of the repairs or alterations", DutyPart.Repairs),
        ("the value of such processing outside the united states", DutyPart.ProcessingAbroad),
        ("the full value of the imported article, less the cost or value of such products of the united states", DutyPart.ValueLessUsProducts),
        ("the full value of the imported article less the value of fabrics, components or materials of the united states", DutyPart.ValueLessUsMaterials),
    ];

    private static readonly (string Phrase, (decimal Amount, string Unit, DutyQualifier? Qualifier) Value)[] Units =
    [
        ("clean kg", (1, "KGM", DutyQualifier.CleanYield)),
        ("kg", (1, "KGM", null)),
        ("pf. liter", (1, "PFL", null)),
        ("liter", (1, "LTR", null)),
        ("line/gross", (1, "GRO", DutyQualifier.Lines)),
        ("lin. m", (1, "MTR", null)),
        ("bbl", (1, "BLL", null)),
        ("doz.", (1, "DZN", null)),
        ("pr.", (1, "PR", null)),
        ("pack", (1, "NMP", null)),
        ("head", (1, "HEA", null)),
        ("jewel over 7", (1, "JWL", DutyQualifier.OverSeven)),
        ("jewel", (1, "JWL", null)),
        ("article", (1, "NAR", null)),
        ("1,000 pins", (1000, "NAR", null)),
        ("1,000", (1000, "NAR", null)),
        ("1000", (1000, "NAR", null)),
        ("thousand", (1000, "NAR", null)),
        ("gross", (1, "GRO", null)),
        ("m2", (1, "MTK", null)),
        ("m3", (1, "MTQ", null)),
        ("m", (1, "MTR", null)),
        ("g", (1, "GRM", null)),
        ("t", (1, "TNE", null)),
    ];

    private static readonly (string Phrase, DutyQualifier Value)[] Qualifiers =
    [
        ("on drained weight", DutyQualifier.Drained),
        ("on drained weght", DutyQualifier.Drained),
        ("on contents and container", DutyQualifier.ContentsAndContainer),
        ("on entire contents of container", DutyQualifier.EntireContents),
        (", including weight of container", DutyQualifier.IncludingContainer),
        ("of immediate containers", DutyQualifier.ImmediateContainers),
        ("of total sugars", DutyQualifier.TotalSugars),
        ("for each degree under 100 degrees (and fractions of a degree in proportion)", DutyQualifier.DegreesUnder100),
        ("on ethyl alcohol content", DutyQualifier.EthylAlcohol),
        ("of anhydrous morphine content", DutyQualifier.Morphine),
        ("on lead content", DutyQualifier.Lead),
        ("on copper content", DutyQualifier.Copper),
        ("on zinc content", DutyQualifier.Zinc),
        ("on molybdenum content", DutyQualifier.Molybdenum),
        ("on tungsten content", DutyQualifier.Tungsten),
        ("on magnesium content", DutyQualifier.Magnesium),
        ("on manganese content", DutyQualifier.Manganese),
        ("on silicon content", DutyQualifier.Silicon),
        ("of recording surface", DutyQualifier.RecordingSurface),
    ];

    private static readonly (string Phrase, ReferenceDuty Value)[] References =
    [
        ("no change", new(DutyReferenceKind.NoChange)),
        ("the duty provided in the applicable subheading", new(DutyReferenceKind.ApplicableSubheading)),
        ("the duty provided for in the applicable subheading", new(DutyReferenceKind.ApplicableSubheading)),
        ("the duty rate provided in such subheading", new(DutyReferenceKind.ApplicableSubheading)),
        ("the duty rate provided for originating goods of korea in such subheading", new(DutyReferenceKind.OriginatingGoods, "KR")),
        ("the duty rate provided for originating goods of colombia in such subheading", new(DutyReferenceKind.OriginatingGoods, "CO")),
        ("the rate applicable in the absence of this subheading on the cost of such parts", new(DutyReferenceKind.WithoutThisProvision, null, DutyPart.CostOfParts)),
        ("the rate applicable in the absence of this subheading", new(DutyReferenceKind.WithoutThisProvision)),
        ("the rate applicable in the absence of this heading", new(DutyReferenceKind.WithoutThisProvision)),
        ("the rate applicable to each article in the absence of this subheading", new(DutyReferenceKind.WithoutThisProvision)),
        ("the rate applicable, to each article in the absence of this subheading", new(DutyReferenceKind.WithoutThisProvision)),
        ("the rate applicable to the article of which it is a part or accessory", new(DutyReferenceKind.ArticleOfPart)),
        ("the rate applicable to the article of which it is an accessory", new(DutyReferenceKind.ArticleOfAccessory)),
        ("the rate applicable to the complete, assembled movement", new(DutyReferenceKind.CompleteMovement)),
        ("the rate applicable to each garment in the ensemble if separately entered", new(DutyReferenceKind.EachGarment)),
        ("the rate applicable to each garment in the in the ensemble if separately entered", new(DutyReferenceKind.EachGarment)),
        ("the rate applicable to each garment in the ensemble if entered separately", new(DutyReferenceKind.EachGarment)),
        ("the rate of duty applicable to that article in the set subject to the highest rate of duty", new(DutyReferenceKind.HighestOfSet)),
    ];
}
