using Corridor.Api;
using Corridor.Goods;
using Corridor.Kit;
using Corridor.Measures.Assessment;
using Corridor.Measures.Consignments;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Support;

namespace Corridor.Assessments;

/// <summary>An amount of money; absent figures are unknown, never zero.</summary>
public sealed record AmountView(decimal Amount, string Currency)
{
    internal static AmountView? Of(Money? money) => money is { } m ? new AmountView(decimal.Round(m.Amount, 2, MidpointRounding.AwayFromZero), m.Currency.Value) : null;
}

/// <summary>A document that is asked for.</summary>
/// <param name="Code">The code by which it is declared.</param>
/// <param name="Name">Its name.</param>
public sealed record DocumentView(string Code, TextView Name);

/// <summary>A charge.</summary>
/// <param name="Levy">The levy.</param>
/// <param name="Name">Its name.</param>
/// <param name="Measure">The measure, or null.</param>
/// <param name="Kind">The kind of measure.</param>
/// <param name="Rate">The rate in words.</param>
/// <param name="Published">The rate as published.</param>
/// <param name="Base">What percentages are charged on.</param>
/// <param name="Amount">The amount; absent where it is unknown.</param>
/// <param name="Reasons">Why it is unknown.</param>
/// <param name="Given">Whether you stated the rate.</param>
/// <param name="Act">The act.</param>
/// <param name="Source">The source.</param>
/// <param name="Notes">The footnotes of the measure.</param>
public sealed record ChargeLineView(string Levy, TextView Name, string? Measure, TextView? Kind, string? Rate, string? Published, AmountView? Base, AmountView? Amount, IReadOnlyList<string> Reasons, bool Given, string? Act, SourceView? Source, IReadOnlyList<NoteView> Notes);

/// <summary>One of the duties between which an importer may choose.</summary>
/// <param name="Measure">The measure that opens it.</param>
/// <param name="Role">base_duty, preference, tariff_quota, suspension or end_use.</param>
/// <param name="Name">The kind of measure.</param>
/// <param name="Rate">The rate in words.</param>
/// <param name="Reach">open, missing, closed or unknown.</param>
/// <param name="Missing">The documents that would open it.</param>
/// <param name="MissingFacts">The facts that would decide.</param>
/// <param name="AdditionalCode">The additional code that would open it.</param>
/// <param name="Charges">All charges under it.</param>
/// <param name="Held">The sum of the known charges; absent where none is known.</param>
/// <param name="Total">The total; absent where a charge is unknown.</param>
/// <param name="Quota">The quota's balance, where one is loaded.</param>
/// <param name="Notes">The footnotes of the measure.</param>
public sealed record OptionView(string Measure, string Role, TextView Name, string? Rate, string Reach, IReadOnlyList<DocumentView> Missing, IReadOnlyList<string> MissingFacts, string? AdditionalCode,
    IReadOnlyList<ChargeLineView> Charges, AmountView? Held, AmountView? Total, QuotaView? Quota, IReadOnlyList<NoteView> Notes);

/// <summary>A tariff quota.</summary>
/// <param name="OrderNumber">Its order number.</param>
/// <param name="Volume">The volume opened, or null.</param>
/// <param name="Balance">What is left, or null where that is unknown.</param>
/// <param name="BalanceOn">The day of the balance.</param>
/// <param name="Cover">enough, part, exhausted or unknown: how far the balance goes for the goods.</param>
/// <param name="Message">The same in words.</param>
public sealed record QuotaView(string OrderNumber, string? Volume, string? Balance, string? BalanceOn, string Cover, string Message);

/// <summary>A footnote of a measure.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">Its text, or null where the source has none.</param>
public sealed record NoteView(string Code, TextView? Text);

/// <summary>A way to pay less.</summary>
/// <param name="Option">The option.</param>
/// <param name="Missing">The smallest set of documents that is missing.</param>
/// <param name="AdditionalCode">The additional code that is missing.</param>
/// <param name="Saving">How much less.</param>
/// <param name="Message">The same in words.</param>
public sealed record CheaperView(OptionView Option, IReadOnlyList<DocumentView> Missing, string? AdditionalCode, AmountView Saving, string Message);

