namespace Corridor.Support.Combination;

public sealed partial class Combiner
{
    // How deep decisions may lie below each other; deeper ones are cut off.
    private const int MostDepth = 400;

    private readonly Dictionary<int[], Search> searches = [];
    private List<int[]>? parts;

    private (MemberSet Set, CombinationScore Ceiling, long Nodes, bool IsProven) Solve(int? forced, long most)
    {
        var set = MemberSet.Of(all.Length);
        var (ceiling, nodes, proven) = (default(CombinationScore), 0L, true);
        foreach (var part in parts ??= Parts())
        {
            if (!searches.TryGetValue(part, out var search))
            {
                searches[part] = search = new Search(this, part);
            }

            // What is forced changes its own part only. What was found out before is kept.
            var before = search.Nodes;
            if (search.Run(forced is { } must && part.Contains(must) ? must : null, Math.Max(1, most - nodes)) is { } found)
            {
                set.AddAll(found.Set);
                ceiling += found.Upper;
                proven &= found.Lower == found.Upper;
            }

            nodes += search.Nodes - before;
        }

        return (set, ceiling, nodes, proven);
    }

    /// <summary>The programmes that touch each other, through any rule: each part is solved by itself.</summary>
    private List<int[]> Parts()
    {
        var parent = Enumerable.Range(0, all.Length).ToArray();
        int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
        void Join(IEnumerable<int> together)
        {
            var first = -1;
            foreach (var i in together)
            {
                parent[Root(i)] = first < 0 ? Root(i) : Root(first);
                first = i;
            }
        }

        for (var i = 0; i < all.Length; i++)
        {
            Join([i, .. all[i].Excludes, .. all[i].Requires, .. all[i].Needs]);
        }

        foreach (var shared in Enumerable.Range(0, all.Length).SelectMany(i => all[i].Programme.Groups.Select(g => "g" + g.Id).Concat(all[i].Programme.Limits.Select(l => "l" + l.Id)).Select(k => (k, i))).GroupBy(x => x.k, x => x.i))
        {
            Join(shared);
        }

        return [.. Enumerable.Range(0, all.Length).GroupBy(Root).Select(g => g.ToArray())];
    }

    /// <summary>
    /// A point of the search: of the programmes that it answers for, those taken and those still free; and all that are
    /// taken, since rules of the free ones may look at others.
    /// </summary>
    private readonly record struct Point(MemberSet Own, MemberSet Taken, MemberSet Free);

    /// <summary>What is known of the best set at a point: a set that reaches <see cref="Lower"/>, and that none exceeds <see cref="Upper"/>.</summary>
    private sealed class Known(Point point)
    {
        public Point Point { get; } = point;

        public CombinationScore Upper { get; set; }

        public CombinationScore Lower { get; set; }

        /// <summary>The members of the best set found that the point answers for.</summary>
        public MemberSet Best { get; set; }

        /// <summary>The programme to decide next.</summary>
        public int Branch { get; set; } = -1;

        public bool IsDone => Lower == Upper;
    }

    private readonly record struct Found(CombinationScore Upper, CombinationScore Lower, MemberSet Set);

    /// <summary>What two points must share to have the same answer.</summary>
    private readonly record struct PointKey(MemberSet Free, MemberSet OwnTaken, MemberSet Seen);

    private sealed partial class Search
    {
        private readonly Combiner owner;
        private readonly Candidate[] all;
        private readonly int[] order;
        private readonly Int128[] ties;
        private readonly MemberSet[] excludes;
        private readonly MemberSet[] requirers;
        private readonly MemberSet[] dependents;
        private readonly MemberSet[] seen;
        private readonly int[][] groupsOf;
        private readonly MemberSet[] groups;
        private readonly (int AtMost, MemberSet Who)[][] levels;
        private readonly MemberSet[] limits;
        private readonly Dictionary<PointKey, Known> known = [];
        private long end;

