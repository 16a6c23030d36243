using System.Collections.Immutable;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Changes;

/// <summary>
/// Says what differs between the control lists of two editions of the data. The lists have no days of their own, so
/// within one edition nothing turns.
/// </summary>
public static class ControlComparison
{
    /// <summary>Rows that began, ended or say something else.</summary>
    public static ImmutableArray<RegimeChange> Between(ImmutableArray<Requirement> before, ImmutableArray<Requirement> after, TradeDirection direction, CommodityCode? under)
    {
        var (was, now) = (Rows(before, under), Rows(after, under));
        var found = ImmutableArray.CreateBuilder<RegimeChange>();
        foreach (var key in was.Keys.Union(now.Keys))
        {
            var (first, second) = (was.GetValueOrDefault(key) ?? [], now.GetValueOrDefault(key) ?? []);
            // Several rows of one kind on one code stand side by side: those that are the same on both sides cancel out.
            var (gone, added) = (first.Where(a => !second.Any(b => Says(a).Equals(Says(b)))).ToList(), second.Where(b => !first.Any(a => Says(a).Equals(Says(b)))).ToList());
            for (var i = 0; i < Math.Max(gone.Count, added.Count); i++)
            {
                var (a, b) = (gone.ElementAtOrDefault(i), added.ElementAtOrDefault(i));
                found.Add(new RegimeChange(a is null ? ChangeKind.ListedBegan : b is null ? ChangeKind.ListedEnded : ChangeKind.ListedChanged, direction, [(a ?? b)!.Code!.Value], 1) { RowBefore = a, RowAfter = b });
            }
        }

        return [.. found.OrderBy(c => c.Code).ThenBy(c => c.Row!.List.Id, StringComparer.Ordinal).ThenBy(c => c.Row!.Control, StringComparer.Ordinal)];
    }

    private static Dictionary<(string List, string Code, string Control, string Part), List<Requirement>> Rows(ImmutableArray<Requirement> rows, CommodityCode? under) => rows
        .Where(r => r.Code is { } code && (under is not { } prefix || code.StartsWith(prefix) || prefix.StartsWith(code)))
        .GroupBy(r => (r.List.Id, r.Code!.Value.Digits, r.Control, r.Part)).ToDictionary(g => g.Key, g => g.ToList());

    private static (object?, object?, object?, object?, object?, object?, object?) Says(Requirement row) => (row.Scope, row.Condition, row.Document, row.Authority, row.Act, row.Edition, row.Statement);
}
