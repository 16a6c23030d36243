using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Goods;

/// <summary>How a tariff answers for a code.</summary>
internal enum PlaceState
{
    /// <summary>The code, or the line that stands in its place, is in the tariff.</summary>
    InTariff,

    /// <summary>The tariff is loaded, but not this heading of it.</summary>
    HeadingNotLoaded,

    /// <summary>No edition of the tariff is loaded for the day.</summary>
    DayNotLoaded,

    /// <summary>No tariff of the destination is loaded.</summary>
    TariffNotLoaded,
}

/// <summary>
/// Where a code stands for a lane on a day: in the destination's tariff where that is loaded, else in the
/// Harmonized System, which all tariffs share up to six digits.
/// </summary>
internal sealed record GoodsPlace(
    CommodityCode Asked,
    Economy? Origin,
    Economy Destination,
    DateOnly Day,
    Tariff? Tariff,
    PlaceState State,
    GoodsNode Node,
    ImmutableArray<GoodsNode> Instead,
    GoodsNode? Harmonized)
{
    /// <summary>How the code is printed.</summary>
    public CodeFormat Format => State == PlaceState.InTariff && Instead.IsEmpty ? Tariff!.Format : CodeFormat.HarmonizedSystem;

    /// <summary>The code of the line that was found.</summary>
    public CommodityCode Code => Node.Code;

    /// <summary>The lines from which a declarant chooses next.</summary>
    public IReadOnlyList<GoodsNode> Below => Instead.IsEmpty ? Node.Children : Instead;

    /// <summary>
    /// Finds the place. A code of more than six digits that only another tariff has leads to its first six; a code
    /// that nothing knows is a fault.
    /// </summary>
    public static bool TryFind(Workspace workspace, CommodityCode code, Lane lane, DateOnly day, [NotNullWhen(true)] out GoodsPlace? place, [NotNullWhen(false)] out Fault? fault) =>
        TryFind(workspace, code, workspace.Tariffs.ImportTariffOf(lane.Destination.Code), lane.Origin, lane.Destination, day, out place, out fault);

    /// <summary>The same for a tariff by itself, whatever the origin.</summary>
    public static bool TryFind(Workspace workspace, CommodityCode code, Tariff tariff, DateOnly day, [NotNullWhen(true)] out GoodsPlace? place, [NotNullWhen(false)] out Fault? fault) =>
        TryFind(workspace, code, tariff, null, tariff.Economy, day, out place, out fault);

    private static bool TryFind(Workspace workspace, CommodityCode code, Tariff? tariff, Economy? origin, Economy destination, DateOnly day, [NotNullWhen(true)] out GoodsPlace? place, [NotNullWhen(false)] out Fault? fault)
    {
        place = null;
        fault = null;
        var tree = workspace.HarmonizedTree;
        var harmonized = tree.Find(code.Subheading) ?? tree.Find(code.Heading) ?? tree.Find(code.Chapter);
        if (tariff is not null && tariff.Nomenclature.Coverage.Contains(day))
        {
            if (tariff.Nomenclature.TryFind(code, day, out var own, out var unknown))
            {
                place = new GoodsPlace(code, origin, destination, day, tariff, tariff.Covers(code) || own.IsDeclarable ? PlaceState.InTariff : PlaceState.HeadingNotLoaded, own, [], harmonized);
                return true;
            }

            if (unknown.Code == "date.outside")
            {
                fault = harmonized is null ? unknown : null;
                place = harmonized is null ? null : new GoodsPlace(code, origin, destination, day, tariff, PlaceState.DayNotLoaded, harmonized, [], harmonized);
                return place is not null;
            }

            // A schedule may divide a heading that it does not print.
            if (harmonized is null && tariff.Nomenclature.TryAt(day, out var schedule, out _) && schedule.Find(code.Chapter) is { } chapter && schedule.Under(code) is { Count: > 0 } divided)
            {
                place = new GoodsPlace(code, origin, destination, day, tariff, PlaceState.InTariff, chapter, [.. divided], null);
                return true;
            }

            // Ours to answer only where the code is at home elsewhere: in the Harmonized System or in another tariff.
            if (tree.Find(code) is null && !workspace.Tariffs.All.Any(t => t != tariff && t.Nomenclature.Coverage.Contains(day) && t.Nomenclature.TryFind(code, day, out _, out _)))
            {
                fault = unknown;
                return false;
            }

            if (harmonized is not null && tariff.Nomenclature.TryAt(day, out var national, out _))
            {
                var instead = national.Under(harmonized.Code);
                place = new GoodsPlace(code, origin, destination, day, tariff,
                    instead.Count > 0 || tariff.Covers(code) ? PlaceState.InTariff : PlaceState.HeadingNotLoaded, harmonized, [.. instead], harmonized);
                return true;
            }

            fault = unknown;
            return false;
        }

        if (harmonized is null || (tree.Find(code) is null && code.Length <= 6))
        {
            fault = new Fault(harmonized is null ? "code.unknown" : "code.unknownNear", CodeFormat.HarmonizedSystem.Print(code), harmonized is null ? "" : CodeFormat.HarmonizedSystem.Print(harmonized.Code));
            return false;
        }

        place = new GoodsPlace(code, origin, destination, day, tariff, tariff is null ? PlaceState.TariffNotLoaded : PlaceState.DayNotLoaded, harmonized, [], harmonized);
        return true;
    }
}
