using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

public sealed partial class Combiner
{
    private (bool[] Set, long Nodes, bool IsProven) Solve(int? forced)
    {
        var set = new bool[all.Length];
        var (nodes, proven) = (0L, true);
        foreach (var part in parts ??= Parts())
        {
            // What is forced changes its own part only.
            var search = forced is { } must && part.Contains(must) ? new Search(this, part, must) : free.GetValueOrDefault(part) ?? (free[part] = new Search(this, part, null));
            nodes += search.Run();
            proven &= search.IsProven;
            foreach (var i in search.Best ?? [])
            {
                set[i] = true;
            }
        }

        return (set, nodes, proven);
    }

    private readonly Dictionary<int[], Search> free = [];
    private List<int[]>? parts;

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

    // What is given at most once all that it computes with is decided.
    private CombinationScore? Settled(int index, bool[] set)
    {
        var candidate = all[index];
        if (candidate.Needs.Any(n => !all[n].IsFixed))
        {
            return null;
        }

        situation.Benefit = id => byId.TryGetValue(id, out var i) && set[i] ? all[i].Total : Zero();
        return ScoreOf(Answers(candidate.Programme), null);
    }

    private sealed class Search
    {
        private readonly Combiner owner;
        private readonly int[] order;
        private readonly int? forced;
        private readonly bool[] set;
        private readonly bool[] decided;
        private readonly int[] blocked;
        private readonly int[] packOf;
        private readonly List<int> packMost = [];
        private readonly bool[] isPlain;
        private readonly UInt128[] ties;
        private readonly StackingGroup[][] groupsOf;
        private readonly Dictionary<string, int> groupIndex = new(StringComparer.Ordinal);
        private readonly Dictionary<(int, UInt128), CombinationScore?> settled = [];
        private readonly List<(int Index, CombinationScore Score)>[] picks;
        private readonly bool[] over;
        private readonly List<(CombinationScore Loss, int First, int Second, int Limit)> conflicts = [];
        private CombinationScore best;
        private bool hasRun;

        public Search(Combiner owner, int[] part, int? forced)
        {
            (this.owner, this.forced) = (owner, forced);
            var all = owner.all;
            order = [.. part.OrderByDescending(i => all[i].Upper).ThenBy(i => i)];
            (set, decided, blocked, packOf, ties) = (new bool[all.Length], new bool[all.Length], new int[all.Length], new int[all.Length], new UInt128[all.Length]);
            for (var k = 0; k < Math.Min(128, order.Length); k++)
            {
                ties[order[k]] = UInt128.One << (127 - k);
            }

            var needed = part.SelectMany(i => all[i].Needs).ToHashSet();
            isPlain = [.. Enumerable.Range(0, all.Length).Select(i => all[i].IsFixed && all[i].Limits.Length == 0 && !needed.Contains(i))];
            groupsOf = [.. all.Select(c => c.Programme.Groups.ToArray())];
            foreach (var id in part.SelectMany(i => groupsOf[i]).Select(g => g.Id))
            {
                groupIndex.TryAdd(id, groupIndex.Count);
            }

            Pack();
            picks = [.. packMost.Select(_ => new List<(int, CombinationScore)>())];
            over = new bool[owner.limitNames.Length];
        }

        public int[]? Best { get; private set; }

        public long Nodes { get; private set; }

        public bool IsProven => Nodes < MostNodes;

        /// <summary>Searches once; the nodes of a later call are none.</summary>
        public long Run()
        {
            if (hasRun)
            {
                return 0;
            }

            hasRun = true;
            if (forced is null || Include(forced.Value, []))
            {
                Visit();
            }

            return Nodes;
        }