/// <summary>A requirement and how the goods stand to it.</summary>
/// <param name="Title">The kind of measure, or the list.</param>
/// <param name="Control">The kind of control of a list.</param>
/// <param name="State">met, met_by_recognition, waived, missing, prohibited, check, check_goods (only if the goods are those of the condition), check_exemption or unknown.</param>
/// <param name="Message">The state in words.</param>
/// <param name="Ways">The ways to meet it, each a set of documents.</param>
/// <param name="Document">The document as the list words it.</param>
/// <param name="Scope">Which goods of the code it is for, in words, where not all are.</param>
/// <param name="Condition">The goods that it is for, where the code says too much.</param>
/// <param name="Authority">Who is responsible.</param>
/// <param name="Act">The act.</param>
/// <param name="Edition">The edition or day of the list.</param>
/// <param name="Code">The code that it stands on.</param>
/// <param name="PartOnly">Whether it is for a part of the code.</param>
/// <param name="Measure">The measure, or null.</param>
/// <param name="Arrangement">The arrangement by which a foreign certificate meets it.</param>
/// <param name="Source">The source.</param>
/// <param name="Notes">The footnotes of the measure.</param>
public sealed record RequirementLineView(TextView Title, TextView? Control, string State, string Message, IReadOnlyList<IReadOnlyList<DocumentView>> Ways, TextView? Document, string? Scope, TextView? Condition, TextView? Authority,
    string? Act, TextView? Edition, string? Code, bool PartOnly, string? Measure, string? Arrangement, SourceView? Source, IReadOnlyList<NoteView> Notes);

/// <summary>A step from the price to the value for customs.</summary>
public sealed record ValuationView(string Step, string Name, AmountView? Amount, IReadOnlyList<string> Reasons);

/// <summary>A measure that does not count, with the first test that it failed.</summary>
public sealed record RejectedView(string Measure, TextView Name, string Failed, string Message);

/// <summary>A node of the explanation.</summary>
/// <param name="Rule">What it is.</param>
/// <param name="Operator">What was done with the children.</param>
/// <param name="Parameters">The numbers that the operator takes besides.</param>
/// <param name="Value">The figure, exact; absent where it is unknown.</param>
/// <param name="Unit">What it is in.</param>
/// <param name="Measure">The measure that the rule is.</param>
/// <param name="Version">The days on which the rule reads so.</param>
/// <param name="Act">The act.</param>
/// <param name="Children">What it was made from.</param>
public sealed record ExplanationView(string Rule, string Operator, IReadOnlyList<decimal>? Parameters, decimal? Value, string? Unit, string? Measure, string? Version, string? Act, IReadOnlyList<ExplanationView>? Children);

/// <summary>An item on one side.</summary>
public sealed record ItemView(int Index, string? Label, string Code, string Printed, TextView? Text, TextView? HarmonizedName, bool Inferred, string State, AmountView? Value, IReadOnlyList<ValuationView> Valuation,
    OptionView? Best, IReadOnlyList<OptionView> Options, IReadOnlyList<CheaperView> Cheaper, IReadOnlyList<RequirementLineView> Requirements, IReadOnlyList<string> Unknowns, IReadOnlyList<RejectedView> Rejected,
    ExplanationView? Explanation, string? Fault, IReadOnlyList<LineView> Choices);

/// <summary>A charge on the consignment as a whole.</summary>
public sealed record WholeChargeView(string Levy, TextView Name, AmountView? Base, AmountView? Amount, IReadOnlyList<string> Reasons, string? Act, SourceView? Source);

/// <summary>The known charges of a levy.</summary>
public sealed record LevyView(string Levy, TextView Name, AmountView? Amount);

/// <summary>One side of the lane.</summary>
public sealed record SideView(string Direction, string Economy, TextView EconomyName, string State, string? Message, string? Currency, AmountView? Held, AmountView? HeldInInvoiceCurrency, IReadOnlyList<LevyView> ByLevy,
    IReadOnlyList<ItemView> Items, IReadOnlyList<WholeChargeView> Charges);

/// <summary>A part of the cost at the destination.</summary>
public sealed record LandedPartView(string Part, string Name, AmountView? Amount, AmountView? Own, IReadOnlyList<string> Reasons);

/// <summary>What the goods cost at their destination.</summary>
public sealed record LandedView(IReadOnlyList<LandedPartView> Parts, AmountView? Total, AmountView? OwnTotal, AmountView? Held, AmountView? OwnHeld);

/// <summary>An exchange rate that was used.</summary>
/// <param name="From">The currency of the amounts.</param>
/// <param name="To">The currency of the results.</param>
/// <param name="Rate">How much of the second one unit of the first is.</param>
/// <param name="Date">The day of the rate.</param>
/// <param name="Given">Whether you stated it.</param>
/// <param name="Message">How it came about, in words.</param>
/// <param name="Sources">The published rates behind it.</param>
public sealed record RateView(string From, string To, decimal Rate, string Date, bool Given, string Message, IReadOnlyList<SourceView> Sources);

