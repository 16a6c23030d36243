using System.Collections.Immutable;

namespace Corridor.Measures.Duties;

/// <content>The facts that a duty wants.</content>
public abstract partial record DutyExpression
{
    /// <summary>
    /// The facts without which the duty cannot be computed, each once, in the order of the text. A zero rate needs
    /// none. The exchange rate of every amount is among them; where the levy is in that currency it is one.
    /// </summary>
    public ImmutableArray<DutyQuantity> Needs()
    {
        var needs = new List<DutyQuantity>();
        Collect(this, needs);
        return [.. needs.Distinct()];
    }

    /// <summary>Whether a qualifier multiplies the amount by a number of its own, beside the quantity in the unit.</summary>
    internal static bool IsMultiplier(DutyQualifier qualifier) =>
        qualifier is DutyQualifier.AlcoholPercent or DutyQualifier.SucrosePercent or DutyQualifier.DegreesUnder100 or DutyQualifier.Lines;

    private static void Collect(DutyExpression duty, List<DutyQuantity> needs)
    {
        switch (duty)
        {
            case FreeDuty { Terms: { } terms }:
                needs.Add(new DutyQuantity(DutyQuantityKind.OtherDuty, Reference: DutyReferenceKind.Note, Target: terms));
                break;
            case AdValoremDuty { Rate.Numerator: not 0 } rate:
                needs.Add(rate.Of is { } of ? new DutyQuantity(DutyQuantityKind.PartValue, Part: of) : new DutyQuantity(DutyQuantityKind.CustomsValue));
                break;
            case SpecificDuty { Amount.Amount: not 0 } specific:
                Collect(specific.Per, needs);
                needs.Add(new DutyQuantity(DutyQuantityKind.ExchangeRate, Currency: specific.Amount.Currency));
                break;
            case ReferenceDuty reference:
                needs.Add(new DutyQuantity(DutyQuantityKind.OtherDuty, Reference: reference.To, Target: reference.Target));
                if (reference.Of is { } part)
                {
                    needs.Add(new DutyQuantity(DutyQuantityKind.PartValue, Part: part));
                }

                break;
            case SeasonalDuty:
                needs.Add(new DutyQuantity(DutyQuantityKind.Date));
                break;
            case SupplementaryUnitDuty unit:
                Collect(unit.Measure, needs);
                break;
            case NotUnderstoodDuty unknown:
                needs.Add(new DutyQuantity(DutyQuantityKind.Meaning, Target: unknown.Text));
                break;
        }

        foreach (var operand in duty.Operands)
        {
            Collect(operand, needs);
        }
    }

    private static void Collect(DutyMeasure? measure, List<DutyQuantity> needs)
    {
        if (measure is not { } m)
        {
            return;
        }

        var multiplier = m.Qualifier is { } q && IsMultiplier(q);
        needs.Add(new DutyQuantity(DutyQuantityKind.Quantity, m.Quantity.Unit, multiplier ? null : m.Qualifier));
        if (multiplier)
        {
            needs.Add(new DutyQuantity(DutyQuantityKind.Multiplier, Qualifier: m.Qualifier));
        }
    }
}
