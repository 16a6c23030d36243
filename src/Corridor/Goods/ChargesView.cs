using System.Globalization;
using Corridor.Api;
using Corridor.Measures.Charges;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Goods;

/// <summary>What a mark on the rate means on the day.</summary>
/// <param name="Mark">The mark, as the tariff prints it.</param>
/// <param name="State">in_force, conditional, depends_on_member, other_member, not_yet, expired, repealed, start_unknown, not_understood, wording_not_held or not_held.</param>
/// <param name="Meaning">The state in words.</param>
/// <param name="Rate">The rate that the state speaks of, in words.</param>
/// <param name="Structure">The rate as a tree.</param>
/// <param name="ValidFrom">Its first day, where the note states one.</param>
/// <param name="ValidTo">Its last day, where the note states one.</param>
/// <param name="StartAct">The act with whose entry into force it starts, where the note states no day.</param>
/// <param name="Area">The member that it is for, or absent.</param>
/// <param name="Wording">The note's text.</param>
/// <param name="Edition">The edition of the wording; later changes are not loaded.</param>
/// <param name="EditionMessage">What must be known about the edition, in words.</param>
/// <param name="Source">The source.</param>
public sealed record TemporaryRateView(string Mark, string State, string Meaning, string? Rate, Measures.Duties.DutyNode? Structure, string? ValidFrom, string? ValidTo, string? StartAct, string? Area,
    TextView? Wording, string? Edition, string? EditionMessage, SourceView? Source);

/// <summary>A control that a list names for the goods.</summary>
/// <param name="Code">The code or prefix of the row.</param>
/// <param name="PartOnly">Whether the row's code is longer than the one asked for: it is for part of these goods.</param>
/// <param name="Control">The kind of control.</param>
/// <param name="Name">The kind in words.</param>
/// <param name="Statement">states, older_text, may_be_required, not_found_by_compiler or may_be_exempt.</param>
/// <param name="StatementMessage">The statement in words.</param>
/// <param name="Scope">whole_code, goods_in_words (only goods of the condition) or part_not_read.</param>
/// <param name="ScopeMessage">The scope in words, where it is not the whole code.</param>
/// <param name="Condition">The goods that it is for.</param>
/// <param name="Document">The document.</param>
/// <param name="Authority">The authority.</param>
/// <param name="Act">The act.</param>
/// <param name="Edition">The edition of the act, or the day of the list.</param>
/// <param name="Source">The source.</param>
public sealed record RequirementView(string Code, bool PartOnly, string Control, string Name, string Statement, string StatementMessage, string Scope, string? ScopeMessage, TextView? Condition, TextView? Document, TextView? Authority,
    string Act, TextView? Edition, SourceView Source)
{
    internal static RequirementView Of(Requirement r, Language language)
    {
        TextView? View(LocalizedText? text) => text is null ? null : TextView.Of(text, language);
        return new RequirementView(r.Code!.Value.Digits, r.IsNarrower, r.Control, Texts.Get(language, "control." + r.Control), JsonForm.Word(r.Statement.ToString()), Texts.Get(language, "statement." + JsonForm.Word(r.Statement.ToString())),
            JsonForm.Word(r.Scope.ToString()), ScopeOf(r.Scope, r.Code.Value.Digits, language), View(r.Condition), View(r.Document), View(r.Authority), r.Act, View(r.Edition), SourceView.Of(r.Source, language));
    }

    /// <summary>Which goods of a code are meant, in words; null where all are.</summary>
    internal static string? ScopeOf(RequirementScope scope, string code, Language language) => scope switch
    {
        RequirementScope.GoodsInWords => Texts.Format(language, "scope.goods_in_words", code),
        RequirementScope.PartNotRead => Texts.Format(language, "scope.part_not_read", code),
        _ => null,
    };
}

/// <summary>What a list says of the goods.</summary>
/// <param name="List">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Act">The act.</param>
/// <param name="Rows">Its rows for the goods; none does not mean that nothing is required.</param>
/// <param name="Rules">How many rules without a code it has.</param>
public sealed record RequirementGroupView(string List, TextView Title, string Act, IReadOnlyList<RequirementView> Rows, int Rules);

