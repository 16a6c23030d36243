using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Economies;

namespace Corridor.Kit;

/// <summary>The form that asks for a lane and a day, and for goods where it starts a search.</summary>
public sealed record LaneForm(SitePage Page, string Action, Lane Lane, DateOnly Day, bool WithQuery, string? Query)
{
    /// <summary>
    /// The economies to choose from: those whose tariff is loaded, members of customs unions one by one, and the
    /// two chosen now, by name.
    /// </summary>
    public ImmutableArray<Economy> Economies =>
        [.. Page.Workspace.Tariffs.All
            .SelectMany(t => t.Economy.IsGroup ? t.Economy.Members.Select(m => Page.Workspace.Book.Economies.Find(m)!) : [t.Economy])
            .Concat([Lane.Origin, Lane.Destination])
            .DistinctBy(e => e.Code).OrderBy(e => e.Name.In(Page.Lang), StringComparer.Ordinal)];
}
