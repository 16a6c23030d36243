using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Reference.Delivery;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Units;

namespace Corridor.Reference;

/// <summary>Two economies that the site opens with; each direction between them is a lane.</summary>
/// <param name="Origin">Where the goods come from.</param>
/// <param name="Destination">Where they go.</param>
public sealed record Lane(Economy Origin, Economy Destination)
{
    /// <summary>The other direction.</summary>
    public Lane Reversed => new(Destination, Origin);

    /// <summary>Who stands opposite an economy: the destination, or the origin where the economy is the destination itself.</summary>
    public EconomyCode Other(EconomyCode economy) => economy == Destination.Code ? Origin.Code : Destination.Code;
}

/// <summary>
/// The reference data of all packs in use, each catalogue read when first asked for.
/// </summary>
public sealed class ReferenceBook
{
    private readonly Lazy<EconomyCatalogue> economies;
    private readonly Lazy<CurrencyCatalogue> currencies;
    private readonly Lazy<NameForms> nameForms;
    private readonly Lazy<UnitCatalogue> units;
    private readonly Lazy<IncotermCatalogue> incoterms;
    private readonly Lazy<ImmutableArray<BorderPoint>> borderPoints;
    private readonly Lazy<Nomenclature> harmonizedSystem;
    private readonly Lazy<ImmutableArray<GoodsSection>> sections;
    private readonly Lazy<ImmutableArray<Lane>> lanes;

    /// <summary>A book over a library of packs.</summary>
    public ReferenceBook(PackLibrary library)
    {
        Library = library;
        economies = new(() => EconomyCatalogue.Load(library.Need("reference/economies"), library.Need("reference/groups")));
        currencies = new(() => CurrencyCatalogue.Load(library.Need("reference/currencies")));
        nameForms = new(() => NameForms.Load(library.Need("reference/name-forms"), Economies));
        units = new(() => UnitCatalogue.Load(library.Need("reference/units"), library.Need("reference/customs-units")));
        incoterms = new(() => IncotermCatalogue.Load(library.Need("reference/incoterms")));
        borderPoints = new(() => BorderPoint.Load(library.Need("reference/border-points")));
        harmonizedSystem = new(LoadHarmonizedSystem);
        sections = new(() => [.. library.Need("reference/sections").Table("sections").Rows.Select(r => new GoodsSection(
            r["section"], CommodityCode.Parse(r["from_chapter"]), CommodityCode.Parse(r["to_chapter"]), r.Localized("name")))]);
        lanes = new(() => [.. library.Need("reference/corridors").Table("corridors").Rows.Select(r => new Lane(
            Known(r["origin"]), Known(r["destination"])))]);
    }

    /// <summary>The packs.</summary>
    public PackLibrary Library { get; }

    /// <summary>Economies and groups.</summary>
    public EconomyCatalogue Economies => economies.Value;

    /// <summary>Currencies.</summary>
    public CurrencyCatalogue Currencies => currencies.Value;

    /// <summary>How the names of economies and currencies stand within sentences.</summary>
    public NameForms NameForms => nameForms.Value;

    /// <summary>Units of measure.</summary>
    public UnitCatalogue Units => units.Value;

    /// <summary>Incoterms.</summary>
    public IncotermCatalogue Incoterms => incoterms.Value;

    /// <summary>Border points.</summary>
    public ImmutableArray<BorderPoint> BorderPoints => borderPoints.Value;

    /// <summary>The Harmonized System 2022 with names in three languages.</summary>
    public Nomenclature HarmonizedSystem => harmonizedSystem.Value;

    /// <summary>The sections of the Harmonized System.</summary>
    public ImmutableArray<GoodsSection> Sections => sections.Value;

    /// <summary>The lanes that the site offers first; the first one is the default.</summary>
    public ImmutableArray<Lane> Lanes => lanes.Value;

    /// <summary>The section that a code belongs to, or null for chapters outside the Harmonized System.</summary>
    public GoodsSection? SectionOf(CommodityCode code) =>
        Sections.FirstOrDefault(s => s.From <= code.Chapter && code.Chapter <= s.To);

    /// <summary>Reads the two economies of a lane; the same one twice is a fault.</summary>
    public bool TryLane(string? origin, string? destination, out Lane? lane, out Fault? fault)
    {
        lane = null;
        if (!Economies.TryParse(origin, out var from, out fault) || !Economies.TryParse(destination, out var to, out fault))
        {
            return false;
        }

        if (from.Code == to.Code)
        {
            fault = new Fault("economy.same", from.Code.Value);
            return false;
        }

        lane = new Lane(from, to);
        return true;
    }

    private Economy Known(string code) => Economies.Find(EconomyCode.Parse(code)) ?? throw new InvalidDataException($"No economy {code}.");

    private Nomenclature LoadHarmonizedSystem()
    {
        var pack = Library.Need("reference/harmonized-system");
        var chinese = Library.Find("reference/trade-terms")?.Table("names").Rows.ToDictionary(r => r["code"], r => r["name_zh"]) ?? [];
        return Nomenclature.Load(pack, "hs", CodeFormat.HarmonizedSystem, pack.Manifest.Edition,
            line => line with { Text = line.Text with { Zh = chinese.GetValueOrDefault(line.Code.Digits) } });
    }
}
