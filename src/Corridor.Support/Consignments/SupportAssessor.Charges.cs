using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Consignments;
using Corridor.Reference.Currencies;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Consignments;

/// <content>What relief and suspension make of the charges of a side.</content>
public sealed partial class SupportAssessor
{
    // A benefit that touches charges, with what is counted of it at most; null where all of it is.
    private sealed record Touching(Programme Programme, Benefit Benefit, Money? Most);

    // Relief is not charged at all; suspension and deferral only move the day of payment. A refund comes later as cash.
    private static bool Touches(Benefit benefit) => benefit.Amount is not null
        && (benefit.Levy is not null ? benefit.Total is BenefitTotal.Saved or BenefitTotal.Timing : benefit.Kind is BenefitKind.Suspension or BenefitKind.Deferral)
        && benefit.Kind is not BenefitKind.EarlyRefund and not BenefitKind.Loan;

    private static List<Touching> Chosen(BestCombination best) =>
        [.. best.Chosen.SelectMany(c => c.Benefits.Zip(c.Counted, (b, counted) => (b.Benefit, counted)).Where(b => b.counted is not null && Touches(b.Benefit)).Select(b => new Touching(c.Programme, b.Benefit, b.counted)))];

    private ImmutableArray<ChargeChange> ChangesOf(SideAssessment side, Situation situation, ImmutableArray<EligibilityAnswer> answers) =>
    [
        .. answers.Where(a => a.Verdict != Truth.No)
            .Select(a => (Answer: a, Benefits: a.Programme.Gives.Where(Touches).Select(b => new Touching(a.Programme, b, null)).ToList())).Where(a => a.Benefits.Count > 0)
            .Select(a => new ChargeChange(a.Answer, ChargesOf(side, situation, a.Benefits))).Where(c => c.Charges.Changes),
    ];

    private ChargesUnderSupport ChargesOf(SideAssessment side, Situation situation, List<Touching> benefits)
    {
        var currency = side.Regime!.Currency;
        var (relieved, suspended) = (Empty(side), Empty(side));
        var whole = new Dictionary<(string Levy, bool Relief), decimal>();
        foreach (var touching in benefits)
        {
            var into = touching.Benefit.Total == BenefitTotal.Saved ? relieved : suspended;
            var levy = touching.Benefit.Levy ?? "";
            var amounts = AmountsOf(touching, situation, currency);
            var sum = amounts.Sum(a => a.Amount);
            // A shared limit, or a cap on the whole, leaves every item the same part.
            var part = touching.Most is { } most && sum > most.Amount && sum > 0 ? most.Amount / sum : 1;
            foreach (var (item, amount) in amounts)
            {
                if (item is { } index && levy.Length > 0)
                {
                    into[index][levy] = into[index].GetValueOrDefault(levy) + (amount * part);
                }
                else
                {
                    whole[(levy, into == relieved)] = whole.GetValueOrDefault((levy, into == relieved)) + (amount * part);
                }
            }
        }

        var items = side.Items.Where(i => i is { Assessment.Best: not null, Facts: not null })
            .SelectMany(i => ChargeRelief.Apply(i.Assessment!.Best!.Charges, side.Regime.Assessor(side.Direction).Cascade, i.Facts!, relieved[i.Index]).Select(l => (i.Index, l.Levy, l.Before, l.After))).ToLookup(l => l.Levy);
        var rows = side.ByLevy.Select(l =>
        {
            var own = items[l.Levy.Step.Levy].ToList();
            if (own.Count == 0)
            {
                return new LevyUnderSupport(l.Levy, l.Amount, l.Amount, l.Amount);
            }

            var after = Less(own.Select(i => i.After).Aggregate((a, b) => a + b), whole.GetValueOrDefault((l.Levy.Step.Levy, true)));
            var now = own.Select(i => Left(i.Before, i.After, suspended[i.Index].GetValueOrDefault(i.Levy))).Aggregate((a, b) => a + b);
            return new LevyUnderSupport(l.Levy, l.Amount, after, Less(now, whole.GetValueOrDefault((l.Levy.Step.Levy, true)) + whole.GetValueOrDefault((l.Levy.Step.Levy, false))));
        }).ToList();
        Money Held(Func<LevyUnderSupport, ChargeAmount> of) => rows.Select(r => of(r).Money).OfType<Money>().Aggregate(new Money(0, currency), (a, b) => a + b);
        var (before, later, paid) = (Held(r => r.Before), Held(r => r.After), Held(r => r.Now));
        if (whole.GetValueOrDefault(("", false)) is > 0 and var unnamed)
        {
            var rest = new Money(Math.Max(0, paid.Amount - unnamed), currency);
            rows.Add(new LevyUnderSupport(null, ChargeAmount.Known(new Money(0, currency)), ChargeAmount.Known(new Money(0, currency)), ChargeAmount.Known(rest - paid)));
            paid = rest;
        }

        return new ChargesUnderSupport([.. rows], before, later, paid, side.IsComplete)
        {
            LeavesBasesOpen = whole.Keys.Any(k => k.Relief && side.Regime.Levies(side.Direction).Any(l => l.Step.Base.Contains(k.Levy))),
        };
    }

    private static Dictionary<int, Dictionary<string, decimal>> Empty(SideAssessment side) => side.Items.ToDictionary(i => i.Index, _ => new Dictionary<string, decimal>(StringComparer.Ordinal));

    // By item, or without an item where the benefit is for several together.
    private List<(int? Item, decimal Amount)> AmountsOf(Touching touching, Situation situation, CurrencyCode currency)
    {
        var answer = matcher.Benefit(touching.Programme, touching.Benefit, situation);
        // Whether an item qualifies may be open; what it would come to is not.
        var amounts = touching.Programme.IsPerItem ? answer.Items.Zip(answer.Amounts, (i, a) => (Item: (int?)i, Amount: a))
            : [(situation.Facts.Items == 1 ? 0 : null, answer.Amount ?? default)];
        return [.. amounts.Where(a => a.Amount.IsKnown).Select(a => (a.Item, situation.Convert(a.Amount, currency.Value))).Where(a => a.Item2 is { IsKnown: true, Amount: > 0 }).Select(a => (a.Item, a.Item2.Amount))];
    }

    private static ChargeAmount Less(ChargeAmount amount, decimal off) =>
        off == 0 || amount.Money is not { } money ? amount : ChargeAmount.Known(money with { Amount = Math.Max(0, money.Amount - off) });

    // What is suspended was worked out on the levy as charged; of what relief leaves it is the same part.
    private static ChargeAmount Left(ChargeAmount before, ChargeAmount after, decimal suspended) =>
        suspended > 0 && before.Money is { Amount: > 0 } whole && after.Money is { } rest
            ? ChargeAmount.Known(rest with { Amount = suspended >= whole.Amount ? 0 : rest.Amount * (whole.Amount - suspended) / whole.Amount })
            : after;
}
