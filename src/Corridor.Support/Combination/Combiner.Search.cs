namespace Corridor.Support.Combination;

public sealed partial class Combiner
{
    private (bool[] Set, long Nodes, bool IsProven) Solve(int? forced)
    {
        var set = new bool[all.Length];
        var (nodes, proven) = (0L, true);
        foreach (var part in Parts())
        {
            var search = new Search(this, part, part.Contains(forced ?? -1) ? forced : null);
            search.Run();
            (nodes, proven) = (nodes + search.Nodes, proven && search.Nodes < MostNodes);
            foreach (var i in search.Best ?? [])
            {
                set[i] = true;
            }
        }

        return (set, nodes, proven);
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

    private sealed class Search
    {
        private readonly Combiner owner;
        private readonly int[] order;
        private readonly int? forced;
        private readonly bool[] set;
        private readonly bool[] decided;
        private readonly int[] blocked;
        private readonly int[] packOf;
        private readonly int packs;
        private readonly bool isAdditive;
        private readonly decimal[] limitSums;
        private readonly int[] packLeft;
        private CombinationScore best;

        public Search(Combiner owner, int[] part, int? forced)
        {
            (this.owner, this.forced) = (owner, forced);
            order = [.. part.OrderByDescending(i => owner.all[i].Upper).ThenBy(i => i)];
            set = new bool[owner.all.Length];
            decided = new bool[owner.all.Length];
            blocked = new int[owner.all.Length];
            packOf = new int[owner.all.Length];
            isAdditive = part.All(i => owner.all[i].IsFixed && owner.all[i].Limits.Length == 0);
            limitSums = new decimal[owner.limitNames.Length];
            packs = Pack();
            packLeft = new int[packs];
        }

        public long Nodes { get; private set; }

        public int[]? Best { get; private set; }

        public void Run()
        {
            if (forced is { } must && !Include(must, out var undo))
            {
                undo();
                return;
            }

            Visit(0);
        }

        // Programmes that exclude each other, or share a tight group, lie in one pack: of it only so many count in a bound.
        private int Pack()
        {
            var count = 0;
            Array.Fill(packOf, -1);
            foreach (var group in order.SelectMany(i => owner.all[i].Programme.Groups.Select(g => (g.Id, i))).GroupBy(x => x.Id, x => x.i).OrderByDescending(g => g.Count()))
            {
                var members = group.Where(i => packOf[i] < 0).ToList();
                if (members.Count > 1)
                {
                    members.ForEach(i => packOf[i] = count);
                    packMost.Add(group.SelectMany(i => owner.all[i].Programme.Groups).Where(g => g.Id == group.Key).Max(g => g.AtMost));
                    count++;
                }
            }

            foreach (var i in order.Where(i => packOf[i] < 0))
            {
                var clique = new List<int> { i };
                foreach (var j in order.Where(j => j != i && packOf[j] < 0 && clique.All(owner.all[j].Excludes.Contains)))
                {
                    clique.Add(j);
                }

                clique.ForEach(j => packOf[j] = count);
                packMost.Add(1);
                count++;
            }

            return count;
        }

        private readonly List<int> packMost = [];

        private void Visit(int at)
        {
            if (++Nodes >= MostNodes)
            {
                return;
            }

            while (at < order.Length && decided[order[at]])
            {
                at++;
            }

            if (Best is not null && Bound(at) <= best)
            {
                return;
            }

            if (at == order.Length)
            {
                var score = owner.Score(set);
                if ((Best is null || score > best) && owner.IsAllowed(set))
                {
                    (best, Best) = (score, [.. order.Where(i => set[i])]);
                }

                return;
            }

            var next = order[at];
            if (blocked[next] == 0)
            {
                var good = Include(next, out var undo);
                if (good)
                {
                    Visit(at + 1);
                }

                undo();
            }

            // Whoever is in and requires it makes leaving it out pointless.
            if (!order.Any(i => set[i] && owner.all[i].Requires.Contains(next)))
            {
                decided[next] = true;
                Visit(at + 1);
                decided[next] = false;
            }
        }

        // Takes a programme and everything that it requires; false where that is not allowed.
        private bool Include(int index, out Action undo)
        {
            var taken = new List<int>();
            undo = () =>
            {
                foreach (var i in taken)
                {
                    set[i] = decided[i] = false;
                    foreach (var other in owner.all[i].Excludes)
                    {
                        blocked[other]--;
                    }
                }
            };
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

        private bool FitsGroups(int index)
        {
            foreach (var group in owner.all[index].Programme.Groups)
            {
                var (count, most) = (0, group.AtMost);
                foreach (var i in order)
                {
                    if (set[i])
                    {
                        foreach (var other in owner.all[i].Programme.Groups)
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

        private CombinationScore Bound(int at)
        {
            var sum = default(CombinationScore);
            var byLimits = 0m;
            Array.Clear(limitSums);
            for (var p = 0; p < packs; p++)
            {
                packLeft[p] = packMost[p];
            }

            foreach (var i in order)
            {
                if (set[i])
                {
                    packLeft[packOf[i]]--;
                    Add(i, fits: true);
                }
            }

            // Within a pack the best come first.
            for (var k = at; k < order.Length; k++)
            {
                var i = order[k];
                if (!decided[i] && blocked[i] == 0)
                {
                    Add(i, fits: packLeft[packOf[i]]-- > 0);
                }
            }

            for (var l = 0; l < limitSums.Length; l++)
            {
                byLimits += Math.Min(limitSums[l], MostOf(l));
            }

            return isAdditive ? sum : sum with { Gain = Math.Min(sum.Gain, byLimits) };

            void Add(int i, bool fits)
            {
                var upper = owner.all[i].Upper;
                // The other parts of a score have packs of their own order; all that may join are counted there.
                sum += fits ? upper : upper with { Gain = 0 };
                if (owner.all[i].Limits is [var limit, ..] && owner.aim.YearlyRate is null)
                {
                    limitSums[limit.Limit] += upper.Gain;
                }
                else
                {
                    byLimits += upper.Gain;
                }
            }
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
