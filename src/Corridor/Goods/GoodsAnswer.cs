using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Goods;

/// <summary>A line of a nomenclature.</summary>
/// <param name="Code">Digits only; null for a line that has no code of its own.</param>
/// <param name="Printed">The code as its nomenclature prints it.</param>
/// <param name="Text">The line's own wording and the language that it is in.</param>
/// <param name="Declarable">Whether goods can be declared under it; null in the Harmonized System, where nothing is declared.</param>
/// <param name="Duties">The rates on it, where a line below is shown with its rate.</param>
/// <param name="Depth">How deep it stands below the line that was asked for; 0 directly below.</param>
/// <param name="Harmonized">The same heading's or subheading's name in the Harmonized System, where the line's own wording is in another language than the answer.</param>
public sealed record LineView(string? Code, string? Printed, TextView Text, bool? Declarable, IReadOnlyList<DutyView>? Duties = null, int Depth = 0, TextView? Harmonized = null);

/// <summary>A section of the Harmonized System.</summary>
public sealed record SectionView(string Number, TextView Name);

/// <summary>A mark on a rate.</summary>
/// <param name="Mark">As printed, or a flag's name.</param>
/// <param name="Meaning">What it means.</param>
public sealed record MarkView(string Mark, string Meaning);

/// <summary>A rate as a tree, and the special programmes that it is for where the text tells them apart.</summary>
public sealed record DutyBranchView(IReadOnlyList<string>? Programmes, DutyNode Rate);

/// <summary>A rate of duty.</summary>
/// <param name="Type">Kind of duty: import, mfn, general, column2, …</param>
/// <param name="Name">The kind's name.</param>
/// <param name="AppliesTo">To which goods the kind applies.</param>
/// <param name="Published">The rate as the tariff prints it.</param>
/// <param name="Meaning">The rate in words of the answer's language.</param>
/// <param name="Structure">The rate as a tree; several where special programmes pay different rates.</param>
/// <param name="Understood">Whether the whole text could be read; where not, only the published text counts.</param>
/// <param name="Code">The code that carries the rate; a code above the one asked for where the rate is inherited.</param>
/// <param name="Marks">Marks on the rate, such as a note that may set a temporary rate.</param>
/// <param name="ValidFrom">First day, as far as the loaded editions tell.</param>
/// <param name="ValidTo">Last day, or null.</param>
/// <param name="Edition">The edition that it was read from.</param>
/// <param name="Document">The document, where the source is one of several.</param>
/// <param name="Page">Its page.</param>
/// <param name="Source">The source.</param>
/// <param name="Replaced">The measure that takes its place for this code; null where the rate itself counts.</param>
public sealed record DutyView(string Type, string Name, string? AppliesTo, string Published, string Meaning, IReadOnlyList<DutyBranchView> Structure, bool Understood, string Code,
    IReadOnlyList<MarkView> Marks, string? ValidFrom, string? ValidTo, string Edition, string? Document, string? Page, SourceView Source, ReplacedRateView? Replaced = null);

/// <summary>A measure of the code itself that takes the place of the rate of a column.</summary>
/// <param name="Rate">The rate that counts, in words.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Message">What takes the place of what, in words.</param>
public sealed record ReplacedRateView(string Rate, string Measure, string Message)
{
    internal static ReplacedRateView? Of(TariffDuty column, Measure? measure, Language language) =>
        measure?.Duty?.Print(language) is { } rate && rate != column.Meaning(language)
            ? new ReplacedRateView(rate, measure.Id, Texts.Format(language, "rate.replaced", rate, measure.Act?.Name(language) ?? measure.Source?.TitleIn(language) ?? measure.Id, column.Edition))
            : null;
}

/// <summary>Where a figure comes from.</summary>
/// <param name="Title">Its title, as published.</param>
/// <param name="Publisher">Who published it, as the language calls it.</param>
/// <param name="Edition">Its edition or date; absent where it has none.</param>
/// <param name="Licence">The terms under which the facts are carried over.</param>
/// <param name="Url">Its address, or null.</param>
/// <param name="Confidence">How far it can be trusted.</param>
public sealed record SourceView(string Title, string Publisher, string? Edition, string Licence, string? Url, string Confidence)
{
    internal static SourceView Of(PackSource source, Language language) =>
        new(source.TitleIn(language), source.PublisherIn(language), source.Edition, source.Licence, source.Url, JsonForm.Word(source.Confidence.ToString()));
}

/// <summary>A tariff that is loaded: whose it is, which edition, what of it is covered, and the act that sets it.</summary>
public sealed record TariffView(string Regime, TextView Economy, TextView Title, string Edition, string Coverage, bool Complete, string? Note, TextView Act, string? ActUrl);

