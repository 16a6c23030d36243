using System.Diagnostics.CodeAnalysis;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Measures.Changes;

/// <summary>
/// Says what differs between two days of a regime, or between two editions of it. It compares what counts on each
/// declarable line: inherited measures, and nearer lines that hide them, included. So a measure that moved from a
/// heading to its lines unchanged is no change.
/// </summary>
public static class RegimeComparison
{
    /// <summary>
    /// What differs between a day of one regime and a day of another, or of the same. What changed and changed back in
    /// between is not seen; a comparison since a day tells it. A day that a nomenclature does not cover is a fault.
    /// </summary>
    public static bool TryBetween(CompiledRegime before, DateOnly from, CompiledRegime after, DateOnly to, ChangeScope scope, [NotNullWhen(true)] out RegimeChanges? changes, [NotNullWhen(false)] out Fault? fault)
    {
        changes = null;
        if (!before.Nomenclature.TryAt(from, out var treeBefore, out fault) || !after.Nomenclature.TryAt(to, out var treeAfter, out fault))
        {
            return false;
        }

        var walk = new ChangeWalk(scope, before, after);
        walk.Step(treeBefore, from, treeAfter, to, Codes(treeBefore, scope).Union(Codes(treeAfter, scope)), dated: ReferenceEquals(before, after));
        changes = walk.Finish(from <= to ? new DateRange(from, to) : new DateRange(to, from));
        return true;
    }

    /// <summary>
    /// Everything that changed after a day, up to and with another, each with its day: as if every two neighbouring
    /// days were compared. The days of two intervals that follow each other give what the whole interval gives.
    /// </summary>
    public static bool TrySince(CompiledRegime regime, DateOnly since, DateOnly until, ChangeScope scope, [NotNullWhen(true)] out RegimeChanges? changes, [NotNullWhen(false)] out Fault? fault)
    {
        changes = null;
        if (since > until)
        {
            fault = new Fault("changes.daysReversed", DateRange.Text(since), DateRange.Text(until));
            return false;
        }

        if (!regime.Nomenclature.TryAt(since, out var tree, out fault) || !regime.Nomenclature.TryAt(until, out _, out fault))
        {
            return false;
        }

        var walk = new ChangeWalk(scope, regime, regime);
        walk.Count(Codes(tree, scope));
        foreach (var (turn, codes) in Turns(regime, since, until, scope))
        {
            // The day before is the last of the earlier state.
            var last = turn.AddDays(-1);
            if (regime.Nomenclature.TryAt(last, out var earlier, out _) && regime.Nomenclature.TryAt(turn, out var later, out _))
            {
                walk.Step(earlier, last, later, turn, codes, dated: true);
            }
        }

        changes = walk.Finish(new DateRange(since, until));
        return true;
    }

    /// <summary>Everything that changed after a day, for a whole regime, of which it is known how far its charges are held.</summary>
    public static bool TrySince(Regime regime, DateOnly since, DateOnly until, ChangeScope scope, [NotNullWhen(true)] out RegimeChanges? changes, [NotNullWhen(false)] out Fault? fault) =>
        TrySince(regime.Compiled, since, until, scope with { Held = Held(regime) }, out changes, out fault);

    /// <summary>What differs between days of whole regimes, of which it is known how far their charges are held.</summary>
    public static bool TryBetween(Regime before, DateOnly from, Regime after, DateOnly to, ChangeScope scope, [NotNullWhen(true)] out RegimeChanges? changes, [NotNullWhen(false)] out Fault? fault)
    {
        var (first, second) = (Held(before), Held(after));
        // Where one edition holds a charge that the other does not, the lesser one decides.
        return TryBetween(before.Compiled, from, after.Compiled, to, scope with { Held = (levy, query) => first(levy, query) is var held && held == LevyState.NotLoaded ? held : second(levy, query) }, out changes, out fault);
    }

    private static Func<string, GoodsQuery, LevyState> Held(Regime regime) => (levy, query) => regime.Coverage(levy, query)?.State ?? LevyState.NotLoaded;

    private static IEnumerable<CommodityCode> Codes(GoodsTree tree, ChangeScope scope) =>
        tree.Nodes.Where(n => n.IsDeclarable && (scope.Under is not { } under || n.Code.StartsWith(under))).Select(n => n.Code);

    // The days on which something can turn for a line, with the lines: those of its segments, and those of the seasons on it.
    private static IEnumerable<(DateOnly Day, IEnumerable<CommodityCode> Codes)> Turns(CompiledRegime regime, DateOnly since, DateOnly until, ChangeScope scope)
    {
        var lane = regime.Lane(scope.Direction, scope.Partner);
        var turns = new SortedDictionary<DateOnly, List<CommodityCode>>();
        var codes = regime.Nomenclature.Lines.Where(l => l.IsCoded && (scope.Under is not { } under || l.Code.StartsWith(under))).Select(l => l.Code).Distinct();
        foreach (var code in codes)
        {
            foreach (var turn in lane.TurnsOf(code, since, until))
            {
                (turns.TryGetValue(turn, out var found) ? found : turns[turn] = []).Add(code);
            }
        }

        return turns.Select(t => (t.Key, t.Value.AsEnumerable()));
    }
}
