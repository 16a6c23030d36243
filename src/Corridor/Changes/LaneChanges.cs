using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Corridor.Api;
using Corridor.Goods;
using Corridor.Measures.Changes;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Regimes;
using Corridor.Statistics.Flows;

namespace Corridor.Changes;

/// <summary>What changed on one side of a lane, or why that cannot be told.</summary>
internal sealed record ComparedSide(WatchItem? Item, Lane Lane, Economy Economy, TradeDirection Direction, Regime? Regime, CommodityCode? Under, RegimeChanges? Changes, string State, Fault? Fault, bool IsLater);

/// <summary>What changed on a lane: the export side of the origin and the import side of the destination.</summary>
internal sealed class LaneChanges
{
    private readonly Workspace workspace;
    private readonly DateOnly since;
    private readonly DateOnly until;

    private LaneChanges(Workspace workspace, DateOnly since, DateOnly until) => (this.workspace, this.since, this.until) = (workspace, since, until);

    /// <summary>The sides in the order of the watch-list, the export side first.</summary>
    public ImmutableArray<ComparedSide> Sides { get; private init; } = [];

    /// <summary>All changes with their side, by day.</summary>
    public IReadOnlyList<(ComparedSide Side, RegimeChange Change)> All { get; private init; } = [];

    /// <summary>The changes of a lane for the codes that begin with these digits.</summary>
    public static LaneChanges Of(Workspace workspace, Lane lane, CommodityCode? under, DateOnly since, DateOnly until) =>
        Of(workspace, [(null, lane, under)], since, until);

    /// <summary>The changes of every item of a watch-list.</summary>
    public static LaneChanges Of(Workspace workspace, IEnumerable<WatchItem> items, DateOnly since, DateOnly until) =>
        Of(workspace, items.Select(i => ((WatchItem?)i, i.Lane, (CommodityCode?)i.Code)), since, until);

    private static LaneChanges Of(Workspace workspace, IEnumerable<(WatchItem? Item, Lane Lane, CommodityCode? Under)> asked, DateOnly since, DateOnly until)
    {
        var one = new LaneChanges(workspace, since, until);
        ImmutableArray<ComparedSide> sides =
        [
            .. asked.SelectMany(a => (ComparedSide[])
            [
                one.Compare(a.Item, a.Lane, a.Lane.Origin, TradeDirection.Export, a.Lane.Destination, a.Under),
                one.Compare(a.Item, a.Lane, a.Lane.Destination, TradeDirection.Import, a.Lane.Origin, a.Under),
            ]),
        ];
        return new LaneChanges(workspace, since, until)
        {
            Sides = sides,
            All = [.. sides.SelectMany(s => s.Changes?.Changes.Select(c => (s, c)) ?? []).OrderBy(c => c.c.Day).ThenBy(c => c.s.Item?.Line).ThenBy(c => c.c.Code)],
        };
    }

