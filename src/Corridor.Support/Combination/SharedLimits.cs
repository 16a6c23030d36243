namespace Corridor.Support.Combination;

/// <summary>
/// What is counted of amounts under shared limits: as much as all limits leave, together. Where each amount stands under
/// one limit that is the smaller of sum and limit. Where amounts stand under two it is the largest fractional matching of
/// a graph whose vertices are the limits and whose edges are the amounts; half of the largest flow through its double
/// cover (Schrijver, Combinatorial Optimization, ch. 30).
/// </summary>
internal static class SharedLimits
{
    private const decimal Endless = 1_000_000_000_000_000_000m;

    /// <summary>The counted amounts.</summary>
    /// <param name="amounts">The amounts, each with at most two limits by index; -1 for none.</param>
    /// <param name="most">What each limit leaves, not below zero.</param>
    public static decimal[] Cut(IReadOnlyList<(decimal Amount, int First, int Second)> amounts, decimal[] most)
    {
        var counted = amounts.Select(a => a.Amount).ToArray();
        if (amounts.All(a => a.Second < 0))
        {
            var left = (decimal[])most.Clone();
            for (var i = 0; i < counted.Length; i++)
            {
                if (amounts[i].First is var limit and >= 0)
                {
                    counted[i] = Math.Min(counted[i], left[limit]);
                    left[limit] -= counted[i];
                }
            }

            return counted;
        }

        return Flow(amounts, most, counted);
    }

    private static decimal[] Flow(IReadOnlyList<(decimal Amount, int First, int Second)> amounts, decimal[] most, decimal[] counted)
    {
        // Vertices: source, sink, then a left and a right one for each limit and for the free end of edges with one limit.
        var limits = most.Length + 1;
        var (source, sink, count) = (0, 1, 2 + (2 * limits));
        int Left(int limit) => 2 + (limit < 0 ? limits - 1 : limit);
        int Right(int limit) => 2 + limits + (limit < 0 ? limits - 1 : limit);
        var arcs = new List<(int From, int To, decimal Room)>();
        void Arc(int from, int to, decimal room)
        {
            arcs.Add((from, to, room));
            arcs.Add((to, from, 0));
        }

        for (var i = 0; i < limits; i++)
        {
            var room = i < most.Length ? most[i] : Endless;
            Arc(source, 2 + i, room);
            Arc(2 + limits + i, sink, room);
        }

        var first = arcs.Count;
        foreach (var (amount, a, b) in amounts.Where(a => a.First >= 0))
        {
            Arc(Left(a), Right(b), amount);
            Arc(Left(b), Right(a), amount);
        }

        var room2 = arcs.Select(a => a.Room).ToArray();
        while (Path() is { } path)
        {
            var width = path.Min(a => room2[a]);
            foreach (var arc in path)
            {
                room2[arc] -= width;
                room2[arc ^ 1] += width;
            }
        }

        for (var (i, at) = (0, first); i < amounts.Count; i++)
        {
            if (amounts[i].First >= 0)
            {
                counted[i] = (room2[at + 1] + room2[at + 3]) / 2;
                at += 4;
            }
        }

        return counted;

        // The shortest path with room, so that the number of paths does not depend on the amounts (Edmonds and Karp 1972).
        List<int>? Path()
        {
            var by = Enumerable.Repeat(-1, count).ToArray();
            var queue = new Queue<int>([source]);
            while (queue.TryDequeue(out var vertex) && by[sink] < 0)
            {
                for (var a = 0; a < arcs.Count; a++)
                {
                    if (arcs[a].From == vertex && room2[a] > 0 && arcs[a].To != source && by[arcs[a].To] < 0)
                    {
                        by[arcs[a].To] = a;
                        queue.Enqueue(arcs[a].To);
                    }
                }
            }

            if (by[sink] < 0)
            {
                return null;
            }

            var path = new List<int>();
            for (var vertex = sink; vertex != source; vertex = arcs[by[vertex]].From)
            {
                path.Add(by[vertex]);
            }

            return path;
        }
    }
}