/// <summary>The answer for a consignment, both sides.</summary>
public sealed record AssessmentAnswer(string Language, string Date, string State, SideView Export, SideView Import, LandedView Landed, IReadOnlyList<RateView> Rates)
{
    /// <summary>The support of both sides; absent where it was not asked for.</summary>
    public SupportAnswer? Support { get; init; }

    internal static AssessmentAnswer Of(Workspace workspace, ConsignmentAssessment a, Language language, bool explain) => new AssessmentWriter(workspace, a, language, explain).Write();
}

/// <summary>Puts an answer into the words of a language.</summary>
internal sealed class AssessmentWriter(Workspace workspace, ConsignmentAssessment a, Language language, bool explain)
{
    public AssessmentAnswer Write() => new(language.Tag(), DateRange.Text(a.Consignment.Date), a.IsComplete ? "complete" : "incomplete", Side(a.Export), Side(a.Import),
        new LandedView([.. a.Landed.Select(p => new LandedPartView(p.Part, T("assess.part." + p.Part), AmountView.Of(p.Amount.Money), AmountView.Of(p.Own.Money), Reasons(p.Amount.Reasons, p.Part == "export" ? a.Export : a.Import)))],
            AmountView.Of(a.LandedTotal.Amount.Money), AmountView.Of(a.LandedTotal.Own.Money), AmountView.Of(a.LandedHeld.Invoice), AmountView.Of(a.LandedHeld.Own)),
        [.. a.Rates.Select(Rate)]);

    private string Reason(UnknownReason reason, SideAssessment side)
    {
        var regime = side.Regime;
        var levy = reason.Levy == LevyStep.CustomsValue ? T("explain.value") : reason.Levy is "import" or "export" ? T("assess.part." + reason.Levy) : regime?.LevyName(reason.Levy, side.Direction).In(language) ?? reason.Levy;
        return reason.Kind switch
        {
            UnknownKind.MissingFact when reason.Levy.StartsWith(LevyStep.Cost, StringComparison.Ordinal) => T("unknown.cost", T("assess.cost." + reason.Levy[LevyStep.Cost.Length..])),
            UnknownKind.MissingFact when reason.Fact?.Kind == Measures.Duties.DutyQuantityKind.CustomsValue => T("unknown.value"),
            UnknownKind.MissingFact => T("unknown.fact", levy, reason.Fact?.Label(language) ?? ""),
            UnknownKind.MissingRate => Texts.Sentences(language, T("unknown.rate", reason.Fact?.Currency?.Value ?? ""),
                a.Older.FirstOrDefault(o => o.From == reason.Fact?.Currency && (regime is null || o.To == regime.Currency)) is { } older ? T("unknown.rateOlder", Days.Text(older.Day, language), Numbers.Text(decimal.Round(older.Factor, 6), language), older.From.Value, older.To.Value) : null),
            UnknownKind.MissingAdditionalCode => T("unknown.additionalCode", levy, Texts.List(language, reason.Codes.Select(c => regime is not null && regime.AdditionalCodes.TryGetValue(c, out var name) ? c + T("mark.aside", name.In(language)) : c))),
            UnknownKind.NotLoaded => T("unknown.notLoaded", levy),
            UnknownKind.PartlyLoaded => T("unknown.partlyLoaded", levy),
            UnknownKind.DependsOnLine => T("unknown.dependsOnLine", levy, Texts.Words(language, reason.Codes)),
            UnknownKind.Doubtful => T("unknown.doubt", levy, reason.Doubt?.Text.In(language) ?? ""),
            UnknownKind.NotUnderstood => T("unknown.notUnderstood", levy, reason.Fact?.Target ?? ""),
            _ => T("unknown.notComputable", levy),
        };
    }

