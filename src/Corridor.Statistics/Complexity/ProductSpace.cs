using System.Collections.Immutable;

namespace Corridor.Statistics.Complexity;

/// <summary>
/// The product space as it is drawn (Hidalgo, Klinger, Barabási and Hausmann 2007): the tree that joins all products
/// over their strongest proximities, with all links above 0.55 added, and a place for each product in the plane where
/// what is linked lies near. The places say nothing but that; the same matrix gives the same ones on every run.
/// </summary>
public sealed class ProductSpace
{
    /// <summary>From which proximity on a link is drawn beside those of the tree.</summary>
    public const double Strong = 0.55;

    private const int MostLinksEach = 3;
    private const int Rounds = 240;

    private ProductSpace(ImmutableArray<ProductLink> links, ImmutableArray<(double X, double Y)> places) => (Links, Places) = (links, places);

    /// <summary>The links, those of the tree first.</summary>
    public ImmutableArray<ProductLink> Links { get; }

    /// <summary>The places of the products, each of the two between 0 and 1.</summary>
    public ImmutableArray<(double X, double Y)> Places { get; }

    /// <summary>The products linked with each, the nearest first.</summary>
    public ImmutableArray<ImmutableArray<ProductLink>> Neighbours => [.. Enumerable.Range(0, Places.Length)
        .Select(p => (ImmutableArray<ProductLink>)[.. Links.Where(l => l.First == p || l.Second == p).OrderByDescending(l => l.Proximity).ThenBy(l => l.First).ThenBy(l => l.Second)])];

    /// <summary>The space of a matrix of exports.</summary>
    public static ProductSpace Of(EconomicComplexity complexity)
    {
        var n = complexity.Exports.Products.Length;
        var tree = Tree(complexity, n);
        var joined = tree.Select(l => (Math.Min(l.First, l.Second), Math.Max(l.First, l.Second))).ToHashSet();
        var strong = new List<ProductLink>();
        for (var p = 0; p < n; p++)
        {
            for (var r = p + 1; r < n; r++)
            {
                if (!joined.Contains((p, r)) && complexity.Proximity(p, r) is >= Strong and var near)
                {
                    strong.Add(new ProductLink(p, r, (decimal)near));
                }
            }
        }

        ImmutableArray<ProductLink> links = [.. tree, .. strong.OrderByDescending(l => l.Proximity).ThenBy(l => l.First).ThenBy(l => l.Second).Take(MostLinksEach * n - tree.Count)];
        return new ProductSpace(links, Laid(n, tree, links));
    }

    // The strongest tree, by Prim; a product that nobody exports with advantage is joined with proximity 0.
    private static List<ProductLink> Tree(EconomicComplexity complexity, int n)
    {
        var (nearest, best, isIn) = (new int[n], new double[n], new bool[n]);
        Array.Fill(best, -1);
        var links = new List<ProductLink>(Math.Max(0, n - 1));
        for (var (at, count) = (0, 1); count < n; count++)
        {
            isIn[at] = true;
            var next = -1;
            for (var p = 0; p < n; p++)
            {
                if (isIn[p])
                {
                    continue;
                }

                if ((complexity.Proximity(at, p) ?? 0) is var near && near > best[p])
                {
                    (best[p], nearest[p]) = (near, at);
                }

                next = next < 0 || best[p] > best[next] ? p : next;
            }

            links.Add(new ProductLink(nearest[next], next, (decimal)best[next]));
            at = next;
        }

        return links;
    }

    // The tree around its middle, each branch with an angle as wide as it has leaves; then links draw together and all products push apart (Fruchterman and Reingold 1991).
    private static ImmutableArray<(double X, double Y)> Laid(int n, List<ProductLink> tree, ImmutableArray<ProductLink> links)
    {
        if (n == 0)
        {
            return [];
        }

        var (x, y) = Around(n, tree);
        var (moveX, moveY) = (new double[n], new double[n]);
        var apart = 1 / Math.Sqrt(n);
        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(moveX);
            Array.Clear(moveY);
            for (var i = 0; i < n; i++)
            {
                for (var j = i + 1; j < n; j++)
                {
                    var (dx, dy) = (x[i] - x[j], y[i] - y[j]);
                    var push = apart * apart / Math.Max(dx * dx + dy * dy, 1e-9);
                    (moveX[i], moveY[i], moveX[j], moveY[j]) = (moveX[i] + dx * push, moveY[i] + dy * push, moveX[j] - dx * push, moveY[j] - dy * push);
                }
            }

            foreach (var link in links)
            {
                var (dx, dy) = (x[link.First] - x[link.Second], y[link.First] - y[link.Second]);
                var pull = Math.Sqrt(dx * dx + dy * dy) / apart;
                (moveX[link.First], moveY[link.First]) = (moveX[link.First] - dx * pull, moveY[link.First] - dy * pull);
                (moveX[link.Second], moveY[link.Second]) = (moveX[link.Second] + dx * pull, moveY[link.Second] + dy * pull);
            }

            var warmth = 0.06 * (1 - round / (double)Rounds);
            for (var i = 0; i < n; i++)
            {
                var length = Math.Sqrt(moveX[i] * moveX[i] + moveY[i] * moveY[i]);
                if (length > 0)
                {
                    var step = Math.Min(length, warmth) / length;
                    // A little towards the middle, so that what hangs on one link does not drift away.
                    (x[i], y[i]) = ((x[i] + moveX[i] * step) * 0.995, (y[i] + moveY[i] * step) * 0.995);
                }
            }
        }

        var (left, right, top, bottom) = (x.Min(), x.Max(), y.Min(), y.Max());
        double Within(double v, double from, double to) => Math.Round(to > from ? (v - from) / (to - from) : 0.5, 4);
        return [.. Enumerable.Range(0, n).Select(i => (Within(x[i], left, right), Within(y[i], top, bottom)))];
    }

    private static (double[] X, double[] Y) Around(int n, List<ProductLink> tree)
    {
        var beside = Enumerable.Range(0, n).Select(_ => new List<int>()).ToArray();
        foreach (var link in tree)
        {
            beside[link.First].Add(link.Second);
            beside[link.Second].Add(link.First);
        }

        // From the product with most links outwards; a list instead of recursion, because a tree may be one long chain.
        var root = Enumerable.Range(0, n).OrderByDescending(p => beside[p].Count).ThenBy(p => p).First();
        var (parent, depth, leaves, order) = (new int[n], new int[n], new double[n], new List<int> { root });
        parent[root] = -1;
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var next in beside[order[i]].Where(p => p != parent[order[i]]))
            {
                (parent[next], depth[next]) = (order[i], depth[order[i]] + 1);
                order.Add(next);
            }
        }

        foreach (var p in Enumerable.Reverse(order))
        {
            leaves[p] = Math.Max(1, leaves[p]);
            if (parent[p] >= 0)
            {
                leaves[parent[p]] += leaves[p];
            }
        }

        var (from, x, y, taken) = (new double[n], new double[n], new double[n], new double[n]);
        var deepest = Math.Max(1, depth.Max());
        foreach (var p in order)
        {
            if (parent[p] is >= 0 and var above)
            {
                from[p] = from[above] + taken[above];
                taken[above] += leaves[p];
            }

            var angle = 2 * Math.PI * (from[p] + leaves[p] / 2) / leaves[root];
            var away = depth[p] / (double)deepest / 2;
            (x[p], y[p]) = (away * Math.Cos(angle), away * Math.Sin(angle));
        }

        return (x, y);
    }
}