/// <summary>A fact about the admission of the origin's goods.</summary>
public sealed record AccessFactView(string Subject, TextView Text, TextView? Document, string AsOf, string Statement, SourceView Source);

/// <summary>A line of the origin's export tariff.</summary>
/// <param name="Code">The line.</param>
/// <param name="Part">Whether it is for part of the code only.</param>
/// <param name="Name">Its name.</param>
/// <param name="Percent">The rate that is applied.</param>
/// <param name="Statutory">The statutory rate.</param>
/// <param name="Provisional">The provisional rate, which takes the statutory one's place.</param>
/// <param name="Act">The act.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="Source">The source.</param>
public sealed record ExportDutyView(string Code, bool Part, TextView Name, decimal Percent, decimal Statutory, decimal? Provisional, string Act, string? ValidFrom, string? ValidTo, SourceView Source);

/// <summary>The refund of value-added tax on the export of a line.</summary>
public sealed record ExportRefundView(string Code, decimal Percent, SourceView Source);

/// <summary>The export side of the origin.</summary>
/// <param name="DutyState">not_loaded, day_not_loaded, partial or complete.</param>
/// <param name="Duties">The lines of the export tariff under the shared digits.</param>
/// <param name="ControlState">Whether export controls are loaded.</param>
/// <param name="Controls">What each list says.</param>
/// <param name="RefundState">Whether refunds are loaded.</param>
/// <param name="Refunds">The refunds.</param>
public sealed record ExportSideView(string DutyState, IReadOnlyList<ExportDutyView> Duties, string ControlState, IReadOnlyList<RequirementGroupView> Controls, string RefundState, IReadOnlyList<ExportRefundView> Refunds);

/// <summary>A duty on top of the rates of the columns, not included in them.</summary>
/// <param name="Code">The line.</param>
/// <param name="Heading">The heading that charges it.</param>
/// <param name="List">The list.</param>
/// <param name="State">in_force, not_yet, suspended or not_printed.</param>
/// <param name="StateMessage">The state in words.</param>
/// <param name="Published">The rate as printed.</param>
/// <param name="Percent">The points that it adds.</param>
/// <param name="Area">The origin that it is for.</param>
/// <param name="Starts">The first day of entries.</param>
/// <param name="Wording">The heading's wording.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Source">The source of the list.</param>
/// <param name="RateSource">The source of the rate.</param>
public sealed record AdditionalDutyView(string Code, string Heading, string List, string State, string StateMessage, string? Published, decimal? Percent, string? Area, string? Starts, TextView? Wording, string? Edition,
    SourceView Source, SourceView? RateSource);

/// <summary>A rate of value-added tax.</summary>
/// <param name="Basis">standard, or hint: a compiler's reading of a reduced rate.</param>
/// <param name="Code">The code of a hint.</param>
/// <param name="Percent">The rate.</param>
/// <param name="Message">What may be said of it, in words.</param>
/// <param name="Goods">The goods of a hint.</param>
/// <param name="Act">The act.</param>
/// <param name="Dating">stated, not_stated or read_later.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Source">The source.</param>
public sealed record VatRateView(string Basis, string? Code, decimal Percent, string Message, TextView? Goods, string Act, string Dating, string? AsOf, SourceView Source);

/// <summary>A bracket of the fee for customs operations.</summary>
public sealed record CustomsFeeView(decimal? ValueFrom, decimal? ValueTo, decimal Fee, string Currency, string? Note, string Act, string? ValidFrom, string? ValidTo, SourceView Source);

