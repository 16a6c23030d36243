using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Assessment;

/// <content>The options, what is paid under each, and the ways to pay less.</content>
public sealed partial class ItemAssessor
{
    /// <summary>
    /// The additional duties and taxes that are paid whichever option is taken, and the groups of which one would have
    /// to be chosen by an additional code that was not declared.
    /// </summary>
    private static Besides Beside(Determined determined, GoodsFacts facts, List<RejectedMeasure> rejected)
    {
        var measures = determined.Measures;
        var chosen = new List<Measure>();
        var undecided = new List<Measure[]>();
        foreach (var type in measures.Where(m => m.Type.Role is MeasureRole.AdditionalDuty or MeasureRole.Tax).GroupBy(m => m.Type.Id, StringComparer.Ordinal))
        {
            Measure[] plain = [.. type.Where(m => m.AdditionalCode is null)];
            Measure[] coded = [.. type.Where(m => m.AdditionalCode is not null)];
            Measure[] declared = [.. coded.Where(m => facts.Query.HasCode(m.AdditionalCode!, m.Type))];
            var alternative = type.First().Type.AdditionalCodes == AdditionalCodeUse.Alternative;
            if (coded.Length > 0 && declared.Length == 0 && !(alternative && plain.Length > 0))
            {
                undecided.Add(coded);
            }

            var plainCounts = !alternative || declared.Length == 0;
            chosen.AddRange(plainCounts ? [.. plain, .. declared] : declared);
            rejected.AddRange(coded.Except(declared).Concat(plainCounts ? [] : plain).Select(m => new RejectedMeasure(m, RelevanceTest.AdditionalCode)));
        }

        chosen.RemoveAll(m => m.Type.Levy is { } levy && facts.Given.ContainsKey(levy));
        undecided.RemoveAll(g => g[0].Type.Levy is { } levy && facts.Given.ContainsKey(levy));
        return new Besides([.. chosen], [.. undecided], determined.Narrower, facts.Given);
    }

    private DutyOption Option(Measure measure, Besides beside, GoodsFacts facts)
    {
        var (reach, missing, failed) = Reach(measure, facts);
        var (charges, total) = Charges(measure, beside, facts.With(missing, measure.Type));
        return new DutyOption(measure, reach, missing, charges, total)
        {
            Held = Sum(charges, facts),
            Quota = QuotaOf(measure, facts),
            Cover = Cover(measure, facts),
            Failed = failed,
        };
    }

    private TariffQuota? QuotaOf(Measure measure, GoodsFacts facts) => measure.OrderNumber is { } number ? regime.Quotas.Find(number, facts.Query.Date) : null;

    private QuotaCover Cover(Measure measure, GoodsFacts facts) => QuotaOf(measure, facts) is not { Balance: { } left } quota ? QuotaCover.Unknown
        : quota.Covers(quota.IsExhausted ? null : facts.Ask(new DutyQuantity(DutyQuantityKind.Quantity, left.Unit)));

    private (OptionReach Reach, MissingSet Missing, RelevanceTest? Failed) Reach(Measure measure, GoodsFacts facts)
    {
        // Goods of which a quota covers a part have to be declared as two items.
        if (Cover(measure, facts) is QuotaCover.Exhausted or QuotaCover.Part)
        {
            return (OptionReach.Closed, MissingSet.None, RelevanceTest.QuotaBalance);
        }

        var missing = measure.AdditionalCode is { } code && !facts.Query.HasCode(code, measure.Type)
            ? MissingSet.None with { AdditionalCode = code }
            : MissingSet.None;
        RelevanceTest? failed = missing.IsEmpty ? null : RelevanceTest.AdditionalCode;
        var outcome = ConditionOutcome.Of(measure, facts);
        if (outcome.Verdict == ConditionVerdict.Unknown)
        {
            return (OptionReach.Unknown, missing with { Facts = outcome.Missing }, failed);
        }

        if (outcome.Verdict != ConditionVerdict.Met)
        {
            failed ??= outcome.Failed ?? RelevanceTest.Threshold;
            if (SmallestDocuments(measure, facts) is not { IsEmpty: false } documents)
            {
                return (OptionReach.Closed, MissingSet.None, failed);
            }

            missing = missing.Union(documents);
        }

        return (missing.IsEmpty ? OptionReach.Open : OptionReach.Missing, missing, failed);
    }

