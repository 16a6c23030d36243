using Corridor.Reference.Time;

namespace Corridor.Reference.Goods;

/// <summary>A line in its place in the tree of one day.</summary>
public sealed class GoodsNode
{
    private readonly List<GoodsNode> children = [];

    internal GoodsNode(GoodsLine line, GoodsNode? parent)
    {
        Line = line;
        Parent = parent;
        parent?.children.Add(this);
    }

    /// <summary>The line.</summary>
    public GoodsLine Line { get; }

    /// <summary>The line above it, or null for a chapter.</summary>
    public GoodsNode? Parent { get; }

    /// <summary>The lines directly below it, as printed.</summary>
    public IReadOnlyList<GoodsNode> Children => children;

    /// <summary>The code, see <see cref="GoodsLine.Code"/>.</summary>
    public CommodityCode Code => Line.Code;

    /// <summary>Whether goods can be declared under it: a coded line with nothing below it on that day.</summary>
    public bool IsDeclarable => Line.IsCoded && children.Count == 0;

    /// <summary>From the chapter down to the line above this one.</summary>
    public IReadOnlyList<GoodsNode> Ancestors
    {
        get
        {
            var path = new List<GoodsNode>();
            for (var node = Parent; node is not null; node = node.Parent)
            {
                path.Add(node);
            }

            path.Reverse();
            return path;
        }
    }

    /// <summary>The declarable lines below it, itself included.</summary>
    public IEnumerable<GoodsNode> Declarable => IsDeclarable ? [this] : children.SelectMany(c => c.Declarable);
}

/// <summary>
/// A goods nomenclature as it stands on one day. The tree follows indents and positions, never digits alone:
/// a line belongs to the nearest line above it with a smaller indent.
/// </summary>
public sealed class GoodsTree
{
    private readonly Dictionary<string, GoodsNode> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GoodsNode> byPadded = new(StringComparer.Ordinal);
    private readonly List<GoodsNode> nodes = [];
    private readonly GoodsNode[] sorted;

    /// <summary>Builds the tree from the lines of a day in printed order.</summary>
    public GoodsTree(IEnumerable<GoodsLine> lines, DateRange holds)
    {
        Holds = holds;
        var path = new Stack<GoodsNode>();
        foreach (var line in lines)
        {
            while (path.TryPeek(out var top) && top.Line.Indent >= line.Indent)
            {
                path.Pop();
            }

            var node = new GoodsNode(line, path.TryPeek(out var parent) ? parent : null);
            path.Push(node);
            nodes.Add(node);
            if (line.IsCoded)
            {
                byCode.Add(line.Code.Digits, node);
                byPadded[line.Code.Padded] = node;
            }
        }

        sorted = [.. nodes.Where(n => n.Line.IsCoded)];
        if (sorted.Zip(sorted.Skip(1)).Any(pair => pair.First.Code > pair.Second.Code))
        {
            Array.Sort(sorted, static (a, b) => a.Code.CompareTo(b.Code));
        }
    }

    /// <summary>The days on which the tree stands like this, as far as the loaded editions tell.</summary>
    public DateRange Holds { get; }

    /// <summary>All lines in printed order.</summary>
    public IReadOnlyList<GoodsNode> Nodes => nodes;

    /// <summary>The chapters.</summary>
    public IEnumerable<GoodsNode> Chapters => nodes.Where(n => n.Parent is null);

    /// <summary>
    /// The line of a code: exactly, or where the digits differ only in zeros at the end (<c>010130</c> for
    /// <c>0101300000</c>). Null where there is none.
    /// </summary>
    public GoodsNode? Find(CommodityCode code) =>
        byCode.GetValueOrDefault(code.Digits) ?? byPadded.GetValueOrDefault(code.Padded);

    /// <summary>
    /// The topmost coded lines whose code starts with these digits: the line itself where it exists, else what
    /// stands in its place (a subheading that this nomenclature divides without printing it).
    /// </summary>
    public IReadOnlyList<GoodsNode> Under(CommodityCode code)
    {
        if (Find(code) is { } exact)
        {
            return [exact];
        }

        var found = new List<GoodsNode>();
        for (var i = ~sorted.AsSpan().BinarySearch(new CodeStart(code)); i < sorted.Length && sorted[i].Code.StartsWith(code); i++)
        {
            if (!found.Any(f => sorted[i].Ancestors.Contains(f)))
            {
                found.Add(sorted[i]);
            }
        }

        return found;
    }
}
