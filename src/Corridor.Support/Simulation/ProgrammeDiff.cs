using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>Compares two versions of programmes: what differs, in words, and which cases of a population change side.</summary>
public static class ProgrammeDiff
{
    /// <summary>What differs, by programme, in the order of the file's fields.</summary>
    public static ImmutableArray<ProgrammeChange> Changes(ProgrammeLibrary old, ProgrammeLibrary now)
    {
        var changes = ImmutableArray.CreateBuilder<ProgrammeChange>();
        foreach (var id in old.All.Concat(now.All).Select(p => p.Id).Distinct().Order(StringComparer.Ordinal))
        {
            switch (old.Find(id), now.Find(id))
            {
                case ({ } before, null):
                    changes.Add(new ProgrammeChange(id, "", before.Name, null));
                    break;
                case (null, { } after):
                    changes.Add(new ProgrammeChange(id, "", null, after.Name));
                    break;
                case ({ } before, { } after) when !ReferenceEquals(before, after):
                    Fields(before, after, changes);
                    break;
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>The cases whose verdict differs, in the order of the population.</summary>
    public static IEnumerable<SideChange> Sides(ProgrammeLibrary old, ProgrammeLibrary now, IEnumerable<PopulationRow> rows, ExpressionScope scope, Func<Facts.FactSet, Situation> situation)
    {
        var (before, after) = (new Matcher(old.All, scope), new Matcher(now.All, scope));
        var ids = old.All.Concat(now.All).Select(p => p.Id).Distinct().Where(id => !ReferenceEquals(old.Find(id), now.Find(id))).Order(StringComparer.Ordinal).ToList();
        foreach (var row in rows)
        {
            var own = situation(row.Facts);
            foreach (var id in ids)
            {
                var (a, b) = (Verdict(before, old.Find(id), own), Verdict(after, now.Find(id), own));
                if (a != b)
                {
                    yield return new SideChange(row.Line, id, a, b);
                }
            }
        }
    }

    private static Truth Verdict(Matcher matcher, Programme? programme, Situation situation) => programme is null ? Truth.No : matcher.Decide(programme, situation, out _);

    private static void Fields(Programme before, Programme after, ImmutableArray<ProgrammeChange>.Builder changes)
    {
        void Compare(string field, LocalizedText? old, LocalizedText? now)
        {
            if (old != now)
            {
                changes.Add(new ProgrammeChange(before.Id, field, old, now));
            }
        }

        Compare("names", before.Name, after.Name);
        Compare("summary", before.Summary, after.Summary);
        Compare("authority", before.Authority, after.Authority);
        Compare("side", Joined(before.Sides), Joined(after.Sides));
        Compare("family", Texts("ProgrammeFamily", before.Family), Texts("ProgrammeFamily", after.Family));
        Compare("status", Texts("ProgrammeStatus", before.Status), Texts("ProgrammeStatus", after.Status));
        Compare("confidence", Texts("Grade", before.Grade), Texts("Grade", after.Grade));
        Compare("valid", Plain(before.Scope.Days.ToString()), Plain(after.Scope.Days.ToString()));
        Compare("currency", Plain(before.Currency?.Value), Plain(after.Currency?.Value));
        Compare("per", Each("support.per." + (before.IsPerItem ? "item" : "claim")), Each("support.per." + (after.IsPerItem ? "item" : "claim")));
        Compare("applies.direction", Direction(before), Direction(after));
        Compare("applies.origin", Joined(before.Scope.Origins), Joined(after.Scope.Origins));
        Compare("applies.destination", Joined(before.Scope.Destinations), Joined(after.Scope.Destinations));
        Compare("applies.goods", Plain(before.Scope.Goods?.ToString()), Plain(after.Scope.Goods?.ToString()));
        Compare("applies.except", Plain(before.Scope.Except?.ToString()), Plain(after.Scope.Except?.ToString()));
        Conditions(before, after, changes);
        foreach (var id in before.Gives.Concat(after.Gives).Select(g => g.Id).Distinct())
        {
            Compare($"gives.{id}", Gift(before, id), Gift(after, id));
        }

        var (gave, gives) = (Amounts(before), Amounts(after));
        foreach (var field in gave.Keys.Concat(gives.Keys).Distinct())
        {
            Compare(field, gave.GetValueOrDefault(field), gives.GetValueOrDefault(field));
        }

        Compare("needs", Joined(before.Needs), Joined(after.Needs));
        Compare("claim.to", before.Claim?.To, after.Claim?.To);
        Compare("claim.how", before.Claim?.How, after.Claim?.How);
        Compare("claim.window", Plain(before.Claim?.Window.ToString()), Plain(after.Claim?.Window.ToString()));
        Compare("claim.deadline", before.Claim?.Deadline is { } was ? Words(was) : null, after.Claim?.Deadline is { } becomes ? Words(becomes) : null);
        Compare("excludes", Joined(before.Excludes), Joined(after.Excludes));
        Compare("stacks", Joined(before.Stacks.Select(s => s.With)), Joined(after.Stacks.Select(s => s.With)));
        Compare("requires", Joined(before.Requires), Joined(after.Requires));
        Compare("group", Joined(before.Groups.Select(g => $"{g.Id} ≤ {g.AtMost}")), Joined(after.Groups.Select(g => $"{g.Id} ≤ {g.AtMost}")));
        Compare("limit", Joined(before.Limits.Select(l => $"{l.Id} ≤ {l.Most.Text}")), Joined(after.Limits.Select(l => $"{l.Id} ≤ {l.Most.Text}")));
        Compare("budget", Plain(before.Budget is { } b ? $"{b.Total} / {b.Used}" : null), Plain(after.Budget is { } a ? $"{a.Total} / {a.Used}" : null));
        Compare("legal", Acts(before), Acts(after));
        foreach (var name in before.Tables.Concat(after.Tables).Select(t => t.Name).Distinct())
        {
            string? Rows(Programme p) => p.Tables.FirstOrDefault(t => t.Name == name) is { } table ? string.Join("; ", table.Rows.Select(r => $"{r.Key} {r.Days}: {r.Value?.ToString() ?? "?"} ({r.Source})")) : null;
            Compare("tables." + name, Plain(Rows(before)), Plain(Rows(after)));
        }
    }

    // A condition that only moved is no change.
    private static void Conditions(Programme before, Programme after, ImmutableArray<ProgrammeChange>.Builder changes)
    {
        var (gone, come) = (before.When.ToList(), after.When.ToList());
        foreach (var rule in before.When)
        {
            if (come.FirstOrDefault(r => Words(r) == Words(rule)) is { } same)
            {
                come.Remove(same);
                gone.Remove(rule);
            }
        }

        foreach (var rule in gone)
        {
            // Where one stands in the same place now, it took the place of the old one.
            var instead = come.FirstOrDefault(r => r.Field == rule.Field);
            changes.Add(new ProgrammeChange(before.Id, "when", Words(rule), instead is null ? null : Words(instead)));
            come.RemoveAll(r => r == instead);
        }

        changes.AddRange(come.Select(r => new ProgrammeChange(before.Id, "when", null, Words(r))));
    }

    private static Dictionary<string, LocalizedText> Amounts(Programme programme) => programme.Gives
        .SelectMany(g => (IEnumerable<(string, Rule?)>)[($"gives.{g.Id}.amount", g.Amount), ($"gives.{g.Id}.cap", g.Cap), ($"gives.{g.Id}.lasts", g.Lasts)])
        .Where(r => r.Item2 is not null).ToDictionary(r => r.Item1, r => Words(r.Item2!), StringComparer.Ordinal);

    private static LocalizedText? Gift(Programme programme, string id)
    {
        if (programme.Gives.FirstOrDefault(g => g.Id == id) is not { } benefit)
        {
            return null;
        }

        var kind = Texts("BenefitKind", benefit.Kind);
        string Said(Language language) => benefit.Says is { } says ? $"{kind.In(language)}: {says.In(language)}" : kind.In(language);
        return new LocalizedText(Said(Language.En), Said(Language.Zh), Said(Language.Ru));
    }

    private static LocalizedText? Direction(Programme programme) => programme.Scope.Direction is { } direction ? Texts("direction", direction) : null;

    private static LocalizedText? Acts(Programme programme)
    {
        string In(Language language) => string.Join("; ", programme.Acts.Select(a => string.Join(Reference.Texts.Get(language, "rule.words.comma"), ((string?[])[a.Title.In(language), a.Number?.In(language), a.Date, a.Articles?.In(language)]).OfType<string>())));
        return programme.Acts.IsEmpty ? null : new LocalizedText(In(Language.En), In(Language.Zh), In(Language.Ru));
    }

    private static LocalizedText Words(Rule rule) => new(rule.Expression.Words(Language.En), rule.Expression.Words(Language.Zh), rule.Expression.Words(Language.Ru));

    private static LocalizedText Texts<T>(string area, T value) => Each($"support.{area}.{value}");

    private static LocalizedText Each(string key) => new(Reference.Texts.Get(Language.En, key), Reference.Texts.Get(Language.Zh, key), Reference.Texts.Get(Language.Ru, key));

    private static LocalizedText? Plain(string? text) => string.IsNullOrEmpty(text) ? null : new LocalizedText(text, text, text);

    private static LocalizedText? Joined<T>(IEnumerable<T> all) => Plain(string.Join(", ", all));
}
