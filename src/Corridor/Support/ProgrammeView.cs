using Corridor.Api;
using Corridor.Assessments;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support.Eligibility;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support;

/// <summary>A programme in a list.</summary>
/// <param name="Programme">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Family">tax, finance, insurance or facilitation.</param>
/// <param name="Sides">The economies, or parts of them, whose programme it is.</param>
/// <param name="Authority">Who runs it.</param>
/// <param name="Direction">export, import or any.</param>
/// <param name="Origins">Where goods are sent from; empty for anywhere.</param>
/// <param name="Destinations">Where they go; empty for anywhere.</param>
/// <param name="Goods">The goods as codes and ranges, or all.</param>
/// <param name="Except">Goods that are excepted, or null.</param>
/// <param name="Gives">The kinds of benefit.</param>
/// <param name="From">The first day on which it is in force, or null.</param>
/// <param name="To">The last day, or null.</param>
/// <param name="Status">in_force, planned, closed or unknown.</param>
/// <param name="OnDay">open, or what bars claims on the day asked.</param>
/// <param name="Confidence">How far its rules are confirmed.</param>
/// <param name="Stale">Whether its main source is undated or old.</param>
public sealed record ProgrammeView(string Programme, TextView Name, string Family, IReadOnlyList<string> Sides, TextView Authority, string Direction, IReadOnlyList<string> Origins, IReadOnlyList<string> Destinations,
    string Goods, string? Except, IReadOnlyList<string> Gives, string? From, string? To, string Status, string OnDay, string Confidence, bool Stale)
{
    internal static ProgrammeView Of(Programme p, DateOnly day, Language language) => new(p.Id, TextView.Of(p.Name, language), JsonForm.Word(p.Family.ToString()), [.. p.Sides.Select(s => s.Value)], TextView.Of(p.Authority, language),
        p.Scope.Direction is { } direction ? JsonForm.Word(direction.ToString()) : "any", [.. p.Scope.Origins.Select(o => o.Value)], [.. p.Scope.Destinations.Select(d => d.Value)],
        p.Scope.Goods?.ToString() ?? "all", p.Scope.Except?.ToString(), [.. p.Gives.Select(g => JsonForm.Word(g.Kind.ToString())).Distinct()],
        p.Scope.Days.From is { } from ? DateRange.Text(from) : null, p.Scope.Days.To is { } to ? DateRange.Text(to) : null, JsonForm.Word(p.Status.ToString()),
        Matcher.BarOf(p, day) is var bar and not EligibilityBar.None ? JsonForm.Word(bar.ToString()) : "open", JsonForm.Word(p.Grade.ToString()), p.IsStale);
}

/// <summary>A rule of a programme.</summary>
/// <param name="Field">Where it stands in the file.</param>
/// <param name="Rule">As the file writes it.</param>
/// <param name="Words">In plain words.</param>
/// <param name="Confidence">How far it is confirmed.</param>
/// <param name="Sources">The ids of the sources that state it; empty for those of the programme.</param>
public sealed record RuleView(string Field, string Rule, string Words, string Confidence, IReadOnlyList<string> Sources)
{
    internal static RuleView Of(Rule rule, Language language) => new(rule.Field, rule.Text, rule.Words(language), JsonForm.Word(rule.Grade.ToString()), rule.Sources);
}

/// <summary>A benefit as the programme states it.</summary>
/// <param name="Id">Its name within the programme.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Total">The total that it counts in.</param>
/// <param name="Levy">The levy that it touches, or null.</param>
/// <param name="Says">What is given, in words.</param>
/// <param name="Amount">How much, or null where it has no amount.</param>
/// <param name="Cap">What it is at most, or null.</param>
/// <param name="Lasts">How long an advantage of time lasts, or null.</param>
public sealed record BenefitTermsView(string Id, string Kind, string Total, string? Levy, TextView? Says, RuleView? Amount, RuleView? Cap, RuleView? Lasts);

/// <summary>An act on which a programme rests.</summary>
public sealed record ProgrammeActView(TextView Title, TextView? Number, string? Date, string? Articles, TextView? Note, IReadOnlyList<string> Sources);

/// <summary>How a benefit is claimed.</summary>
/// <param name="To">Whom.</param>
/// <param name="How">The steps.</param>
/// <param name="Deadline">The last day, as a rule.</param>
/// <param name="Opens">The first day on which claims are taken, or null.</param>
/// <param name="Closes">The last such day, or null.</param>
public sealed record ClaimTermsView(TextView? To, TextView? How, RuleView? Deadline, string? Opens, string? Closes);

/// <summary>What says that a programme may be claimed together with another one.</summary>
/// <param name="With">The id of the other programme.</param>
/// <param name="Says">What the source says.</param>
/// <param name="Articles">Where in the act, as the language cites it, or null.</param>
/// <param name="Sources">The ids of the sources.</param>
/// <param name="Confidence">How far it is confirmed.</param>
public sealed record StackingPermitView(string With, TextView Says, string? Articles, IReadOnlyList<string> Sources, string Confidence);

/// <summary>A group of which only so many programmes may be claimed together.</summary>
public sealed record GroupView(string Id, int AtMost);

/// <summary>A cap that programmes share.</summary>
public sealed record SharedLimitView(string Id, RuleView Most);

