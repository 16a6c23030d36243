using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Print;
using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Support;

/// <summary>A claim in sentences, for its page and on paper.</summary>
internal static class ClaimWords
{
    /// <summary>The verdict.</summary>
    public static string Verdict(ClaimView claim, Language language) => claim.Eligibility.Verdict switch
    {
        "yes" => Texts.Get(language, "claim.yes"),
        "unknown" => Texts.Get(language, "claim.unknown"),
        _ => Texts.Format(language, "claim.no", claim.Eligibility.Failed ?? ""),
    };

    /// <summary>The last day, or why none is known.</summary>
    public static string Deadline(ClaimView claim, Language language) => claim.Deadline is { } last
        ? SupportWords.Day(last, language) + (claim.Eligibility.Late ? " " + Texts.Get(language, "claim.late") : "")
        : claim.DeadlineRule is { } rule ? Texts.Format(language, "claim.deadlineOpen", rule) : Texts.Get(language, "claim.noDeadline");

    /// <summary>The days on which claims are taken, or null.</summary>
    public static string? Window(ClaimView claim, Language language)
    {
        static DateOnly? Day(string? text) => DateRange.TryParseDay(text, out var day, out _) ? day : null;
        return claim.Opens is null && claim.Closes is null ? null : Days.Text(new DateRange(Day(claim.Opens), Day(claim.Closes)), language);
    }

    /// <summary>A fact by what it says, with its goods item.</summary>
    public static TextView Name(ClaimFactView fact, Language language) => fact.Item is { } item ? fact.Meaning with { Text = $"{fact.Meaning.Text} ({Texts.Format(language, "assess.item", item)})" } : fact.Meaning;

    /// <summary>What stands behind the title of an act.</summary>
    public static string Behind(ProgrammeActView act, Language language)
    {
        var comma = Texts.Get(language, "mark.comma");
        return (act.Number is { } number ? comma + number.Text : "") + (act.Date is { } date ? comma + SupportWords.Day(date, language) : "") + (act.Articles is { } articles ? comma + articles : "");
    }

    /// <summary>How far a source confirms what it says.</summary>
    public static string Confidence(ProgrammeSourceView source, Language language) => Texts.Get(language, "support.Grade." + SupportViews.Key(source.Confidence)) + (source.Stale ? Texts.Get(language, "list.separator") + Texts.Get(language, "support.stale") : "");

    /// <summary>The claim as a document to print: what its page says, without the form.</summary>
    public static PrintedDocument Print(ClaimView claim, Language language)
    {
        TextView Own(string text) => new(text, language.Tag());
        string T(string key, params object[] arguments) => Texts.Format(language, key, arguments);
        static ImmutableArray<PrintedItem> Blanks(IEnumerable<ClaimFactView> facts, Language language) => [.. facts.Select(f => Name(f, language)).Select(n => new PrintedItem(n with { Text = Texts.Format(language, "mark.pair", n.Text, "").TrimEnd() }, IsBlank: true))];
        PrintedTable Facts(IEnumerable<(TextView Name, TextView Value)> rows) => new([0.36, 0.64], [], [.. rows.Select(r => (ImmutableArray<TextView>)[r.Name, r.Value])]);
        IEnumerable<PrintedBlock> Section(string key, params IEnumerable<PrintedBlock?> blocks) => blocks.OfType<PrintedBlock>().ToList() is { Count: > 0 } some ? some.Prepend(new PrintedHeading(2, Own(T(key)))) : [];
        PrintedList? List(PrintedSign sign, IEnumerable<PrintedItem> items) => items.ToImmutableArray() is { IsEmpty: false } some ? new PrintedList(sign, some) : null;

        var e = claim.Eligibility;
        IEnumerable<(TextView, TextView)> terms =
        [
            (Own(T("claim.authority")), e.Authority),
            .. claim.To is { } to ? [(Own(T("claim.to")), to)] : Enumerable.Empty<(TextView, TextView)>(),
            (Own(T("claim.deadline")), Own(Deadline(claim, language))),
            .. Window(claim, language) is { } window ? [(Own(T("claim.window")), Own(window))] : Enumerable.Empty<(TextView, TextView)>(),
            .. e.Benefits.Select(b => (Own(b.KindName), Own(SupportWords.Amount(b, language, e.Causes) + (b.Says is { } says ? "\n" + says.Text : "")))),
        ];
        return new PrintedDocument(T("claim.heading", e.Name.Text), language,
        [
            new PrintedParagraph(Own($"{T("claim.title")} · {SupportWords.Day(claim.Date, language)}"), true),
            new PrintedHeading(1, e.Name),
            new PrintedParagraph(Own(Verdict(claim, language))),
            .. e.Marks.Count > 0 ? [new PrintedParagraph(Own($"{T("claim.marks")} {Texts.List(language, e.Marks)}"))] : Enumerable.Empty<PrintedBlock>(),
            Facts(terms),
            .. Section("claim.steps", claim.How is { } how ? new PrintedParagraph(how) : null),
            .. Section("claim.documents", List(PrintedSign.Box, claim.Documents.Select(d => new PrintedItem(d.Register ? d.Name with { Text = $"{d.Name.Text} {T("claim.register")}" } : d.Name,
            [
                .. d.Known.Count > 0 ? [Facts(d.Known.Select(f => (Name(f, language), Own(f.Words ?? ""))))] : Enumerable.Empty<PrintedBlock>(),
                .. d.Open.Count > 0 ? [new PrintedParagraph(Own(T("claim.open")), true), new PrintedList(PrintedSign.Dash, Blanks(d.Open, language))] : Enumerable.Empty<PrintedBlock>(),
            ]))) as PrintedBlock ?? new PrintedParagraph(Own(T("claim.noDocuments")))),
            .. Section("claim.elsewhere", List(PrintedSign.Dash, Blanks(claim.Elsewhere, language))),
            .. Section("claim.conditions", List(PrintedSign.Dash, e.Conditions.Select(c => new PrintedItem(Own(T("mark.pair", c.Words, Truth(c, language))))))),
            .. Section("claim.unverified", List(PrintedSign.Dash, claim.Unverified.Select(u => new PrintedItem(u)))),
            .. Section("claim.sources", List(PrintedSign.Dash, claim.Acts.Select(a => new PrintedItem(a.Title with { Text = a.Title.Text + Behind(a, language) })).Concat(claim.Sources.Select(s =>
                new PrintedItem(s.Title with { Text = s.Title.Text + (s.AsOf is { } asOf ? T("mark.comma") + SupportWords.Day(asOf, language) : "") + $" ({Confidence(s, language)})" + (s.Url is { } url ? "\n" + url : "") })))))
        ]);
    }

    /// <summary>The answer of a condition.</summary>
    public static string Truth(ProgrammeConditionView condition, Language language) => Texts.Get(language, "support.Truth." + (condition.Value == "true" ? "Yes" : condition.Value == "false" ? "No" : "Unknown"));
}