    private SideView Side(SideAssessment side)
    {
        var state = side.Fault is not null ? "not_loaded" : side.IsComplete ? "complete" : "incomplete";
        return new SideView(RegimeWord(side.Direction), side.Economy.Code.Value, View(side.Economy.Name), state, side.Fault?.Message(language), side.Regime?.Currency.Value, AmountView.Of(side.Held), AmountView.Of(side.HeldInInvoiceCurrency),
            [.. side.ByLevy.Select(l => new LevyView(l.Levy.Step.Levy, View(l.Levy.Name), AmountView.Of(l.Amount.Money)))], [.. side.Items.Select(i => Item(i, side))],
            [.. side.Charges.Select(c => new WholeChargeView(c.Levy.Step.Levy, View(c.Levy.Name), AmountView.Of(c.Base.Money), AmountView.Of(c.Amount.Money), Reasons(c.Amount.Reasons, side), c.Act, c.Source is { } s ? SourceView.Of(s, language) : null))]);
    }

    private ItemView Item(ItemOnSide item, SideAssessment side)
    {
        var (regime, direction) = (side.Regime!, side.Direction);
        var nomenclature = regime.Compiled.Nomenclature;
        nomenclature.TryFind(item.Code, a.Consignment.Date, out var node, out _);
        var answer = item.Assessment;
        // Where the value is unknown, what it lacks is the reason.
        var unknowns = (answer?.Unknowns ?? []).SelectMany(u => u.Fact?.Kind == Measures.Duties.DutyQuantityKind.CustomsValue ? item.Value.Reasons : [u])
            .Select(u => Texts.Sentences(language, Reason(u, side), Note(u, regime, item))).Distinct().ToList();
        return new ItemView(item.Index, item.Item.Label, item.Code.Digits, nomenclature.Format.Print(item.Code), node is null ? null : View(node.Line.Text), Harmonized(item.Code), item.IsInferred,
            item.Fault is not null ? "not_answered" : item.IsComplete ? "complete" : "incomplete", AmountView.Of(item.Value.Money),
            [.. item.Valuation.Select(v => new ValuationView(JsonForm.Word(v.Step.ToString()), T("assess.step." + JsonForm.Word(v.Step.ToString())), AmountView.Of(v.Amount.Money), Reasons(v.Amount.Reasons, side)))],
            answer?.Best is { } best ? Option(best, side) : null,
            [.. (answer?.Options ?? []).Select(o => Option(o, side))],
            [.. (answer?.Cheaper ?? []).Select(c => Cheaper(c, side))],
            [.. item.Requirements.Select(r => Requirement(r, regime))], unknowns,
            [.. (answer?.Rejected ?? []).Where(r => r.Measure.Type.Direction == direction).Select(r => new RejectedView(r.Measure.Id, View(r.Measure.Type.Name), JsonForm.Word(r.Failed.ToString()), T("rejected." + JsonForm.Word(r.Failed.ToString()))))],
            explain && answer?.Best is { } taken && item.Facts is { } facts ? Explanation(new Explainer(regime.Assessor(direction).Cascade, l => regime.LevyName(l, direction)).Explain(taken, facts)) : null,
            item.Fault?.Message(language),
            [.. item.Choices.Select(c => new LineView(c.Code.Digits, nomenclature.Format.Print(c.Code), View(c.Text), true))]);
    }

    private TextView? Harmonized(CommodityCode code) => (workspace.HarmonizedTree.Find(code.Subheading) ?? workspace.HarmonizedTree.Find(code.Heading)) is { } node ? View(node.Line.Text) : null;

    private string? Note(UnknownReason reason, Regime regime, ItemOnSide item) => reason.Kind is UnknownKind.PartlyLoaded or UnknownKind.NotLoaded && item.Facts is { } facts
        ? regime.Coverage(reason.Levy, facts.Query)?.Note?.In(language) : null;

    private OptionView Option(DutyOption option, SideAssessment side) => new(option.Measure.Id, JsonForm.Word(option.Measure.Type.Role.ToString()), View(option.Measure.Type.Name),
        option.Charges.FirstOrDefault(c => ReferenceEquals(c.Measure, option.Measure))?.Duty?.Print(language) ?? option.Measure.Duty?.Print(language), JsonForm.Word(option.Reach.ToString()),
        Documents(option.Missing.Documents, side.Regime!), [.. option.Missing.Facts.Select(f => f.Label(language))], option.Missing.AdditionalCode,
        [.. option.Charges.Select(c => Charge(c, side))], option.Charges.Length == 0 || option.Charges.Any(c => c.Amount.IsKnown) ? AmountView.Of(option.Held) : null, AmountView.Of(option.Total.Money),
        option.Quota is { } q ? new QuotaView(q.OrderNumber, q.Volume?.ToString(), q.Balance?.ToString(), q.BalanceOn is { } on ? DateRange.Text(on) : null,
            JsonForm.Word(option.Cover.ToString()), T("assess.cover." + JsonForm.Word(option.Cover.ToString()), q.Balance?.ToString() ?? "")) : null,
        Notes(option.Measure, side.Regime!));

