using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Support;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;
using Microsoft.AspNetCore.Mvc;

namespace Corridor.Pages.Support;

/// <summary>
/// Finds what a claim can have: one question a page, in the order that settles most. The address holds every answer, so
/// that pages can be gone back, kept and sent; nothing is stored.
/// </summary>
public sealed class FinderModel : SupportPage
{
    /// <summary>The most characters of an answer that is typed.</summary>
    public const int MostTyped = 60;

    // What the address line may have beside the query: method, path, protocol.
    private const int AddressRest = 512;
    private const int MostRadios = 12;
    private const int MostAsking = 5;

    private Matcher matcher = null!;
    private Situation situation = null!;

    /// <summary>Where the visitor stands.</summary>
    public FinderStep Step { get; private set; }

    /// <summary>The programmes that are looked at.</summary>
    public ImmutableArray<Programme> Programmes { get; private set; } = [];

    /// <summary>How many can be claimed.</summary>
    public int Yes { get; private set; }

    /// <summary>How many cannot.</summary>
    public int No { get; private set; }

    /// <summary>How many are open.</summary>
    public int Still => Programmes.Length - Yes - No;

    /// <summary>The fact that is asked for, or null.</summary>
    public Fact? Asked { get; private set; }

    /// <summary>Programmes that the question can help to settle.</summary>
    public ImmutableArray<Programme> Asking { get; private set; } = [];

    /// <summary>What a programme can or cannot give, by verdict, on the page of the result.</summary>
    public ImmutableArray<EligibilityAnswer> Answers { get; private set; } = [];

    /// <summary>The best set, on the page of the result.</summary>
    public BestCombination? Best { get; private set; }

    /// <summary>What it rests on that no rule and no source settles; null where all is settled.</summary>
    public UnsettledView? Unsettled { get; private set; }

    /// <summary>What to gather: each paper or register with the programmes for which it is needed.</summary>
    public ImmutableArray<(string Document, ImmutableArray<Programme> For)> Gather { get; private set; } = [];

    /// <summary>Economies to choose from for a lane.</summary>
    public ImmutableArray<Economy> LaneEconomies { get; private set; } = [];

    /// <summary>Economies and their parts to choose from for a fact.</summary>
    public IEnumerable<Economy> Places => Economies.All.Where(e => e.Alpha3 is not null || e.PartOf is not null).OrderBy(e => Programmes.Any(p => p.Sides.Any(s => s == e.Code)) ? 0 : 1).ThenBy(e => e.Name.In(Lang), StringComparer.Ordinal);

    /// <summary>Currencies to choose from.</summary>
    public ImmutableArray<string> Currencies { get; private set; } = [];

    internal SupportQuery Claim { get; private set; } = null!;

    /// <summary>A hidden field or a field as it was sent.</summary>
    public string? Sent(string name) => Request.Query[name].FirstOrDefault();

    /// <summary>The address of a step with the answers so far.</summary>
    internal string To(string step, Fact? without = null, params IEnumerable<(string Name, string Value)> more) => $"{Link("/support/finder")}?{Claim.Text(without, [("step", step), .. more])}";

    /// <summary>The address at which a fact is answered anew.</summary>
    internal string ToQuestion(Fact fact) => To("ask", null, ("ask", fact.Name));

    /// <summary>The whole address of this result, for somebody else.</summary>
    public string Shared => $"{Request.Scheme}://{Request.Host}{To("result")}";

    /// <summary>The question in words.</summary>
    public string QuestionOf(Fact fact) => fact.Type.Kind == ValueKind.Truth ? T("finder.isIt", fact.Meaning.In(Lang)) : Capital(fact.Meaning.In(Lang));

    /// <summary>The subject of a fact in words.</summary>
    public string SubjectOf(Fact fact) => T("finder.subject." + fact.Subject);

    /// <summary>What the field of an item holds: what was just typed, else the earlier answer, split in number and unit.</summary>
    public (string Value, string? Unit) Held(int item)
    {
        if (Sent($"value-{item}") is not null)
        {
            return (string.Join(';', Request.Query[$"value-{item}"].OfType<string>()), Sent($"unit-{item}"));
        }

        return FactForm.Split(Asked!, Claim.Typed(Asked!, item) is { } known && known != SupportQuery.Unknown ? known : "");
    }

