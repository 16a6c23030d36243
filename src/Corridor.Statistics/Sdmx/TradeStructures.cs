using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Statistics.Sdmx;

/// <summary>
/// The structures of what a store holds: agency, concepts, code lists, data structure, dataflow, category and the
/// actual content. Lists of SDMX hold only the codes that are used here and are marked as partial.
/// </summary>
internal sealed class TradeStructures
{
    private static readonly ConditionalWeakTable<TradeCodes, TradeStructures> Known = [];

    private readonly Dictionary<string, Dictionary<string, Item>> items;

    private TradeStructures(TradeCodes codes, ReferenceBook book)
    {
        var concepts = Scheme("conceptscheme", "conceptscheme.ConceptScheme", "conceptscheme.Concept", TradeComponents.Agency, TradeComponents.Concepts, TradeComponents.Version,
            [.. TradeComponents.Dimensions.Select(d => d.Id), TradeComponents.Time, TradeComponents.Value, TradeComponents.UnitMultiplier.Id, .. TradeComponents.Attributes.Select(a => a.Id)],
            id => new Item(id, Word("concept", id), Optional("concept", id + ".about")));
        Structure = new DataStructure(TradeComponents.Agency, TradeComponents.Id, TradeComponents.Version, Of("sdmx.structure"), Of("sdmx.structure.about"));
        Flow = new Dataflow(TradeComponents.Agency, TradeComponents.Id, TradeComponents.Version, Of("sdmx.flow"), Of("sdmx.flow.about"), Structure);
        var agencies = Scheme("agencyscheme", "base.AgencyScheme", "base.Agency", "SDMX", "AGENCIES", "1.0", ["SDMX", TradeComponents.Agency], id => new Item(id, Word("agency", id))) with { IsPartial = true };
        var categories = Scheme("categoryscheme", "categoryscheme.CategoryScheme", "categoryscheme.Category", TradeComponents.Agency, "TOPICS", TradeComponents.Version, ["TRADE"], id => new Item(id, Word("category", id)));
        ImmutableArray<ItemScheme> lists =
        [
            List("CL_FREQ", [.. Enum.GetValues<PeriodKind>().Select(k => new Item(SdmxPeriod.Frequency(k), LocalizedText.Each(l => k.Name(l))))]),
            List("CL_ECONOMY", Economies(codes, book)),
            List("CL_TRADE_FLOW", [.. Enum.GetValues<TradeFlow>().Select(f => new Item(TradeCodes.FlowCode(f), LocalizedText.Each(l => f.Name(l))))]),
            List("CL_COMMODITY", Commodities(codes, book)),
            List("CL_VALUATION", [.. Enum.GetValues<Valuation>().Select(v => new Item(TradeCodes.ValuationCode(v), LocalizedText.Each(l => v.Name(l))))]),
            List("CL_CURRENCY", [.. book.Currencies.All.Select(c => new Item(c.Code.Value, c.Name)), .. codes.Loaded(6).Keys.Where(c => book.Currencies.Find(CurrencyCode.Parse(c)) is null).Order(StringComparer.Ordinal).Select(c => new Item(c, LocalizedText.Same(c)))]),
            List("CL_SOURCE", [.. codes.Sources.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new Item(s.Key, LocalizedText.Of(Language.En, s.Value.Source.Title), About(s.Value)))]),
            List("CL_CLASSIFICATION", [.. Classifications(codes).Select(c => new Item(c, LocalizedText.Each(l => Texts.Get(l, "sdmx.classification." + c))))]),
            List("CL_UNIT", [.. codes.Units.Select(u => new Item(u, book.Units.Find(UnitCode.Parse(u))?.Name ?? LocalizedText.Same(u)))]),
            List("CL_RELEASE", [.. codes.Releases.Select(r => new Item(TradeCodes.ReleaseCode(r.Dataset, r.Number), LocalizedText.Same($"{r.Dataset}, {r.Edition}"), TradeCodes.Moment(r.ValidFrom) is { } from ? LocalizedText.Each(l => Texts.Format(l, "sdmx.release.about", from)) : null)).DistinctBy(i => i.Id)]),
            Shared("CL_OBS_STATUS", "2.2", "A", "E", "P"),
            Shared("CL_CONF_STATUS", "1.3", "F", "C"),
            Shared("CL_UNIT_MULT", "1.1", "0"),
        ];
        // A list of units or releases that nothing is loaded for would be an empty list, which SDMX does not know.
        All = [agencies, concepts, .. lists.Where(l => !l.Items.IsEmpty), Structure, Flow, categories,
            new Categorisation(TradeComponents.Agency, "TRADE_TOPICS", TradeComponents.Version, Flow.Name, Flow, categories, "TRADE")];
        items = All.OfType<ItemScheme>().ToDictionary(s => $"{s.Agency}:{s.Id}({s.Version})", s => s.Items.ToDictionary(i => i.Id, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>All but the actual content, which is asked of the store.</summary>
    public ImmutableArray<Artefact> All { get; }

    public DataStructure Structure { get; }

    public Dataflow Flow { get; }

    public static TradeStructures Of(TradeCodes codes, ReferenceBook book) => Known.GetValue(codes, c => new TradeStructures(c, book));

    /// <summary>The name of a component.</summary>
    public static LocalizedText Concept(string id) => Word("concept", id);

    /// <summary>The code of a list, or null.</summary>
    public Item? Find(string? list, string code) => list is not null && items.TryGetValue(list, out var found) ? found.GetValueOrDefault(code) : null;

    /// <summary>A text in the three languages.</summary>
    public static LocalizedText Of(string key) => Texts.Localized(key);

    private static LocalizedText Word(string kind, string id) => Of($"sdmx.{kind}.{id}");

    private static LocalizedText? Optional(string kind, string id) => Texts.Has($"sdmx.{kind}.{id}") ? Word(kind, id) : null;

    // What is the same in every language: a code, a name that its publisher gave.
    private static ItemScheme Scheme(string resource, string type, string itemType, string agency, string id, string version, ImmutableArray<string> ids, Func<string, Item> item) =>
        new(resource, type, itemType, agency, id, version, Word("scheme", id), [.. ids.Select(item)]);

    private static ItemScheme List(string id, ImmutableArray<Item> codes) =>
        new("codelist", "codelist.Codelist", "codelist.Code", TradeComponents.Agency, id, TradeComponents.Version, Word("scheme", id), codes);

    private static ItemScheme Shared(string id, string version, params ImmutableArray<string> codes) =>
        Scheme("codelist", "codelist.Codelist", "codelist.Code", "SDMX", id, version, codes, c => new Item(c, Word(id, c))) with { IsPartial = true };

    private static IEnumerable<string> Classifications(TradeCodes codes) => codes.Classifications.Where(c => Texts.Has("sdmx.classification." + c));

    private static ImmutableArray<Item> Economies(TradeCodes codes, ReferenceBook book)
    {
        var named = book.Economies.All.Where(e => e.Code != StatisticsSchemas.World).Select(e => new Item(e.Code.Value, e.Name, null, e.PartOf?.Value)).ToList();
        named.Add(new Item(StatisticsSchemas.World.Value, Of("statistics.world")));
        var known = named.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        named.AddRange(codes.Loaded(1).Keys.Union(codes.Loaded(2).Keys).Where(c => !known.Contains(c)).Select(c => new Item(c, LocalizedText.Same(c))));
        return [.. named.OrderBy(i => i.Id, StringComparer.Ordinal)];
    }

    // The names are those of HS 2022; a code of an earlier revision only, and those of the SITC, are named by their numbers.
    private static ImmutableArray<Item> Commodities(TradeCodes codes, ReferenceBook book)
    {
        var found = new SortedDictionary<TradeProduct, Item>();
        foreach (var line in book.HarmonizedSystem.Lines.Where(l => l.IsCoded && l.Code.Length is 2 or 4 or 6))
        {
            var product = TradeProduct.Of(line.Code);
            found[product] = new Item(product.Value, line.Text);
        }

        foreach (var section in book.Sections)
        {
            if (TradeProduct.TryParse(section.Number, out var product, out _))
            {
                found[product] = new Item(product.Value, section.Name);
            }
        }

        foreach (var code in codes.Loaded(4).Keys.Append("TOTAL"))
        {
            if (TradeProduct.TryParse(code, out var product, out _) && !found.ContainsKey(product))
            {
                found.Add(product, new Item(code, LocalizedText.Each(l => product.Name(l))));
            }
        }

        return [.. found.Select(f => f.Value with { Parent = ParentOf(f.Key, found) })];
    }

    private static string? ParentOf(TradeProduct product, SortedDictionary<TradeProduct, Item> all)
    {
        for (var level = product.Level - 1; level > 0; level--)
        {
            if ((product.IsSitc || level % 2 == 0) && all.TryGetValue(product.Cut(level), out var above))
            {
                return above.Id;
            }
        }

        return null;
    }

    private static LocalizedText About(FigureSource source)
    {
        var s = source.Source;
        return LocalizedText.Each(l => Texts.Format(l, "sdmx.source.about", s.Publisher, s.Edition ?? "–", s.Licence, s.Url ?? "–"));
    }
}
