using Corridor.Api;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support.Claims;
using Corridor.Support.Facts;

namespace Corridor.Support;

/// <summary>A fact with what is known of it.</summary>
/// <param name="Fact">Its name.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Item">The goods item, from 1; absent for a fact of the claim.</param>
/// <param name="Value">Its value as files write it; absent where it is not known.</param>
/// <param name="Words">Its value as people read it.</param>
public sealed record ClaimFactView(string Fact, TextView Meaning, int? Item, string? Value, string? Words);

/// <summary>A document of a claim.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Register">Whether it is a register that an authority keeps.</param>
/// <param name="Known">What is known of what it states, to be checked against it.</param>
/// <param name="Open">What the programme asks for, it states, and is not known yet.</param>
public sealed record ClaimDocumentView(string Document, TextView Name, bool Register, IReadOnlyList<ClaimFactView> Known, IReadOnlyList<ClaimFactView> Open);

/// <summary>What a claim takes.</summary>
/// <param name="Date">The day of the question.</param>
/// <param name="Eligibility">The verdict, the conditions and the amounts.</param>
/// <param name="Documents">The documents.</param>
/// <param name="Elsewhere">What is to be known and none of the documents states.</param>
/// <param name="To">To whom the claim goes, or null.</param>
/// <param name="How">The steps, or null.</param>
/// <param name="Opens">The first day on which claims are taken, or null.</param>
/// <param name="Closes">The last such day, or null.</param>
/// <param name="Deadline">The last day to claim for these facts, or null.</param>
/// <param name="DeadlineRule">The rule of the deadline in words, or null.</param>
/// <param name="Acts">The acts.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Unverified">What no source confirms or states.</param>
public sealed record ClaimView(string Date, EligibilityView Eligibility, IReadOnlyList<ClaimDocumentView> Documents, IReadOnlyList<ClaimFactView> Elsewhere, TextView? To, TextView? How, string? Opens, string? Closes,
    string? Deadline, string? DeadlineRule, IReadOnlyList<ProgrammeActView> Acts, IReadOnlyList<ProgrammeSourceView> Sources, IReadOnlyList<TextView> Unverified)
{
    internal static ClaimView Of(ClaimPack pack, ReferenceBook book, Language language)
    {
        var words = new SupportWords(book, language);
        var (p, catalogue) = (pack.Programme, pack.Facts.Catalogue);
        TextView Text(LocalizedText text) => TextView.Of(text, language);
        IReadOnlyList<ClaimFactView> Facts(IEnumerable<Fact> facts) =>
        [
            .. facts.SelectMany(f => Enumerable.Range(0, f.IsOfItem ? pack.Facts.Items : 1).Select(i => (Item: i, Value: pack.Facts[f, i])).Where(v => v.Value.IsKnown || !pack.Facts.Knows(f))
                .Select(v => new ClaimFactView(f.Name, Text(f.Meaning), f.IsOfItem && pack.Facts.Items > 1 ? v.Item + 1 : null, v.Value.IsKnown ? v.Value.ToString() : null, v.Value.IsKnown ? words.Of(f, v.Value) : null))),
        ];
        return new ClaimView(DateRange.Text(pack.Facts.Day), EligibilityView.Of(pack.Answer, catalogue, language),
            [.. pack.Documents.Select(d => new ClaimDocumentView(d.Document.Id, Text(d.Document.Name), d.Document.IsRegister, [.. Facts(d.Filled).Where(f => f.Value is not null)], [.. Facts(d.Open).Where(f => f.Value is null)]))],
            [.. Facts(pack.Elsewhere).Where(f => f.Value is null)], p.Claim?.To is { } to ? Text(to) : null, p.Claim?.How is { } how ? Text(how) : null,
            p.Claim?.Window.From is { } from ? DateRange.Text(from) : null, p.Claim?.Window.To is { } until ? DateRange.Text(until) : null,
            pack.Deadline is { } last ? DateRange.Text(last) : null, p.Claim?.Deadline?.Words(language),
            [.. p.Acts.Select(a => new ProgrammeActView(Text(a.Title), a.Number is { } number ? Text(number) : null, a.Date, a.Articles?.In(language), a.Note is { } note ? Text(note) : null, a.Sources))], [.. p.Sources.Select(s => ProgrammeSourceView.Of(s, language))],
            [.. p.Unverified.Concat(p.NotSeen).Select(Text)]);
    }
}