        public Search(Combiner owner, int[] part)
        {
            (this.owner, all) = (owner, owner.all);
            order = [.. part.OrderByDescending(i => all[i].Upper).ThenBy(i => i)];
            ties = new Int128[all.Length];
            for (var k = 0; k < Math.Min(MostTies, order.Length); k++)
            {
                ties[order[k]] = Int128.One << (MostTies - 1 - k);
            }

            MemberSet Set(params IEnumerable<int> members) => MemberSet.Of(all.Length, members);
            excludes = [.. all.Select(c => Set(c.Excludes))];
            requirers = [.. all.Select(_ => Set())];
            dependents = [.. all.Select(_ => Set())];
            var ids = part.SelectMany(i => all[i].Programme.Groups).Select(g => g.Id).Distinct().Order(StringComparer.Ordinal).ToList();
            groups = [.. ids.Select(id => Set(part.Where(i => all[i].Programme.Groups.Any(g => g.Id == id))))];
            levels = [.. ids.Select(id => part.SelectMany(i => all[i].Programme.Groups.Where(g => g.Id == id).Select(g => (g.AtMost, i))).GroupBy(x => x.AtMost, x => x.i).OrderBy(g => g.Key).Select(g => (g.Key, Set(g))).ToArray())];
            groupsOf = [.. all.Select((_, i) => Enumerable.Range(0, ids.Count).Where(g => groups[g][i]).ToArray())];
            limits = [.. owner.limitNames.Select((_, l) => Set(part.Where(i => all[i].Limits.Contains(l))))];
            seen = [.. all.Select(c => c.Closure.Copy())];
            foreach (var i in part)
            {
                all[i].Requires.ForEach(r => requirers[r].Add(i));
                foreach (var need in all[i].Closure)
                {
                    dependents[need].Add(i);
                }

                Array.ForEach(groupsOf[i], g => seen[i].AddAll(groups[g]));
            }

            (packOf, packMost, packGroup) = Packs();
            (packs, starts, takes, rooms, places) = ([.. packMost.Select((_, p) => new int[order.Count(i => packOf[i] == p)])], new int[packMost.Length], new int[packMost.Length], new int[packMost.Length], new int[all.Length]);
            (weights, parts, counted) = (new CombinationScore[all.Length], new Int128[limits.Length], new Int128[all.Length]);
        }

        // Prices are sums of many ties, which must not overflow.
        private const int MostTies = 100;

        public long Nodes { get; private set; }

        /// <summary>The best set of the part, with the programme that must be in it, if any; null where no set can hold it.</summary>
        public Found? Run(int? forced, long most)
        {
            end = Nodes + most;
            var (taken, free) = (MemberSet.Of(all.Length), MemberSet.Of(all.Length, order));
            var own = free.Copy();
            if (forced is { } must && !Take(must, taken, free))
            {
                return null;
            }

            var root = new Point(own, taken, free);
            var found = Split(root, CombinationScore.Lowest, 0);
            return found.Lower == found.Upper ? found : Press(root, found, most / 4);
        }

        /// <summary>
        /// Lowers the bound of a search that was cut off: what is left open is opened where its bound is highest, for some
        /// steps more. Whatever is then still open bounds all sets.
        /// </summary>
        private Found Press(Point root, Found found, long steps)
        {
            var (best, set) = (found.Lower, found.Set);
            var queue = new PriorityQueue<Leaf, CombinationScore>(Comparer<CombinationScore>.Create((a, b) => b.CompareTo(a)));
            void Add(Leaf leaf)
            {
                if (leaf.Lower > best)
                {
                    (best, set) = (leaf.Lower, leaf.Set);
                }

                if (leaf.Upper > best)
                {
                    queue.Enqueue(leaf, leaf.Upper);
                }
            }

            Add(Fall(root));
            end = Nodes + steps;
            for (var step = 0L; step < steps && Nodes < end && queue.TryDequeue(out var leaf, out _); step++)
            {
                // An open part without a gap is settled; where all are, the leaf is what its bound says, and was counted.
                if (leaf.Upper <= best || leaf.Open.Where(k => !k.IsDone).MaxBy(k => k.Upper - k.Lower) is not { } widest)
                {
                    continue;
                }

                foreach (var point in Ways(widest))
                {
                    var (settled, closed, open) = Fall(point);
                    Add(new Leaf(leaf.Settled + settled, leaf.Closed.Or(closed), [.. leaf.Open.Where(k => k != widest), .. open]));
                }
            }

            var upper = queue.TryPeek(out _, out var highest) ? CombinationScore.Max(best, highest) : best;
            return new Found(CombinationScore.Max(best, CombinationScore.Min(found.Upper, upper)), best, set);
        }