        // Programmes that exclude each other, or share a tight group, lie in one pack: of it only so many count in a bound.
        private void Pack()
        {
            Array.Fill(packOf, -1);
            foreach (var group in order.SelectMany(i => groupsOf[i].Select(g => (g.Id, i))).GroupBy(x => x.Id, x => x.i).OrderByDescending(g => g.Count()))
            {
                var members = group.Where(i => packOf[i] < 0).ToList();
                if (members.Count > 1)
                {
                    members.ForEach(i => packOf[i] = packMost.Count);
                    packMost.Add(group.SelectMany(i => groupsOf[i]).Where(g => g.Id == group.Key).Max(g => g.AtMost));
                }
            }

            foreach (var i in order.Where(i => packOf[i] < 0))
            {
                var clique = new List<int> { i };
                foreach (var j in order.Where(j => j != i && packOf[j] < 0 && clique.All(owner.all[j].Excludes.Contains)))
                {
                    clique.Add(j);
                }

                clique.ForEach(j => packOf[j] = packMost.Count);
                packMost.Add(1);
            }
        }

        private void Visit()
        {
            if (++Nodes >= MostNodes)
            {
                return;
            }

            var relaxed = (bool[])set.Clone();
            var bound = Bound(relaxed);
            if (Best is not null && bound <= best)
            {
                return;
            }

            var branch = Broken(relaxed);
            if (branch < 0)
            {
                var score = owner.Score(relaxed);
                foreach (var i in order)
                {
                    score = relaxed[i] ? score with { Tie = score.Tie + ties[i] } : score;
                }

                if (Best is null || score > best)
                {
                    (best, Best) = (score, [.. order.Where(i => relaxed[i])]);
                }

                // Plain programmes do not bear on the amounts of others: with the rest decided, the set is the best here.
                branch = score == bound ? -1 : Unsettled(relaxed);
                if (branch < 0)
                {
                    return;
                }
            }

            var taken = new List<int>();
            if (Include(branch, taken))
            {
                Visit();
            }

            Undo(taken);
            decided[branch] = true;
            Visit();
            decided[branch] = false;
        }

        /// <summary>An undecided programme of a set that stands in a rule which the set breaks, or -1 where it is allowed.</summary>
        private int Broken(bool[] some)
        {
            Span<int> count = stackalloc int[Math.Min(256, groupIndex.Count)];
            var counts = groupIndex.Count <= 256 ? count : new int[groupIndex.Count];
            counts.Clear();
            foreach (var i in order)
            {
                if (some[i])
                {
                    foreach (var group in groupsOf[i])
                    {
                        counts[groupIndex[group.Id]]++;
                    }
                }
            }

            foreach (var i in order)
            {
                if (!some[i])
                {
                    continue;
                }

                foreach (var other in owner.all[i].Excludes)
                {
                    if (some[other])
                    {
                        return decided[i] ? other : i;
                    }
                }

                foreach (var required in owner.all[i].Requires)
                {
                    if (!some[required])
                    {
                        return i;
                    }
                }

                foreach (var group in groupsOf[i])
                {
                    if (counts[groupIndex[group.Id]] > group.AtMost)
                    {
                        return decided[i] ? Array.Find(order, j => some[j] && !decided[j] && Array.Exists(groupsOf[j], g => g.Id == group.Id)) : i;
                    }
                }
            }

            return -1;
        }

        // Of the programmes that bear on the amounts of others, one that is counted too high; else any, or -1.
        private int Unsettled(bool[] some)
        {
            var found = -1;
            foreach (var i in order)
            {
                // What an amount depends on decides what it is.
                if (some[i] && !owner.all[i].IsFixed && owner.all[i].Needs.FindIndex(n => !decided[n] && blocked[n] == 0) is var need and >= 0)
                {
                    return owner.all[i].Needs[need];
                }
            }

            foreach (var i in order)
            {
                if (!decided[i] && blocked[i] == 0 && !isPlain[i])
                {
                    if (some[i] && (!owner.all[i].IsFixed || owner.all[i].Limits.Any(l => over[l.Limit])))
                    {
                        return i;
                    }

                    found = found < 0 || (some[i] && !some[found]) ? i : found;
                }
            }

            return found;
        }

