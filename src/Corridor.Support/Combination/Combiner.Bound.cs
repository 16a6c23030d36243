using System.Diagnostics;

namespace Corridor.Support.Combination;

public sealed partial class Combiner
{
    private sealed partial class Search
    {
        // How often all prices are looked at again; more lowers the bound little.
        private const int MostRounds = 12;

        // Programmes that share a group or exclude each other lie in one pack: of it only so many count in a bound.
        private readonly int[] packOf;
        private readonly int[] packMost;
        private readonly int[] packGroup;

        // Of the point at hand. The free programmes of each pack, the dearest first; how many there are and how many are taken.
        private readonly int[][] packs;
        private readonly int[] starts;
        private readonly int[] takes;
        private readonly int[] rooms;
        private readonly int[] places;
        private readonly CombinationScore[] weights;
        private readonly Int128[] parts;
        private readonly Int128[] counted;
        private readonly List<Link> links = [];

        /// <summary>A rule over two packs, with its price: it is left out of the bound's choice, and what breaks it pays.</summary>
        private sealed class Link(LinkKind kind, int first, int second, CombinationScore? most)
        {
            public LinkKind Kind { get; } = kind;

            public int First { get; } = first;

            public int Second { get; } = second;

            /// <summary>What breaking it costs; null where it must not be broken.</summary>
            public CombinationScore? Most { get; } = most;

            public CombinationScore Price { get; set; }

            public CombinationScore Step(CombinationScore a, CombinationScore b)
            {
                var step = CombinationScore.Min(a, b);
                return Most is { } most ? CombinationScore.Min(step, most - Price) : step;
            }
        }

        private enum LinkKind
        {
            /// <summary>Not both.</summary>
            Excludes,

            /// <summary>The first only with the second.</summary>
            Requires,
        }

        private (int[] Of, int[] Most, int[] Group) Packs()
        {
            var (of, most, group) = (new int[all.Length], new List<int>(), new List<int>());
            Array.Fill(of, -1);
            foreach (var g in Enumerable.Range(0, groups.Length).OrderByDescending(g => groups[g].Count))
            {
                var members = order.Where(i => groups[g][i] && of[i] < 0).ToList();
                if (members.Count > 1)
                {
                    members.ForEach(i => of[i] = most.Count);
                    most.Add(levels[g][^1].AtMost);
                    group.Add(g);
                }
            }

            foreach (var i in order.Where(i => of[i] < 0))
            {
                var clique = new List<int> { i };
                foreach (var j in order.Where(j => j != i && of[j] < 0 && clique.TrueForAll(k => excludes[k][j])))
                {
                    clique.Add(j);
                }

                clique.ForEach(j => of[j] = most.Count);
                most.Add(1);
                group.Add(-1);
            }

            return (of, [.. most], [.. group]);
        }

        /// <summary>Bounds a point, finds a set that is allowed there, and what to decide next.</summary>
        private void Relax(Known at)
        {
            var point = at.Point;
            links.Clear();
            var sum = Weigh(point);
            FindLinks(point);
            Fill(point);
            sum = Priced(sum);
            var (over, loss) = Limits(point);
            at.Upper = sum - loss;

            var (own, chosen) = (point.Own.And(point.Taken), point.Taken.Copy());
            foreach (var i in point.Free)
            {
                if (IsPicked(i))
                {
                    own.Add(i);
                    chosen.Add(i);
                }
            }

            var broken = Broken(point, chosen);
            if (broken.IsEmpty)
            {
                (at.Lower, at.Best) = (ScoreOf(own, chosen), own);
                if (at.IsDone)
                {
                    return;
                }

                broken = Loose(point, own, over);
            }
            else
            {
                (at.Lower, at.Best) = Greedy(point, chosen);
            }

            if (at.Lower > at.Upper)
            {
                throw new UnreachableException("A set is better than the bound of all sets.");
            }

            at.Branch = Branch(point, broken.IsEmpty ? point.Free : broken);
        }

        private CombinationScore ScoreOf(MemberSet own, MemberSet set)
        {
            var score = owner.Score(own, set);
            foreach (var i in own)
            {
                score = score with { Tie = score.Tie + ties[i] };
            }

            return score;
        }

