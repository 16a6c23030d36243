using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Charges;

/// <summary>
/// The charges and controls around the base duty, from all packs of the kind <c>measures</c>. Dates decide; a row on a
/// prefix is for all codes below it; an official text states, a compiler's row only raises a question; what no pack
/// holds is not loaded, never "none".
/// </summary>
public sealed partial class ChargeBook
{
    private const int SharedDigits = 6;

    private readonly EconomyCatalogue economies;
    private readonly ImmutableArray<Held> packs;

    /// <summary>Makes the book of these packs; their tables are read when first asked for.</summary>
    public ChargeBook(IEnumerable<Pack> packs, EconomyCatalogue economies)
    {
        this.economies = economies;
        this.packs = [.. packs.Where(p => p.Manifest.Settings.ContainsKey("economy")).Select(p => new Held(p, economies))];
    }

    /// <summary>The notes of a tariff's marks, or null where they are not held.</summary>
    public TariffNotes? NotesOf(string tariff) =>
        packs.FirstOrDefault(p => p.Pack.Has("notes") && p.Pack.Manifest.Settings.GetValueOrDefault("regime") == tariff)?.Notes;

    /// <summary>Everything that the packs hold for the goods.</summary>
    public ChargeAnswer Answer(ChargeQuestion question)
    {
        var used = packs.Where(p => economies.Includes(p.Economy, question.Destination) || (p.Union is { } u && economies.Includes(u, question.Destination))
            || (question.Origin is { } o && economies.Includes(p.Economy, o))).ToList();
        var here = used.Where(p => economies.Includes(p.Economy, question.Destination)).ToList();
        var notes = question.Tariff is { MarksMean: "temporary" } tariff ? NotesOf(tariff.Name) : null;
        var (additionalState, additional, below) = Additional(here, question);
        var (accessState, access) = Access(here, question);
        var lists = Requirements(here, question, TradeSide.Import);
        return new ChargeAnswer(
            notes is null ? [] : [.. question.Marks.Distinct().Select(m => notes.On(m, question.Day, question.Destination))],
            lists.IsEmpty ? HeldState.NotLoaded : HeldState.Partial, lists, accessState, access, additionalState, additional, below,
            OnTop(used, question), question.Origin is null ? null : Export(used, question), [.. used.Select(p => p.Pack)]);
    }

    /// <summary>
    /// What only a whole pack shows: notes and rates belong together, words are of their lists, the settings are there.
    /// </summary>
    public static void Check(Pack pack, List<Fault> faults)
    {
        if (pack.Manifest.Kind != "measures")
        {
            return;
        }

        PackRules.OneOf(pack, "tariff-notes", "state", ["rates", "repealed", "not_understood"], faults);
        PackRules.OneOf(pack, "requirement-lists", "select", ["all", "longest"], faults);
        PackRules.OneOf(pack, "requirements", "effect", ["listed", "not_listed", "exempt", "rule"], faults);
        PackRules.OneOf(pack, "requirements", "direction", ["import", "export", "both"], faults);
        PackRules.OneOf(pack, "requirements", "control", Controls, faults);
        PackRules.OneOf(pack, "requirements", "scope", [.. Scopes.Keys.Order(StringComparer.Ordinal)], faults);
        PackRules.OneOf(pack, "control-codes", "direction", ["import", "export", "both"], faults);
        PackRules.OneOf(pack, "vat-rates", "basis", ["standard", "hint", "wording", "rule", "structure"], faults);
        PackRules.OneOf(pack, "trade-remedies", "state", ["in_force", "past", "unknown"], faults);
        PackRules.Refers(pack, "temporary-rates", "tariff-notes", ["number", "edition"], faults);
        PackRules.Refers(pack, "requirements", "requirement-lists", ["list"], faults);
        PackRules.Refers(pack, "access-codes", "access-facts", ["fact"], faults);
        PackRules.Refers(pack, "remedy-codes", "trade-remedies", ["measure"], faults);
        PackRules.Refers(pack, "remedy-origins", "trade-remedies", ["measure"], faults);
        PackRules.Each(pack, "temporary-rates", "rate", faults, r => Duties.EaeuDutyText.TryParse(r["rate"], out _, out var fault) ? null : fault);
        PackRules.Each(pack, "temporary-rates", "start_act", faults, r => (r.Optional("start_act") is null) == (r.Optional("start_act_date") is null) ? null : new Fault("pack.cellMissing", "start_act_date"));
        PackRules.Each(pack, "requirements", "code", faults, r => r.Optional("code") is not null || r["effect"] is "rule" or "exempt" ? null : new Fault("pack.cellMissing", "code"));
        PackRules.Each(pack, "requirements", "code", faults, r => r.Optional("code") is null || r["effect"] != "rule" ? null : new Fault("pack.cellMissing", "effect"));
    }