/// <summary>The unit that a declaration asks for beside the net mass.</summary>
/// <param name="Published">As the tariff prints it.</param>
/// <param name="Code">Rec 20 code, where the unit is known.</param>
/// <param name="Name">Its name.</param>
public sealed record UnitView(string Published, string? Code, string? Name);

/// <summary>What the data know of goods on a lane and a day.</summary>
/// <param name="Asked">The code asked for.</param>
/// <param name="Code">The code of the line that answers.</param>
/// <param name="Printed">As its nomenclature prints it.</param>
/// <param name="Nomenclature">hs, or the name of the tariff.</param>
/// <param name="Origin">Where the goods come from; absent where a tariff was asked by itself.</param>
/// <param name="Destination">Where they go.</param>
/// <param name="Date">The day of the answer.</param>
/// <param name="State">in_tariff, heading_not_loaded, day_not_loaded or tariff_not_loaded.</param>
/// <param name="StateMessage">The state in words, where it is not in_tariff.</param>
/// <param name="Tariff">The destination's tariff, where one is loaded.</param>
/// <param name="Text">The line's wording.</param>
/// <param name="HarmonizedName">The subheading's or heading's name in the Harmonized System.</param>
/// <param name="Declarable">Whether goods can be declared under the code.</param>
/// <param name="Section">The section.</param>
/// <param name="Ancestors">From the chapter down.</param>
/// <param name="Below">The lines to choose from next.</param>
/// <param name="DutyState">found, below or not_loaded.</param>
/// <param name="Duties">The rates.</param>
/// <param name="Unit">The supplementary unit, where the line asks for one.</param>
/// <param name="Notes">The legal notes to the chapter, in the tariff's language.</param>
/// <param name="Charges">The charges and controls around the base duty.</param>
public sealed record GoodsAnswer(
    string Asked, string Code, string Printed, string Nomenclature, EconomyView? Origin, EconomyView Destination, string Date,
    string State, string? StateMessage, TariffView? Tariff, TextView Text, TextView? HarmonizedName, bool Declarable, SectionView? Section,
    IReadOnlyList<LineView> Ancestors, IReadOnlyList<LineView> Below, string DutyState, IReadOnlyList<DutyView> Duties, UnitView? Unit, IReadOnlyList<TextView> Notes, ChargesView Charges)
{
    /// <summary>The measures that count, and how far each levy is held; absent where goods cannot be declared under the code or no rules are loaded.</summary>
    public RulesOnLaneView? Rules { get; init; }

    internal static GoodsAnswer Of(Workspace workspace, GoodsPlace place, Language language)
    {
        var tariff = place.State == PlaceState.InTariff ? place.Tariff : null;
        var ownLine = tariff is not null && place.Instead.IsEmpty;
        var format = place.Format;
        var duty = ownLine ? tariff!.DutyOn(place.Node, place.Day)
            : new DutyAnswer(tariff is not null && !place.Instead.IsEmpty ? Measures.Tariffs.DutyState.Below : Measures.Tariffs.DutyState.NotLoaded, []);
        var charges = ChargesView.Of(workspace, place, duty, ownLine ? tariff : null, language);
        var (rules, instead) = RulesOnLaneView.Of(workspace, place, language);
        return new GoodsAnswer(
            place.Asked.Digits, place.Code.Digits, format.Print(place.Code), ownLine ? tariff!.Name : "hs",
            place.Origin is { } origin ? EconomyView.Of(origin, language) : null, EconomyView.Of(place.Destination, language), DateRange.Text(place.Day),
            JsonForm.Word(place.State.ToString()), StateMessageOf(place, language), place.Tariff is { } t ? Of(t, language) : null,
            TextView.Of(place.Node.Line.Text, language), place.Harmonized is { } h ? TextView.Of(h.Line.Text, language) : null,
            ownLine && place.Node.IsDeclarable,
            workspace.Book.SectionOf(place.Code) is { } section ? new SectionView(section.Number, TextView.Of(section.Name, language)) : null,
            [.. place.Node.Ancestors.Select(a => Line(workspace, a, format, null, language))],
            [.. Choices(place.Below, 0).Select(b => Line(workspace, b.Node, tariff?.Format ?? format, tariff?.DutyOn(b.Node, place.Day).Rates, language, tariff is not null) with { Depth = b.Depth })],
            JsonForm.Word(duty.State.ToString()), [.. duty.Rates.Select(r => Of(r, tariff!, language, charges.TemporaryRates) with { Replaced = ReplacedRateView.Of(r, instead, language) })],
            ownLine && place.Node.Line.Unit is { } unit ? UnitOf(workspace, tariff!, unit, language) : null,
            [.. NotesOf(place).Select(n => new TextView(n, place.Tariff!.TextLanguage.Tag()))], charges)
        {
            Rules = rules,
        };
    }

    internal static DutyView Of(TariffDuty duty, Tariff tariff, Language language, IReadOnlyList<TemporaryRateView>? notes = null) => new(
        duty.Type.Type, duty.Type.Name.In(language), duty.Type.Note.Exactly(language), duty.Text, duty.Meaning(language), Structure(duty), duty.IsUnderstood,
        tariff.Format.Print(duty.Code), [.. duty.Marks.Select(m => new MarkView(m.Text, m.Meaning?.In(language) ?? notes?.FirstOrDefault(n => n.Mark == m.Text)?.Meaning ?? Texts.Format(language, "rate.mark." + tariff.MarksMean, m.Text)))],
        Day(duty.Validity.From), Day(duty.Validity.To), duty.Edition, duty.Document, duty.Page, SourceView.Of(duty.Source, language));

    internal static TariffView Of(Tariff tariff, Language language)
    {
        var manifest = tariff.Pack.Manifest;
        return new TariffView(tariff.Name, TextView.Of(tariff.Economy.Name, language), TextView.Of(manifest.Title, language), manifest.Edition,
            manifest.Coverage.Days.ToString(), manifest.Coverage.IsComplete, manifest.Coverage.Note?.In(language), TextView.Of(tariff.Act.Title, language), tariff.Act.Url);
    }

    private static string? StateMessageOf(GoodsPlace place, Language language)
    {
        var destination = place.Destination.Name.In(language);
        return place.State switch
        {
            PlaceState.HeadingNotLoaded => Texts.Format(language, "place.heading_not_loaded", destination, CodeFormat.HarmonizedSystem.Print(place.Code.Heading)),
            PlaceState.DayNotLoaded => Texts.Format(language, "place.day_not_loaded", destination, Days.Text(place.Day, language),
                Days.Text(place.Tariff!.Nomenclature.Coverage, language)),
            PlaceState.TariffNotLoaded => Texts.Format(language, "place.tariff_not_loaded", destination),
            _ => null,
        };
    }

    private static LineView Line(Workspace workspace, GoodsNode node, CodeFormat format, ImmutableArray<TariffDuty>? duties, Language language, bool isTariff = false) => new(
        node.Line.IsCoded ? node.Code.Digits : null, node.Line.IsCoded ? format.Print(node.Code) : null, TextView.Of(node.Line.Text, language),
        isTariff ? node.IsDeclarable : null,
        duties is { IsEmpty: false } rates && node.IsDeclarable ? [.. rates.Select(r => new DutyView(r.Type.Type, r.Type.Name.In(language), null, r.Text, r.Meaning(language), Structure(r), r.IsUnderstood,
            r.Code.Digits, [], null, null, r.Edition, null, null, SourceView.Of(r.Source, language)))] : null,
        0, HarmonizedNameOf(workspace, node, language));

    // Six digits are common to all tariffs; a code that goes on with zeros only says the same.
    private static TextView? HarmonizedNameOf(Workspace workspace, GoodsNode node, Language language) =>
        node.Line.IsCoded && node.Line.Text.Exactly(language) is null && workspace.HarmonizedTree.Find(node.Code)?.Line.Text is { } text
            && text.Resolve(language) is var (found, itsLanguage) && itsLanguage == language ? new TextView(found, itsLanguage.Tag()) : null;

    // A line without a code of its own is no choice: what stands below it is shown with it.
    private static IEnumerable<(GoodsNode Node, int Depth)> Choices(IEnumerable<GoodsNode> nodes, int depth) =>
        nodes.SelectMany(n => n.Line.IsCoded ? [(n, depth)] : Choices(n.Children, depth + 1).Prepend((n, depth)));

    private static IEnumerable<string> NotesOf(GoodsPlace place) =>
        place.Tariff is { } tariff && place.State is PlaceState.InTariff or PlaceState.HeadingNotLoaded ? place.Tariff.Notes(place.Code.Chapter) : [];

    private static IReadOnlyList<DutyBranchView> Structure(TariffDuty duty) => duty.Programmes.IsEmpty
        ? [new DutyBranchView(null, duty.Expression.ToNode())]
        : [.. duty.Programmes.Select(p => new DutyBranchView([.. p.Programmes.Select(s => s.ToString())], p.Duty.ToNode()))];

    private static UnitView UnitOf(Workspace workspace, Tariff tariff, string published, Language language)
    {
        var unit = workspace.Book.Units.FindPublished(tariff.Name, published);
        return new UnitView(published, unit?.Code.Value, unit?.Name.In(language));
    }

    private static string? Day(DateOnly? day) => day is { } d ? DateRange.Text(d) : null;
}

/// <summary>An economy.</summary>
public sealed record EconomyView(string Code, TextView Name)
{
    internal static EconomyView Of(Reference.Economies.Economy economy, Language language) => new(economy.Code.Value, TextView.Of(economy.Name, language));
}