        // What is settled below some decisions, and the parts that are still open.
        private sealed record Leaf(CombinationScore Settled, MemberSet Closed, List<Known> Open)
        {
            public CombinationScore Upper => Open.Aggregate(Settled, (sum, k) => sum + k.Upper);

            public CombinationScore Lower => Open.Aggregate(Settled, (sum, k) => sum + k.Lower);

            public MemberSet Set => Open.Aggregate(Closed, (all, k) => all.Or(k.Best));
        }

        // With the programme that is to be decided next, where that is allowed, and without it.
        private IEnumerable<Point> Ways(Known at)
        {
            for (var way = 0; way < 2; way++)
            {
                var (taken, free) = (at.Point.Taken.Copy(), at.Point.Free.Copy());
                if (way == 1)
                {
                    Drop(at.Branch, free);
                }
                else if (!Take(at.Branch, taken, free))
                {
                    continue;
                }

                yield return new Point(at.Point.Own, taken, free);
            }
        }

        // What is left of a point falls into parts; each is known by itself.
        private Leaf Fall(Point point)
        {
            var closed = point.Own.And(point.Taken);
            var open = new List<Known>();
            var rest = point.Free.Copy();
            foreach (var seed in point.Free)
            {
                if (!rest[seed])
                {
                    continue;
                }

                var together = Together(seed, point);
                rest = rest.Except(together);
                closed = closed.Except(together);
                open.Add(Of(new Point(together, point.Taken, together.And(point.Free))));
            }

            var settled = owner.Score(closed, point.Taken);
            foreach (var i in closed)
            {
                settled = settled with { Tie = settled.Tie + ties[i] };
            }

            return new Leaf(settled, closed, open);
        }

        // Better sets than the floor are looked for in what is left of a point.
        private Found Split(Point point, CombinationScore floor, int depth)
        {
            var (settled, closed, open) = Fall(point);
            var set = closed;
            var upper = settled;
            open.ForEach(k => upper += k.Upper);
            open.Sort((a, b) => a.Point.Free.Count.CompareTo(b.Point.Free.Count));
            foreach (var part in open)
            {
                if (upper <= floor)
                {
                    break;
                }

                var others = upper - part.Upper;
                Improve(part, floor - others, depth);
                upper = others + part.Upper;
            }

            var lower = settled;
            foreach (var part in open)
            {
                lower += part.Lower;
                set = set.Or(part.Best);
            }

            return new Found(upper, lower, set);
        }

        /// <summary>Goes on until the best set at a point is known, or that none is above the floor, or the steps are used up.</summary>
        private void Improve(Known at, CombinationScore floor, int depth)
        {
            if (at.IsDone || at.Upper <= floor || Nodes >= end || depth > MostDepth)
            {
                return;
            }

            CombinationScore? most = null;
            foreach (var point in Ways(at))
            {
                var found = Split(point, CombinationScore.Max(floor, at.Lower), depth + 1);
                most = most is { } before ? CombinationScore.Max(before, found.Upper) : found.Upper;
                if (found.Lower > at.Lower)
                {
                    (at.Lower, at.Best) = (found.Lower, found.Set);
                }
            }

            at.Upper = CombinationScore.Max(at.Lower, CombinationScore.Min(at.Upper, most!.Value));
        }