        // What each gives at most. Members under a limit count no more than it, and who joins them no more than what is left of it.
        private CombinationScore Weigh(Point point)
        {
            var sum = default(CombinationScore);
            Array.Clear(parts);
            foreach (var i in point.Own.And(point.Taken.Or(point.Free)))
            {
                weights[i] = default;
            }

            foreach (var i in point.Own.And(point.Taken))
            {
                var (upper, cut) = UpperOf(i, point);
                sum += upper;
                if (all[i].Limits is [var limit, ..])
                {
                    parts[limit] += cut;
                }
            }

            for (var l = 0; l < parts.Length; l++)
            {
                if (limits[l].Overlaps(point.Own))
                {
                    var most = MostOf(l, point);
                    sum = sum with { Gain = sum.Gain - Int128.Max(0, parts[l] - most) };
                    parts[l] = Int128.Max(0, most - parts[l]);
                }
            }

            foreach (var i in point.Free)
            {
                var (upper, cut) = UpperOf(i, point);
                counted[i] = 0;
                if (all[i].Limits is [var limit, ..])
                {
                    counted[i] = Int128.Min(cut, parts[limit]);
                    upper = upper with { Gain = upper.Gain - cut + counted[i] };
                }

                weights[i] += upper;
            }

            return sum;
        }

        // What depends on one more decision is known for both ways; the worse way is a rule that has a price.
        private (CombinationScore Upper, Int128 Cut) UpperOf(int index, Point point)
        {
            var candidate = all[index];
            var tie = new CombinationScore(0, 0, 0, 0, ties[index]);
            var open = candidate.Fixed is null ? candidate.Closure.And(point.Free) : default;
            if (candidate.Fixed is not null || open.IsEmpty)
            {
                var piece = owner.PieceOf(index, point.Taken);
                return (piece.Full + tie, piece.AskedUnits);
            }

            if (candidate.Limits.Length > 0 || open.Count > 1)
            {
                return (candidate.Upper + tie, candidate.UpperCut);
            }

            var need = -1;
            foreach (var only in open)
            {
                need = only;
            }

            var with = point.Taken.Copy();
            with.Add(need);
            var change = owner.PieceOf(index, with).Full - owner.PieceOf(index, point.Taken).Full;
            var without = owner.PieceOf(index, point.Taken).Full + tie;
            if (point.Taken[index])
            {
                weights[need] += change;
                return (without, 0);
            }

            if (change < default(CombinationScore))
            {
                links.Add(new Link(LinkKind.Excludes, index, need, -change));
                return (without, 0);
            }

            if (change > default(CombinationScore))
            {
                links.Add(new Link(LinkKind.Requires, index, need, change));
            }

            return (without + change, 0);
        }

        // The tightest that those taken state; while none is, the loosest of the free ones. What depends on others is open.
        private Int128 MostOf(int limit, Point point)
        {
            Int128? tight = null;
            var loose = (Int128)0;
            foreach (var i in limits[limit].And(point.Own))
            {
                var isTaken = point.Taken[i];
                if (!isTaken && !point.Free[i])
                {
                    continue;
                }

                var most = all[i].Closure.Overlaps(point.Free) ? CombinationScore.Units(CombinationScore.Endless)
                    : CombinationScore.Units(owner.PieceOf(i, point.Taken).Most[Array.IndexOf(all[i].Limits, limit)] ?? 0);
                loose = Int128.Max(loose, most);
                tight = isTaken ? Int128.Min(tight ?? most, most) : tight;
            }

            return tight ?? loose;
        }

        private void FindLinks(Point point)
        {
            foreach (var i in point.Free)
            {
                foreach (var other in excludes[i])
                {
                    if (other > i && point.Free[other] && (packOf[other] != packOf[i] || packGroup[packOf[i]] >= 0))
                    {
                        links.Add(new Link(LinkKind.Excludes, i, other, null));
                    }
                }

                foreach (var required in all[i].Requires)
                {
                    if (point.Free[required])
                    {
                        links.Add(new Link(LinkKind.Requires, i, required, null));
                    }
                }
            }

            // Two under one limit lose what they ask too much together.
            for (var l = 0; l < limits.Length; l++)
            {
                if (Pair(l, point) is var (i, j) && counted[i] + counted[j] - parts[l] is var excess && excess > 0)
                {
                    links.Add(new Link(LinkKind.Excludes, i, j, new CombinationScore(excess, 0, 0, 0)));
                }
            }
        }

        private (int, int)? Pair(int limit, Point point)
        {
            var (first, second) = (-1, -1);
            foreach (var i in limits[limit])
            {
                if (point.Free[i] && all[i].Limits[0] == limit)
                {
                    if (second >= 0)
                    {
                        return null;
                    }

                    (first, second) = (second < 0 && first < 0 ? i : first, first < 0 ? -1 : i);
                }
            }

            return second < 0 ? null : (first, second);
        }

