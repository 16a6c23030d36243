using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>Checks programmes that can be read: their own tests, conditions that no facts can meet, gaps and disputes in tables, groups that do not agree, overlaps.</summary>
public static class ProgrammeCheck
{
    private const int MostOverlaps = 200;

    /// <summary>All findings, by programme and place.</summary>
    /// <param name="library">The programmes.</param>
    /// <param name="scope">The facts and economies.</param>
    public static ImmutableArray<Finding> Run(ProgrammeLibrary library, ExpressionScope scope)
    {
        var matcher = new Matcher(library.All, scope);
        return [.. library.All.SelectMany(p => Tests(p, matcher, scope).Concat(Conditions(p)).Concat(Tables(p)).Concat(Rules(p, library))).Concat(Overlaps(library, scope).Take(MostOverlaps))
            .OrderBy(f => f.Place.File, StringComparer.Ordinal).ThenBy(f => f.Place.Line).ThenBy(f => f.Place.Column).ThenBy(f => f.Kind)];
    }

    /// <summary>
    /// Reads and checks a draft beside the programmes in use, as it would stand among them, in the place of one of its
    /// name: all that is said of it, and of others with it.
    /// </summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="library">The programmes in use.</param>
    /// <param name="scope">The facts and economies.</param>
    public static DraftCheck Draft(string text, string file, ProgrammeLibrary library, ExpressionScope scope)
    {
        var draft = ProgrammeReader.Read(text, file, scope, out var faults);
        var now = draft is null ? null : library.With(draft, out faults);
        return draft is null || now is null || !faults.IsEmpty ? new DraftCheck(null, null, faults, [])
            : new DraftCheck(draft, now, [], [.. Run(now, scope).Where(f => f.Programme == draft.Id || (f.Kind == FindingKind.Overlap && f.Words[0] == draft.Id))]);
    }

    /// <summary>Runs the tests that a file holds; what does not hold is a finding.</summary>
    public static IEnumerable<Finding> Tests(Programme programme, Matcher matcher, ExpressionScope scope)
    {
        if (programme.Tests.IsEmpty)
        {
            yield return new Finding(FindingKind.NoTests, programme.Id, programme.Place, [programme.Id]);
        }

        foreach (var (test, number) in programme.Tests.Select((t, i) => (t, i + 1)))
        {
            var situation = new Situation(test.Given, scope.Economies, (from, to, _) => test.Rates.TryGetValue((from, to), out var rate) ? rate : null);
            var answer = matcher.Assess(programme, situation);
            Finding Wrong(string what, string expected, string found) =>
                new(FindingKind.TestFails, programme.Id, test.Place, [what, expected, found]) { Test = test.Name ?? LocalizedText.Of(Language.En, number.ToString(CultureInfo.InvariantCulture)) };
            if (answer.Verdict != test.Eligible)
            {
                yield return Wrong("eligible", Word(test.Eligible), Word(answer.Verdict) + (answer.Failed is { } failed ? $" ({failed.Field})" : answer.Bar != EligibilityBar.None ? $" ({Matcher.BarField(answer.Bar)})" : ""));
            }

            foreach (var (id, amount) in test.Amounts)
            {
                var own = answer.Benefits.First(b => b.Benefit.Id == id).Amount ?? default;
                if (own.IsKnown != amount.IsKnown || (own.IsKnown && own != amount))
                {
                    yield return Wrong(id, amount.ToString(), own.IsKnown ? own.ToString() : $"{own} ({string.Join("; ", own.Causes.All.Select(c => c.Name))})");
                }
            }

            if (test.Missing is { } missing && !missing.Order(StringComparer.Ordinal).SequenceEqual(answer.Causes.Facts.Order(StringComparer.Ordinal)))
            {
                yield return Wrong("missing", string.Join(", ", missing), string.Join(", ", answer.Causes.Facts));
            }

            if (test.Deadline is { } day && answer.Deadline != Value.Of(day))
            {
                yield return Wrong("deadline", Value.Of(day).ToString(), answer.Deadline?.ToString() ?? "—");
            }
        }
    }

    /// <summary>The programmes that may give twice what one gives: a claim could have both, and nothing read says whether it may.</summary>
    /// <param name="programme">The one.</param>
    /// <param name="library">All.</param>
    /// <param name="scope">The facts and economies.</param>
    public static IEnumerable<Programme> Unsettled(Programme programme, ProgrammeLibrary library, ExpressionScope scope) =>
        library.All.Where(o => o.Status != ProgrammeStatus.Closed && Stacking.Unsettled(programme, o).Any() && MayMeet(programme, o, scope));

