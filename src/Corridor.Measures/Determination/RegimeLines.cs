using Corridor.Reference.Goods;

namespace Corridor.Measures.Determination;

/// <summary>
/// Every declarable code of a nomenclature through time, with the lines above it that carry measures, nearest first.
/// It follows the tree of each day: a line that was once above a code and is no longer does not count.
/// </summary>
internal sealed class RegimeLines
{
    private readonly Dictionary<long, List<Stretch>> byCode = [];

    /// <summary>Walks the trees of all days that the nomenclature covers.</summary>
    /// <param name="nomenclature">The nomenclature.</param>
    /// <param name="carrying">The codes that carry measures.</param>
    public RegimeLines(Nomenclature nomenclature, IEnumerable<CommodityCode> carrying)
    {
        HashSet<long> printed = [.. nomenclature.Lines.Where(l => l.IsCoded).Select(l => CodeKey.Of(l.Code))];
        var carriers = carrying.ToHashSet();
        var keys = carriers.Select(CodeKey.Of).ToHashSet();
        var unprinted = carriers.Where(c => !printed.Contains(CodeKey.Of(c))).ToHashSet();
        foreach (var (from, to, tree) in Trees(nomenclature))
        {
            foreach (var node in tree.Nodes.Where(n => n.IsDeclarable))
            {
                Add(CodeKey.Of(node.Code), new Stretch(from, to, Path(node, keys, unprinted)));
            }
        }
    }

    /// <summary>Every declarable code with the stretches of time in which it is one, in order.</summary>
    public IEnumerable<KeyValuePair<long, List<Stretch>>> All => byCode;

    /// <summary>The stretches of a code, or none.</summary>
    public IReadOnlyList<Stretch> Of(CommodityCode code) => byCode.TryGetValue(CodeKey.Of(code), out var found) ? found : [];

    /// <summary>
    /// The keys of all codes that are a printed line of any day, or that stand in for printed lines which begin with
    /// their digits.
    /// </summary>
    public static HashSet<string> Standing(Nomenclature nomenclature)
    {
        var standing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in nomenclature.Lines.Where(l => l.IsCoded))
        {
            standing.Add(line.Code.Padded);
            for (var length = line.Code.Length; length >= 2; length--)
            {
                standing.Add(line.Code.Cut(length).Padded);
            }
        }

        return standing;
    }

    private static IEnumerable<(DateOnly From, DateOnly To, GoodsTree Tree)> Trees(Nomenclature nomenclature)
    {
        var last = nomenclature.Coverage.To ?? DateOnly.MaxValue;
        var from = nomenclature.Coverage.From ?? DateOnly.MinValue;
        while (nomenclature.TryAt(from, out var tree, out _))
        {
            var to = tree.Holds.To is { } end && end < last ? end : last;
            yield return (from, to, tree);
            if (to == last)
            {
                yield break;
            }

            from = to.AddDays(1);
        }
    }

    private static long[] Path(GoodsNode node, HashSet<long> keys, HashSet<CommodityCode> unprinted)
    {
        var path = new List<long>();
        var standIns = new Queue<CommodityCode>();
        if (unprinted.Count > 0)
        {
            for (var length = node.Code.Length; length >= 2; length--)
            {
                var cut = node.Code.Cut(length);
                if (unprinted.Contains(cut))
                {
                    standIns.Enqueue(cut);
                }
            }
        }

        for (var at = node; at is not null; at = at.Parent)
        {
            if (!at.Line.IsCoded)
            {
                continue;
            }

            // A code that the nomenclature does not print stands between the lines that begin with its digits and those that do not.
            while (standIns.TryPeek(out var standIn) && !at.Code.StartsWith(standIn))
            {
                path.Add(CodeKey.Of(standIns.Dequeue()));
            }

            // A heading that is not divided and its one line are the same code but for zeros: its measures count once.
            if (CodeKey.Of(at.Code) is var key && keys.Contains(key) && (path.Count == 0 || path[^1] != key))
            {
                path.Add(key);
            }
        }

        path.AddRange(standIns.Select(CodeKey.Of));
        return [.. path];
    }

    private void Add(long code, Stretch stretch)
    {
        if (!byCode.TryGetValue(code, out var stretches))
        {
            byCode.Add(code, stretches = []);
        }

        if (stretches is [.., { } last] && last.To.AddDays(1) == stretch.From && last.Path.AsSpan().SequenceEqual(stretch.Path))
        {
            stretches[^1] = last with { To = stretch.To };
        }
        else
        {
            stretches.Add(stretch);
        }
    }

    /// <summary>Days on which a code has the same lines above it.</summary>
    internal sealed record Stretch(DateOnly From, DateOnly To, long[] Path);
}