        private void Fill(Point point)
        {
            Array.Clear(starts);
            Array.Clear(takes);
            foreach (var i in point.Free)
            {
                packs[packOf[i]][starts[packOf[i]]++] = i;
            }

            for (var p = 0; p < packs.Length; p++)
            {
                if (starts[p] > 0)
                {
                    rooms[p] = Room(p, point);
                    Sort(p);
                }
            }
        }

        private int Room(int pack, Point point)
        {
            if (packGroup[pack] is not (>= 0 and var group))
            {
                return packMost[pack];
            }

            var loosest = 0;
            foreach (var (atMost, who) in levels[group])
            {
                loosest = who.Overlaps(point.Free) ? atMost : loosest;
            }

            return Math.Min(loosest, Tightest(group, point.Taken)) - groups[group].CountWith(point.Taken);
        }

        private void Sort(int pack)
        {
            var items = packs[pack].AsSpan(0, starts[pack]);
            for (var a = 1; a < items.Length; a++)
            {
                var item = items[a];
                var b = a - 1;
                while (b >= 0 && weights[items[b]] < weights[item])
                {
                    items[b + 1] = items[b];
                    b--;
                }

                items[b + 1] = item;
            }

            var take = 0;
            for (var a = 0; a < items.Length; a++)
            {
                places[items[a]] = a;
                take += take < rooms[pack] && weights[items[a]] > default(CombinationScore) ? 1 : 0;
            }

            takes[pack] = take;
        }

        private bool IsPicked(int i) => places[i] < takes[packOf[i]];

        // What a pack loses at least when a pick of it goes.
        private CombinationScore Regret(int i)
        {
            var pack = packOf[i];
            var next = takes[pack] == rooms[pack] && starts[pack] > takes[pack] ? weights[packs[pack][takes[pack]]] : default;
            return weights[i] - CombinationScore.Max(next, default);
        }

        // How much one that is not picked must gain to be.
        private CombinationScore Gap(int i)
        {
            var pack = packOf[i];
            return takes[pack] < rooms[pack] ? -weights[i] : takes[pack] == 0 ? default : weights[packs[pack][takes[pack] - 1]] - weights[i];
        }

        /// <summary>
        /// Moves the prices of the rules one by one while that lowers the bound (dual ascent), and adds up what is picked
        /// at these prices. Whatever the prices are, no allowed set is worth more: it pays no more than its rules return.
        /// </summary>
        private CombinationScore Priced(CombinationScore sum)
        {
            var zero = default(CombinationScore);
            var moved = true;
            for (var round = 0; moved && round < MostRounds; round++)
            {
                moved = false;
                foreach (var link in links)
                {
                    var (i, j) = (link.First, link.Second);
                    var (has, other) = (IsPicked(i), IsPicked(j));
                    CombinationScore step;
                    if (link.Kind == LinkKind.Excludes)
                    {
                        if (has && other && link.Step(Regret(i), Regret(j)) is var up && up > zero)
                        {
                            step = up;
                        }
                        else if (!has && !other && CombinationScore.Min(link.Price, CombinationScore.Min(Gap(i), Gap(j))) is var down && down > zero)
                        {
                            step = -down;
                        }
                        else
                        {
                            continue;
                        }

                        weights[j] -= step;
                        sum += step;
                    }
                    else if (packOf[i] == packOf[j])
                    {
                        continue;
                    }
                    else
                    {
                        if (has && !other && link.Step(Regret(i), Gap(j)) is var up && up > zero)
                        {
                            step = up;
                        }
                        else if (!has && other && CombinationScore.Min(link.Price, CombinationScore.Min(Gap(i), Regret(j))) is var down && down > zero)
                        {
                            step = -down;
                        }
                        else
                        {
                            continue;
                        }

                        weights[j] += step;
                    }

                    weights[i] -= step;
                    link.Price += step;
                    moved = true;
                    Sort(packOf[i]);
                    Sort(packOf[j]);
                }
            }

            for (var p = 0; p < packs.Length; p++)
            {
                for (var k = 0; starts[p] > 0 && k < takes[p]; k++)
                {
                    sum += weights[packs[p][k]];
                }
            }

            return sum;
        }

