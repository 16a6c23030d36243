using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Api;
using Corridor.Goods;
using Corridor.Kit;
using Corridor.Measures.Changes;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Regimes;

/// <summary>What a regime is made of, in the words of a language: measures, acts, documents.</summary>
internal sealed class RegimeReader(Workspace workspace, Regime regime, Language language)
{
    /// <summary>The regime.</summary>
    public Regime Regime => regime;

    /// <summary>How its codes are printed.</summary>
    public CodeFormat Format => regime.Tariff.Format;

    /// <summary>The economy.</summary>
    public EconomyView Economy => EconomyView.Of(regime.Economy, language);

    /// <summary>The regime of an economy by any of its codes.</summary>
    public static bool TryOpen(Workspace workspace, string economy, Language language, [NotNullWhen(true)] out RegimeReader? reader, [NotNullWhen(false)] out Fault? fault)
    {
        reader = null;
        if (!workspace.Book.Economies.TryParse(economy, out var found, out fault) || !workspace.Regimes.TryFor(found.Code, out var regime, out fault))
        {
            return false;
        }

        reader = new RegimeReader(workspace, regime, language);
        return true;
    }

    /// <summary>The id that a part of an address holds: a slash in it may have come written as %2F.</summary>
    public static string Id(string part, Func<string, bool> known) =>
        known(part) ? part : part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A code as it is printed.</summary>
    public string Print(CommodityCode code) => Format.Print(code);

    public MeasureTypeView Of(MeasureType type) => new(type.Id, type.Name.In(language).Length > 0 ? TextView.Of(type.Name, language) : new TextView(type.Id, language.Tag()),
        JsonForm.Word(type.Direction.ToString()), JsonForm.Word(type.Role.ToString()), type.Levy, type.Series);

    public MeasureRowView Row(Measure m) => new(m.Id, regime.Economy.Code.Value, Of(m.Type), m.Code.Digits, Print(m.Code), Area(m.Area, m.Type), Rate(m), m.Duty?.ToNode(), Iso(m.Validity.From), Iso(m.Validity.To));

    /// <summary>The duty in words; as published, in the language of the publication, where it could not be read.</summary>
    public TextView? Rate(Measure m) => m.Duty is { IsUnderstood: true } duty ? new TextView(duty.Print(language), language.Tag())
        : (m.Text ?? m.Duty?.Print(language)) is { } text ? new TextView(text, Script.Of(text)) : null;

    public MeasureAreaView Area(string? id, MeasureType? type = null, bool members = false)
    {
        if (id is null)
        {
            return new MeasureAreaView(null, new TextView(Texts.Get(language, type?.Direction == TradeDirection.Export ? "measure.allDestinations" : "measure.allOrigins"), language.Tag()), []);
        }

        return new MeasureAreaView(id, AreaName(id), !members ? [] :
            [.. workspace.Book.Economies.All.Where(e => !e.IsGroup && e.Code.Value != id && regime.Compiled.Areas.Contains(id, e.Code)).Select(e => EconomyView.Of(e, language))]);
    }

    /// <summary>The name of an area or an economy.</summary>
    public TextView AreaName(string id) =>
        regime.Compiled.Areas.Find(id)?.Name is { } name && name.In(language).Length > 0 ? TextView.Of(name, language)
        : EconomyCode.TryParse(id, out var code, out _) && workspace.Book.Economies.Find(code) is { } economy ? TextView.Of(economy.Name, language)
        : new TextView(id, language.Tag());

    /// <summary>The name of an area where it need be said: not for all origins.</summary>
    public string? AreaSaid(string id) => regime.Compiled.Areas.Find(id) is { IsAllOrigins: true } ? null : AreaName(id).Text;

    public DocumentNameView Document(string code) => new(code, regime.Document(code) is { } document ? TextView.Of(document.Name, language) : new TextView(code, language.Tag()));

    public ActView Of(LegalAct act) => new(act.Id, act.Title.In(language).Length > 0 ? TextView.Of(act.Title, language) : new TextView(act.Id, Script.Of(act.Id)), act.Number, Iso(act.Date), Iso(act.End), act.Url);

