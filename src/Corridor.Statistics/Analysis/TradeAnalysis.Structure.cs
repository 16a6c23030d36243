using System.Collections.Concurrent;
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
    /// <summary>
    /// From how many partners on a reporter's exports by product stand for all its exports, and from how many
    /// reporters on a source can stand for the world. A source that holds the trade of a few partners says nothing of
    /// the structure of the rest.
    /// </summary>
    public const int FewestPartners = 30;

    // Products enough for an ordering to mean something.
    private const int FewestProducts = 50;

    private readonly ConcurrentDictionary<(string File, string Source, int Year, int Level), Lazy<World>> worlds = new();

    /// <summary>
    /// What the exporter exports well and the importer imports, but not yet from it. Needs the exports of the world by
    /// product for the year from one source.
    /// </summary>
    public bool TryOpportunities(EconomyCode exporter, EconomyCode importer, int year, string? source, [NotNullWhen(true)] out OpportunityAnswer? answer, [NotNullWhen(false)] out Fault? fault)
    {
        answer = null;
        if (StructureOf(exporter, importer, year, source) is not { Pair: { } pair } structure)
        {
            fault = new Fault("analysis.noWorld", year.ToString(CultureInfo.InvariantCulture), FewestPartners.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        var world = WorldOf(structure);
        answer = new OpportunityAnswer(exporter, importer, year, structure.Source, Opportunities.Find(pair, world.Exports, structure.PartnerExports, world.Complexity.Value));
        fault = null;
        return true;
    }

    // The exports of both to all and the imports of both from all, as the exporters report them: so what one exports
    // is what another imports, and shares sum to one. A source that stands for the world goes before one that does not.
    private Structure? StructureOf(EconomyCode a, EconomyCode b, int year, string? source)
    {
        Structure? found = null;
        foreach (var depth in store.Available()
            .Where(d => d is { Flow: TradeFlow.Export, Kind: PeriodKind.Year, IsTotal: false, Level: > 0 } && d.Reporter == a && d.First.Year <= year && year <= d.Last.Year && d.Holes.All(h => h.Year != year)
                && (source is null || d.Source.Key == source || d.Source.Dataset == source))
            .OrderBy(d => d.IsSitc).ThenByDescending(d => d.Level).ThenBy(d => d.Source.Key, StringComparer.Ordinal))
        {
            if (StructureIn(depth, a, b, year) is { } structure)
            {
                if (structure.Pair is not null)
                {
                    return structure;
                }

                found ??= structure;
            }
        }

        return found;
    }

    private Structure? StructureIn(Availability depth, EconomyCode a, EconomyCode b, int year)
    {
        (List<Observation> Observed, ObservationQuery Query) Read(EconomyCode? reporter, EconomyCode? counterpart)
        {
            var query = new ObservationQuery
            {
                Reporters = reporter is { } r ? [r] : [],
                Counterparts = counterpart is { } c ? [c] : [],
                Flows = [TradeFlow.Export],
                Level = depth.Level,
                Kind = PeriodKind.Year,
                From = new DateOnly(year, 1, 1),
                To = new DateOnly(year, 12, 31),
                Source = depth.Source.Key,
            };
            return ([.. store.Stream(query).Where(o => !o.IsTotal && o.Product.IsSitc == depth.IsSitc)], query);
        }

        var (exports, partnerExports, imports, partnerImports, bilateral, back) = (Read(a, null), Read(b, null), Read(null, a), Read(null, b), Read(a, b), Read(b, a));
        if (new[] { exports, partnerExports }.Any(e => e.Observed.Select(o => o.Counterpart).Distinct().Count() < FewestPartners)
            || new[] { imports, partnerImports }.Any(i => i.Observed.Select(o => o.Reporter).Distinct().Count() < FewestPartners))
        {
            return null;
        }

        // Where the two do not trade, their trade is zero: all other trade of both is there.
        Breakdown Of((List<Observation> Observed, ObservationQuery Query) read) => Breakdown.Of(
            read.Observed.GroupBy(o => o.Product.Value).Select(g => new BreakdownPart(g.Key, g.Sum(o => o.Value))),
            exports.Observed[0].Currency, Rows(depth.Source, exports.Observed.Concat(read.Observed).Max(o => o.Release), read.Query), absentIsZero: true);
        var structure = new Structure(depth.Source, year, depth.Level, depth.IsSitc, Of(exports), Of(partnerExports), Of(imports), Of(partnerImports), Of(bilateral), Of(back));
        var world = WorldOf(structure);
        // Where all others export to these two alone, their exports to the rest are not loaded.
        var others = world.Exports.Sum - structure.Exports.Sum - structure.PartnerExports.Sum;
        var othersToPair = structure.Imports.Sum - structure.Back.Sum + structure.PartnerImports.Sum - structure.Bilateral.Sum;
        return world.Reporters < FewestPartners || othersToPair > others / 2 ? structure
            : structure with { Pair = new PairTrade(structure.Exports, structure.PartnerImports, world.Exports, structure.Imports, structure.Bilateral) };
    }

    private World WorldOf(Structure structure) => worlds.GetOrAdd((store.File, structure.Source.Key, structure.Year, structure.Level), _ => new(() =>
    {
        var matrix = store.Matrix(structure.Year, TradeFlow.Export, structure.Level, structure.Source.Key, structure.IsSitc) ?? throw new InvalidDataException($"{structure.Source.Key} has no rollup of {structure.Year}.");
        var rows = structure.Exports.Rows with { Rows = RowsText.Of(new ObservationQuery { Flows = [TradeFlow.Export], Level = structure.Level, Kind = PeriodKind.Year, From = new DateOnly(structure.Year, 1, 1), To = new DateOnly(structure.Year, 12, 31), Source = structure.Source.Key }) };
        var sums = new decimal[matrix.Products.Length];
        foreach (var cell in matrix.Cells)
        {
            sums[cell.Product] += cell.Value;
        }

        var exports = Breakdown.Of(matrix.Products.Select((p, i) => new BreakdownPart(p.Value, sums[i])), matrix.Currency, rows, absentIsZero: true);
        return new World(exports, matrix.Reporters.Length, new(() => matrix.Products.Length < FewestProducts ? null : EconomicComplexity.Of(ExportMatrix.Of(
            [.. matrix.Reporters.Select(r => r.Value)], [.. matrix.Products.Select(p => p.Value)], matrix.Cells.Select(c => new ExportCell(c.Reporter, c.Product, c.Value)), rows))));
    })).Value;

    /// <summary>The exports of all reporters of a source by product, and their complexity once it is asked for.</summary>
    private sealed record World(Breakdown Exports, int Reporters, Lazy<EconomicComplexity?> Complexity);

    /// <summary>The trade of two economies by product in a year. <c>Pair</c> is null where the source does not stand for the world.</summary>
    private sealed record Structure(
        FigureSource Source, int Year, int Level, bool IsSitc, Breakdown Exports, Breakdown PartnerExports, Breakdown Imports, Breakdown PartnerImports, Breakdown Bilateral, Breakdown Back)
    {
        public PairTrade? Pair { get; init; }
    }
}