    private (ImmutableArray<Charge> Charges, ChargeAmount Total) Charges(Measure option, Besides beside, GoodsFacts facts)
    {
        var nothing = ChargeAmount.Known(new Money(0, facts.Currency));
        var amounts = new Dictionary<string, ChargeAmount>(StringComparer.Ordinal);
        var charges = ImmutableArray.CreateBuilder<Charge>();
        foreach (var step in cascade.Steps)
        {
            var levyBase = step.Base.Aggregate(nothing, (sum, term) => sum + Term(term, amounts, facts));
            var first = charges.Count;
            foreach (var measure in beside.Chosen.Prepend(option).Where(m => m.Type.Levy == step.Levy))
            {
                if (Charge(measure, step, levyBase, facts) is { } charge)
                {
                    charges.Add(beside.DependsOnLine(measure) is { } line ? charge with { Amount = ChargeAmount.Unknown(line) } : charge);
                }
            }

            foreach (var group in beside.Undecided.Where(g => g[0].Type.Levy == step.Levy))
            {
                var reason = new UnknownReason(UnknownKind.MissingAdditionalCode, step.Levy) { Codes = [.. group.Select(m => m.AdditionalCode!).Order(StringComparer.Ordinal)] };
                charges.Add(new Charge(step.Levy, null, null, levyBase, ChargeAmount.Unknown(reason)));
            }

            if (beside.Given.TryGetValue(step.Levy, out var given) && option.Type.Levy != step.Levy)
            {
                var (amount, floored) = ChargeRule.Compute(given, step, levyBase, facts, null);
                charges.Add(new Charge(step.Levy, null, given, levyBase, amount) { IsGiven = true, IsFloored = floored });
            }
            else if (charges.Count == first && Holds(step.Levy, facts.Query) == LevyState.NotLoaded)
            {
                charges.Add(new Charge(step.Levy, null, null, levyBase, ChargeAmount.Unknown(new UnknownReason(UnknownKind.NotLoaded, step.Levy))));
            }

            amounts[step.Levy] = charges.Skip(first).Aggregate(nothing, (sum, c) => sum + c.Amount);
        }

        return (charges.ToImmutable(), amounts.Values.Aggregate(nothing, (sum, a) => sum + a));
    }

    private static ChargeAmount Term(string term, Dictionary<string, ChargeAmount> amounts, GoodsFacts facts)
    {
        if (term == LevyStep.CustomsValue)
        {
            return facts.CustomsValue is { } value
                ? ChargeAmount.Known(new Money(value, facts.Currency))
                : ChargeAmount.Unknown(UnknownReason.Of(new DutyQuantity(DutyQuantityKind.CustomsValue), term, null));
        }

        if (LevyStep.IsCost(term, out var name, out var ifTold))
        {
            return facts.Costs.TryGetValue(name, out var cost) ? cost
                : ifTold ? ChargeAmount.Known(new Money(0, facts.Currency))
                : ChargeAmount.Unknown(new UnknownReason(UnknownKind.MissingFact, term));
        }

        return amounts[term];
    }

    // Null where the conditions say that nothing is charged.
    private static Charge? Charge(Measure measure, LevyStep step, ChargeAmount levyBase, GoodsFacts facts)
    {
        var outcome = ConditionOutcome.Of(measure, facts);
        switch (outcome.Verdict)
        {
            case ConditionVerdict.Unknown:
                return new Charge(step.Levy, measure, null, levyBase, ChargeAmount.Unknown(outcome.Missing.Select(m => UnknownReason.Of(m, step.Levy, measure.Id))));
            case ConditionVerdict.Waived when !measure.Type.IsOption:
            case ConditionVerdict.Unmet when !measure.Type.IsOption && measure.Duty is null:
                return null;
        }

        if ((outcome.Duty ?? measure.Duty) is not { } duty)
        {
            return new Charge(step.Levy, measure, null, levyBase, ChargeAmount.Unknown(new UnknownReason(UnknownKind.NotLoaded, step.Levy, measure.Id)));
        }

        var (amount, floored) = ChargeRule.Compute(duty, step, levyBase, facts, measure.Id);
        return new Charge(step.Levy, measure, duty, levyBase, amount) { IsFloored = floored };
    }

