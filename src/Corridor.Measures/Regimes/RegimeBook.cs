using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Measures.Assessment;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Regimes;

/// <summary>The regimes of all economies for which a tariff and rules are loaded; each is compiled when first asked for.</summary>
public sealed class RegimeBook
{
    private readonly ReferenceBook book;
    private readonly TariffCatalogue tariffs;
    private readonly ChargeBook charges;
    private readonly ImmutableArray<Pack> rules;
    private readonly ImmutableArray<Pack> lists;
    private readonly ConcurrentDictionary<(EconomyCode Economy, DateOnly? KnownOn), Lazy<(Regime? Regime, Fault? Fault)>> regimes = new();

    /// <summary>Makes the book of a library's packs of the kinds <c>regime</c>, <c>tariff</c> and <c>measures</c>.</summary>
    public RegimeBook(ReferenceBook book, TariffCatalogue tariffs, ChargeBook charges)
    {
        this.book = book;
        this.tariffs = tariffs;
        this.charges = charges;
        rules = [.. book.Library.OfKind("regime")];
        lists = [.. book.Library.OfKind("measures")];
        Economies = [.. rules.Select(EconomyOf).Distinct().SelectMany(e => book.Economies.Find(e) is { Members.Length: > 0 } union ? union.Members : [e]).Distinct().Order()];
    }

    /// <summary>The economies for which <see cref="TryFor"/> has an answer.</summary>
    public ImmutableArray<EconomyCode> Economies { get; }

    /// <summary>What only a whole regime pack shows; see <see cref="PackCheck"/>.</summary>
    public static void Check(Pack pack, List<Fault> faults) => RegimeTables.Check(pack, faults);

    /// <summary>The regime of an economy. A union as a whole has none: its members levy the taxes; the fault names them.</summary>
    /// <param name="economy">The economy.</param>
    /// <param name="regime">The regime.</param>
    /// <param name="fault">Why there is none.</param>
    /// <param name="knownOn">
    /// The day as of whose knowledge it is compiled, so that an answer of then can be given again; null for what is known
    /// now. Tables without days of record say the same on all of them.
    /// </param>
    public bool TryFor(EconomyCode economy, [NotNullWhen(true)] out Regime? regime, [NotNullWhen(false)] out Fault? fault, DateOnly? knownOn = null)
    {
        var found = book.Economies.Find(economy);
        if (found is { Members.Length: > 0 })
        {
            (regime, fault) = (null, new Fault("regime.union", economy.Value, string.Join(", ", found.Members)));
            return false;
        }

        // A part of an economy has the regime of the whole.
        var whole = found?.PartOf ?? economy;
        (regime, fault) = regimes.GetOrAdd((whole, Turn(whole, knownOn)), e => new(() => Compile(e.Economy, e.KnownOn))).Value;
        return regime is not null;
    }

    private ImmutableArray<Pack> RulesOf(EconomyCode economy) => [.. rules.Where(p => book.Economies.Includes(EconomyOf(p), economy))
        // What an economy says itself comes after, and counts before, what its union says.
        .OrderBy(p => EconomyOf(p) == economy)];

    // Days between which nothing was recorded share a regime; behind the last record it is that of now.
    private DateOnly? Turn(EconomyCode economy, DateOnly? knownOn)
    {
        if (knownOn is not { } day)
        {
            return null;
        }

        var tariff = tariffs.ImportTariffOf(economy);
        ImmutableArray<DateOnly> turns = [.. RegimeTables.RecordTurns(RulesOf(economy)).Concat(tariff?.EditionDays ?? []).Concat(NotesOf(tariff)?.Editions ?? []).Distinct().Order()];
        var at = turns.BinarySearch(day);
        at = at >= 0 ? at : ~at - 1;
        return at == turns.Length - 1 ? null : at < 0 ? DateOnly.MinValue : turns[at];
    }

    private TariffNotes? NotesOf(Tariff? tariff) => tariff?.MarksMean == "temporary" ? charges.NotesOf(tariff.Name) : null;

