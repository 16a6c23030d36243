using System.Collections.Frozen;
using System.Collections.Immutable;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Tariffs;

/// <summary>What a tariff says of the duty on a code.</summary>
public enum DutyState
{
    /// <summary>The rates follow.</summary>
    Found,

    /// <summary>The code is divided further: its rates stand on the lines below it.</summary>
    Below,

    /// <summary>The data hold nothing for this code: unknown, not zero.</summary>
    NotLoaded,
}

/// <summary>The duty on a code on a day.</summary>
/// <param name="State">Whether rates are known.</param>
/// <param name="Rates">The rates, in the order in which the tariff prints its columns.</param>
public sealed record DutyAnswer(DutyState State, ImmutableArray<TariffDuty> Rates);

/// <summary>
/// The customs tariff of a regime: the nomenclature and the rates as published, through time.
/// </summary>
public sealed class Tariff
{
    /// <summary>What an importer writes in front of a number where the source has no title.</summary>
    public const string Placeholder = "#";

    /// <summary>The value of the setting <c>editions</c> of a tariff whose editions count from the day of publication.</summary>
    public const string FromPublication = "from-publication";

    private readonly Lazy<Nomenclature> nomenclature;
    private readonly Lazy<Dictionary<string, TariffDuty[]>> duties;
    private readonly Lazy<FrozenSet<string>?> covered;
    private readonly Lazy<ILookup<string, string>> notes;
    private readonly Lazy<ImmutableArray<DateOnly>> editionDays;

    internal Tariff(Pack pack, Pack words, ReferenceBook book)
    {
        Pack = pack;
        var settings = pack.Manifest.Settings;
        Name = settings["regime"];
        Economy = book.Economies.Find(EconomyCode.Parse(settings["economy"]))
            ?? throw new InvalidDataException($"{pack.Manifest.Path}: no economy {settings["economy"]}.");
        Format = new CodeFormat(settings["code_format"]);
        TextLanguage = Languages.TryParse(settings["language"], out var language, out var fault) ? language : throw new InvalidDataException(fault.ToString());
        Types = [.. words.Table("duty_types").Rows.Where(r => r["regime"] == Name)
            .Select(r => new DutyType(r["type"], r.Integer("order"), r.Localized("name"), r.Localized("note")))];
        Act = words.Table("acts").Rows.Where(r => r["id"] == settings["act"])
            .Select(r => new LegalAct(r["id"], r.Localized("title"), r.Optional("number"), r.Day("date"), r.Optional("url"))).Single();
        var flags = words.Table("flags").Rows.ToDictionary(r => r["flag"], r => new DutyMark(r["flag"], r.Localized("meaning"), r["doubt"] == "yes"));
        MarksMean = settings.GetValueOrDefault("marks") ?? "flags";
        nomenclature = new(() => Nomenclature.Load(pack, Name, Format, pack.Manifest.Edition, settings.ContainsKey("placeholder_names") ? Named(book) : null));
        duties = new(() => ReadDuties(flags));
        editionDays = new(() => settings.GetValueOrDefault("editions") != FromPublication ? []
            : [.. Nomenclature.Turns.Concat(Duties.SelectMany(d => new[] { d.Validity.From, d.Validity.To?.AddDays(1) }).OfType<DateOnly>()).Distinct().Order()]);
        covered = new(() => pack.Has("covered_headings") ? pack.Table("covered_headings").Rows.Select(r => r["heading"]).ToFrozenSet() : null);
        notes = new(() => pack.Has("notes") ? pack.Table("notes").Rows.ToLookup(r => r["code"], r => r["text"]) : Array.Empty<string>().ToLookup(x => x));
    }

    private Tariff(Tariff now, DateOnly day)
    {
        (Name, Economy, Pack, MarksMean, Format, TextLanguage, Act, Types) = (now.Name, now.Economy, now.Pack, now.MarksMean, now.Format, now.TextLanguage, now.Act, now.Types);
        (covered, notes, editionDays) = (now.covered, now.notes, now.editionDays);
        nomenclature = new(() => new Nomenclature(Name, Format, now.Nomenclature.Coverage,
            now.Nomenclature.Lines.Select(l => Known(l.Validity, day) is { } days ? l with { Validity = days } : null).OfType<GoodsLine>()));
        duties = new(() => now.duties.Value.ToDictionary(d => d.Key,
            d => d.Value.Select(r => Known(r.Validity, day) is { } days ? r with { Validity = days } : null).OfType<TariffDuty>().ToArray(), StringComparer.Ordinal));
    }

    /// <summary>The name that addresses and commands use: eaeu, cn, us, gb.</summary>
    public string Name { get; }

    /// <summary>The economy or group whose tariff it is.</summary>
    public Economy Economy { get; }

    /// <summary>The pack that it was read from.</summary>
    public Pack Pack { get; }

    /// <summary>What a printed mark on a rate points to: temporary (a rate for some days), additional (a duty on top), or flags only.</summary>
    public string MarksMean { get; }

    /// <summary>How its codes are printed.</summary>
    public CodeFormat Format { get; }

    /// <summary>The language of its texts.</summary>
    public Language TextLanguage { get; }

