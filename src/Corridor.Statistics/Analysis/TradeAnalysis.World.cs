using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Complexity;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

public sealed partial class TradeAnalysis
{
    // The product space is drawn of headings: with subheadings it would show the same in thousands of points.
    private const int FinestSpace = 4;

    private readonly ConcurrentDictionary<(string File, string Source, Period Period, int Level, bool IsSitc), Lazy<World?>> worlds = new();
    private readonly ConcurrentDictionary<(string File, string Source, Period Period, bool IsSitc), int> partners = new();

    /// <summary>
    /// The product space of a period and what one economy exports in it. Needs the exports of the world by product of
    /// one source, at least those of <see cref="FewestPartners"/> economies in <see cref="FewestInSpace"/> products; who
    /// buys is not needed. Data of <see cref="FewestProducts"/> products or more go before later ones of fewer; of fewer
    /// the indices of complexity are not stated.
    /// </summary>
    /// <param name="economy">Whose place in it is shown.</param>
    /// <param name="year">The year, which several years together also cover; null for the latest that there is one of.</param>
    /// <param name="source">One source, or null.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="fault">Why there is none.</param>
    public bool TryProductSpace(EconomyCode economy, int? year, string? source, [NotNullWhen(true)] out ProductSpaceAnswer? answer, [NotNullWhen(false)] out Fault? fault)
    {
        (answer, fault) = (null, null);
        foreach (var world in Worlds(year, source, fullFirst: true).Where(w => w.Products >= FewestInSpace))
        {
            var complexity = world.Complexity.Value;
            if (complexity.Exports.EconomyPlace(economy.Value) is not (>= 0 and var place))
            {
                continue;
            }

            var (exports, own) = (complexity.Exports, world.Of(economy));
            Figure Index(string formula, Func<Figure> index) => world.IsOrdered ? index() : Figure.NotDefined(formula, FigureUnit.Index, MissingReason.TooFewProducts, []);
            answer = new ProductSpaceAnswer(economy, world.Period, world.Source, world.IsSitc, world.Level, Index("eci", () => complexity.EciFigure(place)), world.IsOrdered ? Rank(complexity, place) : null,
                Index("coi", () => complexity.OutlookIndexFigure(place)), complexity.Diversity(place), exports.Economies.Length,
                own.Whole, [.. exports.Products.Select((p, i) => new ProductInSpace(p, own.Of(p), world.Exports.Of(p), TradeIndicators.RevealedAdvantage(own, world.Exports, p), complexity.HasAdvantage(place, i),
                    complexity.Ubiquity(i), Index("pci", () => complexity.PciFigure(i)), complexity.DensityFigure(place, i), Index("cog", () => complexity.OutlookGainFigure(place, i))))], world.Space.Value);
            return true;
        }

        fault = new Fault("analysis.noSpace", economy.Value, FewestPartners.ToString(CultureInfo.InvariantCulture), FewestInSpace.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    /// <summary>
    /// The structures of the exports of two economies to the world and how alike they are, from the latest data that are
    /// loaded and of these the finest. Needs what <see cref="TryProductSpace"/> needs, at any depth.
    /// </summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    /// <param name="year">The year, which several years together also cover; null for the latest.</param>
    /// <param name="source">One source, or null.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="fault">Why there is none.</param>
    public bool TryExportStructure(EconomyCode first, EconomyCode second, int? year, string? source, [NotNullWhen(true)] out ExportStructure? answer, [NotNullWhen(false)] out Fault? fault)
    {
        (answer, fault) = (null, null);
        if (Worlds(year, source).FirstOrDefault(w => w.Economies.Contains(first) && w.Economies.Contains(second)) is not { } world)
        {
            fault = new Fault("analysis.noStructure", first.Value, second.Value, FewestPartners.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        var (one, other) = (world.Of(first), world.Of(second));
        ExportOfProduct Of(Breakdown exports, string product) =>
            new(exports.Of(product), TradeIndicators.Share(exports.Of(product), exports.Whole), TradeIndicators.RevealedAdvantage(exports, world.Exports, product));
        answer = new ExportStructure(first, second, world.Period, world.Source, world.IsSitc, world.Level, world.Economies.Length,
            [.. world.Codes.Select(p => new ExportedProduct(p, world.Exports.Of(p), Of(one, p), Of(other, p)))],
            TradeIndicators.ExportSimilarity(one, other), TradeIndicators.Concentration(one), TradeIndicators.Concentration(other));
        return true;
    }

    /// <summary>
    /// The data of which structures of exports can be told: the exports by product of at least <see cref="FewestPartners"/>
    /// economies, the latest first and of these the finest.
    /// </summary>
    public IEnumerable<StructureData> StructuresLoaded => store.Current.Depths
        .Where(d => d is { Flow: TradeFlow.Export, Level: > 0, Kind: PeriodKind.Year or PeriodKind.Years } && (d.IsTotal || d.Counterparts >= FewestPartners))
        .SelectMany(d => d.Periods, (d, p) => (Depth: d, Period: p)).GroupBy(d => (d.Depth.Source, d.Period, d.Depth.IsSitc))
        .Where(g => g.Select(d => d.Depth.Reporter).Distinct().Count() >= FewestPartners)
        // How many partners there are in a year is counted only for those that are looked at.
        .Select(g => new StructureData(g.Key.Period, store.Current.Sources[g.Key.Source], g.Key.IsSitc, g.Max(d => d.Depth.Level)))
        .OrderByDescending(s => s.Period.LastYear).ThenByDescending(s => s.Level).ThenBy(s => s.Source.Key, StringComparer.Ordinal)
        .Where(s => PartnersIn(s.Source.Key, s.Period, s.IsSitc) is 0 or >= FewestPartners);

    /// <summary>
    /// How well the exports of each of some economies fit the imports of each other one, from one source that names
    /// the partners of all of them. Imports are counted as the exporters report them.
    /// </summary>
    /// <param name="economies">The economies.</param>
    /// <param name="others">How many of the largest exporters stand beside them.</param>
    /// <param name="year">The year, or null for the latest.</param>
    /// <param name="source">One source, or null.</param>
    /// <param name="matrix">The answer.</param>
    /// <param name="fault">Why there is none.</param>
    public bool TryComplementarities(
        ImmutableArray<EconomyCode> economies, int others, int? year, string? source, [NotNullWhen(true)] out ComplementarityMatrix? matrix, [NotNullWhen(false)] out Fault? fault)
    {
        (matrix, fault) = (null, null);
        foreach (var world in Worlds(year, source))
        {
            if (world.Imports.Value is not { } imports || !economies.All(e => world.Economies.Contains(e) && imports.ContainsKey(e)))
            {
                continue;
            }

            ImmutableArray<EconomyCode> listed = [.. economies.Concat(world.Economies.Except(economies).Where(imports.ContainsKey).OrderByDescending(e => world.Of(e).Sum).Take(others)).Distinct()];
            var exports = listed.Select(e => world.Of(e)).ToArray();
            matrix = new ComplementarityMatrix(world.Period.Year, world.Source, world.IsSitc, world.Level, listed,
                [.. exports.Select((x, i) => (ImmutableArray<Figure>)[.. listed.Select((m, j) => i == j ? Figure.NotDefined("complementarity", FigureUnit.Index, MissingReason.NotLoaded, []) : TradeIndicators.Complementarity(x, imports[m]))])]);
            return true;
        }

        fault = new Fault("analysis.noMatrix", string.Join(", ", economies), FewestPartners.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    private int PartnersIn(string source, Period period, bool isSitc) => period.Kind == PeriodKind.Years ? 0
        : partners.GetOrAdd((store.File, source, period, isSitc), _ => store.TypicalCounterparts(period.Year, TradeFlow.Export, source, isSitc));

    private static int? Rank(EconomicComplexity complexity, int place) => complexity.Eci(place) is not { } own ? null
        : 1 + Enumerable.Range(0, complexity.Exports.Economies.Length).Count(e => complexity.Eci(e) > own);

    // The worlds that are loaded, the latest and then the one with most cells first, a year before several together that end with it; those
    // that hold the trade of a few partners only are none. Data with products enough to order them can go before all others.
    private IEnumerable<World> Worlds(int? year, string? source, bool fullFirst = false, int? upTo = null)
    {
        var file = store.Current;
        var found = file.Rollups.Where(r => r.Flow == TradeFlow.Export && r.Level > 0).Select(r => (Period: Period.OfYear(r.Year), r.Source, r.IsSitc, r.Level, r.Cells))
            .Concat(file.Depths.Where(d => d is { Flow: TradeFlow.Export, Kind: PeriodKind.Years, IsTotal: true, Level: > 0 }).SelectMany(d => d.Periods, (d, p) => (Period: p, d.Source, d.IsSitc, d.Level, Cells: d.Figures / d.Periods.Count)))
            .Where(r => (year is null || (r.Period.Year <= year && year <= r.Period.LastYear)) && (upTo is null || r.Period.LastYear <= upTo) && (source is null || file.Sources[r.Source] is var s && (s.Key == source || s.Dataset == source)))
            .GroupBy(r => (file.Sources[r.Source].Key, r.Period, r.IsSitc)).Select(g => (g.Key, Level: Math.Min(FinestSpace, g.Max(r => r.Level)), Cells: g.GroupBy(r => r.Level).Max(l => l.Sum(r => r.Cells))))
            .OrderByDescending(g => year is null ? g.Key.Period.LastYear : 0).ThenBy(g => g.Key.Period.Months).ThenByDescending(g => g.Cells).ThenBy(g => g.Key.Key, StringComparer.Ordinal)
            .Select(g => WorldOf(g.Key.Key, g.Key.Period, g.Level, g.Key.IsSitc)).Where(w => w is { Economies.Length: >= FewestPartners, IsWhole: true }).Select(w => w!);
        if (!fullFirst)
        {
            return found;
        }

        // The first that is full is looked for; where none is, all have been read once and are kept.
        return found.FirstOrDefault(w => w.IsOrdered) is { } full ? found.Prepend(full) : found;
    }

    private World? WorldOf(string source, Period period, int level, bool isSitc) => worlds.GetOrAdd((store.File, source, period, level, isSitc), _ => new(() =>
    {
        var ofYears = period.Kind == PeriodKind.Years;
        if ((ofYears ? store.MatrixOfYears(period, TradeFlow.Export, level, source, isSitc) : store.Matrix(period.Year, TradeFlow.Export, level, source, isSitc)) is not { } matrix)
        {
            return null;
        }

        var sums = new decimal[matrix.Products.Length];
        foreach (var cell in matrix.Cells)
        {
            sums[cell.Product] += cell.Value;
        }

        var world = new World(matrix, PartnersIn(source, period, isSitc), store.Releases.Where(r => r.Dataset == matrix.Source.Dataset).Select(r => r.Number).DefaultIfEmpty().Max());
        SourceRows Of(string? product) => SourceRows.Of(matrix.Source, world.Release, WorldRows(world, [], product));
        world.Exports = Breakdown.Of(matrix.Products.Select((p, i) => new BreakdownPart(p.Value, sums[i])), matrix.Currency, [Of(null)], absentIsZero: true, whole: null, k => [Of(k)]);
        world.Complexity = new(() => EconomicComplexity.Of(ExportMatrix.Of(
            [.. matrix.Reporters.Select(r => r.Value)], [.. matrix.Products.Select(p => p.Value)], matrix.Cells.Select(c => new ExportCell(c.Reporter, c.Product, c.Value)), Of(null))));
        world.Space = new(() => ProductSpace.Of(world.Complexity.Value));
        world.Imports = new(() => world.Partners < FewestPartners || store.MatrixByCounterpart(period.Year, TradeFlow.Export, level, source, isSitc) is not { } bought ? null
            : bought.Cells.GroupBy(c => bought.Reporters[c.Reporter]).ToImmutableDictionary(g => g.Key, g => Breakdown.Of(g.Select(c => new BreakdownPart(bought.Products[c.Product].Value, c.Value)), bought.Currency,
                [SourceRows.Of(matrix.Source, world.Release, WorldRows(world, [], partner: g.Key))], absentIsZero: true, whole: null, k => [SourceRows.Of(matrix.Source, world.Release, WorldRows(world, [], k, g.Key))])));
        return world;
    })).Value;

    private static ObservationQuery WorldRows(World world, ImmutableArray<EconomyCode> reporters, string? product = null, EconomyCode? partner = null) => new()
    {
        Reporters = reporters,
        Counterparts = partner is { } p ? [p] : world.Partners == 0 ? [StatisticsSchemas.World] : [],
        Flows = [TradeFlow.Export],
        Products = product is null ? [] : [Parsed(product)],
        IncludeBelow = product is not null,
        Level = world.Stored,
        IsSitc = world.IsSitc ? true : null,
        EconomiesOnly = world.Partners > 0,
        Kind = world.Period.Kind,
        From = world.Period.Start,
        To = world.Period.End,
        Source = world.Source.Key,
    };

    private static TradeProduct Parsed(string key) => TradeProduct.TryParse(key, out var product, out var fault) ? product : throw new FormatException(fault.ToString());

    /// <summary>The exports of all reporters of a source by product in a year, and what follows from them once it is asked for.</summary>
    private sealed class World(TradeMatrix matrix, int partners, int release)
    {
        private readonly ConcurrentDictionary<EconomyCode, Breakdown> own = new();

        public FigureSource Source => matrix.Source;

        public Period Period => matrix.Period;

        public int Level => matrix.Level;

        /// <summary>The digits of the products as they stand in the store.</summary>
        public int Stored => matrix.Stored;

        public bool IsSitc => matrix.Products.Length > 0 && matrix.Products[0].IsSitc;

        public int Release => release;

        public int Products => matrix.Products.Length;

        /// <summary>The codes of the products, in their order.</summary>
        public IEnumerable<string> Codes => matrix.Products.Select(p => p.Value);

        /// <summary>Whether there are products enough for an ordering of them to mean something.</summary>
        public bool IsOrdered => Products >= FewestProducts;

        public ImmutableArray<EconomyCode> Economies => matrix.Reporters;

        /// <summary>How many partners a reporter has as a rule; 0 where the source names none, but the world.</summary>
        public int Partners => partners;

        /// <summary>Whether the exports are those to all: the world as published, or to partners enough.</summary>
        public bool IsWhole => partners is 0 or >= FewestPartners;

        public Breakdown Exports { get; set; } = null!;

        /// <summary>Diversity, ubiquity, proximity; its indices stand only where <see cref="IsOrdered"/>.</summary>
        public Lazy<EconomicComplexity> Complexity { get; set; } = null!;

        public Lazy<ProductSpace> Space { get; set; } = null!;

        /// <summary>What each economy buys by product, as the exporters report it; null where the source names no partners.</summary>
        public Lazy<ImmutableDictionary<EconomyCode, Breakdown>?> Imports { get; set; } = null!;

        /// <summary>The exports of one of the economies.</summary>
        public Breakdown Of(EconomyCode economy) => own.GetOrAdd(economy, e =>
        {
            var place = matrix.Reporters.IndexOf(e);
            return Breakdown.Of(matrix.Cells.Where(c => c.Reporter == place && c.Value > 0).Select(c => new BreakdownPart(matrix.Products[c.Product].Value, c.Value)), matrix.Currency,
                [SourceRows.Of(Source, release, WorldRows(this, [e]))], absentIsZero: true, whole: null, k => [SourceRows.Of(Source, release, WorldRows(this, [e], k))]);
        });
    }
}