    /// <summary>Whether words are few enough to stand as a list of choices.</summary>
    public static bool AreRadios(Fact fact) => fact.Words.Length is > 0 and <= MostRadios;

    /// <summary>How many items the question is asked for.</summary>
    public int Items => Asked!.IsOfItem ? Claim.Codes.Length : 1;

    /// <summary>The facts answered, in words.</summary>
    internal IEnumerable<(Fact Fact, string Said)> Given => Claim.Given.Select(g => (g.Fact, Texts.List(Lang, g.Values.Select((v, i) => v == SupportQuery.Unknown ? T("finder.doNotKnow") : Words.Of(g.Fact, Claim.Facts[g.Fact, i])))));

    /// <summary>The smallest sets of facts that can settle a programme.</summary>
    public QuestionPlan PlanOf(EligibilityAnswer answer) => new Questions(matcher).Plan(answer.Programme, situation);

    /// <summary>What a programme would give if what is open turned out well: the kinds, each with its amount where that is known.</summary>
    public string MayGive(EligibilityAnswer answer) => Texts.List(Lang, answer.Benefits.GroupBy(b => b.Benefit.Kind).Select(g => T("support.BenefitKind." + g.Key) is var kind && g.Count() == 1 && g.First() is { Amount: not { IsKnown: true }, Possible: { IsKnown: true, Kind: ValueKind.Money } possible }
        ? T("mark.pair", kind, SupportWords.Money(Assessments.AmountView.Of(possible.ToMoney()), Lang)) : kind));

    /// <summary>A fact by its name.</summary>
    public Fact FactOf(string name) => matcher.Facts.Find(name)!;

    /// <summary>Answers with a verdict, those to be claimed together first.</summary>
    public IEnumerable<EligibilityAnswer> With(Truth verdict) => Answers.Where(a => a.Verdict == verdict).OrderBy(a => a.Programme.Family).ThenBy(a => a.Programme.Id, StringComparer.Ordinal);

    public IActionResult OnGet(string? step, string? ask, string? answer, string? currency, string? rate)
    {
        Begin("finder", T("finder.title"), T("finder.description"));
        Unlisted = Request.QueryString.HasValue;
        Claim = SupportQuery.Read(Request.Query, Workspace, Today, Lang);
        LaneEconomies = [.. Workspace.Book.Lanes.SelectMany(l => (Economy[])[l.Origin, l.Destination]).Concat(Library.All.SelectMany(p => p.Sides).Select(s => Economies.Find(s)!).Where(e => !e.IsGroup && e.PartOf is null)).Concat([Claim.Lane.Origin, Claim.Lane.Destination])
            .Concat(Workspace.Regimes.Economies.Select(e => Economies.Find(e)!)).DistinctBy(e => e.Code).OrderBy(e => e.Name.In(Lang), StringComparer.Ordinal)];
        Currencies = [.. CurrenciesOf(LaneEconomies).Order(StringComparer.Ordinal)];
        foreach (var (fault, field) in Claim.Faults)
        {
            Add(fault, field switch { "from" or "date" or "direction" => "finder-" + field, _ when field.StartsWith("code-", StringComparison.Ordinal) => "finder-" + field, _ => null });
        }

        Programmes = Claim.Of(Library, Economies);
        matcher = new Matcher(Programmes, Workspace.ProgrammeLanguage);
        situation = Workspace.SituationOf(Claim.Facts);
        if (Faults.Count > 0 || step is null or "" or "start")
        {
            Step = FinderStep.Start;
            return Page();
        }

        if (step is not ("ask" or "result"))
        {
            Add(new Fault("pack.oneOf", Fault.Quote(step), "start, ask, result"), null);
            return Page();
        }

        foreach (var programme in Programmes)
        {
            var verdict = matcher.Decide(programme, situation, out _);
            Yes += verdict == Truth.Yes ? 1 : 0;
            No += verdict == Truth.No ? 1 : 0;
        }

        if (step == "ask")
        {
            if (ask is not null)
            {
                Asked = matcher.Facts.Find(ask);
                if (Asked is null || Asked.Index == 0 || ask is "consignment.origin" or "consignment.destination" or "goods.code")
                {
                    Asked = null;
                    Add(new Fault("finder.factUnknown", Fault.Quote(ask)), null);
                    return Page();
                }

                if (answer is not null || Request.Query.Keys.Any(k => k.StartsWith("value-", StringComparison.Ordinal)) || Sent("answered") is not null)
                {
                    if (Answered(answer == SupportQuery.Unknown) is { } next)
                    {
                        return next;
                    }
                }
            }
            else
            {
                Asked = new Questions(matcher).Next(situation, Claim.Settled);
                // A code that is too short, or none, is given at the start.
                if (Asked is { Name: "goods.code" })
                {
                    Asked = new Questions(matcher).Next(situation, Claim.Settled.Append("goods.code").ToHashSet(StringComparer.Ordinal));
                }
            }

            if (Asked is not null)
            {
                Step = FinderStep.Ask;
                Title = QuestionOf(Asked);
                Asking = [.. Programmes.Where(p => matcher.Decide(p, situation, out _) == Truth.Unknown && matcher.Assess(p, situation).Causes.Facts.Contains(Asked.Name)).Take(MostAsking)];
                return Page();
            }
        }

        Step = FinderStep.Result;
        Title = T("finder.resultTitle");
        Conclude(currency, rate);
        return Page();
    }

