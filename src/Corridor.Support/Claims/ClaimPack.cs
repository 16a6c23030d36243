using System.Collections.Immutable;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support.Claims;

/// <summary>
/// What a claim for a programme takes, for the facts that are known: the documents with what each states, what is still
/// to be known, and the last day. It can be made for a programme that cannot be claimed too; the answer says why.
/// </summary>
/// <param name="Answer">The verdict, the conditions and the amounts.</param>
/// <param name="Facts">What is known.</param>
/// <param name="Documents">The documents that the programme needs, in its order.</param>
/// <param name="Elsewhere">The facts that it asks for, that are not known and that none of these documents states.</param>
/// <param name="Deadline">The last day to claim; null where none is stated or where it is not known.</param>
public sealed record ClaimPack(EligibilityAnswer Answer, FactSet Facts, ImmutableArray<ClaimDocument> Documents, ImmutableArray<Fact> Elsewhere, DateOnly? Deadline)
{
    /// <summary>The programme.</summary>
    public Programme Programme => Answer.Programme;

    /// <summary>The pack of an answer.</summary>
    public static ClaimPack Of(EligibilityAnswer answer, FactSet facts)
    {
        var catalogue = facts.Catalogue;
        var known = facts.Known.Where(f => f.Index > 0).ToImmutableArray();
        var open = answer.Programme.Rules.SelectMany(r => r.Expression.Facts).Distinct().OrderBy(f => f.Index).Where(f => !facts.Knows(f)).ToImmutableArray();
        ImmutableArray<ClaimDocument> documents =
        [
            .. answer.Programme.Needs.Select(n => catalogue.FindDocument(n)!)
                .Select(d => new ClaimDocument(d, [.. known.Where(f => f.Documents.Contains(d.Id))], [.. open.Where(f => f.Documents.Contains(d.Id))])),
        ];
        var stated = documents.SelectMany(d => d.Open).ToHashSet();
        return new ClaimPack(answer, facts, documents, [.. open.Where(f => !stated.Contains(f))], answer.Deadline is { IsKnown: true, Kind: ValueKind.Date } last ? last.Day : null);
    }
}
