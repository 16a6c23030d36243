using System.Collections.Immutable;
using System.Globalization;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Measures.Changes;

/// <summary>Gathers differences line by line and tells them for the highest lines that they hold for.</summary>
internal sealed class ChangeWalk(ChangeScope scope, CompiledRegime before, CompiledRegime after)
{
    private readonly CompiledLane laneBefore = before.Lane(scope.Direction, scope.Partner);
    private readonly CompiledLane laneAfter = after.Lane(scope.Direction, scope.Partner);
    private readonly Dictionary<Measure, string> contents = new(ReferenceEqualityComparer.Instance);
    private readonly List<RegimeChange> changes = [];
    private readonly HashSet<long> compared = [];
    private readonly SortedSet<CommodityCode> notHeld = [];
    private readonly SortedSet<string> leviesNotHeld = new(StringComparer.Ordinal);

    /// <summary>Notes lines that are looked at, whether or not anything turns on them.</summary>
    public void Count(IEnumerable<CommodityCode> codes) => compared.UnionWith(codes.Select(CodeKey.Of));

    /// <summary>Compares lines on two days.</summary>
    public void Step(GoodsTree treeBefore, DateOnly from, GoodsTree treeAfter, DateOnly to, IEnumerable<CommodityCode> codes, bool dated)
    {
        var found = new Dictionary<Key, Group>();
        var seen = new HashSet<long>();
        foreach (var code in codes)
        {
            var (first, second) = (treeBefore.Find(code), treeAfter.Find(code));
            var (was, exists) = (first is { IsDeclarable: true } && first.Code == code, second is { IsDeclarable: true } && second.Code == code);
            if (!was && !exists)
            {
                continue;
            }

            // An edition of a chapter that is not loaded says nothing about its lines.
            if ((was ? treeAfter : treeBefore).Find(code.Chapter) is null)
            {
                notHeld.Add(code.Chapter);
                continue;
            }

            compared.Add(CodeKey.Of(code));
            if (was != exists)
            {
                var line = was ? first! : second!;
                var other = was ? second : first;
                // The same line, printed with more or fewer zeros, is no other.
                if (other is not { IsDeclarable: true })
                {
                    changes.Add(new RegimeChange(was ? ChangeKind.LineEnded : ChangeKind.LineBegan, scope.Direction, [line.Code], 1) { Day = dated ? LineDay(line.Line, was, from, to) : null, Line = line.Line, IsDivided = other is not null });
                    continue;
                }
            }

            if (seen.Add(CodeKey.Of(code)))
            {
                Compare(code, from, to, found, dated);
            }
        }

        Tell(found, to >= from ? treeAfter : treeBefore, from, to);
    }

    /// <summary>The changes in their order.</summary>
    public RegimeChanges Finish(DateRange days) => new(days,
        [.. changes.OrderBy(c => c.Day ?? DateOnly.MaxValue).ThenBy(c => c.Code).ThenBy(c => c.Kind).ThenBy(c => c.Measure?.Type.Id, StringComparer.Ordinal).ThenBy(c => c.Measure?.Id, StringComparer.Ordinal)],
        compared.Count, [.. notHeld], [.. leviesNotHeld]);

    private void Compare(CommodityCode code, DateOnly from, DateOnly to, Dictionary<Key, Group> found, bool dated)
    {
        var (was, now) = (Select(laneBefore, before, code, from), Select(laneAfter, after, code, to));
        foreach (var (kind, first) in was)
        {
            if (!now.Remove(kind, out var second))
            {
                Note(ChangeKind.Ended, first, null);
            }
            else if (!ReferenceEquals(first, second) && Content(first) != Content(second))
            {
                Note(!Equals(first.Duty, second.Duty) || (first.Duty is null && first.Text != second.Text) ? ChangeKind.RateChanged
                    : Conditions(first) != Conditions(second) ? ChangeKind.ConditionsChanged : ChangeKind.DoubtsChanged, first, second);
            }
        }

        foreach (var second in now.Values)
        {
            Note(ChangeKind.Began, null, second);
        }

        void Note(ChangeKind kind, Measure? first, Measure? second)
        {
            if (kind is ChangeKind.Began or ChangeKind.Ended && (first ?? second)!.Type.Levy is { } levy && scope.Held is { } held)
            {
                var day = kind == ChangeKind.Began ? from : to;
                if (held(levy, new GoodsQuery(scope.Direction, code, scope.Partner, day)) == LevyState.NotLoaded)
                {
                    leviesNotHeld.Add(levy);
                    return;
                }
            }

            var turn = dated ? TurnDay(first, second, from, to) : null;
            var key = new Key(kind, turn, Named((first ?? second)!), first is null ? "" : Content(first), second is null ? "" : Content(second));
            if (!found.TryGetValue(key, out var group))
            {
                found.Add(key, group = new Group(first, second, []));
            }

            group.Codes.Add(code);
        }
    }

    // Of a kind no two count on one day, so the kind tells which measure after is the successor of which before.
    private Dictionary<string, Measure> Select(CompiledLane lane, CompiledRegime regime, CommodityCode code, DateOnly day)
    {
        var counted = new Dictionary<string, Measure>(StringComparer.Ordinal);
        if (!lane.TryFind(code, day, out var candidates))
        {
            return counted;
        }

        var buffer = new int[candidates.Length];
        lane.TrySelect(code, day, buffer, out var count);
        foreach (var index in buffer.AsSpan(0, count))
        {
            counted.TryAdd(Named(regime.Measures[index]), regime.Measures[index]);
        }

        return counted;
    }

