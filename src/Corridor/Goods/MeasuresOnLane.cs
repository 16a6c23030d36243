using Corridor.Api;
using Corridor.Assessments;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;

namespace Corridor.Goods;

/// <summary>A measure that counts for goods on a lane and a day.</summary>
/// <param name="Measure">Its id.</param>
/// <param name="Levy">The charge that it is part of, or null.</param>
/// <param name="Kind">The kind of measure.</param>
/// <param name="Role">base_duty, preference, suspension, additional_duty, tax, requirement, …</param>
/// <param name="Rate">The rate in words; where conditions set it, the rates that they may come to.</param>
/// <param name="AdditionalCode">The additional code under which it counts, or null.</param>
/// <param name="Documents">The documents that claim it or meet it.</param>
/// <param name="Doubts">What keeps it from being certain.</param>
/// <param name="Act">The legal act, or null where none is held.</param>
/// <param name="Source">The source.</param>
public sealed record MeasureOnLaneView(string Measure, TextView? Levy, TextView Kind, string Role, string? Rate, DocumentView? AdditionalCode, IReadOnlyList<DocumentView> Documents, IReadOnlyList<string> Doubts, string? Act, SourceView? Source);

/// <summary>How far a levy is held for goods.</summary>
/// <param name="Levy">The levy.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">complete, partial, not_loaded or not_applicable.</param>
/// <param name="Note">What is missing, or why none is charged.</param>
public sealed record LevyHeldView(string Levy, TextView Name, string State, string? Note);

/// <summary>The rules of the destination that count for goods on a lane and a day.</summary>
/// <param name="Economy">The destination.</param>
/// <param name="Measures">The measures.</param>
/// <param name="Levies">How far each levy is held.</param>
public sealed record RulesOnLaneView(string Economy, IReadOnlyList<MeasureOnLaneView> Measures, IReadOnlyList<LevyHeldView> Levies)
{
    /// <summary>
    /// The rules, or null where none are loaded or goods cannot be declared under the code; and the duty without a claim
    /// that a measure of the code itself sets, where no column of the tariff does.
    /// </summary>
    internal static (RulesOnLaneView? Rules, Measure? Instead) Of(Workspace workspace, GoodsPlace place, Language language)
    {
        if (place.Origin is not { } origin || !workspace.Regimes.TryFor(place.Destination.Code, out var regime, out _))
        {
            return (null, null);
        }

        var query = new GoodsQuery(TradeDirection.Import, place.Code, origin.Code, place.Day);
        if (!regime.Compiled.TryDetermine(query, out var determined, out _))
        {
            return (null, null);
        }

        var usual = determined.Measures.Where(m => m.Type.Role == MeasureRole.BaseDuty).ToList();
        var instead = usual is [{ Source: { } source } only] && !regime.Tariff.Pack.Manifest.Sources.Contains(source) ? only : null;
        return (new RulesOnLaneView(regime.Economy.Code.Value,
            [.. determined.Measures.OrderBy(m => m.Type.Role).ThenBy(m => m.Id, StringComparer.Ordinal).Select(m => new MeasureOnLaneView(m.Id,
                m.Type.Levy is { } levy ? TextView.Of(regime.LevyName(levy, TradeDirection.Import), language) : null, TextView.Of(m.Type.Name, language), JsonForm.Word(m.Type.Role.ToString()), Rate(m, language),
                m.AdditionalCode is { } code ? new DocumentView(code, regime.AdditionalCodes.TryGetValue(code, out var name) ? TextView.Of(name, language) : new TextView(code, language.Tag())) : null,
                [.. m.Conditions.Select(c => c.Document).OfType<string>().Distinct(StringComparer.Ordinal).Select(d => new DocumentView(d, regime.Document(d) is { } known ? TextView.Of(known.Name, language) : new TextView(d, language.Tag())))],
                [.. m.Doubts.Select(d => d.Text.In(language))], m.Act?.Name(language), m.Source is { } from ? SourceView.Of(from, language) : null))],
            [.. regime.ImportLevies.Select(l => (Levy: l, Held: regime.Coverage(l.Step.Levy, query)))
                .Select(l => new LevyHeldView(l.Levy.Step.Levy, TextView.Of(l.Levy.Name, language), JsonForm.Word((l.Held?.State ?? LevyState.NotLoaded).ToString()), l.Held?.Note?.In(language)))]), instead);
    }

    private static string? Rate(Measure measure, Language language) => measure.Duty?.Print(language)
        ?? (measure.Conditions.Select(c => c.Duty).OfType<DutyExpression>().Select(d => d.Print(language)).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } rates ? string.Join(" / ", rates) : null);
}