/// <summary>A trade remedy.</summary>
/// <param name="Measure">Its id.</param>
/// <param name="Type">anti_dumping or safeguard.</param>
/// <param name="Goods">The goods in words, which decide.</param>
/// <param name="CodeMatches">Whether one of its codes matches; absent where no code list is loaded.</param>
/// <param name="Producer">The producer.</param>
/// <param name="Rate">The rate or range, as read.</param>
/// <param name="Unit">What it is of.</param>
/// <param name="Status">The state as read.</param>
/// <param name="Act">The act.</param>
/// <param name="ValidFrom">First day, where read.</param>
/// <param name="ValidTo">Last day, where read.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Source">The source.</param>
public sealed record TradeRemedyView(string Measure, string Type, TextView Goods, bool? CodeMatches, string? Producer, string? Rate, string? Unit, string Status, string? Act, string? ValidFrom, string? ValidTo, string? AsOf, SourceView Source);

/// <summary>A fact about preferences or free trade for the origin.</summary>
public sealed record PreferenceFactView(string Topic, string? Value, string? Act, string? ValidFrom, string? ValidTo, string? AsOf, SourceView Source);

/// <summary>The charges on top of the base duty; each state is not_loaded, day_not_loaded, partial or complete.</summary>
/// <param name="VatState">Whether value-added tax is loaded.</param>
/// <param name="Vat">The rates that could be meant.</param>
/// <param name="VatInWords">How many goods of a reduced rate are loaded in words only.</param>
/// <param name="FeeState">Whether the fee for customs operations is loaded for the day.</param>
/// <param name="Fees">Its scale.</param>
/// <param name="ExciseState">Whether excise is loaded.</param>
/// <param name="ExciseRates">How many excise rates hold on the day; they name goods in words.</param>
/// <param name="RemedyState">Whether trade remedies are loaded.</param>
/// <param name="Remedies">Those for the origin that name these goods, or no code.</param>
/// <param name="PreferenceState">Whether facts on preferences are loaded.</param>
/// <param name="Preferences">Those for the origin.</param>
public sealed record ChargesOnTopView(string VatState, IReadOnlyList<VatRateView> Vat, int VatInWords, string FeeState, IReadOnlyList<CustomsFeeView> Fees, string ExciseState, int ExciseRates,
    string RemedyState, IReadOnlyList<TradeRemedyView> Remedies, string PreferenceState, IReadOnlyList<PreferenceFactView> Preferences);

/// <summary>A pack that the charges were answered from.</summary>
public sealed record ChargePackView(string Pack, TextView Title, string Edition, string? Note);