    private static IEnumerable<Finding> Conditions(Programme programme)
    {
        var alone = false;
        foreach (var rule in programme.When)
        {
            if (ConditionSense.IsDead([rule.Expression]))
            {
                alone = true;
                yield return new Finding(FindingKind.DeadCondition, programme.Id, rule.Place, [rule.Text]);
            }
            else if (ConditionSense.IsEmpty(rule.Expression))
            {
                yield return new Finding(FindingKind.EmptyCondition, programme.Id, rule.Place, [rule.Text]);
            }
        }

        for (var i = 1; !alone && i < programme.When.Length; i++)
        {
            // The first condition that the ones before it leave nothing of.
            if (ConditionSense.IsDead(programme.When.Take(i + 1).Select(r => r.Expression)))
            {
                yield return new Finding(FindingKind.DeadCondition, programme.Id, programme.When[i].Place, [programme.When[i].Text]);
                break;
            }
        }
    }

    private static IEnumerable<Finding> Tables(Programme programme) => programme.Tables.SelectMany(t =>
        t.Gaps().Select(g => new Finding(FindingKind.TableGap, programme.Id, programme.Place, [t.Name, g.Key, g.Gap.ToString()]))
            .Concat(t.Disputes().Select(d => new Finding(FindingKind.TableDispute, programme.Id, programme.Place, [t.Name, d.First.Key, $"{d.First.Source}: {d.First.Value?.ToString() ?? "?"}; {d.Second.Source}: {d.Second.Value?.ToString() ?? "?"}"]))));

    private static IEnumerable<Finding> Rules(Programme programme, ProgrammeLibrary library)
    {
        foreach (var missing in programme.Excludes.Where(e => library.Find(e) is null))
        {
            yield return new Finding(FindingKind.ExcludesMissing, programme.Id, programme.Place, [missing]);
        }

        foreach (var missing in programme.Stacks.Select(s => s.With).Where(w => library.Find(w) is null))
        {
            yield return new Finding(FindingKind.StacksMissing, programme.Id, programme.Place, [missing]);
        }

        foreach (var other in programme.Stacks.Select(s => library.Find(s.With)).OfType<Programme>().Where(o => o.Excludes.Contains(programme.Id)))
        {
            yield return new Finding(FindingKind.StacksExcluded, programme.Id, programme.Place, [other.Id]);
        }

        foreach (var group in programme.Groups)
        {
            if (library.All.FirstOrDefault(p => p.Groups.Any(g => g.Id == group.Id && g.AtMost < group.AtMost)) is { } stricter)
            {
                yield return new Finding(FindingKind.GroupDiffers, programme.Id, programme.Place, [group.Id, group.AtMost.ToString(CultureInfo.InvariantCulture), stricter.Id]);
            }
        }
    }

    private static IEnumerable<Finding> Overlaps(ProgrammeLibrary library, ExpressionScope scope)
    {
        foreach (var alike in library.All.Where(p => p.Status != ProgrammeStatus.Closed).SelectMany(p => Stacking.Kinds(p).Select(k => (Key: (p.Family, Kind: k), Programme: p))).GroupBy(x => x.Key, x => x.Programme))
        {
            var all = alike.ToList();
            for (var i = 0; i < all.Count; i++)
            {
                foreach (var other in all.Skip(i + 1).Where(o => Stacking.Unsettled(all[i], o).Any() && MayMeet(all[i], o, scope)))
                {
                    yield return new Finding(FindingKind.Overlap, all[i].Id, all[i].Place, [other.Id, alike.Key.Kind.ToString()]);
                }
            }
        }
    }

    /// <summary>Whether one claim could have both: lane, direction, goods and days meet, and no conditions are known to shut each other out.</summary>
    private static bool MayMeet(Programme a, Programme b, ExpressionScope scope) => a.Scope.Days.Overlaps(b.Scope.Days) && Meet(a.Scope.Origins, b.Scope.Origins, scope) && Meet(a.Scope.Destinations, b.Scope.Destinations, scope)
        && (a.Scope.Direction is null || b.Scope.Direction is null || a.Scope.Direction == b.Scope.Direction) && Meet(a.Sides, b.Sides, scope) && Meet(a.Scope.Goods, b.Scope.Goods)
        && !ConditionSense.IsDead(a.When.Concat(b.When).Select(r => r.Expression));

    private static bool Meet(ImmutableArray<EconomyCode> a, ImmutableArray<EconomyCode> b, ExpressionScope scope) =>
        a.IsEmpty || b.IsEmpty || a.Any(x => b.Any(y => x == y || scope.Economies.Includes(x, y) || scope.Economies.Includes(y, x)));

    private static bool Meet(CodeRanges? a, CodeRanges? b) => a is null || b is null || a.All.Any(r => b.Contains(r.From) != false || b.Contains(r.To) != false) || b.All.Any(r => a.Contains(r.From) != false || a.Contains(r.To) != false);

    private static string Word(Truth truth) => Reading.FileFields.Slug(truth);
}