        // Takes a programme and everything that it requires; false where that is not allowed.
        private bool Include(int index, List<int> taken)
        {
            var stack = new Stack<int>([index]);
            while (stack.TryPop(out var i))
            {
                if (set[i])
                {
                    continue;
                }

                if (decided[i] || blocked[i] > 0 || !FitsGroups(i))
                {
                    return false;
                }

                set[i] = decided[i] = true;
                taken.Add(i);
                foreach (var other in owner.all[i].Excludes)
                {
                    blocked[other]++;
                }

                owner.all[i].Requires.ForEach(stack.Push);
            }

            return true;
        }

        private void Undo(List<int> taken)
        {
            foreach (var i in taken)
            {
                set[i] = decided[i] = false;
                foreach (var other in owner.all[i].Excludes)
                {
                    blocked[other]--;
                }
            }
        }

        private bool FitsGroups(int index)
        {
            foreach (var group in groupsOf[index])
            {
                var (count, most) = (0, group.AtMost);
                foreach (var i in order)
                {
                    if (set[i])
                    {
                        foreach (var other in groupsOf[i])
                        {
                            if (other.Id == group.Id)
                            {
                                count++;
                                most = Math.Min(most, other.AtMost);
                            }
                        }
                    }
                }

                if (count >= most)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>The bound, and the programmes that make it up.</summary>
        private CombinationScore Bound(bool[] relaxed)
        {
            var sum = default(CombinationScore);
            var used = new decimal[owner.limitNames.Length];
            var room = new int[packMost.Count];
            for (var p = 0; p < room.Length; p++)
            {
                room[p] = packMost[p];
                picks[p].Clear();
            }

            foreach (var i in order)
            {
                if (set[i])
                {
                    room[packOf[i]]--;
                    var upper = UpperOf(i);
                    sum += upper;
                    if (owner.all[i].Limits is [var limit, ..])
                    {
                        used[limit.Limit] += Math.Min(upper.Gain, owner.all[i].UpperCut);
                    }
                }
            }

            // Members under a limit count no more than it, and who joins them no more than what is left of it.
            for (var l = 0; l < used.Length; l++)
            {
                var most = MostOf(l);
                sum = sum with { Gain = sum.Gain - Math.Max(0, used[l] - most) };
                used[l] = Math.Max(0, most - used[l]);
            }

            foreach (var i in order)
            {
                if (decided[i] || blocked[i] > 0)
                {
                    continue;
                }

                var upper = UpperOf(i);
                if (owner.all[i].Limits is [var limit, ..])
                {
                    var cut = Math.Min(upper.Gain, owner.all[i].UpperCut);
                    upper = upper with { Gain = upper.Gain - cut + Math.Min(cut, used[limit.Limit]) };
                }

                picks[packOf[i]].Add((i, upper));
            }

            for (var p = 0; p < room.Length; p++)
            {
                if (picks[p].Count > room[p])
                {
                    picks[p].Sort((a, b) => b.Score.CompareTo(a.Score));
                }

                for (var k = 0; k < Math.Min(room[p], picks[p].Count); k++)
                {
                    relaxed[picks[p][k].Index] = true;
                    sum += picks[p][k].Score;
                }
            }

            return Lowered(sum, relaxed, room, used);
        }

        /// <summary>
        /// Lowers the bound by what must be lost where two of the programmes that make it up exclude each other, or those
        /// under a limit ask for more than is left: one of them goes and the next of its pack comes, or the limit cuts. Of
        /// conflicts that touch the same pack only one is taken, so that nothing is lost twice.
        /// </summary>
        private CombinationScore Lowered(CombinationScore sum, bool[] relaxed, int[] room, decimal[] left)
        {
            conflicts.Clear();
            Array.Clear(over);
            var asked = new decimal[left.Length];
            var cheapest = new CombinationScore[left.Length];
            for (var p = 0; p < room.Length; p++)
            {
                for (var k = 0; k < Math.Min(room[p], picks[p].Count); k++)
                {
                    var (i, score) = picks[p][k];
                    var regret = RegretOf(p, score, room[p]);
                    foreach (var other in owner.all[i].Excludes)
                    {
                        if (other > i && relaxed[other] && packOf[other] != p)
                        {
                            var second = RegretOf(packOf[other], picks[packOf[other]].Find(x => x.Index == other).Score, room[packOf[other]]);
                            conflicts.Add((regret < second ? regret : second, p, packOf[other], -1));
                        }
                    }

                    if (owner.all[i].Limits is [var limit, ..])
                    {
                        cheapest[limit.Limit] = asked[limit.Limit] == 0 || regret < cheapest[limit.Limit] ? regret : cheapest[limit.Limit];
                        asked[limit.Limit] += Math.Min(score.Gain, owner.all[i].UpperCut);
                    }
                }
            }

            for (var l = 0; l < left.Length; l++)
            {
                if (asked[l] > left[l])
                {
                    over[l] = true;
                    var excess = new CombinationScore(asked[l] - left[l], 0, 0, 0);
                    conflicts.Add((excess < cheapest[l] ? excess : cheapest[l], -1, -1, l));
                }
            }

            conflicts.Sort((a, b) => b.Loss.CompareTo(a.Loss));
            Span<bool> touched = stackalloc bool[Math.Min(room.Length, 1024)];
            if (room.Length > touched.Length)
            {
                return sum;
            }

            touched.Clear();
            foreach (var (loss, first, second, limit) in conflicts)
            {
                if (loss <= default(CombinationScore) || !Free(first, second, limit, touched, room))
                {
                    continue;
                }

                // How ties fall after a change is open.
                sum = new CombinationScore(sum.Gain - loss.Gain, sum.Timing - loss.Timing, sum.Covered - loss.Covered, sum.Benefits - loss.Benefits, UInt128.MaxValue);
            }

            return sum;
        }

        // Takes the packs of a conflict unless one of them is taken already.
        private bool Free(int first, int second, int limit, Span<bool> touched, int[] room)
        {
            if (limit < 0)
            {
                if (touched[first] || touched[second])
                {
                    return false;
                }

                touched[first] = touched[second] = true;
                return true;
            }

            for (var take = 0; take < 2; take++)
            {
                for (var p = 0; p < room.Length; p++)
                {
                    for (var k = 0; k < Math.Min(room[p], picks[p].Count); k++)
                    {
                        if (owner.all[picks[p][k].Index].Limits is [var own, ..] && own.Limit == limit)
                        {
                            if (take == 0 && touched[p])
                            {
                                return false;
                            }

                            touched[p] |= take == 1;
                        }
                    }
                }
            }

            return true;
        }

        // What a pack loses at least when a pick of it goes; ties left aside.
        private CombinationScore RegretOf(int pack, CombinationScore score, int room)
        {
            var next = picks[pack].Count > room ? picks[pack][room].Score : default;
            return new CombinationScore(score.Gain - next.Gain, score.Timing - next.Timing, score.Covered - next.Covered, score.Benefits - next.Benefits);
        }

        private CombinationScore UpperOf(int index)
        {
            var candidate = owner.all[index];
            var upper = candidate.Upper;
            if (!candidate.IsFixed && candidate.Needs.TrueForAll(n => decided[n] || blocked[n] > 0))
            {
                var key = default(UInt128);
                foreach (var need in candidate.Needs)
                {
                    key |= set[need] ? ties[need] : 0;
                }

                if (order.Length <= 128)
                {
                    if (!settled.TryGetValue((index, key), out var exact))
                    {
                        settled[(index, key)] = exact = owner.Settled(index, set);
                    }

                    upper = exact ?? upper;
                }
            }

            return upper with { Tie = ties[index] };
        }

        // The tightest that members of the set state; while none is in it, the loosest of all. What depends on others is open.
        private decimal MostOf(int limit)
        {
            decimal? tight = null;
            var loose = 0m;
            foreach (var i in order)
            {
                foreach (var (own, most) in owner.all[i].Limits)
                {
                    if (own == limit)
                    {
                        var known = owner.all[i].IsFixed ? most ?? 0 : Unbounded;
                        loose = Math.Max(loose, known);
                        tight = set[i] ? Math.Min(tight ?? known, known) : tight;
                    }
                }
            }

            return tight ?? loose;
        }
    }
}
