using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Consignments;

/// <summary>What leads from the invoice price to the value that charges are computed on.</summary>
public enum ValuationStep
{
    /// <summary>The invoice price, converted.</summary>
    Price,

    /// <summary>Carriage to the border that the price does not hold.</summary>
    Freight,

    /// <summary>Insurance that the price does not hold.</summary>
    Insurance,

    /// <summary>Carriage that the price holds and the value does not.</summary>
    LessFreight,

    /// <summary>Insurance that the price holds and the value does not.</summary>
    LessInsurance,

    /// <summary>Carriage behind the border that the price holds and the value does not.</summary>
    LessInland,

    /// <summary>Duties and taxes that the price holds and the value does not.</summary>
    LessDuties,
}

/// <summary>A step with its amount, negative where it is taken off.</summary>
/// <param name="Step">The step.</param>
/// <param name="Amount">The amount in the currency of the regime.</param>
public sealed record ValuedStep(ValuationStep Step, ChargeAmount Amount);

/// <summary>How goods stand to a requirement.</summary>
public enum RequirementState
{
    /// <summary>What it asks for is at hand.</summary>
    Met,

    /// <summary>It is met by a certificate of the other side that an arrangement recognises.</summary>
    MetByRecognition,

    /// <summary>It does not bind these goods as declared.</summary>
    Waived,

    /// <summary>It is asked for and not at hand.</summary>
    Missing,

    /// <summary>The goods do not pass.</summary>
    Prohibited,

    /// <summary>A list that is not the text in force names the goods: the act has to be checked.</summary>
    Check,

    /// <summary>A list names some goods of the code in words: it binds only if the goods are such.</summary>
    CheckGoods,

    /// <summary>Something may exempt the goods: the act has to be checked.</summary>
    CheckExemption,

    /// <summary>A fact is missing without which it cannot be said.</summary>
    Unknown,
}

/// <summary>A requirement, prohibition or limit for an item.</summary>
/// <param name="Title">What it is: the measure's type, or the list.</param>
/// <param name="Control">The kind of control of a list, or null for a measure.</param>
/// <param name="State">How the goods stand to it.</param>
/// <param name="Ways">The ways to meet it: each a set of document codes; empty where none is named.</param>
/// <param name="Condition">The goods that it is for, where the code says too much, or null.</param>
/// <param name="Authority">Who is responsible, or null.</param>
/// <param name="Act">The act, as cited, or null.</param>
/// <param name="Edition">The edition or day of the list, or null.</param>
/// <param name="Source">The source, or null.</param>
public sealed record AssessedRequirement(LocalizedText Title, string? Control, RequirementState State, ImmutableArray<ImmutableArray<string>> Ways, LocalizedText? Condition, LocalizedText? Authority, string? Act, LocalizedText? Edition, PackSource? Source)
{
    /// <summary>The document as a list names it in words, or null.</summary>
    public LocalizedText? DocumentInWords { get; init; }

    /// <summary>The measure, or null for a row of a list.</summary>
    public Measure? Measure { get; init; }

    /// <summary>The code that the row stands on, or null.</summary>
    public CommodityCode? Code { get; init; }

    /// <summary>Which goods of the code it is for.</summary>
    public RequirementScope Scope { get; init; }

    /// <summary>Whether it is for a part of the code only.</summary>
    public bool IsNarrower { get; init; }

    /// <summary>The arrangement by which a foreign certificate meets it, or null.</summary>
    public DocumentRecognition? Recognition { get; init; }
}

