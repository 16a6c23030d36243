using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Assessment;

/// <summary>Computes what a duty comes to within a step of a cascade.</summary>
internal static class ChargeRule
{
    public static (ChargeAmount Amount, bool IsFloored) Compute(DutyExpression duty, LevyStep step, ChargeAmount levyBase, GoodsFacts facts, string? measure)
    {
        try
        {
            decimal? Ask(DutyQuantity quantity) =>
                quantity.Kind == DutyQuantityKind.CustomsValue ? levyBase.Money?.Amount : facts.Ask(quantity);

            if (step.IsInclusive)
            {
                return (Rounded(Inclusive(duty, step, levyBase, facts, measure, Ask), step), false);
            }

            if (step.IsContained && duty is AdValoremDuty { Of: null } contained)
            {
                var r = contained.Rate;
                return (levyBase.Money is { } price ? Rounded(ChargeAmount.Known(price with { Amount = price.Amount * r.Numerator / ((100m * r.Denominator) + r.Numerator) }), step) : levyBase, false);
            }

            var outcome = duty.Evaluate(facts.Currency, facts.Query.Date, Ask);
            return outcome.Amount is { } amount
                ? (Rounded(ChargeAmount.Known(amount), step), IsFloored(duty, facts, Ask))
                : (Unknown(outcome, step, levyBase, measure), false);
        }
        catch (OverflowException)
        {
            return (ChargeAmount.Unknown(new UnknownReason(UnknownKind.NotComputable, step.Levy, measure)), false);
        }
    }

    private static ChargeAmount Rounded(ChargeAmount amount, LevyStep step) =>
        amount.Money is { } money && step.Rounding is { } rounding ? ChargeAmount.Known(rounding.Apply(money)) : amount;

    private static ChargeAmount Unknown(DutyOutcome outcome, LevyStep step, ChargeAmount levyBase, string? measure) =>
        ChargeAmount.Unknown(outcome.Missing.SelectMany(m => m.Kind == DutyQuantityKind.CustomsValue
            ? levyBase.Reasons
            : [UnknownReason.Of(m, step.Levy, measure)]));

    // No duty is paid out: where a sum comes to less than zero it counts as zero, and the charge says so.
    private static bool IsFloored(DutyExpression duty, GoodsFacts facts, Func<DutyQuantity, decimal?> ask)
    {
        if (duty is SumDuty sum && sum.Terms.Any(t => t.IsSubtracted))
        {
            decimal? total = 0;
            foreach (var term in sum.Terms)
            {
                var part = term.Duty.Evaluate(facts.Currency, facts.Query.Date, ask).Amount?.Amount;
                total += term.IsSubtracted ? -part : part;
            }

            if (total < 0)
            {
                return true;
            }
        }

        return duty.Operands.Any(o => IsFloored(o, facts, ask));
    }

    // tax = (B + q) / (1 - r) * r + q, with the rates as one fraction so that nothing is rounded on the way.
    private static ChargeAmount Inclusive(
        DutyExpression duty, LevyStep step, ChargeAmount levyBase, GoodsFacts facts, string? measure, Func<DutyQuantity, decimal?> ask)
    {
        var terms = duty is SumDuty sum ? sum.Terms : [new DutyTerm(duty)];
        var (numerator, denominator) = (0m, 100m);
        var quantity = ChargeAmount.Known(new Money(0, facts.Currency));
        foreach (var term in terms)
        {
            var sign = term.IsSubtracted ? -1 : 1;
            switch (term.Duty)
            {
                case AdValoremDuty { Of: null } rate:
                    numerator = (numerator * rate.Rate.Denominator) + (sign * rate.Rate.Numerator * (denominator / 100));
                    denominator *= rate.Rate.Denominator;
                    break;
                case FreeDuty or SpecificDuty or SupplementaryUnitDuty:
                    var part = term.Duty.Evaluate(facts.Currency, facts.Query.Date, ask);
                    quantity += part.Amount is { } amount ? ChargeAmount.Known(amount * sign) : Unknown(part, step, levyBase, measure);
                    break;
                default:
                    return ChargeAmount.Unknown(new UnknownReason(UnknownKind.NotComputable, step.Levy, measure));
            }
        }

        if (numerator == 0)
        {
            return quantity;
        }

        if (numerator >= denominator)
        {
            return ChargeAmount.Unknown(new UnknownReason(UnknownKind.NotComputable, step.Levy, measure));
        }

        return (levyBase + quantity) is { Money: { } all } && quantity.Money is { } fixedPart
            ? ChargeAmount.Known(new Money((all.Amount * numerator / (denominator - numerator)) + fixedPart.Amount, facts.Currency))
            : ChargeAmount.Unknown(levyBase.Reasons.Concat(quantity.Reasons));
    }
}
