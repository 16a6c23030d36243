using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>Compares two versions of programmes: what differs, in words, and which cases of a population change side.</summary>
public static class ProgrammeDiff
{
    /// <summary>What differs, by programme, in the order of the file's fields; of a list, what came and what went.</summary>
    /// <param name="old">The programmes as they were.</param>
    /// <param name="now">The programmes as they are.</param>
    /// <param name="scope">The facts, documents and economies by whose names people know them.</param>
    public static ImmutableArray<ProgrammeChange> Changes(ProgrammeLibrary old, ProgrammeLibrary now, ExpressionScope scope)
    {
        SupportTexts.Register();
        var changes = ImmutableArray.CreateBuilder<ProgrammeChange>();
        foreach (var id in old.All.Concat(now.All).Select(p => p.Id).Distinct().Order(StringComparer.Ordinal))
        {
            switch (old.Find(id), now.Find(id))
            {
                case ({ } before, null):
                    changes.Add(new ProgrammeChange(id, before.Name, "", null, before.Name, null));
                    break;
                case (null, { } after):
                    changes.Add(new ProgrammeChange(id, after.Name, "", null, null, after.Name));
                    break;
                case ({ } before, { } after) when !ReferenceEquals(before, after):
                    Fields(before, new ProgrammeTerms(before, old, scope), after, new ProgrammeTerms(after, now, scope), changes);
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

    private static void Fields(Programme before, ProgrammeTerms was, Programme after, ProgrammeTerms becomes, ImmutableArray<ProgrammeChange>.Builder changes)
    {
        var (old, now) = (was.All().ToList(), becomes.All().ToList());
        foreach (var (field, of, terms) in old.Concat(now.Where(n => old.All(o => o.Field != n.Field))))
        {
            if (field == ProgrammeTerms.Conditions)
            {
                Conditions(before, was, after, becomes, changes);
                continue;
            }

            var (held, holds) = (TermsOf(old, field), TermsOf(now, field));
            var (gone, come) = (Without(held, holds), Without(holds, held));
            if (!gone.IsEmpty || !come.IsEmpty)
            {
                var (went, came) = (Joined(gone), Joined(come));
                // Two of one name are told apart by their ids.
                changes.Add(went != came ? new ProgrammeChange(before.Id, after.Name, field, of, went, came) : new ProgrammeChange(before.Id, after.Name, field, of, Joined(WithIds(gone)), Joined(WithIds(come))));
            }
        }
    }

    // A condition that only moved is no change.
    private static void Conditions(Programme before, ProgrammeTerms was, Programme after, ProgrammeTerms becomes, ImmutableArray<ProgrammeChange>.Builder changes)
    {
        var (gone, come) = (before.When.ToList(), after.When.ToList());
        foreach (var rule in before.When)
        {
            if (come.FirstOrDefault(r => was.WordsOf(rule) == becomes.WordsOf(r) && was.SaysOf(rule) == becomes.SaysOf(r)) is { } same)
            {
                come.Remove(same);
                gone.Remove(rule);
            }
        }

        foreach (var rule in gone)
        {
            // One that is worked out alike is said otherwise; else one in the same place took the place of the old one.
            var alike = come.FirstOrDefault(r => was.WordsOf(rule) == becomes.WordsOf(r));
            var instead = alike ?? come.FirstOrDefault(r => r.Field == rule.Field);
            changes.Add(alike is not null ? new ProgrammeChange(before.Id, after.Name, "when", null, was.SaysOf(rule) ?? was.WordsOf(rule), becomes.SaysOf(alike) ?? becomes.WordsOf(alike))
                : new ProgrammeChange(before.Id, after.Name, "when", null, was.WordsOf(rule), instead is null ? null : becomes.WordsOf(instead)));
            come.RemoveAll(r => r == instead);
        }

        changes.AddRange(come.Select(r => new ProgrammeChange(before.Id, after.Name, "when", null, null, becomes.WordsOf(r))));
    }

    private static ImmutableArray<Term> TermsOf(List<(string Field, LocalizedText? Of, ImmutableArray<Term> Terms)> fields, string field) => [.. fields.Where(f => f.Field == field).SelectMany(f => f.Terms)];

    private static ImmutableArray<Term> Without(ImmutableArray<Term> these, ImmutableArray<Term> those) => [.. these.Where(t => those.All(o => o.Key != t.Key))];

    private static ImmutableArray<Term> WithIds(ImmutableArray<Term> terms) => [.. terms.Select(t => t with { Words = LocalizedText.Each(l => Texts.Format(l, "mark.named", t.Words.In(l), t.Key)) })];

    private static LocalizedText? Joined(ImmutableArray<Term> terms) =>
        terms.IsEmpty ? null : terms is [var one] ? one.Words : LocalizedText.Each(l => Texts.List(l, terms.Select(t => t.Words.In(l))));
}
