using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <content>What a duty comes to.</content>
public abstract partial record DutyExpression
{
    /// <summary>
    /// Computes the duty from facts, without rounding. A fact is asked for by its <see cref="DutyQuantity"/>, and its
    /// answer is: for values and other duties an amount in <paramref name="currency"/>; for a quantity a number of
    /// exactly that unit; for a multiplier the number; for an exchange rate how much of <paramref name="currency"/> one
    /// unit of the asked currency is (not asked for the currency itself); null where it is not known.
    /// </summary>
    /// <remarks>
    /// What is missing makes the duty unknown, with one exception that is certain: a ceiling, or lower of several, one
    /// of which is zero, is zero, because no duty is negative. A sum below zero is zero for that reason.
    /// </remarks>
    /// <exception cref="OverflowException">The amounts go beyond what a decimal holds.</exception>
    public DutyOutcome Evaluate(CurrencyCode currency, DateOnly? date, Func<DutyQuantity, decimal?> fact)
    {
        var missing = new List<DutyQuantity>();
        var amount = Evaluate(this, new Facts(currency, date, fact), missing);
        return amount is { } known ? DutyOutcome.Known(new Money(known, currency)) : DutyOutcome.Unknown(missing);
    }

    private static decimal? Evaluate(DutyExpression duty, Facts facts, List<DutyQuantity> missing)
    {
        switch (duty)
        {
            case FreeDuty { Terms: null } or AdValoremDuty { Rate.Numerator: 0 } or SpecificDuty { Amount.Amount: 0 }:
                return 0;
            case AdValoremDuty rate:
                var value = rate.Of is { } part ? new DutyQuantity(DutyQuantityKind.PartValue, Part: part) : new DutyQuantity(DutyQuantityKind.CustomsValue);
                return facts.Ask(value, missing) is { } found ? rate.Rate.Share(found) : null;
            case SpecificDuty specific:
                return Evaluate(specific, facts, missing);
            case SumDuty sum:
                return Evaluate(sum, facts, missing);
            case CeilingDuty or LowerOfDuty:
                return Choose(duty, lower: true, facts, missing);
            case FloorDuty or HigherOfDuty:
                return Choose(duty, lower: false, facts, missing);
            case SeasonalDuty seasonal when facts.Date is { } day && seasonal.On(day) is { } inSeason:
                return Evaluate(inSeason, facts, missing);
            case SeasonalDuty:
                missing.Add(new DutyQuantity(DutyQuantityKind.Date));
                return null;
            case SupplementaryUnitDuty:
                // A unit to be declared charges nothing, whether or not it was declared.
                return 0;
            case FreeDuty or ReferenceDuty:
                return facts.Ask(duty.Needs()[0], missing);
            default:
                missing.AddRange(duty.Needs());
                return null;
        }
    }

    private static decimal? Evaluate(SpecificDuty specific, Facts facts, List<DutyQuantity> missing)
    {
        var amount = (decimal?)specific.Amount.Amount;
        if (specific.Per is { } per)
        {
            var multiplier = per.Qualifier is { } q && IsMultiplier(q);
            amount *= facts.Ask(new DutyQuantity(DutyQuantityKind.Quantity, per.Quantity.Unit, multiplier ? null : per.Qualifier), missing) / per.Quantity.Amount;
            if (multiplier)
            {
                amount *= facts.Ask(new DutyQuantity(DutyQuantityKind.Multiplier, Qualifier: per.Qualifier), missing);
            }
        }

        return specific.Amount.Currency == facts.Currency
            ? amount
            : amount * facts.Ask(new DutyQuantity(DutyQuantityKind.ExchangeRate, Currency: specific.Amount.Currency), missing);
    }

    private static decimal? Evaluate(SumDuty sum, Facts facts, List<DutyQuantity> missing)
    {
        decimal? total = 0;
        foreach (var term in sum.Terms)
        {
            var amount = Evaluate(term.Duty, facts, missing);
            total += term.IsSubtracted ? -amount : amount;
        }

        return total < 0 ? 0 : total;
    }

    private static decimal? Choose(DutyExpression duty, bool lower, Facts facts, List<DutyQuantity> missing)
    {
        var before = missing.Count;
        var amounts = duty.Operands.Select(o => Evaluate(o, facts, missing)).ToArray();
        if (lower && amounts.Contains(0))
        {
            missing.RemoveRange(before, missing.Count - before);
            return 0;
        }

        return amounts.Contains(null) ? null : lower ? amounts.Min() : amounts.Max();
    }

    private sealed record Facts(CurrencyCode Currency, DateOnly? Date, Func<DutyQuantity, decimal?> Fact)
    {
        public decimal? Ask(DutyQuantity quantity, List<DutyQuantity> missing)
        {
            var answer = Fact(quantity);
            if (answer is null)
            {
                missing.Add(quantity);
            }

            return answer;
        }
    }
}
