using System.Collections.Immutable;
using System.Globalization;
using Corridor.Measures.Duties;
using Corridor.Reference;

namespace Corridor.Measures.Assessment;

/// <summary>Makes the explanation of an option: every charge down to the facts.</summary>
/// <param name="cascade">The cascade by which the charges were made.</param>
/// <param name="name">The name of a levy.</param>
public sealed class Explainer(LevyCascade cascade, Func<string, LocalizedText> name)
{
    static Explainer() => Texts.Add(typeof(Explainer).Assembly);

    /// <summary>The sum of the charges of an option, explained.</summary>
    public Explanation Explain(DutyOption option, GoodsFacts facts)
    {
        var currency = facts.Currency.Value;
        var opened = facts.With(option.Missing, option.Measure.Type);
        var levies = cascade.Steps.ToDictionary(s => s.Levy, StringComparer.Ordinal);
        var charges = option.Charges.Select(c => Charge(c, levies[c.Levy], option, opened)).ToImmutableArray();
        return new Explanation(Words("explain.total"), ExplanationOperator.Sum, charges.Any(c => c.Value is null) ? null : charges.Sum(c => c.Value), charges) { Unit = currency };
    }

    private Explanation Charge(Charge charge, LevyStep step, DutyOption option, GoodsFacts facts)
    {
        var currency = facts.Currency.Value;
        var levyBase = Base(step, option, facts);
        var words = charge.IsGiven ? Words("explain.given", name(charge.Levy)) : charge.Measure is { } measure ? Words("explain.charge", name(charge.Levy), new LocalizedText(measure.Id, null, null)) : name(charge.Levy);
        if (charge.Duty is not { } duty || !charge.Amount.IsKnown)
        {
            return new Explanation(words, ExplanationOperator.Unknown, null, [levyBase]) { Measure = charge.Measure, Reasons = charge.Amount.Reasons, Unit = currency };
        }

        var inner = step switch
        {
            { IsInclusive: true } => Inclusive(duty, levyBase, facts),
            { IsContained: true } when duty is AdValoremDuty { Of: null } rate => new Explanation(Words("explain.contained"), ExplanationOperator.Contained,
                levyBase.Value * rate.Rate.Numerator / ((100m * rate.Rate.Denominator) + rate.Rate.Numerator), [levyBase])
            { Parameters = [rate.Rate.Numerator, 100m * rate.Rate.Denominator], Unit = currency },
            _ => Duty(duty, levyBase, facts),
        };
        if (step.Rounding is { } rounding)
        {
            inner = new Explanation(Words("explain.round", Text(rounding.Places.ToString(CultureInfo.InvariantCulture))), ExplanationOperator.Round,
                inner.Value is { } v ? decimal.Round(v, rounding.Places, rounding.Mode) : null, [inner])
            { Parameters = [rounding.Places, (int)rounding.Mode], Unit = currency };
        }

        return new Explanation(words, ExplanationOperator.Choice, inner.Value, [inner]) { Measure = charge.Measure, Unit = currency };
    }

    private Explanation Base(LevyStep step, DutyOption option, GoodsFacts facts)
    {
        var parts = step.Base.Select(term =>
        {
            if (term == LevyStep.CustomsValue)
            {
                return Fact(Words("explain.value"), facts.CustomsValue, facts.Currency.Value);
            }

            if (LevyStep.IsCost(term, out var cost, out var ifTold))
            {
                var told = facts.Costs.TryGetValue(cost, out var amount);
                return Fact(Words(told || !ifTold ? "explain.cost" : "explain.cost-not-told", Texts.Has("cost." + cost) ? LocalizedText.Each(l => Texts.Get(l, "cost." + cost)) : Text(cost)), told ? amount!.Money?.Amount : ifTold ? 0 : null, facts.Currency.Value);
            }

            var sum = option.Charges.Where(c => c.Levy == term).Aggregate((decimal?)0, (s, c) => s + c.Amount.Money?.Amount);
            return Fact(Words("explain.levy", name(term)), sum, facts.Currency.Value);
        }).ToImmutableArray();
        return parts.Length == 1 ? parts[0]
            : new Explanation(Words("explain.base", name(step.Levy)), ExplanationOperator.Sum, parts.Any(p => p.Value is null) ? null : parts.Sum(p => p.Value), parts) { Unit = facts.Currency.Value };
    }

