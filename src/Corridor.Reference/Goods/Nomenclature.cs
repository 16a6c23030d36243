using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Reference.Goods;

/// <summary>
/// A goods nomenclature through time: all lines of all loaded editions, and the tree of any day that they
/// cover. A day outside the coverage is refused, so that "not loaded" is never taken for "does not exist".
/// </summary>
public sealed class Nomenclature
{
    private readonly GoodsLine[] lines;
    private readonly DateOnly[] turns;
    private readonly ConcurrentDictionary<int, Lazy<GoodsTree>> trees = new();

    /// <summary>Makes a nomenclature from its lines in any order.</summary>
    public Nomenclature(string name, CodeFormat format, DateRange coverage, IEnumerable<GoodsLine> lines)
    {
        Name = name;
        Format = format;
        Coverage = coverage;
        this.lines = [.. lines];
        Array.Sort(this.lines, static (a, b) => Order(a, b));
        turns = [.. this.lines
            .SelectMany(l => new[] { l.Validity.From, l.Validity.To?.AddDays(1) })
            .OfType<DateOnly>().Distinct().Order()];
    }

    /// <summary>The name that addresses and files use.</summary>
    public string Name { get; }

    /// <summary>How its codes are printed.</summary>
    public CodeFormat Format { get; }

    /// <summary>The days for which an edition is loaded.</summary>
    public DateRange Coverage { get; }

    /// <summary>Every line of every edition, in printed order.</summary>
    public IReadOnlyList<GoodsLine> Lines => lines;

    /// <summary>The days on which a line begins to read differently.</summary>
    public IReadOnlyList<DateOnly> Turns => turns;

    /// <summary>The tree of a day; a day outside the coverage is a fault.</summary>
    public bool TryAt(DateOnly day, [NotNullWhen(true)] out GoodsTree? tree, [NotNullWhen(false)] out Fault? fault)
    {
        if (!Coverage.Contains(day))
        {
            tree = null;
            fault = new Fault("date.outside", DateRange.Text(day), Coverage.ToString());
            return false;
        }

        var at = Array.BinarySearch(turns, day);
        var segment = at >= 0 ? at + 1 : ~at;
        tree = trees.GetOrAdd(segment, s => new Lazy<GoodsTree>(() => Build(s))).Value;
        fault = null;
        return true;
    }

    /// <summary>
    /// The line of a code on a day. A code that exists on other days only, or not at all, is a fault that says
    /// which, and names the nearest code above it that exists.
    /// </summary>
    public bool TryFind(CommodityCode code, DateOnly day, [NotNullWhen(true)] out GoodsNode? node, [NotNullWhen(false)] out Fault? fault)
    {
        node = null;
        if (!TryAt(day, out var tree, out fault))
        {
            return false;
        }

        node = tree.Find(code);
        if (node is not null)
        {
            return true;
        }

        var days = Starting(code).Where(l => l.IsCoded && l.Code == code).Select(l => l.Validity.ToString()).Distinct().ToList();
        if (days.Count > 0)
        {
            fault = new Fault("code.otherDate", Format.Print(code), DateRange.Text(day), string.Join(", ", days));
            return false;
        }

        // A chapter may have an edition of its own, loaded for other days only.
        if (tree.Find(code.Chapter) is null && Starting(code.Chapter).Select(l => l.Validity.From).Min() is { } chapterFrom)
        {
            fault = new Fault("date.outside", DateRange.Text(day), new DateRange(chapterFrom, Coverage.To).ToString());
            return false;
        }

        var above = code;
        while (above.Length > 2 && tree.Find(above) is null)
        {
            above = above.Cut(above.Length - 1);
        }

        fault = tree.Find(above) is { } nearest
            ? new Fault("code.unknownNear", Format.Print(code), Format.Print(nearest.Code))
            : new Fault("code.unknown", Format.Print(code));
        return false;
    }

    /// <summary>The order in which a nomenclature is printed.</summary>
    public static int Order(GoodsLine a, GoodsLine b)
    {
        var order = a.Code.CompareTo(b.Code);
        return order != 0 ? order
            : a.Suffix != b.Suffix ? a.Suffix.CompareTo(b.Suffix)
            : Nullable.Compare(a.Validity.From, b.Validity.From);
    }

    /// <summary>Reads a nomenclature from a pack's table.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="name">The name that addresses use.</param>
    /// <param name="format">How codes are printed.</param>
    /// <param name="edition">The edition of lines that do not name their own.</param>
    /// <param name="adjust">A last change of each line, or null.</param>
    public static Nomenclature Load(Pack pack, string name, CodeFormat format, string edition, Func<GoodsLine, GoodsLine>? adjust = null) =>
        new(name, format, pack.Manifest.Coverage.Days, pack.Table("nomenclature").Rows.Select(r => new GoodsLine(
            CommodityCode.Parse(r["code"]), r.Integer("suffix"), r.Integer("indent"), r.Localized("description"),
            r.Optional("unit"), r.Days(), r.Optional("edition") ?? edition)).Select(l => adjust?.Invoke(l) ?? l));

    // Whoever asks for a code that is not loaded is answered as soon as whoever asks for one that is.
    private IEnumerable<GoodsLine> Starting(CommodityCode code) =>
        lines.Skip(~lines.AsSpan().BinarySearch(new CodeStart(code))).TakeWhile(l => l.Code.StartsWith(code));

    private GoodsTree Build(int segment)
    {
        DateOnly? from = segment == 0 ? null : turns[segment - 1];
        DateOnly? to = segment == turns.Length ? null : turns[segment].AddDays(-1);
        var day = from ?? to ?? DateOnly.MinValue;
        return new GoodsTree(lines.Where(l => l.Validity.Contains(day)), new DateRange(from, to));
    }
}