    public MeasureView Of(Measure m, DateOnly day)
    {
        var node = regime.Compiled.Nomenclature.TryAt(day, out var tree, out _) ? tree.Find(m.Code) : null;
        return new MeasureView(Row(m) with { Area = Area(m.Area, m.Type, members: true) }, node is null ? null : TextView.Of(node.Line.Text, language), DateRange.Text(day), m.Validity.Contains(day) && m.Season?.Contains(day) != false,
            [.. m.Exclusions.Select(e => Area(e, members: true))], m.Season?.ToString(), m.Text is { } text ? new TextView(text, regime.Tariff.TextLanguage.Tag()) : null,
            m.AdditionalCode is { } code ? new DocumentNameView(code, regime.AdditionalCodes.TryGetValue(code, out var meaning) ? TextView.Of(meaning, language) : new TextView(code, language.Tag())) : null,
            m.Preference, [.. m.Conditions.OrderBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.Sequence).Select(Of)],
            m.OrderNumber is { } order ? Quota(order, day) : null, [.. m.Footnotes.Select(f => Footnote(f, day))],
            [.. m.Doubts.Select(d => TextView.Of(d.Text, language))], m.Act is { } act ? Of(act) : null, m.Source is { } source ? SourceView.Of(source, language) : null);
    }

    public DeterminedView Of(GoodsQuery query, Determined determined) => new(regime.Economy.Code.Value, query.Code.Digits, Print(query.Code), JsonForm.Word(query.Direction.ToString()), query.Partner?.Value, DateRange.Text(query.Date),
        [.. determined.Measures.Select(Row)], [.. determined.Narrower.Select(Row)],
        [.. determined.Rejected.Select(r => new RejectedMeasureView(Row(r.Measure), JsonForm.Word(r.Failed.ToString()), Texts.Get(language, "relevance." + JsonForm.Word(r.Failed.ToString()))))]);

    /// <summary>The acts with how many measures rest on each.</summary>
    public IReadOnlyList<ActRowView> Acts()
    {
        var counts = regime.Compiled.Measures.Where(m => m.Act is not null).CountBy(m => m.Act!.Id).ToDictionary(StringComparer.Ordinal);
        return [.. regime.Acts.Select(a => new ActRowView(Of(a), counts.GetValueOrDefault(a.Id))).OrderByDescending(a => a.Measures)];
    }

    public ActAnswer? Act(string id, int offset, int limit, Func<int, string> next) => regime.Acts.FirstOrDefault(a => a.Id == id) is not { } act ? null
        : regime.Compiled.Measures.Where(m => m.Act?.Id == id).ToList() is var measures ? new ActAnswer(Of(act), Economy, Types(measures), Page(measures, offset, limit, next)) : null;

    /// <summary>The documents with how many measures and rows of lists ask for each.</summary>
    public IReadOnlyList<DocumentRowView> Documents()
    {
        var asked = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var code in regime.Compiled.Measures.SelectMany(m => m.Conditions.Select(c => c.Document).OfType<string>().Distinct()))
        {
            asked[code] = asked.GetValueOrDefault(code) + 1;
        }

        var controls = Controls().ToList();
        return [.. regime.Documents.Select(d => Of(d, asked.GetValueOrDefault(d.Code), controls.Count(r => Answers(d, r))))];
    }

    public DocumentAnswer? Document(string code, int offset, int limit, Func<int, string> next)
    {
        if (regime.Document(code) is not { } document)
        {
            return null;
        }

        var measures = regime.Compiled.Measures.Where(m => m.Conditions.Any(c => c.Document == code)).ToList();
        var rows = Controls().Where(r => Answers(document, r)).OrderBy(r => r.Code).ToList();
        return new DocumentAnswer(Of(document, measures.Count, rows.Count), Economy, Types(measures), Page(measures, offset, limit, next),
            new PageOf<RequirementView>(rows.Count, offset, [.. rows.Skip(offset).Take(limit).Select(Of)], offset < rows.Count - limit ? next(offset + limit) : null),
            [.. regime.Recognitions.Where(r => r.Requirement == code).Select(r => new RecognisedDocumentView(r.Foreign, r.Origin.Value, r.Arrangement, r.Scope, r.Effect, Iso(r.Days.From), Iso(r.Days.To)))]);
    }

    public RequirementView Of(Requirement r) => RequirementView.Of(r, language);

    /// <summary>A measure by the name of its type, with what tells it apart.</summary>
    public string Subject(Measure m) => ChangeWords.Subject(m, language, AreaSaid);

    private IEnumerable<Requirement> Controls() => workspace.Charges.ControlsOf(regime.Economy.Code, TradeSide.Import).Concat(workspace.Charges.ControlsOf(regime.Economy.Code, TradeSide.Export)).Distinct();

    // A document answers a kind of control, or one mark of a code book within it.
    private static bool Answers(RegimeDocument document, Requirement row) => document.Controls.Contains(row.Control) || document.Controls.Contains($"{row.Control}:{row.Part}");

    private string ControlName(string control) => control.Split(':') is [var kind, var mark] ? $"{Texts.Get(language, "control." + kind)} {mark}" : Texts.Get(language, "control." + control);

    private PageOf<MeasureRowView> Page(List<Measure> measures, int offset, int limit, Func<int, string> next) =>
        new(measures.Count, offset, [.. measures.OrderBy(m => m.Code).ThenBy(m => m.Id, StringComparer.Ordinal).Skip(offset).Take(limit).Select(Row)], offset < measures.Count - limit ? next(offset + limit) : null);

    private List<MeasureTypeCountView> Types(List<Measure> measures) =>
        [.. measures.CountBy(m => m.Type).OrderByDescending(t => t.Value).ThenBy(t => t.Key.Id, StringComparer.Ordinal).Select(t => new MeasureTypeCountView(Of(t.Key), t.Value))];

    private DocumentRowView Of(RegimeDocument d, int measures, int rows) => new(d.Code, TextView.Of(d.Name, language), View(d.Authority), [.. d.Controls.Select(ControlName)], d.Url, measures, rows, SourceView.Of(d.Source, language));

    private ConditionView Of(MeasureCondition c)
    {
        var action = JsonForm.Word(c.Action.ToString());
        return new ConditionView(c.Code, c.Sequence, action, Texts.Get(language, "condition." + action), c.Document is { } document ? Document(document) : null,
            c.Threshold is { } t ? Texts.Format(language, "threshold." + JsonForm.Word(t.Sense.ToString()), Limit(t)) : null, c.Duty is { } duty ? new TextView(duty.Print(language), language.Tag()) : null);
    }

    private static string Limit(ConditionThreshold t)
    {
        var limit = t.Limit.ToString("0.############", CultureInfo.InvariantCulture);
        var unit = t.Currency?.Value ?? t.Of.Unit?.Value;
        return string.Join(' ', new[] { limit, unit, t.Per is { } per ? "/ " + per.Quantity.Amount.ToString("0.####", CultureInfo.InvariantCulture) + " " + per.Quantity.Unit.Value : null }.OfType<string>());
    }

    private QuotaView Quota(string order, DateOnly day) => regime.Compiled.Quotas.Find(order, day) is not { } quota ? new QuotaView(order, "not_loaded", null, null, null, null, null, null)
        : new QuotaView(order, "loaded", Iso(quota.Period.From), Iso(quota.Period.To), quota.Volume?.Amount, quota.Balance?.Amount, (quota.Volume ?? quota.Balance)?.Unit.Value, Iso(quota.BalanceOn));

    private FootnoteView Footnote(string id, DateOnly day)
    {
        if (regime.Footnotes.TryGetValue(id, out var text))
        {
            return new FootnoteView(id, TextView.Of(text, language), null);
        }

        // A mark on a rate names a note of the tariff.
        var note = regime.Tariff.MarksMean == "temporary" ? workspace.Charges.NotesOf(regime.Tariff.Name)?.On(id, day, regime.Economy.Code) : null;
        return new FootnoteView(id, note?.Text is { } wording ? new TextView(wording, regime.Tariff.TextLanguage.Tag()) : null, Iso(note?.Edition));
    }

    private TextView? View(LocalizedText? text) => text is null ? null : TextView.Of(text, language);

    private static string? Iso(DateOnly? day) => day is { } d ? DateRange.Text(d) : null;
}