    private (Regime?, Fault?) Compile(EconomyCode economy, DateOnly? knownOn)
    {
        var own = RulesOf(economy);
        if (own.IsEmpty || tariffs.ImportTariffOf(economy) is not { } tariff || book.Economies.Find(economy) is not { Currency: { } currency } found)
        {
            return (null, new Fault("regime.none", economy.Value, string.Join(", ", Economies)));
        }

        var notes = NotesOf(tariff);
        if (knownOn is { } then)
        {
            notes = notes?.AsKnownOn(then);
            if (tariff.EditionDays is [var first, ..] && then < first)
            {
                return (null, new Fault("regime.notPublished", tariff.Name.ToUpperInvariant(), DateRange.Text(first)));
            }

            tariff = tariff.AsKnownOn(then);
        }

        var concerned = lists.Where(p => p.Manifest.Settings.TryGetValue("economy", out var e) && (book.Economies.Includes(EconomyCode.Parse(e), economy)
            || (p.Manifest.Settings.TryGetValue("union", out var u) && book.Economies.Includes(EconomyCode.Parse(u), economy)))).ToImmutableArray();
        var national = concerned.Where(p => book.Economies.Includes(EconomyCode.Parse(p.Manifest.Settings["economy"]), economy)).ToImmutableArray();
        var tables = new RegimeTables(own, knownOn);
        var nomenclature = Whole(tariff, concerned);
        var builder = new RegimeBuilder(economy.Value, nomenclature.Nomenclature) { Areas = tables.ReadAreas(), Quotas = tables.ReadQuotas(), OpenLines = nomenclature.Open, KnownOn = knownOn };
        var feeds = new RegimeFeeds(tables, economy, nomenclature.Nomenclature, concerned, national);
        feeds.AddAllGoods();
        feeds.AddTariff(tariff, notes, OwnDuties(tables));
        feeds.AddExportDuties();
        feeds.AddAdditional(tariff);
        feeds.AddTaxes();
        feeds.AddRemedies();
        feeds.AddOwn();
        if (!builder.AddRange(feeds.Measures).TryBuild(out var compiled, out var faults))
        {
            return (null, faults[0]);
        }

        var valuation = own.Select(p => p.Manifest.Settings.GetValueOrDefault("valuation")).OfType<string>().FirstOrDefault() == "fob" ? ValuationBasis.Fob : ValuationBasis.Cif;
        return (new Regime(found, CurrencyCode.Parse(currency), valuation, tariff, compiled, tables, feeds, [.. own, tariff.Pack, .. concerned]), null);
    }

    // The codes of which the regime's own table holds the base duty whole, with the days on which it does.
    private static ILookup<string, DateRange> OwnDuties(RegimeTables tables)
    {
        var levies = tables.Types.Values.Where(t => t.FedBy?.StartsWith("duties:", StringComparison.Ordinal) == true).Select(t => t.Type.Levy).ToHashSet();
        return tables.ReadCoverage(TradeDirection.Import).Where(c => c is { State: LevyState.Complete, Code: not null, Days.From: not null } && levies.Contains(c.Levy))
            .OrderBy(c => c.Days.From).ToLookup(c => c.Code!.Value.Padded, c => c.Days);
    }

    /// <summary>
    /// The tariff's nomenclature, completed for headings that its pack does not hold: by the lines of the Harmonized
    /// System, which are open (the tariff divides them further), and by lines that lists of the economy name.
    /// </summary>
    private (Nomenclature Nomenclature, ImmutableHashSet<CommodityCode> Open) Whole(Tariff tariff, IEnumerable<Pack> concerned)
    {
        var harmonized = book.HarmonizedSystem;
        if (!harmonized.TryAt(harmonized.Coverage.From ?? default, out var tree, out _) || tariff.CoversAll)
        {
            return (tariff.Nomenclature, []);
        }

        var held = tariff.Nomenclature.Lines.Where(l => l.IsCoded).Select(l => l.Code.Padded).ToHashSet(StringComparer.Ordinal);
        var added = tree.Nodes.Where(n => n.Line.IsCoded && !held.Contains(n.Code.Padded) && !(n.Code.Length >= 4 && tariff.Covers(n.Code)))
            .Select(n => n.Line with { Suffix = GoodsLine.Coded, Indent = (n.Code.Length / 2) - 1, Validity = default }).ToList();
        var open = added.Where(l => l.Code.Length >= 6).Select(l => l.Code).ToImmutableHashSet();
        var codes = added.Select(l => l.Code.Padded).Concat(held).ToHashSet(StringComparer.Ordinal);
        foreach (var row in concerned.SelectMany(p => p.Manifest.Tables.Where(t => t.Value == "export-duties").SelectMany(t => p.Table(t.Key).Rows)))
        {
            var code = CommodityCode.Parse(row["code"]);
            if (open.Contains(code.Subheading) && codes.Add(code.Padded))
            {
                added.Add(new GoodsLine(code, GoodsLine.Coded, 3, new LocalizedText(null, row["name_zh"], null), null, default, harmonized.Name));
            }
        }

        return (new Nomenclature(tariff.Name, tariff.Format, tariff.Nomenclature.Coverage, tariff.Nomenclature.Lines.Concat(added)), open);
    }

    private static EconomyCode EconomyOf(Pack pack) => EconomyCode.Parse(pack.Manifest.Settings["economy"]);
}