/// <summary>An item on one side of the border.</summary>
/// <param name="Index">Its place in the consignment, from 0.</param>
/// <param name="Item">The item.</param>
/// <param name="Code">The code by which it was assessed.</param>
/// <param name="IsInferred">Whether that code was found from six shared digits.</param>
/// <param name="Value">The value that charges are computed on.</param>
/// <param name="Valuation">How that value came about.</param>
/// <param name="Assessment">The answer, or null where there is none.</param>
/// <param name="Fault">Why there is none, or null.</param>
/// <param name="Choices">The lines of which one has to be chosen, where the code is divided further.</param>
/// <param name="Requirements">What the goods must meet.</param>
/// <param name="Facts">The facts as the rules asked for them.</param>
public sealed record ItemOnSide(
    int Index, ConsignmentItem Item, CommodityCode Code, bool IsInferred, ChargeAmount Value, ImmutableArray<ValuedStep> Valuation, ItemAssessment? Assessment, Fault? Fault,
    ImmutableArray<GoodsLine> Choices, ImmutableArray<AssessedRequirement> Requirements, GoodsFacts? Facts)
{
    /// <summary>The sum of the known charges of the option taken, or null where there is no answer.</summary>
    public Money? Held => Assessment?.Best?.Held;

    /// <summary>Whether nothing that bears on the charges is unknown.</summary>
    public bool IsComplete => Assessment is { Best: not null, IsComplete: true };

    /// <summary>Whether the goods do not pass as things stand.</summary>
    public bool IsStopped => Requirements.Any(r => r.State == RequirementState.Prohibited);
}

/// <summary>A charge on the consignment as a whole.</summary>
/// <param name="Levy">The levy.</param>
/// <param name="Base">What it is charged on.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Act">The act, or null.</param>
/// <param name="Note">What the source adds, or null.</param>
/// <param name="Source">The source, or null.</param>
public sealed record ConsignmentCharge(RegimeLevy Levy, ChargeAmount Base, ChargeAmount Amount, string? Act, string? Note, PackSource? Source);

/// <summary>The answer of one side.</summary>
/// <param name="Direction">Export of the origin, or import of the destination.</param>
/// <param name="Economy">The economy.</param>
/// <param name="Regime">Its rules, or null where none are loaded.</param>
/// <param name="Fault">Why there are none, or null.</param>
/// <param name="Items">The items.</param>
/// <param name="Charges">Charges on the consignment.</param>
public sealed record SideAssessment(TradeDirection Direction, Economy Economy, Regime? Regime, Fault? Fault, ImmutableArray<ItemOnSide> Items, ImmutableArray<ConsignmentCharge> Charges)
{
    /// <summary>The sum of all known charges, or null where no item has an answer.</summary>
    public Money? Held { get; init; }

    /// <summary>The same in the currency of the invoice, or null where no rate is held.</summary>
    public Money? HeldInInvoiceCurrency { get; init; }

    /// <summary>Whether nothing that bears on the charges is unknown.</summary>
    public bool IsComplete => Fault is null && Items.All(i => i.IsComplete) && Charges.All(c => c.Amount.IsKnown);

    /// <summary>The known charges by levy, over items and consignment, in the order of the cascade.</summary>
    public ImmutableArray<(RegimeLevy Levy, ChargeAmount Amount)> ByLevy { get; init; } = [];
}

/// <summary>A part of the landed cost.</summary>
/// <param name="Part">price, freight, insurance, inland, export, import.</param>
/// <param name="Amount">The amount in the currency of the invoice; unknown with its reasons.</param>
/// <param name="Own">The same in the currency of the destination.</param>
public sealed record LandedPart(string Part, ChargeAmount Amount, ChargeAmount Own);

/// <summary>The answer for a consignment, both sides.</summary>
/// <param name="Consignment">What was asked.</param>
/// <param name="Export">The side of the origin.</param>
/// <param name="Import">The side of the destination.</param>
/// <param name="Landed">The parts of the landed cost.</param>
/// <param name="LandedTotal">Their sum, strict: unknown where a part is.</param>
/// <param name="Rates">The exchange rates used.</param>
public sealed record ConsignmentAssessment(Consignment Consignment, SideAssessment Export, SideAssessment Import, ImmutableArray<LandedPart> Landed, LandedPart LandedTotal, ImmutableArray<UsedRate> Rates)
{
    /// <summary>The newest rates held for pairs of which none was young enough.</summary>
    public ImmutableArray<UsedRate> Older { get; init; } = [];

    /// <summary>Whether nothing is unknown on either side.</summary>
    public bool IsComplete => Export.IsComplete && Import.IsComplete;

    /// <summary>The sum of the parts of the landed cost that are known, in the currency of the invoice and in that of the destination.</summary>
    public (Money? Invoice, Money? Own) LandedHeld { get; init; }
}
