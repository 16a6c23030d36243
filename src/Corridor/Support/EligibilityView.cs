using Corridor.Api;
using Corridor.Assessments;
using Corridor.Reference;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support;

/// <summary>A condition of a programme with its answer.</summary>
/// <param name="Field">Where it stands in the programme's file.</param>
/// <param name="Words">In plain words.</param>
/// <param name="Value">true, false or unknown.</param>
public sealed record ProgrammeConditionView(string Field, string Words, string Value);

/// <summary>A benefit with its amount.</summary>
/// <param name="Id">Its name within the programme.</param>
/// <param name="Kind">What it is: vat_refund, duty_relief, suspension, …</param>
/// <param name="KindName">The same in words.</param>
/// <param name="Total">The total that it counts in: cash, saved, timing, covered or service. Totals of different kinds are never added up.</param>
/// <param name="Levy">The levy of an assessment that it touches, or null.</param>
/// <param name="Says">What is given, in words.</param>
/// <param name="Amount">The amount; absent where it is unknown, or where the benefit has none.</param>
/// <param name="Possible">The amount if what is open of the verdict turns out well: never counted.</param>
/// <param name="Lasts">How long an advantage of time lasts, in words.</param>
/// <param name="Unknown">Why the amount is unknown.</param>
public sealed record BenefitView(string Id, string Kind, string KindName, string Total, string? Levy, TextView? Says, AmountView? Amount, AmountView? Possible, string? Lasts, IReadOnlyList<string>? Unknown);

/// <summary>A programme with its verdict for the facts.</summary>
/// <param name="Programme">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Family">tax, finance, insurance or facilitation.</param>
/// <param name="Authority">Who runs it.</param>
/// <param name="Verdict">yes, no or unknown.</param>
/// <param name="Bar">What bars it whatever the facts say, or null.</param>
/// <param name="Failed">The first condition that fails, or what bars it, in words.</param>
/// <param name="Confidence">official, official_copy, official_part, secondary or unverified.</param>
/// <param name="Status">in_force, planned, closed or unknown.</param>
/// <param name="Stale">Whether its main source is undated or old.</param>
/// <param name="Conditions">Its conditions.</param>
/// <param name="Missing">The facts that would settle the verdict.</param>
/// <param name="Causes">What would settle it, in words.</param>
/// <param name="Documents">The documents that usually state the missing facts.</param>
/// <param name="Benefits">What it gives.</param>
/// <param name="Deadline">The last day to claim, or null.</param>
/// <param name="Late">Whether that day has passed.</param>
/// <param name="Needs">The documents that a claim needs.</param>
/// <param name="Source">The first source that it rests on.</param>
public sealed record EligibilityView(
    string Programme, TextView Name, string Family, TextView Authority, string Verdict, string? Bar, string? Failed, string Confidence, string Status, bool Stale, IReadOnlyList<ProgrammeConditionView> Conditions,
    IReadOnlyList<string> Missing, IReadOnlyList<string> Causes, IReadOnlyList<string> Documents, IReadOnlyList<BenefitView> Benefits, string? Deadline, bool Late, IReadOnlyList<string> Needs, ProgrammeSourceView? Source)
{
    /// <summary>What has to be said with its name, in words.</summary>
    internal IReadOnlyList<string> Marks { get; init; } = [];

    internal static EligibilityView Of(EligibilityAnswer answer, FactCatalogue facts, Language language) => new(
        answer.Programme.Id, TextView.Of(answer.Programme.Name, language), JsonForm.Word(answer.Programme.Family.ToString()), TextView.Of(answer.Programme.Authority, language),
        JsonForm.Word(answer.Verdict.ToString()), answer.Bar == EligibilityBar.None ? null : JsonForm.Word(answer.Bar.ToString()),
        answer.Verdict != Truth.No ? null : answer.Bar != EligibilityBar.None ? Texts.Get(language, "support.EligibilityBar." + answer.Bar) : answer.Failed?.Words(language),
        JsonForm.Word(answer.Programme.Grade.ToString()), JsonForm.Word(answer.Programme.Status.ToString()), answer.Programme.IsStale,
        [.. answer.Conditions.Select(c => new ProgrammeConditionView(c.Field, c.Words(language), c.Value.ToString()))],
        [.. answer.Causes.Facts], [.. answer.Causes.All.Select(c => ExpressionWords.OfCause(c, facts, language)).Distinct()], answer.Documents(facts),
        [.. answer.Benefits.Select(b => Of(b, facts, language))], answer.Deadline is { IsKnown: true } last ? last.ToString() : null, answer.IsLate, answer.Programme.Needs,
        answer.Programme.Sources is [var first, ..] ? ProgrammeSourceView.Of(first, language) : null)
    { Marks = ProgrammeMarks.Of(answer.Programme, language) };

    internal static BenefitView Of(BenefitAnswer benefit, FactCatalogue facts, Language language) => new(
        benefit.Benefit.Id, JsonForm.Word(benefit.Benefit.Kind.ToString()), Texts.Get(language, "support.BenefitKind." + benefit.Benefit.Kind), JsonForm.Word(benefit.Benefit.Total.ToString()), benefit.Benefit.Levy,
        benefit.Benefit.Says is { } says ? TextView.Of(says, language) : null, Amount(benefit.Amount), benefit.Amount is { IsKnown: true } ? null : Amount(benefit.Possible),
        benefit.Lasts is { IsKnown: true } lasts ? ExpressionWords.OfValue(lasts, language) : null,
        benefit.Amount is { IsKnown: false } unknown ? [.. unknown.Causes.All.Select(c => ExpressionWords.OfCause(c, facts, language)).Distinct()] : null);

    private static AmountView? Amount(Value? value) => value is { IsKnown: true, Kind: ValueKind.Money } money ? AmountView.Of(money.ToMoney()) : null;
}

/// <summary>A source that a programme rests on.</summary>
/// <param name="Id">As the programme's file names it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address, or null.</param>
/// <param name="AsOf">Its date or edition, or null where it is undated.</param>
/// <param name="Confidence">How far it confirms what it says.</param>
/// <param name="Stale">Whether it is undated or so old that the terms may have changed.</param>
public sealed record ProgrammeSourceView(string Id, TextView Title, string? Url, string? AsOf, string Confidence, bool Stale)
{
    internal static ProgrammeSourceView Of(ProgrammeSource source, Language language) =>
        new(source.Id, TextView.Of(source.Title, language), source.Url, source.AsOf, JsonForm.Word(source.Grade.ToString()), source.IsStale);
}