    /// <summary>
    /// Options that would be open with something more, and open or opened options under which one more document lowers
    /// an additional duty or a tax; each with less to pay than the best.
    /// </summary>
    private ImmutableArray<CheaperWay> Cheaper(ImmutableArray<DutyOption> options, DutyOption best, Besides beside, GoodsFacts facts)
    {
        // What is unknown of the best is unknown of the others too: they are compared by what is known.
        var most = best.Held;
        var found = new List<CheaperWay>();
        foreach (var option in options.Where(o => o.Reach is OptionReach.Open or OptionReach.Missing && o.IsRated && o.Total.Reasons.SequenceEqual(best.Total.Reasons)))
        {
            var opened = facts.With(option.Missing, option.Measure.Type);
            var helpful = Helpful(option, beside, opened);
            IEnumerable<ImmutableArray<(MeasureType Type, string Document)>> more = [[], .. helpful.Select(h => ImmutableArray.Create(h)), helpful];
            foreach (var documents in more)
            {
                var added = documents.Aggregate(MissingSet.None, (set, d) => set with { Documents = set.Documents.Add(d.Document) });
                var missing = option.Missing.Union(added);
                var given = documents.Aggregate(opened, (f, d) => f.With(MissingSet.None with { Documents = MissingSet.None.Documents.Add(d.Document) }, d.Type));
                var (charges, total) = documents.IsEmpty ? (option.Charges, option.Total) : Charges(option.Measure, beside, given);
                if (!missing.IsEmpty && total.Reasons.SequenceEqual(best.Total.Reasons) && Sum(charges, facts) is var money && money < most)
                {
                    found.Add(new CheaperWay(option with { Missing = missing, Charges = charges, Total = total, Held = money }, missing, most - money));
                }
            }
        }

        return [.. found.Where(w => !found.Any(o => o != w && IsBetter(o, w)))
            .OrderByDescending(w => w.Saving.Amount).ThenBy(w => w.Missing.Count).ThenBy(w => w.Option.Measure.Id, StringComparer.Ordinal)
            .DistinctBy(w => (w.Option.Measure.Id, w.Missing))];
    }

    // The same option, no less saved, and with less to give.
    private static bool IsBetter(CheaperWay one, CheaperWay other) =>
        one.Option.Measure.Id == other.Option.Measure.Id && one.Saving >= other.Saving
        && one.Missing.Count < other.Missing.Count && one.Missing.Documents.IsSubsetOf(other.Missing.Documents);

    // Of each measure beside the option the one document that lowers the total most.
    private ImmutableArray<(MeasureType Type, string Document)> Helpful(DutyOption option, Besides beside, GoodsFacts facts)
    {
        var helpful = ImmutableArray.CreateBuilder<(MeasureType, string)>();
        foreach (var measure in beside.Chosen)
        {
            var lowest = measure.Conditions.Where(c => c.IsPositive || c.Action == ConditionAction.Waive).Select(c => c.Document).OfType<string>()
                .Where(d => !facts.Query.HasDocument(d, measure.Type)).Distinct(StringComparer.Ordinal)
                .Select(d => (Document: d, Known: Sum(Charges(option.Measure, beside, facts.With(MissingSet.None with { Documents = MissingSet.None.Documents.Add(d) }, measure.Type)).Charges, facts)))
                .Where(d => d.Known < option.Held)
                .OrderBy(d => d.Known.Amount).ThenBy(d => d.Document, StringComparer.Ordinal)
                .FirstOrDefault();
            if (lowest.Document is not null)
            {
                helpful.Add((measure.Type, lowest.Document));
            }
        }

        return helpful.ToImmutable();
    }

    private static Money Sum(ImmutableArray<Charge> charges, GoodsFacts facts) =>
        charges.Aggregate(new Money(0, facts.Currency), (sum, c) => c.Amount.Money is { } money ? sum + money : sum);

    private sealed record Besides(ImmutableArray<Measure> Chosen, ImmutableArray<Measure[]> Undecided, ImmutableArray<Measure> Narrower, ImmutableDictionary<string, DutyExpression> Given)
    {
        /// <summary>Why a measure of this type cannot be chosen: it differs between the lines below the code; else null.</summary>
        public UnknownReason? DependsOnLine(Measure measure) =>
            Narrower.Where(m => m.Type == measure.Type).Select(m => m.Code.Digits).Distinct().Order(StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } lines
                ? new UnknownReason(UnknownKind.DependsOnLine, measure.Type.Levy ?? "", measure.Id) { Codes = lines } : null;
    }
}
