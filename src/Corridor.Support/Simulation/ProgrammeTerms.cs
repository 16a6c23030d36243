using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>One thing that a programme says.</summary>
/// <param name="Key">By what it is compared: the same key in both versions is the same thing.</param>
/// <param name="Words">As people read it.</param>
internal readonly record struct Term(string Key, LocalizedText Words)
{
    /// <summary>What is compared as it is read.</summary>
    public static Term Of(LocalizedText words) => new(string.Join('\n', words.En, words.Zh, words.Ru), words);
}

/// <summary>
/// What a programme says, field by field in the order of its file, in words: documents, facts, economies and other
/// programmes by their names. A field with several terms is a list, of which each term comes or goes by itself.
/// </summary>
internal sealed class ProgrammeTerms(Programme programme, ProgrammeLibrary library, ExpressionScope scope)
{
    /// <summary>Where the conditions stand, which are compared among themselves.</summary>
    public const string Conditions = "when";

    /// <summary>The fields, each with the benefit or table that it belongs to.</summary>
    public IEnumerable<(string Field, LocalizedText? Of, ImmutableArray<Term> Terms)> All()
    {
        var p = programme;
        yield return One("names", p.Name);
        yield return One("summary", p.Summary);
        yield return One("authority", p.Authority);
        yield return One("side", List(p.Sides, NameOf));
        yield return One("family", Texts.Localized("support.ProgrammeFamily." + p.Family));
        yield return One("status", Texts.Localized("support.ProgrammeStatus." + p.Status));
        yield return One("status_note", p.StatusNote);
        yield return One("confidence", Texts.Localized("support.Grade." + p.Grade));
        yield return One("stale", p.IsStale ? Texts.Localized("support.stale") : null);
        yield return One("valid", p.Scope.Days == DateRange.Always ? Texts.Localized("support.noDays") : DaysOf(p.Scope.Days));
        yield return One("currency", p.Currency is { } currency ? LocalizedText.Same(currency.Value) : null);
        yield return One("per", Texts.Localized("support.per." + (p.IsPerItem ? "item" : "claim")));
        yield return One("applies.direction", Texts.Localized(p.Scope.Direction is { } direction ? "support.direction." + direction : "support.direction.both"));
        yield return One("applies.origin", p.Scope.Origins.IsEmpty ? Texts.Localized("support.anywhere") : List(p.Scope.Origins, NameOf));
        yield return One("applies.destination", p.Scope.Destinations.IsEmpty ? Texts.Localized("support.anywhere") : List(p.Scope.Destinations, NameOf));
        yield return ("applies.goods", null, p.Scope.Goods is { } goods ? Codes(goods) : [Term.Of(Texts.Localized("support.allGoods"))]);
        yield return ("applies.except", null, p.Scope.Except is { } except ? Codes(except) : []);
        yield return (Conditions, null, []);
        foreach (var benefit in p.Gives)
        {
            var kind = KindOf(benefit);
            yield return ($"gives.{benefit.Id}", kind, [Term.Of(Texts.Localized("support.BenefitKind." + benefit.Kind))]);
            yield return ($"gives.{benefit.Id}.says", kind, benefit.Says is { } says ? [Term.Of(says)] : []);
            yield return ($"gives.{benefit.Id}.levy", kind, benefit.Levy is { } levy ? [Term.Of(LevyOf(levy))] : []);
            foreach (var (name, rule) in ((string, Rule?)[])[("amount", benefit.Amount), ("cap", benefit.Cap), ("lasts", benefit.Lasts)])
            {
                yield return ($"gives.{benefit.Id}.{name}", kind, rule is null ? [] : [Term.Of(WordsOf(rule))]);
            }
        }

        yield return ("needs", null, [.. p.Needs.Select(n => new Term(n, scope.Facts.FindDocument(n)?.Name ?? LocalizedText.Same(n)))]);
        yield return One("claim.to", p.Claim?.To);
        yield return One("claim.how", p.Claim?.How);
        yield return One("claim.window", p.Claim is { } claim && claim.Window != DateRange.Always ? DaysOf(claim.Window) : null);
        yield return One("claim.deadline", p.Claim?.Deadline is { } deadline ? WordsOf(deadline) : null);
        yield return Programmes("excludes", p.Excludes);
        yield return Programmes("stacks", p.Stacks.Select(s => s.With));
        yield return Programmes("requires", p.Requires);
        yield return ("group", null, [.. p.Groups.Select(g => new Term($"{g.Id} {g.AtMost}", LocalizedText.Each(l => Texts.Format(l, "support.groupOf", g.AtMost, Texts.List(l, library.All.Where(o => o.Groups.Any(x => x.Id == g.Id)).Select(o => o.Name.In(l)))))))]);
        yield return ("limit", null, [.. p.Limits.Select(l => new Term($"{l.Id} {l.Most.Text}", LocalizedText.Each(g => Texts.Format(g, "support.limitOf", l.Most.Expression.Words(g), Texts.List(g, library.All.Where(o => o.Limits.Any(x => x.Id == l.Id)).Select(o => o.Name.In(g)))))))]);
        yield return One("budget", p.Budget is { } budget ? BudgetOf(budget) : null);
        yield return ("legal", null, [.. p.Acts.Select(a => Term.Of(LocalizedText.Each(l => string.Join(Texts.Get(l, "mark.comma"), ((string?[])[a.Title.In(l), a.Number?.In(l), a.Date is { } day ? Days.Written(day, l) : null, a.Articles?.In(l), a.Note?.In(l)]).OfType<string>()))))]);
        yield return ("sources", null, [.. p.Sources.Select(s => Term.Of(LocalizedText.Each(l => string.Join(Texts.Get(l, "mark.comma"), ((string?[])[s.Title.In(l), s.AsOf is { } day ? Days.Written(day, l) : null, Texts.Get(l, "support.Grade." + s.Grade), s.IsStale ? Texts.Get(l, "support.stale") : null]).OfType<string>()))))]);
        yield return ("conflicts", null, [.. p.Conflicts.Select(c => Term.Of(LocalizedText.Each(l => Texts.Format(l, "mark.pair", c.About.In(l), Texts.List(l, c.Sayings.Select(s => s.What.In(l)))))))]);
        yield return ("unverified", null, [.. p.Unverified.Select(Term.Of)]);
        yield return ("not_seen", null, [.. p.NotSeen.Select(Term.Of)]);
        foreach (var table in p.Tables)
        {
            yield return ("tables." + table.Name, table.Title ?? LocalizedText.Same(table.Name), [.. table.Rows.Select(r => Term.Of(RowOf(table, r)))]);
        }
    }