/// <summary>Money set aside for a programme.</summary>
public sealed record BudgetView(AmountView Total, AmountView? Used, string? AsOf);

/// <summary>What sources disagree on.</summary>
public sealed record ConflictView(TextView About, IReadOnlyList<SayingView> Says);

/// <summary>What one source says.</summary>
public sealed record SayingView(string Source, TextView What);

/// <summary>A programme with everything that its file states.</summary>
/// <param name="Terms">As in a list.</param>
/// <param name="Summary">What it is, or null.</param>
/// <param name="StatusNote">What the sources add on the status, or null.</param>
/// <param name="Currency">The currency of its sums, or null.</param>
/// <param name="PerItem">Whether its rules are asked for each goods item.</param>
/// <param name="Conditions">The conditions; all must hold.</param>
/// <param name="Benefits">What it gives.</param>
/// <param name="Facts">The facts that it may ask for.</param>
/// <param name="Needs">The documents of a claim.</param>
/// <param name="Claim">How it is claimed, or null.</param>
/// <param name="Excludes">Programmes that cannot be claimed with it.</param>
/// <param name="Stacks">Programmes of which a source says that they may be claimed with it.</param>
/// <param name="Requires">Programmes that must be claimed with it.</param>
/// <param name="Groups">Its groups.</param>
/// <param name="Limits">The caps that it shares.</param>
/// <param name="Budget">Its budget, or null.</param>
/// <param name="Acts">The acts.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Conflicts">What sources disagree on.</param>
/// <param name="Unverified">What no source confirms.</param>
/// <param name="NotSeen">What no source read states.</param>
public sealed record ProgrammeAnswer(ProgrammeView Terms, TextView? Summary, TextView? StatusNote, string? Currency, bool PerItem, IReadOnlyList<RuleView> Conditions, IReadOnlyList<BenefitTermsView> Benefits, IReadOnlyList<string> Facts,
    IReadOnlyList<NeededDocumentView> Needs, ClaimTermsView? Claim, IReadOnlyList<string> Excludes, IReadOnlyList<StackingPermitView> Stacks, IReadOnlyList<string> Requires, IReadOnlyList<GroupView> Groups, IReadOnlyList<SharedLimitView> Limits, BudgetView? Budget,
    IReadOnlyList<ProgrammeActView> Acts, IReadOnlyList<ProgrammeSourceView> Sources, IReadOnlyList<ConflictView> Conflicts, IReadOnlyList<TextView> Unverified, IReadOnlyList<TextView> NotSeen)
{
    internal static ProgrammeAnswer Of(Programme p, FactCatalogue facts, DateOnly day, Language language)
    {
        TextView? Text(LocalizedText? text) => text is { } own ? TextView.Of(own, language) : null;
        RuleView? Rule(Rule? rule) => rule is null ? null : RuleView.Of(rule, language);
        static string? Day(DateOnly? day) => day is { } known ? DateRange.Text(known) : null;
        return new ProgrammeAnswer(ProgrammeView.Of(p, day, language), Text(p.Summary), Text(p.StatusNote), p.Currency?.Value, p.IsPerItem, [.. p.When.Select(r => RuleView.Of(r, language))],
            [.. p.Gives.Select(g => new BenefitTermsView(g.Id, JsonForm.Word(g.Kind.ToString()), JsonForm.Word(g.Total.ToString()), g.Levy, Text(g.Says), Rule(g.Amount), Rule(g.Cap), Rule(g.Lasts)))],
            [.. p.Rules.SelectMany(r => r.Expression.Facts).Distinct().OrderBy(f => f.Index).Select(f => f.Name)],
            [.. p.Needs.Select(n => facts.FindDocument(n)!).Select(d => new NeededDocumentView(d.Id, TextView.Of(d.Name, language), [p.Id]))],
            p.Claim is { } claim ? new ClaimTermsView(Text(claim.To), Text(claim.How), Rule(claim.Deadline), Day(claim.Window.From), Day(claim.Window.To)) : null,
            p.Excludes, [.. p.Stacks.Select(s => new StackingPermitView(s.With, TextView.Of(s.Says, language), s.Articles?.In(language), s.Sources, JsonForm.Word(s.Grade.ToString())))], p.Requires, [.. p.Groups.Select(g => new GroupView(g.Id, g.AtMost))], [.. p.Limits.Select(l => new SharedLimitView(l.Id, RuleView.Of(l.Most, language)))],
            p.Budget is { } budget ? new BudgetView(AmountView.Of(budget.Total)!, AmountView.Of(budget.Used), Day(budget.AsOf)) : null,
            [.. p.Acts.Select(a => new ProgrammeActView(TextView.Of(a.Title, language), Text(a.Number), a.Date, a.Articles?.In(language), Text(a.Note), a.Sources))],
            [.. p.Sources.Select(s => ProgrammeSourceView.Of(s, language))],
            [.. p.Conflicts.Select(c => new ConflictView(TextView.Of(c.About, language), [.. c.Sayings.Select(s => new SayingView(s.Source, TextView.Of(s.What, language)))]))],
            [.. p.Unverified.Select(u => TextView.Of(u, language))], [.. p.NotSeen.Select(n => TextView.Of(n, language))]);
    }
}