        /// <summary>
        /// What must be lost at least where three or more picks under a limit ask for more than is left: it cuts, or one of
        /// them goes and the next of its pack comes. Of limits that touch the same pack only one is taken.
        /// </summary>
        private (MemberSet Over, CombinationScore Loss) Limits(Point point)
        {
            var over = MemberSet.Of(all.Length);
            var conflicts = new List<(CombinationScore Loss, MemberSet Who)>();
            for (var l = 0; l < limits.Length; l++)
            {
                var (asked, count, who, least) = ((Int128)0, 0, default(MemberSet), default(CombinationScore));
                foreach (var i in limits[l])
                {
                    if (point.Free[i] && all[i].Limits[0] == l && IsPicked(i))
                    {
                        who = count == 0 ? MemberSet.Of(all.Length) : who;
                        who.Add(i);
                        least = count++ == 0 ? Regret(i) : CombinationScore.Min(least, Regret(i));
                        asked += counted[i];
                    }
                }

                if (count == 0 || asked <= parts[l])
                {
                    continue;
                }

                over.AddAll(who);
                var loss = CombinationScore.Min(least, new CombinationScore(asked - parts[l], 0, 0, 0));
                if (loss > default(CombinationScore) && Pair(l, point) is null)
                {
                    conflicts.Add((loss, who));
                }
            }

            var sum = default(CombinationScore);
            var touched = new HashSet<int>();
            conflicts.Sort((a, b) => b.Loss.CompareTo(a.Loss));
            foreach (var (loss, who) in conflicts)
            {
                var own = new HashSet<int>();
                foreach (var i in who)
                {
                    own.Add(packOf[i]);
                }

                if (!touched.Overlaps(own))
                {
                    touched.UnionWith(own);
                    sum += loss;
                }
            }

            return (over, sum);
        }

        // The free members of a set that stand in a rule which it breaks.
        private MemberSet Broken(Point point, MemberSet chosen)
        {
            var broken = MemberSet.Of(all.Length);
            foreach (var i in chosen.And(point.Free))
            {
                foreach (var other in excludes[i].And(chosen))
                {
                    broken.Add(i);
                    broken.Add(other);
                }

                foreach (var required in all[i].Requires)
                {
                    if (!chosen[required])
                    {
                        broken.Add(i);
                    }
                }

                foreach (var g in groupsOf[i])
                {
                    if (groups[g].CountWith(chosen) > Tightest(g, chosen))
                    {
                        broken.Add(i);
                    }
                }
            }

            return broken.And(point.Free);
        }

        // Where an allowed set does not reach the bound: what stands in a rule whose price is not made up for.
        private MemberSet Loose(Point point, MemberSet chosen, MemberSet over)
        {
            var loose = over.Copy();
            foreach (var link in links)
            {
                var (has, other, zero) = (chosen[link.First], chosen[link.Second], default(CombinationScore));
                var isLoose = link.Kind == LinkKind.Excludes
                    ? (link.Price > zero && !has && !other) || (has && other)
                    : (link.Price > zero && !has && other) || (has && !other);
                if (isLoose)
                {
                    loose.Add(link.First);
                    loose.Add(link.Second);
                }
            }

            foreach (var i in chosen)
            {
                loose.AddAll(all[i].Closure.And(point.Free));
            }

            return loose.And(point.Free);
        }

        // The one that touches most others: deciding it splits best.
        private int Branch(Point point, MemberSet among)
        {
            var (best, most) = (-1, -1);
            foreach (var i in order)
            {
                if (!among[i])
                {
                    continue;
                }

                var touches = excludes[i].CountWith(point.Free) + requirers[i].CountWith(point.Free) + dependents[i].CountWith(point.Free) + all[i].Closure.CountWith(point.Free);
                all[i].Requires.ForEach(r => touches += point.Free[r] ? 1 : 0);
                if (touches > most)
                {
                    (best, most) = (i, touches);
                }
            }

            return best;
        }

        // The picks as far as they are allowed, the dearest first, then whatever fits.
        private (CombinationScore Score, MemberSet Own) Greedy(Point point, MemberSet chosen)
        {
            var (taken, free) = (point.Taken.Copy(), point.Free.Copy());
            for (var way = 0; way < 2; way++)
            {
                foreach (var i in order)
                {
                    if (free[i] && (way == 1 || chosen[i]))
                    {
                        var (with, left) = (taken.Copy(), free.Copy());
                        if (Take(i, with, left))
                        {
                            (taken, free) = (with, left);
                        }
                    }
                }
            }

            var own = point.Own.And(taken);
            return (ScoreOf(own, taken), own);
        }
    }
}
