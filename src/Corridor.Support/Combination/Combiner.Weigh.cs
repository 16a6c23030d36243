using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

public sealed partial class Combiner
{
    /// <summary>The score of some members of a set. Members under one limit are scored together.</summary>
    private CombinationScore Score(MemberSet some, MemberSet set)
    {
        var score = default(CombinationScore);
        List<(int Index, Piece Piece)>? limited = null;
        foreach (var i in some)
        {
            var piece = PieceOf(i, set);
            score += piece.Full;
            if (all[i].Limits.Length > 0)
            {
                (limited ??= []).Add((i, piece));
                score = score with { Gain = score.Gain - piece.AskedUnits, Covered = score.Covered - piece.Full.Covered };
            }
        }

        if (limited is not null)
        {
            static Int128 Sum(decimal[] cut) => cut.Aggregate((Int128)0, (sum, amount) => sum + CombinationScore.UnitsOfCut(amount));
            var most = MostOf(limited);
            score = score with { Gain = score.Gain + Sum(Cut(limited, p => p.Asked, most, CombinationScore.Rounded)), Covered = score.Covered + Sum(Cut(limited, p => p.Cover, most, CombinationScore.Rounded)) };
        }

        return score;
    }

    // What shared limits leave of an amount of each member. Money and cover are not added up, so each is cut by itself.
    private decimal[] Cut(List<(int Index, Piece Piece)> members, Func<Piece, decimal> amount, decimal?[] most, Func<decimal, decimal> round) => members.All(m => amount(m.Piece) == 0) ? new decimal[members.Count]
        : SharedLimits.Cut([.. members.Select(m => (round(amount(m.Piece)), LimitAt(m.Index, 0), LimitAt(m.Index, 1)))], [.. most.Select(m => round(m ?? 0))]);

    // What each limit leaves; null where that is not known.
    private decimal?[] MostOf(List<(int Index, Piece Piece)> members)
    {
        var most = new decimal?[limitNames.Length];
        var named = new bool[limitNames.Length];
        var open = new bool[limitNames.Length];
        foreach (var (index, piece) in members)
        {
            foreach (var (limit, own) in all[index].Limits.Zip(piece.Most))
            {
                open[limit] |= own is null;
                most[limit] = named[limit] && most[limit] is { } before && own is { } now ? Math.Min(before, now) : own ?? most[limit];
                named[limit] = true;
            }
        }

        for (var l = 0; l < most.Length; l++)
        {
            most[l] = open[l] ? null : most[l];
        }

        return most;
    }

    private int LimitAt(int index, int place) => all[index].Limits.Length > place ? all[index].Limits[place] : -1;

    private CombinationTotals Weigh(MemberSet set, (List<ChosenProgramme> Chosen, List<LimitUse> Limits)? into)
    {
        var members = new List<(int Index, Piece Piece)>();
        foreach (var i in set)
        {
            members.Add((i, PieceOf(i, set)));
        }

        var most = MostOf(members);
        var (cut, cover) = (Cut(members, p => p.Asked, most, a => a), Cut(members, p => p.Cover, most, a => a));
        var (cash, saved, timing, worth, covered, benefits, uncounted) = (0m, 0m, 0m, 0m, 0m, 0, 0);
        Money In(decimal amount) => new(amount, aim.Currency);
        for (var m = 0; m < members.Count; m++)
        {
            var (left, leftOfCover) = (cut[m], cover[m]);
            var counted = ImmutableArray.CreateBuilder<Money?>();
            foreach (var answer in members[m].Piece.Answers)
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
                    case BenefitTotal.Covered when amount is { } whole:
                        amount = Math.Min(whole, leftOfCover);
                        leftOfCover -= amount.Value;
                        covered += amount.Value;
                        break;
                }

                counted.Add(amount is { } sum ? In(sum) : null);
            }

            into?.Chosen.Add(new ChosenProgramme(all[members[m].Index].Programme, members[m].Piece.Answers, counted.ToImmutable()));
        }

        for (var l = 0; into is { } lists && l < limitNames.Length; l++)
        {
            var under = members.Select((m, i) => (m, i)).Where(x => all[x.m.Index].Limits.Contains(l)).ToList();
            if (under.Count > 0)
            {
                var rule = all[under[0].m.Index].Programme.Limits.First(s => s.Id == limitNames[l]).Most;
                var isOfCover = under.All(x => x.m.Piece.Asked == 0) && under.Any(x => x.m.Piece.Cover > 0);
                lists.Limits.Add(new LimitUse(limitNames[l], rule, most[l] is { } known ? In(known) : null, In(under.Sum(x => isOfCover ? x.m.Piece.Cover : x.m.Piece.Asked)), In(under.Sum(x => isOfCover ? cover[x.i] : cut[x.i]))));
            }
        }

        return new CombinationTotals(In(cash), In(saved), In(timing), aim.YearlyRate is null ? null : In(worth), In(covered), benefits, uncounted);
    }
}