    private readonly Dictionary<Measure, string> names = new(ReferenceEqualityComparer.Instance);

    // Without a partner the economies that a measure leaves out tell it apart from others.
    private string Named(Measure measure)
    {
        if (!names.TryGetValue(measure, out var name))
        {
            var kind = MeasureKind.Of(measure);
            names.Add(measure, name = string.Join('\u001F', kind.Type, kind.Area, kind.OrderNumber, kind.Reduction, kind.Preference, kind.AdditionalCode, scope.Partner is null ? string.Join(',', measure.Exclusions) : ""));
        }

        return name;
    }

    private string Content(Measure measure)
    {
        if (!contents.TryGetValue(measure, out var content))
        {
            contents.Add(measure, content = string.Join('\u001F', measure.Duty?.ToString() ?? measure.Text, Conditions(measure), string.Join(';', measure.Doubts.Select(d => d.Kind + d.Text))));
        }

        return content;
    }

    private static string Conditions(Measure measure) => string.Join(';', measure.Conditions.OrderBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.Sequence)
        .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Code}{c.Action}{c.Document}{c.Threshold}{c.Duty}")));

    private void Tell(Dictionary<Key, Group> found, GoodsTree tree, DateOnly from, DateOnly to)
    {
        if (found.Count == 0)
        {
            return;
        }

        // All lines that are on both sides, whether or not something turned on them: the measure of "the whole heading".
        var all = new Dictionary<GoodsNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var chapter in found.Values.SelectMany(g => g.Codes).Select(c => c.Chapter).Distinct().Select(tree.Find).OfType<GoodsNode>())
        {
            foreach (var node in chapter.Declarable.Where(n => laneBefore.TryFind(n.Code, from, out _) && laneAfter.TryFind(n.Code, to, out _)))
            {
                Add(all, node);
            }
        }

        foreach (var (key, group) in found)
        {
            var own = new Dictionary<GoodsNode, int>(ReferenceEqualityComparer.Instance);
            var nodes = group.Codes.Select(c => tree.Find(c)!).ToList();
            foreach (var node in nodes)
            {
                Add(own, node);
            }

            // Whole chapters are told together, as a charge on all goods stands on each of them.
            var chapters = own.Keys.Where(n => n.Parent is null && own[n] > 1 && own[n] == all[n] && (scope.Under is not { } under || n.Code.StartsWith(under))).ToList();
            var together = chapters.Count > 1 ? chapters.ToHashSet(ReferenceEqualityComparer.Instance) : [];
            var tops = nodes.Where(n => !together.Contains(Root(n))).Select(n => Top(n, own, all)).Distinct();
            foreach (var part in tops.Select(t => (GoodsNode[])[t]).Append(together.Count > 0 ? [.. chapters] : []).Where(p => p.Length > 0))
            {
                changes.Add(new RegimeChange(key.Kind, scope.Direction, [.. part.Select(p => p.Code).Order()], part.Sum(p => own[p]))
                {
                    Day = key.Day,
                    Before = group.Before,
                    After = group.After,
                    Move = key.Kind == ChangeKind.RateChanged ? RateComparison.Move(group.Before!.Duty, group.After!.Duty) : RateMove.NotComparable,
                });
            }
        }
    }

    private static GoodsNode Root(GoodsNode node)
    {
        while (node.Parent is { } above)
        {
            node = above;
        }

        return node;
    }

    private static void Add(Dictionary<GoodsNode, int> counts, GoodsNode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            counts[at] = counts.GetValueOrDefault(at) + 1;
        }
    }

    // The highest line all of whose goods are concerned; a line that stands alone below others is told by itself.
    private GoodsNode Top(GoodsNode node, Dictionary<GoodsNode, int> own, Dictionary<GoodsNode, int> all)
    {
        var top = node;
        for (var at = node.Parent; at is not null && own[at] == all.GetValueOrDefault(at) && (scope.Under is not { } under || at.Code.StartsWith(under)); at = at.Parent)
        {
            if (at.Line.IsCoded && own[at] > own[top])
            {
                top = at;
            }
        }

        return top;
    }

    private static DateOnly? TurnDay(Measure? first, Measure? second, DateOnly from, DateOnly to)
    {
        var (early, late) = from <= to ? (from, to) : (to, from);
        (first, second) = from <= to ? (first, second) : (second, first);
        if (late == early.AddDays(1))
        {
            return late;
        }

        if (second?.Validity.From is { } began && began > early && began <= late)
        {
            return began;
        }

        return first?.Validity.To is { } end && end >= early && end < late ? end.AddDays(1) : null;
    }

    private static DateOnly? LineDay(GoodsLine line, bool ended, DateOnly from, DateOnly to)
    {
        var (early, late) = from <= to ? (from, to) : (to, from);
        var day = ended == from <= to ? line.Validity.To?.AddDays(1) : line.Validity.From;
        return late == early.AddDays(1) ? late : day > early && day <= late ? day : null;
    }

    private readonly record struct Key(ChangeKind Kind, DateOnly? Day, string Name, string Before, string After);

    private sealed record Group(Measure? Before, Measure? After, List<CommodityCode> Codes);
}
