using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Economies;

namespace Corridor.Measures.Bulk;

/// <summary>
/// Makes what a run needs for a lane: on import the regime of the destination with the origin as partner, on export
/// that of the origin. Asked once for every lane that occurs, by one thread. Null with a fault where there is none.
/// </summary>
public delegate BulkRoute? BulkResolver(EconomyCode destination, EconomyCode origin, TradeDirection direction, out Fault? fault);
