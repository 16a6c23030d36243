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

    /// <summary>From how many products on their ordering by complexity means something.</summary>
    public const int FewestProducts = 50;

    /// <summary>From how many products on a product space is drawn: how near they are to each other is counted pair by pair, so it needs no ordering.</summary>
    public const int FewestInSpace = 10;

    private const int MostYearsTried = 5;

    /// <summary>
    /// What the exporter exports well and the importer imports, but not yet from it. Needs the exports of the world by
    /// product from one source that names the partners.
    /// </summary>
    /// <param name="exporter">Who could sell more.</param>
    /// <param name="importer">Who buys it elsewhere.</param>
    /// <param name="year">The year, or null for the latest that can be answered.</param>
    /// <param name="source">One source, or null.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="fault">Why there is none.</param>
    public bool TryOpportunities(EconomyCode exporter, EconomyCode importer, int? year, string? source, [NotNullWhen(true)] out OpportunityAnswer? answer, [NotNullWhen(false)] out Fault? fault)
    {
        (answer, fault) = (null, null);
        if (LatestStructure(exporter, importer, year, year, source) is not { Pair: { } pair } structure)
        {
            fault = new Fault("analysis.noWorld", exporter.Value, importer.Value, FewestPartners.ToString(CultureInfo.InvariantCulture), year?.ToString(CultureInfo.InvariantCulture) ?? "–");
            return false;
        }

        answer = new OpportunityAnswer(exporter, importer, structure.Year, structure.Source, Opportunities.Find(pair, structure.World.Exports, structure.PartnerExports, structure.World.IsOrdered ? structure.World.Complexity.Value : null));
        return true;
    }

    // The latest year from the first to the last in which a source has the structure of both and of the world.
    private Structure? LatestStructure(EconomyCode a, EconomyCode b, int? first, int? last, string? source)
    {
        foreach (var year in store.Available()
            .Where(d => d is { Flow: TradeFlow.Export, Kind: PeriodKind.Year, IsTotal: false, Level: > 0, Counterparts: >= FewestPartners } && d.Reporter == a && (source is null || d.Source.Key == source || d.Source.Dataset == source))
            .SelectMany(d => Enumerable.Range(d.First.Year, d.Last.Year - d.First.Year + 1).Except(d.Holes.Select(h => h.Year)))
            .Where(y => (first is null || y >= first) && (last is null || y <= last)).Distinct().OrderDescending().Take(MostYearsTried))
        {
            if (StructureOf(a, b, year, source) is { Pair: not null } structure)
            {
                return structure;
            }
        }

        return null;
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
                IsSitc = depth.IsSitc ? true : null,
                EconomiesOnly = true,
                Kind = PeriodKind.Year,
                From = new DateOnly(year, 1, 1),
                To = new DateOnly(year, 12, 31),
                Source = depth.Source.Key,
            };
            return ([.. store.Stream(query).Where(o => o.Product.IsSitc == depth.IsSitc)], query);
        }

        var (exports, partnerExports, imports, partnerImports, bilateral, back) = (Read(a, null), Read(b, null), Read(null, a), Read(null, b), Read(a, b), Read(b, a));
        if (new[] { exports, partnerExports }.Any(e => e.Observed.Select(o => o.Counterpart).Distinct().Count() < FewestPartners)
            || new[] { imports, partnerImports }.Any(i => i.Observed.Select(o => o.Reporter).Distinct().Count() < FewestPartners))
        {
            return null;
        }

        // Where the two do not trade, their trade is zero: all other trade of both is there.
        Breakdown Of((List<Observation> Observed, ObservationQuery Query) read)
        {
            var release = exports.Observed.Concat(read.Observed).Max(o => o.Release);
            return Breakdown.Of(read.Observed.GroupBy(o => o.Product.Value).Select(g => new BreakdownPart(g.Key, g.Sum(o => o.Value))), exports.Observed[0].Currency,
                [SourceRows.Of(depth.Source, release, read.Query)], absentIsZero: true, whole: null, k => [SourceRows.Of(depth.Source, release, read.Query with { Products = [Parsed(k)] })]);
        }

        if (WorldOf(depth.Source.Key, Period.OfYear(year), depth.Level, depth.IsSitc) is not { } world)
        {
            return null;
        }

        var structure = new Structure(depth.Source, year, world, Of(exports), Of(partnerExports), Of(imports), Of(partnerImports), Of(bilateral), Of(back));
        // Where all others export to these two alone, their exports to the rest are not loaded.
        var others = world.Exports.Sum - structure.Exports.Sum - structure.PartnerExports.Sum;
        var othersToPair = structure.Imports.Sum - structure.Back.Sum + structure.PartnerImports.Sum - structure.Bilateral.Sum;
        return world.Economies.Length < FewestPartners || othersToPair > others / 2 ? structure
            : structure with { Pair = new PairTrade(structure.Exports, structure.PartnerImports, world.Exports, structure.Imports, structure.Bilateral) };
    }

    /// <summary>The trade of two economies by product in a year. <c>Pair</c> is null where the source does not stand for the world.</summary>
    private sealed record Structure(
        FigureSource Source, int Year, World World, Breakdown Exports, Breakdown PartnerExports, Breakdown Imports, Breakdown PartnerImports, Breakdown Bilateral, Breakdown Back)
    {
        public PairTrade? Pair { get; init; }
    }
}