    /// <summary>The kinds of control that a row may name.</summary>
    public static ImmutableArray<string> Controls { get; } =
        ["phytosanitary_high", "phytosanitary_low", "veterinary", "sanitary_registration", "sanitary_supervision", "technical_regulation", "permit", "prohibition", "exemption", "supervision", "inspection"];

    // Whether a row's code stands on the code asked or above it; null where it does not; narrower where it stands below.
    private static bool? Narrower(CommodityCode row, CommodityCode asked) =>
        asked.StartsWith(row) ? false : row.StartsWith(asked) ? true : null;

    // The days that a source did not state are not invented: a rate read later may not have been the rate.
    private static ChargeDating? Dating(DateRange days, string? asOf, DateOnly day)
    {
        if (days != DateRange.Always)
        {
            return days.Contains(day) ? ChargeDating.Stated : null;
        }

        var text = asOf is { Length: 4 } ? asOf + "-01-01" : asOf is { Length: 7 } ? asOf + "-01" : asOf;
        return DateRange.TryParseDay(text, out var read, out _) && read > day ? ChargeDating.ReadLater : ChargeDating.NotStated;
    }

    private static bool IsOfficial(PackSource source) => source.Confidence is Confidence.Official or Confidence.OfficialCopy;

    private static LocalizedText? Text(PackRow row, string name) => row.Localized(name) is var text && text == new LocalizedText(null, null, null) ? null : text;

    /// <summary>A pack with what is read of it once.</summary>
    private sealed class Held(Pack pack, EconomyCatalogue economies)
    {
        private readonly Lazy<TariffNotes> notes = new(() => new TariffNotes(pack, economies));
        private readonly Lazy<ImmutableArray<ListRow>> requirements = new(() => ReadRequirements(pack));
        private readonly Lazy<(ControlRows[] Import, ControlRows[] Export)> lists = new(() =>
        {
            var all = ReadRequirements(pack);
            ControlRows[] Of(Func<ListRow, bool> side) => [.. all.Where(side).GroupBy(r => r.Row.List).Select(g => new ControlRows(g.Key, g))];
            return (Of(r => r.Import), Of(r => r.Export));
        });

        private readonly Lazy<ILookup<string, PackRow>> additional = new(() => pack.Table("duties").Rows.ToLookup(r => r["code"]));

        public Pack Pack => pack;

        public EconomyCode Economy { get; } = EconomyCode.Parse(pack.Manifest.Settings["economy"]);

        public EconomyCode? Union { get; } = pack.Manifest.Settings.TryGetValue("union", out var union) ? EconomyCode.Parse(union) : null;

        public TariffNotes Notes => notes.Value;

        public ImmutableArray<ListRow> Requirements => requirements.Value;

        public ILookup<string, PackRow> Additional => additional.Value;

        public bool HasLists { get; } = pack.Manifest.Tables.ContainsValue("requirement-lists");

        public ControlRows[] Lists(TradeSide side) => side == TradeSide.Import ? lists.Value.Import : lists.Value.Export;

        /// <summary>The rows of the table with this form, or null where the pack has none.</summary>
        public IEnumerable<PackRow>? Rows(string schema) =>
            pack.Manifest.Tables.FirstOrDefault(t => t.Value == schema).Key is { } table ? pack.Table(table).Rows : null;
    }
}