    private static Explanation Duty(DutyExpression duty, Explanation levyBase, GoodsFacts facts)
    {
        var words = Printed(duty);
        var currency = facts.Currency.Value;
        switch (duty)
        {
            case FreeDuty { Terms: null }:
                return Fact(words, 0, currency);
            case AdValoremDuty { Of: null } rate:
                return new Explanation(words, ExplanationOperator.Share, rate.Rate.Numerator == 0 ? 0 : levyBase.Value is { } value ? rate.Rate.Share(value) : null,
                    rate.Rate.Numerator == 0 && levyBase.Value is null ? [Fact(Words("explain.value"), 0, currency)] : [levyBase])
                { Parameters = [rate.Rate.Numerator, rate.Rate.Denominator], Unit = currency };
            case SpecificDuty specific:
                return Specific(specific, facts, words);
            case SumDuty sum:
                var parts = sum.Terms.Select(t => (Part: Duty(t.Duty, levyBase, facts), t.IsSubtracted)).ToList();
                var signed = parts.Select(p => p.IsSubtracted ? new Explanation(p.Part.Rule, ExplanationOperator.Difference, -p.Part.Value, [Fact(Words("explain.sum"), 0, currency), p.Part]) { Unit = currency } : p.Part).ToImmutableArray();
                decimal? total = signed.Any(s => s.Value is null) ? null : signed.Sum(s => s.Value);
                var whole = new Explanation(words, ExplanationOperator.Sum, total, signed) { Unit = currency };
                return total < 0 ? new Explanation(Words("explain.not-below-zero"), ExplanationOperator.NotBelowZero, 0, [whole]) { Unit = currency } : whole;
            case CeilingDuty or LowerOfDuty:
                var low = duty.Operands.Select(o => Duty(o, levyBase, facts)).ToImmutableArray();
                return new Explanation(words, ExplanationOperator.Lowest, low.Any(l => l.Value == 0) ? 0 : low.Any(l => l.Value is null) ? null : low.Min(l => l.Value), low) { Unit = currency };
            case FloorDuty or HigherOfDuty:
                var high = duty.Operands.Select(o => Duty(o, levyBase, facts)).ToImmutableArray();
                return new Explanation(words, ExplanationOperator.Highest, high.Any(l => l.Value is null) ? null : high.Max(l => l.Value), high) { Unit = currency };
            case SeasonalDuty seasonal when seasonal.On(facts.Query.Date) is { } now:
                return Duty(now, levyBase, facts) is var inSeason ? new Explanation(Words("explain.season"), ExplanationOperator.Choice, inSeason.Value, [inSeason]) { Unit = currency } : inSeason;
            default:
                // What has no parts to show is shown by its value alone.
                decimal? Ask(DutyQuantity q) => q.Kind == DutyQuantityKind.CustomsValue ? levyBase.Value : facts.Ask(q);
                return Fact(words, duty.Evaluate(facts.Currency, facts.Query.Date, Ask).Amount?.Amount, currency);
        }
    }

    private static Explanation Specific(SpecificDuty specific, GoodsFacts facts, LocalizedText words)
    {
        var currency = facts.Currency.Value;
        var factors = ImmutableArray.CreateBuilder<Explanation>();
        var price = Fact(Words("explain.price"), specific.Amount.Amount, specific.Amount.Currency.Value);
        if (specific.Amount.Amount == 0)
        {
            return Fact(words, 0, currency);
        }

        foreach (var need in specific.Needs())
        {
            if (need.Kind == DutyQuantityKind.ExchangeRate)
            {
                if (need.Currency != facts.Currency)
                {
                    factors.Add(Fact(Words("explain.rate", Text(need.Currency!.Value.Value + "/" + currency)), facts.Ask(need), null));
                }

                continue;
            }

            factors.Add(Fact(LocalizedText.Each(l => need.Label(l)), facts.Ask(need), need.Unit?.Value));
        }

        // The order of the arithmetic is that of the evaluation, so that the last digit is the same.
        var result = price;
        foreach (var (factor, index) in factors.Select((f, i) => (f, i)))
        {
            var counted = index == 0 && specific.Per is { Quantity.Amount: not 1 and var per }
                ? new Explanation(factor.Rule, ExplanationOperator.Per, factor.Value / per, [factor]) { Parameters = [per] } : factor;
            result = new Explanation(words, ExplanationOperator.Product, result.Value * counted.Value, [result, counted]) { Unit = currency };
        }

        return result == price ? price with { Rule = words, Unit = currency } : result;
    }

    // tax = (B + q) / (1 - r) · r + q
    private static Explanation Inclusive(DutyExpression duty, Explanation levyBase, GoodsFacts facts)
    {
        var currency = facts.Currency.Value;
        var terms = duty is SumDuty sum ? sum.Terms : [new DutyTerm(duty)];
        var (numerator, denominator) = (0m, 100m);
        var quantities = ImmutableArray.CreateBuilder<Explanation>();
        foreach (var term in terms)
        {
            if (term.Duty is AdValoremDuty { Of: null } rate)
            {
                numerator = (numerator * rate.Rate.Denominator) + ((term.IsSubtracted ? -1 : 1) * rate.Rate.Numerator * (denominator / 100));
                denominator *= rate.Rate.Denominator;
            }
            else if (Duty(term.Duty, levyBase, facts) is var part)
            {
                quantities.Add(term.IsSubtracted ? new Explanation(part.Rule, ExplanationOperator.Difference, -part.Value, [Fact(Words("explain.sum"), 0, currency), part]) { Unit = currency } : part);
            }
        }

        var fixedPart = quantities.Count == 0 ? null : new Explanation(Words("explain.sum"), ExplanationOperator.Sum, quantities.Sum(q => q.Value), quantities.ToImmutable()) { Unit = currency };
        if (numerator == 0)
        {
            return fixedPart ?? Fact(Printed(duty), 0, currency);
        }

        var all = fixedPart is null ? levyBase : new Explanation(Words("explain.sum"), ExplanationOperator.Sum, levyBase.Value + fixedPart.Value, [levyBase, fixedPart]) { Unit = currency };
        var tax = new Explanation(Words("explain.inclusive"), ExplanationOperator.Inclusive, all.Value * numerator / (denominator - numerator), [all]) { Parameters = [numerator, denominator], Unit = currency };
        return fixedPart is null ? tax : new Explanation(Printed(duty), ExplanationOperator.Sum, tax.Value + fixedPart.Value, [tax, fixedPart]) { Unit = currency };
    }

    private static Explanation Fact(LocalizedText words, decimal? value, string? unit) =>
        new(words, value is null ? ExplanationOperator.Unknown : ExplanationOperator.Fact, value, []) { Unit = unit };

    private static LocalizedText Printed(DutyExpression duty) => LocalizedText.Each(duty.Print);

    private static LocalizedText Text(string text) => new(text, text, text);

    private static LocalizedText Words(string key, params LocalizedText[] args) => LocalizedText.Each(l => Texts.Format(l, key, [.. args.Select(a => (object)a.In(l))]));
}