        private Known Of(Point point)
        {
            var look = MemberSet.Of(all.Length);
            foreach (var i in point.Own)
            {
                look.AddAll(seen[i]);
            }

            var key = new PointKey(point.Free, point.Own.And(point.Taken), look.And(point.Taken));
            if (!known.TryGetValue(key, out var answer))
            {
                Nodes++;
                known[key] = answer = new Known(point);
                Relax(answer);
            }

            return answer;
        }

        // All that a free programme touches, through rules that may still bear on the score.
        private MemberSet Together(int seed, Point point)
        {
            var (found, live) = (MemberSet.Of(all.Length, seed), point.Own.And(point.Taken.Or(point.Free)));
            var stack = new Stack<int>([seed]);
            void Reach(MemberSet some)
            {
                foreach (var j in some)
                {
                    if (!found[j])
                    {
                        found.Add(j);
                        stack.Push(j);
                    }
                }
            }

            while (stack.TryPop(out var i))
            {
                if (point.Free[i])
                {
                    Reach(excludes[i].And(point.Free));
                    Reach(requirers[i].And(point.Free));
                    Reach(dependents[i].And(live));
                    foreach (var required in all[i].Requires)
                    {
                        if (point.Free[required] && !found[required])
                        {
                            found.Add(required);
                            stack.Push(required);
                        }
                    }

                    foreach (var g in groupsOf[i])
                    {
                        var free = groups[g].And(point.Free);
                        if (groups[g].CountWith(point.Taken) + free.Count > Tightest(g, point.Taken.Or(free)))
                        {
                            Reach(free);
                        }
                    }
                }

                Reach(all[i].Closure.And(point.Free));
                foreach (var l in all[i].Limits)
                {
                    var under = limits[l].And(live);
                    if (MayCut(l, under))
                    {
                        Reach(under);
                    }
                }
            }

            return found;
        }

        private bool MayCut(int limit, MemberSet under)
        {
            var (asked, cover, most) = ((Int128)0, (Int128)0, Int128.MaxValue);
            foreach (var i in under)
            {
                if (all[i].Fixed is not { } piece)
                {
                    return true;
                }

                asked += piece.AskedUnits;
                cover += piece.Full.Covered;
                most = Int128.Min(most, CombinationScore.Units(piece.Most[Array.IndexOf(all[i].Limits, limit)] ?? 0));
            }

            return asked > most || cover > most;
        }

        private int Tightest(int group, MemberSet some)
        {
            foreach (var (atMost, who) in levels[group])
            {
                if (who.Overlaps(some))
                {
                    return atMost;
                }
            }

            return int.MaxValue;
        }

        // Takes a programme with everything that it requires, and drops what can no longer join; false where it is not allowed.
        private bool Take(int index, MemberSet taken, MemberSet free)
        {
            var stack = new Stack<int>([index]);
            while (stack.TryPop(out var i))
            {
                if (taken[i])
                {
                    continue;
                }

                if (!free[i])
                {
                    return false;
                }

                taken.Add(i);
                free.Remove(i);
                foreach (var other in excludes[i])
                {
                    Drop(other, free);
                }

                foreach (var g in groupsOf[i])
                {
                    var (count, most) = (groups[g].CountWith(taken), Tightest(g, taken));
                    if (count > most)
                    {
                        return false;
                    }

                    foreach (var (atMost, who) in levels[g])
                    {
                        if (count >= Math.Min(most, atMost))
                        {
                            foreach (var other in who)
                            {
                                Drop(other, free);
                            }
                        }
                    }
                }

                all[i].Requires.ForEach(stack.Push);
            }

            return true;
        }

        private void Drop(int index, MemberSet free)
        {
            if (free[index])
            {
                free.Remove(index);
                foreach (var requirer in requirers[index])
                {
                    Drop(requirer, free);
                }
            }
        }
    }
}
