using Corridor.Reference;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Changes;

/// <summary>Goods on a lane that somebody watches.</summary>
/// <param name="Line">The line of the list, from 1.</param>
/// <param name="Code">The code, as far as it is given.</param>
/// <param name="Lane">The lane.</param>
/// <param name="Label">What the owner of the list calls it, or null.</param>
public sealed record WatchItem(int Line, CommodityCode Code, Lane Lane, string? Label);
