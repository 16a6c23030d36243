using System.Collections.Immutable;

namespace Corridor.Kit;

/// <summary>A tile: a row of the figure's table where a map would have it.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">Its number.</param>
/// <param name="Share">Its share in the whole, which the shade repeats.</param>
/// <param name="Shade">How dark it is, 1 to 8.</param>
/// <param name="Link">Where it leads: deeper.</param>
public sealed record GridTile(string Name, string Value, string Share, int Shade, string Link);

/// <summary>Tiles below one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Tiles">The tiles, the largest first.</param>
/// <param name="NotLoaded">What belongs here and has no figure; it is named and never drawn as zero.</param>
public sealed record GridGroup(string Title, ImmutableArray<GridTile> Tiles, ImmutableArray<string> NotLoaded);

/// <summary>Groups below one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Sum">What its tiles make together, in words; null where there are none.</param>
/// <param name="Groups">The groups.</param>
public sealed record GridPart(string Title, string? Sum, ImmutableArray<GridGroup> Groups);

/// <summary>A grid of tiles that stands for a map: made on the server, the same figures as the table below it.</summary>
/// <param name="Parts">The parts of the grid.</param>
/// <param name="Legend">What each shade means, from the lightest.</param>
public sealed record TileGrid(ImmutableArray<GridPart> Parts, ImmutableArray<string> Legend);
