using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

public sealed partial class Combiner
{
    // The members with their amounts, and what shared limits leave of the cash and the costs saved of each.
    private (List<(int Index, ImmutableArray<BenefitAnswer> Answers, decimal Asked)> Members, decimal[] Cut, decimal?[] Most) Amounts(bool[] set)
    {
        var members = new List<(int, ImmutableArray<BenefitAnswer>, decimal)>();
        var totals = new Dictionary<string, Value>(StringComparer.Ordinal);
        situation.Benefit = id => totals.TryGetValue(id, out var total) ? total : Zero();
        foreach (var i in order.Where(i => set[i]))
        {
            var candidate = all[i];
            var answers = candidate.IsFixed ? candidate.Answers : Answers(candidate.Programme);
            totals[candidate.Programme.Id] = candidate.IsFixed ? candidate.Total : Sum(answers);
            members.Add((i, answers, answers.Where(a => a.Benefit.Total is BenefitTotal.Cash or BenefitTotal.Saved).Sum(a => Counted(a) ?? 0)));
        }

        members.Sort((a, b) => a.Item1.CompareTo(b.Item1));
        var most = new decimal?[limitNames.Length];
        if (limitNames.Length == 0 || members.All(m => all[m.Item1].Limits.Length == 0))
        {
            return (members, [.. members.Select(m => m.Item3)], most);
        }

        var named = new bool[limitNames.Length];
        var open = new bool[limitNames.Length];
        foreach (var (index, _, _) in members)
        {
            foreach (var ((limit, stated), rule) in all[index].Limits.Zip(all[index].Programme.Limits))
            {
                var own = all[index].IsFixed ? stated : MostOf(rule.Most.Expression);
                open[limit] |= own is null;
                most[limit] = named[limit] && most[limit] is { } before && own is { } now ? Math.Min(before, now) : own ?? most[limit];
                named[limit] = true;
            }
        }

        for (var l = 0; l < most.Length; l++)
        {
            most[l] = open[l] ? null : most[l];
        }

        var cut = SharedLimits.Cut([.. members.Select(m => (m.Item3, LimitAt(m.Item1, 0), LimitAt(m.Item1, 1)))], [.. most.Select(m => m ?? 0)]);
        return (members, cut, most);
    }

    private int LimitAt(int index, int place) => all[index].Limits.Length > place ? all[index].Limits[place].Limit : -1;

    private CombinationScore Score(bool[] set)
    {
        var (members, cut, _) = Amounts(set);
        var score = default(CombinationScore);
        for (var i = 0; i < members.Count; i++)
        {
            score += ScoreOf(members[i].Answers, cut[i]);
        }

        return score;
    }

    private CombinationTotals Weigh(bool[] set, (List<ChosenProgramme> Chosen, List<LimitUse> Limits)? into)
    {
        var (members, cut, most) = Amounts(set);
        var (cash, saved, timing, worth, covered, benefits, uncounted) = (0m, 0m, 0m, 0m, 0m, 0, 0);
        Money In(decimal amount) => new(amount, aim.Currency);
        for (var m = 0; m < members.Count; m++)
        {
            var left = cut[m];
            var counted = ImmutableArray.CreateBuilder<Money?>();
            foreach (var answer in members[m].Answers)
            {
                benefits++;
                var amount = Counted(answer);
                uncounted += answer.Amount is not null && amount is null ? 1 : 0;
                switch (answer.Benefit.Total)
                {
                    case BenefitTotal.Cash or BenefitTotal.Saved when amount is { } full:
                        amount = Math.Min(full, left);
                        left -= amount.Value;
                        cash += answer.Benefit.Total == BenefitTotal.Cash ? amount.Value : 0;
                        saved += answer.Benefit.Total == BenefitTotal.Saved ? amount.Value : 0;
                        break;
                    case BenefitTotal.Timing when amount is { } moved:
                        timing += moved;
                        worth += PresentValue(answer, moved) ?? 0;
                        break;
                    case BenefitTotal.Covered:
                        covered += amount ?? 0;
                        break;
                }

                counted.Add(amount is { } sum ? In(sum) : null);
            }

            into?.Chosen.Add(new ChosenProgramme(all[members[m].Index].Programme, members[m].Answers, counted.ToImmutable()));
        }

        for (var l = 0; into is { } lists && l < limitNames.Length; l++)
        {
            var under = members.Select((m, i) => (m, i)).Where(x => all[x.m.Index].Limits.Any(k => k.Limit == l)).ToList();
            if (under.Count > 0)
            {
                lists.Limits.Add(new LimitUse(limitNames[l], most[l] is { } known ? In(known) : null, In(under.Sum(x => x.m.Asked)), In(under.Sum(x => cut[x.i]))));
            }
        }

        return new CombinationTotals(In(cash), In(saved), In(timing), aim.YearlyRate is null ? null : In(worth), In(covered), benefits, uncounted);
    }
}
