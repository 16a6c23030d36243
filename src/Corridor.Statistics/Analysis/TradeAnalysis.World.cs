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

    private readonly ConcurrentDictionary<(string File, string Source, int Year, int Level, bool IsSitc), Lazy<World?>> worlds = new();

    /// <summary>
    /// The product space of a year and what one economy exports in it. Needs the exports of the world by product of
    /// one source, at least those of <see cref="FewestPartners"/> economies in fifty products; who buys is not needed.
    /// </summary>
    /// <param name="economy">Whose place in it is shown.</param>
    /// <param name="year">The year, or null for the latest that there is one of.</param>
    /// <param name="source">One source, or null.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="fault">Why there is none.</param>
    public bool TryProductSpace(EconomyCode economy, int? year, string? source, [NotNullWhen(true)] out ProductSpaceAnswer? answer, [NotNullWhen(false)] out Fault? fault)
    {
        (answer, fault) = (null, null);
        foreach (var (world, y, isSitc) in Worlds(year, source).Where(w => w.World is { Products: >= FewestProducts }))
        {
            if (world.Complexity.Value is not { } complexity || complexity.Exports.EconomyPlace(economy.Value) is not (>= 0 and var place))
            {
                continue;
            }

            var (exports, own) = (complexity.Exports, world.Of(economy));
            answer = new ProductSpaceAnswer(economy, y, world.Source, isSitc, world.Level, complexity.EciFigure(place), Rank(complexity, place), complexity.OutlookIndexFigure(place), complexity.Diversity(place), exports.Economies.Length,
                own.Whole, [.. exports.Products.Select((p, i) => new ProductInSpace(p, own.Of(p), world.Exports.Of(p), TradeIndicators.RevealedAdvantage(own, world.Exports, p), complexity.HasAdvantage(place, i),
                    complexity.Ubiquity(i), complexity.PciFigure(i), complexity.DensityFigure(place, i), complexity.OutlookGainFigure(place, i)))], world.Space.Value!);
            return true;
        }

        fault = new Fault("analysis.noSpace", economy.Value, FewestPartners.ToString(CultureInfo.InvariantCulture), FewestProducts.ToString(CultureInfo.InvariantCulture));
        return false;
    }

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
        foreach (var (world, y, isSitc) in Worlds(year, source))
        {
            if (world.Imports.Value is not { } imports || !economies.All(e => world.Economies.Contains(e) && imports.ContainsKey(e)))
            {
                continue;
            }

            ImmutableArray<EconomyCode> listed = [.. economies.Concat(world.Economies.Except(economies).Where(imports.ContainsKey).OrderByDescending(e => world.Of(e).Sum).Take(others)).Distinct()];
            var exports = listed.Select(e => world.Of(e)).ToArray();
            matrix = new ComplementarityMatrix(y, world.Source, isSitc, world.Level, listed,
                [.. exports.Select((x, i) => (ImmutableArray<Figure>)[.. listed.Select((m, j) => i == j ? Figure.NotDefined("complementarity", FigureUnit.Index, MissingReason.NotLoaded, []) : TradeIndicators.Complementarity(x, imports[m]))])]);
            return true;
        }

        fault = new Fault("analysis.noMatrix", string.Join(", ", economies), FewestPartners.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    private static int? Rank(EconomicComplexity complexity, int place) => complexity.Eci(place) is not { } own ? null
        : 1 + Enumerable.Range(0, complexity.Exports.Economies.Length).Count(e => complexity.Eci(e) > own);

    // The worlds that are loaded, the latest and then the one with most cells first; those that hold the trade of a few partners only are none.
    private IEnumerable<(World World, int Year, bool IsSitc)> Worlds(int? year, string? source) => store.Current.Rollups
        .Where(r => r.Flow == TradeFlow.Export && r.Level > 0 && (year is null || r.Year == year))
        .Select(r => (Rollup: r, Source: store.Current.Sources[r.Source])).Where(r => source is null || r.Source.Key == source || r.Source.Dataset == source)
        .GroupBy(r => (r.Source.Key, r.Rollup.Year, r.Rollup.IsSitc)).Select(g => (g.Key, Level: Math.Min(FinestSpace, g.Max(r => r.Rollup.Level)), Cells: g.Max(r => r.Rollup.Cells)))
        .OrderByDescending(g => g.Key.Year).ThenByDescending(g => g.Cells).ThenBy(g => g.Key.Key, StringComparer.Ordinal)
        .Select(g => (World: WorldOf(g.Key.Key, g.Key.Year, g.Level, g.Key.IsSitc), g.Key.Year, g.Key.IsSitc))
        .Where(w => w.World is { Economies.Length: >= FewestPartners, IsWhole: true }).Select(w => (w.World!, w.Year, w.IsSitc));

    private World? WorldOf(string source, int year, int level, bool isSitc) => worlds.GetOrAdd((store.File, source, year, level, isSitc), _ => new(() =>
    {
        if (store.Matrix(year, TradeFlow.Export, level, source, isSitc) is not { } matrix)
        {
            return null;
        }

        var sums = new decimal[matrix.Products.Length];
        foreach (var cell in matrix.Cells)
        {
            sums[cell.Product] += cell.Value;
        }

        var world = new World(matrix, store.TypicalCounterparts(year, TradeFlow.Export, source, isSitc), store.Releases.Where(r => r.Dataset == matrix.Source.Dataset).Select(r => r.Number).DefaultIfEmpty().Max());
        SourceRows Of(string? product) => Rows(matrix.Source, world.Release, WorldRows(world, [], product));
        world.Exports = Breakdown.Of(matrix.Products.Select((p, i) => new BreakdownPart(p.Value, sums[i])), matrix.Currency, [Of(null)], absentIsZero: true, whole: null, k => [Of(k)]);
        world.Complexity = new(() => matrix.Products.Length < FewestProducts ? null : EconomicComplexity.Of(ExportMatrix.Of(
            [.. matrix.Reporters.Select(r => r.Value)], [.. matrix.Products.Select(p => p.Value)], matrix.Cells.Select(c => new ExportCell(c.Reporter, c.Product, c.Value)), Of(null))));
        world.Space = new(() => world.Complexity.Value is { } complexity ? ProductSpace.Of(complexity) : null);
        world.Imports = new(() => world.Partners < FewestPartners || store.MatrixByCounterpart(year, TradeFlow.Export, level, source, isSitc) is not { } bought ? null
            : bought.Cells.GroupBy(c => bought.Reporters[c.Reporter]).ToImmutableDictionary(g => g.Key, g => Breakdown.Of(g.Select(c => new BreakdownPart(bought.Products[c.Product].Value, c.Value)), bought.Currency,
                [Rows(matrix.Source, world.Release, WorldRows(world, [], partner: g.Key))], absentIsZero: true, whole: null, k => [Rows(matrix.Source, world.Release, WorldRows(world, [], k, g.Key))])));
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
        Kind = PeriodKind.Year,
        From = new DateOnly(world.Year, 1, 1),
        To = new DateOnly(world.Year, 12, 31),
        Source = world.Source.Key,
    };

    private static TradeProduct Parsed(string key) => TradeProduct.TryParse(key, out var product, out var fault) ? product : throw new FormatException(fault.ToString());

    /// <summary>The exports of all reporters of a source by product in a year, and what follows from them once it is asked for.</summary>
    private sealed class World(TradeMatrix matrix, int partners, int release)
    {
        private readonly ConcurrentDictionary<EconomyCode, Breakdown> own = new();

        public FigureSource Source => matrix.Source;

        public int Year => matrix.Year;

        public int Level => matrix.Level;

        /// <summary>The digits of the products as they stand in the store.</summary>
        public int Stored => matrix.Stored;

        public bool IsSitc => matrix.Products.Length > 0 && matrix.Products[0].IsSitc;

        public int Release => release;

        public int Products => matrix.Products.Length;

        public ImmutableArray<EconomyCode> Economies => matrix.Reporters;

        /// <summary>How many partners a reporter has as a rule; 0 where the source names none, but the world.</summary>
        public int Partners => partners;

        /// <summary>Whether the exports are those to all: the world as published, or to partners enough.</summary>
        public bool IsWhole => partners is 0 or >= FewestPartners;

        public Breakdown Exports { get; set; } = null!;

        public Lazy<EconomicComplexity?> Complexity { get; set; } = null!;

        public Lazy<ProductSpace?> Space { get; set; } = null!;

        /// <summary>What each economy buys by product, as the exporters report it; null where the source names no partners.</summary>
        public Lazy<ImmutableDictionary<EconomyCode, Breakdown>?> Imports { get; set; } = null!;

        /// <summary>The exports of one of the economies.</summary>
        public Breakdown Of(EconomyCode economy) => own.GetOrAdd(economy, e =>
        {
            var place = matrix.Reporters.IndexOf(e);
            return Breakdown.Of(matrix.Cells.Where(c => c.Reporter == place && c.Value > 0).Select(c => new BreakdownPart(matrix.Products[c.Product].Value, c.Value)), matrix.Currency,
                [Rows(Source, release, WorldRows(this, [e]))], absentIsZero: true, whole: null, k => [Rows(Source, release, WorldRows(this, [e], k))]);
        });
    }
}
