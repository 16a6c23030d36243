using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Units;

namespace Corridor.Measures.Duties;

/// <summary>One fact that a duty needs before it can be computed. Only the members that its kind calls for are there.</summary>
/// <param name="Kind">What sort of fact it is.</param>
/// <param name="Unit">The unit of a quantity, as the duty names it (another unit of the same dimension serves too).</param>
/// <param name="Qualifier">What of the goods is counted, or what the multiplier is.</param>
/// <param name="Part">The part whose value is asked for.</param>
/// <param name="Currency">The currency from which an exchange rate is asked for.</param>
/// <param name="Reference">Which other duty is asked for.</param>
/// <param name="Target">The provision that holds the other duty, or the words that were not understood.</param>
public sealed record DutyQuantity(
    DutyQuantityKind Kind,
    UnitCode? Unit = null,
    DutyQualifier? Qualifier = null,
    DutyPart? Part = null,
    CurrencyCode? Currency = null,
    DutyReferenceKind? Reference = null,
    string? Target = null)
{
    static DutyQuantity() => DutyWords.Load();

    /// <summary>The fact in words, to ask somebody for it: "customs value", "quantity in kg (net drained weight)".</summary>
    public string Label(Language language) => Kind switch
    {
        DutyQuantityKind.CustomsValue => Texts.Get(language, "duty.need.customs-value"),
        DutyQuantityKind.PartValue => Texts.Format(language, "duty.need.part-value", Texts.Get(language, "duty.part." + DutyWords.Slug(Part!.Value))),
        DutyQuantityKind.Quantity => Texts.Format(language, "duty.need.quantity", DutyWords.Unit(language, Unit!.Value, Qualifier, 5)),
        DutyQuantityKind.Multiplier => Texts.Get(language, "duty.multiplier." + DutyWords.Slug(Qualifier!.Value)),
        DutyQuantityKind.ExchangeRate => Texts.Format(language, "duty.need.exchange-rate", Currency!.Value.Value),
        DutyQuantityKind.Date => Texts.Get(language, "duty.need.date"),
        DutyQuantityKind.OtherDuty => new ReferenceDuty(Reference!.Value, Target).Print(language),
        DutyQuantityKind.Meaning => Texts.Format(language, "duty.notUnderstood", Target ?? ""),
        _ => throw new InvalidOperationException($"No words for {Kind}."),
    };
}