    private List<NoteView> Notes(Measure? measure, Regime regime) => [.. (measure?.Footnotes ?? []).Select(f => new NoteView(f, regime.Footnotes.GetValueOrDefault(f) is { } text && text != new LocalizedText(null, null, null) ? View(text) : null))];

    private ChargeLineView Charge(Charge charge, SideAssessment side) => new(charge.Levy, View(side.Regime!.LevyName(charge.Levy, side.Direction)), charge.Measure?.Id, charge.Measure is { } m ? View(m.Type.Name) : null, charge.Duty?.Print(language),
        charge.Measure?.Text, AmountView.Of(charge.Base.Money), AmountView.Of(charge.Amount.Money), Reasons(charge.Amount.Reasons, side), charge.IsGiven, charge.Measure?.Act?.Name(language),
        charge.Measure?.Source is { } source ? SourceView.Of(source, language) : null, Notes(charge.Measure, side.Regime!));

    private CheaperView Cheaper(CheaperWay way, SideAssessment side)
    {
        var missing = Documents(way.Missing.Documents, side.Regime!);
        var names = missing.Select(d => d.Name.Text).Concat(way.Missing.AdditionalCode is { } code ? [code] : []);
        var saving = AmountView.Of(way.Saving)!;
        return new CheaperView(Option(way.Option, side), missing, way.Missing.AdditionalCode, saving,
            T("assess.cheaper", string.Join(T("assess.and"), names), Format.Number(saving.Amount, 2, language) + " " + saving.Currency));
    }

    private RequirementLineView Requirement(AssessedRequirement r, Regime regime) => new(View(r.Title), r.Control is { } control ? new TextView(T("control." + control), language.Tag()) : null,
        JsonForm.Word(r.State.ToString()), T("requirementState." + JsonForm.Word(r.State.ToString())), [.. r.Ways.Select(w => Documents(w, regime))], r.DocumentInWords is { } d ? View(d) : null,
        r.Code is { } code ? RequirementView.ScopeOf(r.Scope, code.Digits, language) : null, r.Condition is { } c ? View(c) : null, r.Authority is { } auth ? View(auth) : null, r.Act, r.Edition is { } edition ? View(edition) : null, r.Code?.Digits, r.IsNarrower, r.Measure?.Id, r.Recognition?.Arrangement, r.Source is { } s ? SourceView.Of(s, language) : null, Notes(r.Measure, regime));

    private IReadOnlyList<DocumentView> Documents(IEnumerable<string> codes, Regime regime) =>
        [.. codes.Select(c => new DocumentView(c, regime.Document(c) is { } d ? View(d.Name) : new TextView(c, language.Tag())))];

    private ExplanationView Explanation(Explanation e) => new(e.Rule.In(language), JsonForm.Word(e.Operator.ToString()), e.Parameters.IsEmpty ? null : e.Parameters, e.Value, e.Unit, e.Measure?.Id, e.Measure?.Validity is { } days && (days.From ?? days.To) is not null ? days.ToString() : null,
        e.Measure?.Act?.Name(language), e.Children.IsEmpty ? null : [.. e.Children.Select(Explanation)]);

    private RateView Rate(UsedRate rate)
    {
        var message = rate.IsGiven ? T("assess.rate.given") : rate.Published.Length > 1 ? T("assess.rate.crossed", rate.Published[0].Currency.Value)
            : rate.Published[0].Currency == rate.From ? T("assess.rate.published") : T("assess.rate.turned", rate.Published[0].Currency.Value, rate.Published[0].Quote.Value);
        return new RateView(rate.From.Value, rate.To.Value, decimal.Round(rate.Factor, 8, MidpointRounding.AwayFromZero), DateRange.Text(rate.Day), rate.IsGiven, message, [.. rate.Published.Select(p => SourceView.Of(p.Source, language)).Distinct()]);
    }

    private IReadOnlyList<string> Reasons(IEnumerable<UnknownReason> reasons, SideAssessment side) => [.. reasons.Select(r => Reason(r, side)).Distinct()];

    private TextView View(LocalizedText text) => TextView.Of(text, language);

    private string T(string key, params object[] args) => Texts.Format(language, key, args);

    private static string RegimeWord(TradeDirection direction) => direction == TradeDirection.Import ? "import" : "export";
}