/// <summary>The charges and controls around the base duty, as far as the packs hold them.</summary>
/// <param name="TemporaryRates">What the marks on the rate mean on the day.</param>
/// <param name="RequirementState">Whether control lists of the destination are loaded.</param>
/// <param name="Requirements">What each list says.</param>
/// <param name="AccessState">Whether facts on admission are loaded for the lane.</param>
/// <param name="Access">Those for the goods.</param>
/// <param name="AdditionalState">Whether lists of additional duties are loaded.</param>
/// <param name="Additional">Those on the line.</param>
/// <param name="AdditionalBelow">How many lines below are on such a list.</param>
/// <param name="OnTop">Charges on top.</param>
/// <param name="Export">The export side; absent where no origin is asked.</param>
/// <param name="Packs">The packs used.</param>
public sealed record ChargesView(IReadOnlyList<TemporaryRateView> TemporaryRates, string RequirementState, IReadOnlyList<RequirementGroupView> Requirements, string AccessState, IReadOnlyList<AccessFactView> Access,
    string AdditionalState, IReadOnlyList<AdditionalDutyView> Additional, int AdditionalBelow, ChargesOnTopView OnTop, ExportSideView? Export, IReadOnlyList<ChargePackView> Packs)
{
    internal static ChargesView Of(Workspace workspace, GoodsPlace place, DutyAnswer duty, Tariff? tariff, Language language)
    {
        var marks = tariff is { MarksMean: "temporary" } ? duty.Rates.SelectMany(r => r.Marks).Where(m => m.Meaning is null).Select(m => m.Text).ToList() : [];
        var code = tariff is null && place.Code.Length > 6 ? place.Code.Subheading : place.Code;
        var answer = workspace.Charges.Answer(new ChargeQuestion(code, tariff, place.Origin?.Code, place.Destination.Code, place.Day, marks));
        return new ChargesView(
            [.. answer.TemporaryRates.Select(t => Of(workspace, t, language))],
            Word(answer.RequirementState), [.. answer.Requirements.Select(r => Of(r, language))],
            Word(answer.AccessState), [.. answer.Access.Select(a => new AccessFactView(a.Subject, TextView.Of(a.Text, language), View(a.Document, language), a.AsOf, Word(a.Statement), SourceView.Of(a.Source, language)))],
            Word(answer.AdditionalState), [.. answer.Additional.Select(a => Of(workspace, a, language))], answer.AdditionalBelow,
            Of(answer.OnTop, language), answer.Export is { } export ? Of(export, language) : null,
            [.. answer.Packs.Select(p => new ChargePackView(p.Manifest.Path, TextView.Of(p.Manifest.Title, language), p.Manifest.Edition, p.Manifest.Coverage.Note?.In(language)))]);
    }

    /// <summary>The meaning of a resolved mark in words.</summary>
    internal static TemporaryRateView Of(Workspace workspace, TemporaryRate note, Language language)
    {
        var rate = note.Applied;
        var member = rate?.Area is { } area ? workspace.Book.Economies.Find(area)?.Name.In(language) ?? area.Value : "";
        var words = rate?.Rate.Print(language) ?? "";
        var (from, to) = (Day(rate?.Days.From, language), Day(rate?.Days.To, language));
        var days = rate?.Days is { } known && known != DateRange.Always ? Days.Text(known, language) : Texts.Get(language, "note.noDays");
        var state = Word(note.State);
        var meaning = note.State switch
        {
            TemporaryRateState.InForce when rate!.Area is not null => Texts.Format(language, "note.in_force_member", note.Mark, words, member, days),
            TemporaryRateState.NotHeld => Texts.Format(language, "note.not_held", note.Mark, note.LastHeld.ToString(CultureInfo.InvariantCulture)),
            TemporaryRateState.StartUnknown => Texts.Format(language, to is null ? "note.start_unknown_open" : "note.start_unknown", note.Mark, words, rate!.Starts!.Title, to ?? ""),
            TemporaryRateState.NotYet when rate!.Days.From is null => Texts.Format(language, "note.not_yet_act", note.Mark, words, rate.Starts!.Title),
            TemporaryRateState.NotYet => Texts.Format(language, "note.not_yet", note.Mark, words, from ?? ""),
            TemporaryRateState.Expired => Texts.Format(language, "note.expired", note.Mark, words, to ?? ""),
            TemporaryRateState.Repealed or TemporaryRateState.WordingNotHeld => Texts.Format(language, "note." + state, note.Mark, note.RepealedBy ?? ""),
            TemporaryRateState.NotUnderstood => Texts.Format(language, "note.not_understood", note.Mark),
            TemporaryRateState.Conditional => Texts.Format(language, "note.conditional", note.Mark, words, days, rate!.Condition ?? ""),
            _ => Texts.Format(language, "note." + state, note.Mark, words, member, days),
        };
        var edition = note.Edition is { } e ? Texts.Format(language, note.WordingIsLater ? "note.editionLater" : "note.edition", Days.Text(e, language)) : null;
        return new TemporaryRateView(note.Mark, state, meaning, rate is null ? null : words, rate?.Rate.ToNode(), Iso(rate?.Days.From), Iso(rate?.Days.To), rate?.Starts?.Title, rate?.Area?.Value,
            note.Text is { } text ? new TextView(text, "ru") : null, Iso(note.Edition), edition, note.Source is { } s ? SourceView.Of(s, language) : null);
    }

    private static RequirementGroupView Of(ListedRequirements list, Language language) => new(list.List.Id, TextView.Of(list.List.Title, language), list.List.Act,
        [.. list.Rows.Select(r => RequirementView.Of(r, language))], list.Rules.Length);

    private static ExportSideView Of(ExportSide export, Language language) => new(
        Word(export.DutyState), [.. export.Duties.Select(d => new ExportDutyView(d.Code.Digits, d.IsPart, new TextView(d.Name, "zh"), d.Applied, d.Rate, d.Provisional, d.Act, Iso(d.Days.From), Iso(d.Days.To), SourceView.Of(d.Source, language)))],
        Word(export.ControlState), [.. export.Controls.Select(c => Of(c, language))],
        Word(export.RefundState), [.. export.Refunds.Select(r => new ExportRefundView(r.Code.Digits, r.Percent, SourceView.Of(r.Source, language)))]);

    private static AdditionalDutyView Of(Workspace workspace, AdditionalDuty duty, Language language)
    {
        var area = duty.Area is { } a ? workspace.Book.Economies.Find(a)?.Name.In(language) ?? a.Value : "";
        return new AdditionalDutyView(duty.Code.Digits, duty.Heading, duty.List, Word(duty.State), Texts.Format(language, "additional." + Word(duty.State), duty.Heading, area, Day(duty.Starts, language) ?? ""),
            duty.Text, duty.Percent, duty.Area?.Value, Iso(duty.Starts), duty.Wording is { } wording ? new TextView(wording, "en") : null, duty.Edition,
            SourceView.Of(duty.ListSource, language), duty.RateSource is { } s ? SourceView.Of(s, language) : null);
    }

    private static ChargesOnTopView Of(ChargesOnTop charges, Language language) => new(
        Word(charges.VatState), [.. charges.Vat.Select(v => new VatRateView(v.Basis, v.Code?.Digits, v.Percent, VatMessage(v, language), v.Goods is { } g ? new TextView(g, "ru") : null,
            v.Act, Word(v.Dating), v.AsOf, SourceView.Of(v.Source, language)))], charges.VatWordings,
        Word(charges.FeeState), [.. charges.Fees.Select(f => new CustomsFeeView(f.ValueFrom, f.ValueTo, f.Fee, f.Currency, f.Note, f.Act, Iso(f.Days.From), Iso(f.Days.To), SourceView.Of(f.Source, language)))],
        Word(charges.ExciseState), charges.ExciseRates,
        Word(charges.RemedyState), [.. charges.Remedies.Select(r => new TradeRemedyView(r.Measure, r.Type, new TextView(r.Goods, "ru"), r.Matches, r.Producer, r.Rate, r.Unit, r.Status, r.Act,
            Iso(r.Days.From), Iso(r.Days.To), r.AsOf, SourceView.Of(r.Source, language)))],
        Word(charges.PreferenceState), [.. charges.Preferences.Select(p => new PreferenceFactView(p.Topic, p.Value, p.Act, Iso(p.Days.From), Iso(p.Days.To), p.AsOf, SourceView.Of(p.Source, language)))]);

    private static string VatMessage(VatRate vat, Language language)
    {
        var official = vat.Source.Confidence is Confidence.Official or Confidence.OfficialCopy;
        var text = vat.Basis == "hint" ? Texts.Format(language, "vat.hint", Kit.Format.Percent(vat.Percent, language), CodeFormat.HarmonizedSystem.Print(vat.Code!.Value))
            : Texts.Format(language, official ? "vat.standard" : "vat.standardSecondary", Kit.Format.Percent(vat.Percent, language));
        return vat.Dating switch
        {
            ChargeDating.ReadLater => Texts.Sentences(language, text, Texts.Format(language, "charge.readLater", vat.AsOf ?? "")),
            ChargeDating.NotStated => Texts.Sentences(language, text, Texts.Format(language, "charge.notDated", vat.AsOf ?? Texts.Get(language, "state.unknown"))),
            _ => text,
        };
    }

    private static TextView? View(LocalizedText? text, Language language) => text is null ? null : TextView.Of(text, language);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonForm.Word(value.ToString());

    private static string? Iso(DateOnly? day) => day is { } d ? DateRange.Text(d) : null;

    private static string? Day(DateOnly? day, Language language) => day is { } d ? Days.Text(d, language) : null;
}