    /// <summary>A rule as it is worked out, with how far it is confirmed where that is not said of the whole programme.</summary>
    public LocalizedText WordsOf(Rule rule) => LocalizedText.Each(l => Marked(rule.Expression.Words(l), rule, l));

    /// <summary>A rule in the file's own words, with the same mark; null where it has none.</summary>
    public LocalizedText? SaysOf(Rule rule) => rule.Says is null ? null : LocalizedText.Each(l => Marked(rule.Words(l), rule, l));

    private string Marked(string words, Rule rule, Language language) => rule.Grade == programme.Grade ? words : Texts.Format(language, "mark.named", words, Texts.Get(language, "support.Grade." + rule.Grade));

    private static (string Field, LocalizedText? Of, ImmutableArray<Term> Terms) One(string field, LocalizedText? words) => (field, null, words is null ? [] : [Term.Of(words)]);

    private (string Field, LocalizedText? Of, ImmutableArray<Term> Terms) Programmes(string field, IEnumerable<string> ids) => (field, null, [.. ids.Select(id => new Term(id, library.Find(id)?.Name ?? LocalizedText.Same(id)))]);

    private static ImmutableArray<Term> Codes(CodeRanges codes) => [.. codes.All.Select(c => Term.Of(LocalizedText.Same(c.From == c.To ? c.From : $"{c.From}–{c.To}")))];

    // A kind that two benefits share does not tell them apart; what is given does.
    private LocalizedText KindOf(Benefit benefit)
    {
        var kind = Texts.Localized("support.BenefitKind." + benefit.Kind);
        return benefit.Says is { } says && programme.Gives.Count(g => g.Kind == benefit.Kind) > 1 ? LocalizedText.Each(l => Texts.Format(l, "mark.pair", kind.In(l), says.In(l).TrimEnd('.', '。'))) : kind;
    }

    private static LocalizedText LevyOf(string levy) => Texts.Has("support.levy." + levy) ? Texts.Localized("support.levy." + levy) : LocalizedText.Same(levy);

    private LocalizedText RowOf(RateTable table, RateRow row) => LocalizedText.Each(l => Texts.Format(l, "mark.pair",
        string.Join(Texts.Get(l, "mark.comma"), ((string[])[row.Key, table.IsDated ? Days.Text(row.Days, l) : ""]).Where(t => t.Length > 0)),
        Texts.Format(l, "mark.named", row.Value is { } value ? ExpressionWords.OfValue(value, l) : Texts.Get(l, "rule.words.cause.NotSeen"), programme.Sources.FirstOrDefault(s => s.Id == row.Source)?.Title.In(l) ?? row.Source)));

    private static LocalizedText BudgetOf(ProgrammeBudget budget) => LocalizedText.Each(l =>
    {
        var total = ExpressionWords.OfValue(Value.Of(budget.Total), l);
        return budget.Used is { } used ? Texts.Format(l, "support.budgetUsed", total, ExpressionWords.OfValue(Value.Of(used), l)) : total;
    });

    private LocalizedText NameOf(EconomyCode code) => scope.Economies.Find(code)?.Name ?? LocalizedText.Same(code.Value);

    private static LocalizedText DaysOf(DateRange days) => LocalizedText.Each(l => Days.Text(days, l));

    private static LocalizedText List<T>(IEnumerable<T> all, Func<T, LocalizedText> name) => LocalizedText.Each(l => Texts.Words(l, all.Select(x => name(x).In(l))));
}
