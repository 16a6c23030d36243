using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Regimes;

/// <summary>What the value of goods for customs takes in.</summary>
public enum ValuationBasis
{
    /// <summary>Price with freight and insurance up to the border of the territory (most economies).</summary>
    Cif,

    /// <summary>Price without international freight and insurance (United States: 19 U.S.C. 1401a(b)(4)(A)).</summary>
    Fob,
}

/// <summary>
/// The rules of one economy for goods that come in and go out: those of its union and its own, compiled, with names,
/// acts, documents and a statement of how far each levy is held.
/// </summary>
public sealed class Regime
{
    private readonly ImmutableArray<LevyCoverage> importCoverage;
    private readonly ImmutableArray<LevyCoverage> exportCoverage;
    private readonly Dictionary<string, Measure> byId;

    internal Regime(Economy economy, CurrencyCode currency, ValuationBasis valuation, Tariff tariff, CompiledRegime compiled, RegimeTables tables, RegimeFeeds feeds, ImmutableArray<Pack> packs)
    {
        Economy = economy;
        Currency = currency;
        Valuation = valuation;
        Tariff = tariff;
        Compiled = compiled;
        Packs = packs;
        ImportLevies = tables.ReadLevies(TradeDirection.Import);
        ExportLevies = tables.ReadLevies(TradeDirection.Export);
        importCoverage = tables.ReadCoverage(TradeDirection.Import);
        exportCoverage = tables.ReadCoverage(TradeDirection.Export);
        Documents = [.. tables.ReadDocuments().Concat(feeds.Documents).Concat(feeds.ControlDocuments()).DistinctBy(d => d.Code).OrderBy(d => d.Code, StringComparer.Ordinal)];
        AdditionalCodes = tables.ReadNames("additional-codes", "additional_code", "name").AddRange(feeds.AdditionalCodes);
        Footnotes = tables.ReadNames("footnotes", "footnote", "text");
        Recognitions = tables.ReadRecognition();
        byId = compiled.Measures.ToDictionary(m => m.Id, StringComparer.Ordinal);
        Acts = [.. tables.Acts.Values.Append(tariff.Act).Concat(compiled.Measures.Select(m => m.Act).OfType<LegalAct>()).DistinctBy(a => a.Id).OrderBy(a => a.Id, StringComparer.Ordinal)];
        Import = Assessor(ImportLevies, TradeDirection.Import);
        Export = Assessor(ExportLevies, TradeDirection.Export);
    }

    /// <summary>The economy.</summary>
    public Economy Economy { get; }

    /// <summary>The currency in which its charges are computed.</summary>
    public CurrencyCode Currency { get; }

    /// <summary>What its customs value takes in.</summary>
    public ValuationBasis Valuation { get; }

    /// <summary>Its tariff.</summary>
    public Tariff Tariff { get; }

    /// <summary>Its measures, compiled.</summary>
    public CompiledRegime Compiled { get; }

    /// <summary>The charges on import in their order.</summary>
    public ImmutableArray<RegimeLevy> ImportLevies { get; }

    /// <summary>The charges on export in their order.</summary>
    public ImmutableArray<RegimeLevy> ExportLevies { get; }

    /// <summary>The documents that its measures and lists ask for, by code.</summary>
    public ImmutableArray<RegimeDocument> Documents { get; }

    /// <summary>The meaning of additional codes.</summary>
    public ImmutableDictionary<string, LocalizedText> AdditionalCodes { get; }

    /// <summary>The texts of footnotes.</summary>
    public ImmutableDictionary<string, LocalizedText> Footnotes { get; }

    /// <summary>Which foreign documents count.</summary>
    public ImmutableArray<DocumentRecognition> Recognitions { get; }

    /// <summary>The acts that measures rest on.</summary>
    public ImmutableArray<LegalAct> Acts { get; }

    /// <summary>The packs that it was made from.</summary>
    public ImmutableArray<Pack> Packs { get; }

    /// <summary>Answers for goods that come in.</summary>
    public ItemAssessor Import { get; }

    /// <summary>Answers for goods that go out.</summary>
    public ItemAssessor Export { get; }

    /// <summary>The levies of a direction.</summary>
    public ImmutableArray<RegimeLevy> Levies(TradeDirection direction) => direction == TradeDirection.Import ? ImportLevies : ExportLevies;

    /// <summary>The assessor of a direction.</summary>
    public ItemAssessor Assessor(TradeDirection direction) => direction == TradeDirection.Import ? Import : Export;

    /// <summary>The name of a levy of a direction; the levy itself where the cascade does not have it.</summary>
    public LocalizedText LevyName(string levy, TradeDirection direction) =>
        Levies(direction).FirstOrDefault(l => l.Step.Levy == levy)?.Name ?? new LocalizedText(levy, levy, levy);

    /// <summary>A measure by its id, or null.</summary>
    public Measure? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>A document by its code, or null.</summary>
    public RegimeDocument? Document(string code) => Documents.FirstOrDefault(d => d.Code == code);

    /// <summary>The days on which <see cref="Coverage"/> may begin to say something else.</summary>
    public ImmutableArray<DateOnly> CoverageTurns(TradeDirection direction) =>
        [.. (direction == TradeDirection.Import ? importCoverage : exportCoverage).SelectMany(c => new[] { c.Days.From, c.Days.To?.AddDays(1) }).OfType<DateOnly>().Distinct().Order()];

    /// <summary>The documents that answer a control of a list: those for its kind, or those for its mark (a letter of a code book).</summary>
    /// <param name="control">The kind of control.</param>
    /// <param name="mark">The mark of the row in its list.</param>
    public IEnumerable<RegimeDocument> DocumentsFor(string control, string mark) =>
        Documents.Where(d => d.Controls.Contains(control) || d.Controls.Contains($"{control}:{mark}"));

    /// <summary>
    /// The statement that decides how far a levy is held for goods: of those for the day and the partner the one on the
    /// longest code; null where the regime has none, which means that nothing is held.
    /// </summary>
    public LevyCoverage? Coverage(string levy, GoodsQuery query)
    {
        LevyCoverage? best = null;
        foreach (var coverage in query.Direction == TradeDirection.Import ? importCoverage : exportCoverage)
        {
            if (coverage.Levy == levy && coverage.Days.Contains(query.Date)
                && (coverage.Code is not { } code || query.Code.StartsWith(code))
                && (coverage.Area is not { } area || query.Partner is not { } partner || (area[0] == '!' ? !Compiled.Areas.Contains(area[1..], partner) : Compiled.Areas.Contains(area, partner)))
                && (best is null || Rank(coverage) >= Rank(best)))
            {
                best = coverage;
            }
        }

        return best;

        static int Rank(LevyCoverage c) => ((c.Code?.Length ?? 0) * 2) + (c.Area is null ? 0 : 1);
    }

    private ItemAssessor Assessor(ImmutableArray<RegimeLevy> levies, TradeDirection direction)
    {
        var steps = levies.Where(l => !l.IsOfConsignment).Select(l => l.Step);
        if (!LevyCascade.TryCreate(steps, out var cascade, out var fault)
            || !ItemAssessor.TryCreate(Compiled, cascade, out var assessor, out fault, (levy, query) => Coverage(levy, query)?.State ?? LevyState.NotLoaded, direction))
        {
            throw new InvalidDataException(fault.ToString());
        }

        return assessor;
    }
}