    /// <summary>Takes the answer over into the address, or null with the fault noted.</summary>
    private RedirectResult? Answered(bool isUnknown)
    {
        var values = new List<(string, string)>();
        for (var i = 0; i < Items; i++)
        {
            var typed = isUnknown ? SupportQuery.Unknown : Typed(i);
            if (typed.Length == 0)
            {
                // An item may be left out where another is answered.
                if (Items > 1 && Enumerable.Range(0, Items).Any(o => Typed(o).Length > 0))
                {
                    values.Add((Asked!.Name, SupportQuery.Unknown));
                    continue;
                }

                Add(new Fault("finder.noAnswer"), "answer-" + Text(i));
                return null;
            }

            if (typed != SupportQuery.Unknown && !Workspace.ProgrammeLanguage.TryValue(typed, Asked!, out _, out var fault))
            {
                Add(FactForm.Told(fault, Asked!, Lang), "answer-" + Text(i));
                return null;
            }

            values.Add((Asked!.Name, typed));
        }

        var address = To("ask", Asked, values);
        if (address.Length > Site.MostAddressBytes - AddressRest)
        {
            Add(new Fault("finder.addressFull"), null);
            return null;
        }

        return Redirect(address);
    }

    // What was typed for an item, as files of facts write it.
    private string Typed(int item) => FactForm.Join(Asked!, Request.Query[$"value-{item}"], Request.Query[$"unit-{item}"], Lang) is [var text, ..] ? text : "";

    private void Conclude(string? currency, string? rate)
    {
        Answers = [.. Programmes.Select(p => matcher.Assess(p, situation))];
        if (!SupportAim.TryRead(Workspace, Answers, Claim.Facts, currency, rate, out var aim, out var fault))
        {
            Add(fault, fault.Code == "support.rate" ? "finder-rate" : "finder-currency");
            aim = new CombinationAim(CombinationAim.Usual(Answers, Claim.Facts, Economies) ?? CurrencyCode.None);
        }

        var combiner = new Combiner(matcher, situation, Answers, aim);
        Best = combiner.Best();
        Unsettled = combiner.Unsettled(Best) is { } unsettled ? UnsettledView.Of(unsettled, Best.Totals, Lang) : null;
        // What the claims of the set need, and what states the facts that are still open.
        Gather = [.. Best.Chosen.SelectMany(c => c.Programme.Needs.Select(n => (Document: n, c.Programme))).Concat(With(Truth.Unknown).SelectMany(a => a.Documents(matcher.Facts).Select(d => (Document: d, a.Programme))))
            .GroupBy(n => n.Document).Select(g => (g.Key, g.Select(x => x.Programme).DistinctBy(p => p.Id).ToImmutableArray())).OrderByDescending(g => g.Item2.Count(p => Best.Chosen.Any(c => c.Programme.Id == p.Id))).ThenByDescending(g => g.Item2.Length).ThenBy(g => DocumentOf(g.Key), StringComparer.Ordinal)];
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