    /// <summary>A page of the answer in a language.</summary>
    public ChangesAnswer View(Language language, int offset, int limit, Func<int, string>? next) => new(DateRange.Text(since), DateRange.Text(until),
        [.. Sides.Select(s => Of(s, language))],
        [.. All.GroupBy(c => c.Change.Word()).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new ChangeCountView(g.Key, g.First().Change.Name(language), g.Count()))],
        All.Count, offset, [.. All.Skip(offset).Take(limit).Select(c => Of(workspace, c.Side, c.Change, language))], offset < All.Count - limit && next is not null ? next(offset + limit) : null);

    /// <summary>All changes as a table of a file.</summary>
    public string Csv(Language language) => Csv(All.Select(c => Of(workspace, c.Side, c.Change, language)));

    /// <summary>Changes as a table of a file.</summary>
    public static string Csv(IEnumerable<ChangeView> changes)
    {
        var text = new StringBuilder("item,economy,direction,day,kind,codes,lines,subject,before,after,measure_before,measure_after,sentence\n");
        foreach (var c in changes)
        {
            text.AppendJoin(',', ((string?[])
            [
                c.Item?.ToString(CultureInfo.InvariantCulture), c.Economy, c.Direction, c.Day, c.Kind, string.Join(' ', c.Codes), c.Lines.ToString(CultureInfo.InvariantCulture), c.Subject?.Text ?? c.Goods?.Text,
                Says(c.Before), Says(c.After), c.Before?.Measure, c.After?.Measure, c.Sentence,
            ]).Select(cell => SeriesCsv.Text(cell ?? ""))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A change of a regime in a language.</summary>
    public static ChangeView Of(Workspace workspace, ComparedSide side, RegimeChange change, Language language)
    {
        var reader = new RegimeReader(workspace, side.Regime!, language);
        return new ChangeView(side.Item?.Line, side.Economy.Code.Value, Word(change.Direction), change.Day is { } day ? DateRange.Text(day) : null, change.Word(), change.Name(language),
            [.. change.Codes.Select(c => c.Digits)], Printed(change.Codes, reader.Format), change.Lines, Goods(workspace, reader, change, language), Subject(reader, change, language),
            change.Sentence(language, reader.AreaSaid, d => reader.Document(d).Name.Text), Side(reader, change.Before, change.RowBefore, language), Side(reader, change.After, change.RowAfter, language));
    }

    private ComparedSide Compare(WatchItem? item, Lane lane, Economy economy, TradeDirection direction, Economy partner, CommodityCode? asked)
    {
        var side = new ComparedSide(item, lane, economy, direction, null, null, null, "not_loaded", null, false);
        if (!workspace.Regimes.TryFor(economy.Code, out var regime, out var fault))
        {
            return side with { Fault = fault };
        }

        // Two tariffs share six digits only: further digits are those of the tariff that knows them.
        var nomenclature = regime.Compiled.Nomenclature;
        var under = asked is not { } code ? asked : ((CommodityCode[])[code, code.Cut(6)]).Where(c => nomenclature.Lines.Any(l => l.IsCoded && l.Code.StartsWith(c))).Select(c => (CommodityCode?)c).FirstOrDefault();
        if (asked is { } unknown && under is null)
        {
            return side with { Regime = regime, State = "code_unknown", Fault = new Fault("code.unknown", nomenclature.Format.Print(unknown)) };
        }

        var (first, last) = (nomenclature.Coverage.From is { } from && from > since ? from : since, nomenclature.Coverage.To is { } to && to < until ? to : until);
        if (first > last || !RegimeComparison.TrySince(regime, first, last, new ChangeScope(direction, partner.Code, under), out var changes, out fault))
        {
            return side with { Regime = regime, Under = under, State = "day_not_loaded", Fault = new Fault("date.outside", DateRange.Text(until), nomenclature.Coverage.ToString()) };
        }

        return side with { Regime = regime, Under = under, State = "compared", Changes = changes, IsLater = first > since || last < until };
    }

    private static ComparedSideView Of(ComparedSide s, Language language) => new(s.Item?.Line, s.Item?.Label, EconomyView.Of(s.Lane.Origin, language), EconomyView.Of(s.Lane.Destination, language), EconomyView.Of(s.Economy, language),
        Word(s.Direction), s.State,
        s.Fault?.Message(language) ?? (s.IsLater ? Texts.Format(language, "changes.clipped", s.Economy.Name.In(language), Days.Text(s.Changes!.Days.From!.Value, language), Days.Text(s.Changes.Days.To!.Value, language)) : null),
        s.Changes?.Days.From is { } from ? DateRange.Text(from) : null, s.Changes?.Days.To is { } to ? DateRange.Text(to) : null, s.Under?.Digits, s.Changes?.LinesCompared ?? 0,
        [.. s.Changes?.NotHeld.Select(c => c.Digits) ?? []], s.Changes?.Changes.Length ?? 0);

    // The reader's own language first: tariffs speak one language, the Harmonized System all three.
    private static TextView? Goods(Workspace workspace, RegimeReader reader, RegimeChange change, Language language)
    {
        if (change.Codes.Length > 1)
        {
            return null;
        }

        var line = change.Line ?? reader.Regime.Compiled.Nomenclature.Lines.LastOrDefault(l => l.IsCoded && l.Code == change.Code);
        if (change.Line is null && line?.Text.Exactly(language) is null && workspace.HarmonizedTree.Find(change.Code.Cut(6)) is { } node && node.Line.Text.Exactly(language) is { } name)
        {
            return new TextView(name, language.Tag());
        }

        return line is null ? null : TextView.Of(line.Text, language);
    }

    private static TextView? Subject(RegimeReader reader, RegimeChange change, Language language) =>
        change.Measure is { } measure ? new TextView(reader.Subject(measure), reader.Of(measure.Type).Name.Language)
        : change.Row is { } row ? TextView.Of(row.List.Title, language) : null;

    private static ChangeSideView? Side(RegimeReader reader, Measure? measure, Measures.Charges.Requirement? row, Language language) =>
        measure is not null ? new ChangeSideView(measure.Id, reader.Rate(measure), measure.Duty?.ToNode(), [.. measure.Conditions.Select(c => c.Document).OfType<string>().Distinct().Select(reader.Document)],
            [.. measure.Doubts.Select(d => TextView.Of(d.Text, language))], measure.Act is { } act ? reader.Of(act) : null,
            measure.Validity.From is { } from ? DateRange.Text(from) : null, measure.Validity.To is { } to ? DateRange.Text(to) : null, null, measure.Source is { } source ? SourceView.Of(source, language) : null)
        : row is not null ? new ChangeSideView(null, null, null, [], [], null, null, null, reader.Of(row), SourceView.Of(row.Source, language)) : null;

    private static string? Says(ChangeSideView? side) => side?.Rate?.Text ?? side?.Listed?.StatementMessage;

    // Chapters that follow each other are told as a range.
    private static string Printed(ImmutableArray<CommodityCode> codes, CodeFormat format)
    {
        if (codes.Length == 1)
        {
            return format.Print(codes[0]);
        }

        var parts = new List<string>();
        for (var i = 0; i < codes.Length;)
        {
            var last = i;
            while (last + 1 < codes.Length && Number(codes[last + 1]) == Number(codes[last]) + 1)
            {
                last++;
            }

            parts.Add(last == i ? codes[i].Digits : $"{codes[i].Digits}–{codes[last].Digits}");
            i = last + 1;
        }

        return string.Join(", ", parts);

        static int Number(CommodityCode code) => int.Parse(code.Digits, CultureInfo.InvariantCulture);
    }

    private static string Word(TradeDirection direction) => JsonForm.Word(direction.ToString());
}