    /// <summary>The act that sets it.</summary>
    public LegalAct Act { get; }

    /// <summary>The kinds of duty that it publishes.</summary>
    public ImmutableArray<DutyType> Types { get; }

    /// <summary>Its nomenclature.</summary>
    public Nomenclature Nomenclature => nomenclature.Value;

    /// <summary>Whether the loaded nomenclature prints supplementary units; where not, a line without one is unknown, not unitless.</summary>
    public bool PrintsUnits => Pack.Table("nomenclature").Rows.Any(r => r.Optional("unit") is not null);

    /// <summary>Every rate of every edition.</summary>
    public IEnumerable<TariffDuty> Duties => duties.Value.Values.SelectMany(d => d);

    /// <summary>The notes that the tariff prints to a chapter or heading.</summary>
    public IEnumerable<string> Notes(CommodityCode code) => notes.Value[code.Digits];

    /// <summary>Whether the pack holds every heading.</summary>
    public bool CoversAll => covered.Value is null;

    /// <summary>
    /// Whether the pack holds the heading of a code. A complete pack holds all; a partial one those that it lists.
    /// </summary>
    public bool Covers(CommodityCode code) => covered.Value is null || covered.Value.Contains(code.Heading.Digits);

    /// <summary>
    /// The days on which an edition was published, where each counts from the day on which it was published (setting
    /// <c>editions</c>: <c>from-publication</c>): what it changed was not known before. Empty where the pack does not say so.
    /// </summary>
    public ImmutableArray<DateOnly> EditionDays => editionDays.Value;

    /// <summary>
    /// The tariff as it was known on a day: without later editions, and open to the future where one of them ended a line
    /// or a rate. The same tariff where the pack does not say when its editions were published.
    /// </summary>
    public Tariff AsKnownOn(DateOnly day) => EditionDays is [.., var last] && day < last ? new Tariff(this, day) : this;

    // An end is known from the day after it, on which the edition appeared that brought it.
    private static DateRange? Known(DateRange days, DateOnly on) => days.From > on ? null : days.To >= on ? days with { To = null } : days;

    /// <summary>
    /// The duty on a line on a day: its own rates, else those of the nearest line above that has some. A kind of
    /// duty that the line has is never mixed with the same kind further up.
    /// </summary>
    public DutyAnswer DutyOn(GoodsNode node, DateOnly day)
    {
        var found = new SortedDictionary<int, TariffDuty>();
        for (var at = node; at is not null; at = at.Parent)
        {
            if (!at.Line.IsCoded || !duties.Value.TryGetValue(at.Code.Padded, out var rates))
            {
                continue;
            }

            foreach (var rate in rates.Where(r => r.Validity.Contains(day)))
            {
                found.TryAdd(rate.Type.Order, rate);
            }
        }

        return found.Count > 0 ? new DutyAnswer(DutyState.Found, [.. found.Values])
            : new DutyAnswer(node.IsDeclarable ? DutyState.NotLoaded : DutyState.Below, []);
    }

    // A source that lost the titles of chapters and headings is completed from the names of the Harmonized System.
    private Func<GoodsLine, GoodsLine> Named(ReferenceBook book)
    {
        if (!book.HarmonizedSystem.TryAt(book.HarmonizedSystem.Coverage.From ?? default, out var tree, out _))
        {
            return line => line;
        }

        return line => line.Code.Length <= 4 && line.IsCoded && line.Text.In(TextLanguage).StartsWith(Placeholder, StringComparison.Ordinal)
            && tree.Find(line.Code)?.Line.Text.Exactly(TextLanguage) is { } name ? line with { Text = LocalizedText.Of(TextLanguage, name) } : line;
    }

    private Dictionary<string, TariffDuty[]> ReadDuties(Dictionary<string, DutyMark> flags)
    {
        var types = Types.ToDictionary(t => t.Type);
        var grammar = Pack.Manifest.Settings["duty_grammar"];
        var read = new Dictionary<(string, bool), (DutyExpression, ImmutableArray<ProgrammeDuty>)>();
        return Pack.Table("duties").Rows.Select(r =>
            {
                var special = r["type"] == "special";
                if (!read.TryGetValue((r["text"], special), out var meaning))
                {
                    read.Add((r["text"], special), meaning = DutyGrammar.Read(grammar, r["text"], special));
                }

                return new TariffDuty(CommodityCode.Parse(r["code"]), types[r["type"]], r["text"], meaning.Item1, meaning.Item2, Marks(r.Optional("notes"), flags), r.Days(),
                    r.Optional("edition") ?? Pack.Manifest.Edition, r.Optional("document"), r.Optional("page"), Pack.Manifest.Source(r["source"])!);
            })
            .GroupBy(d => d.Code.Padded).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    private static ImmutableArray<DutyMark> Marks(string? notes, Dictionary<string, DutyMark> flags) =>
        notes is null ? []
        : notes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is var parts && parts.All(flags.ContainsKey)
            ? [.. parts.Select(p => flags[p])]
            : [new DutyMark(notes.Trim().TrimEnd(')', '.'), null)];
}
