using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Consignments;

/// <summary>The programmes of one side of the border that may be claimed for goods.</summary>
/// <param name="Direction">Export of the origin, or import of the destination.</param>
/// <param name="Economy">The economy.</param>
/// <param name="May">The first of the programmes.</param>
/// <param name="Total">How many there are.</param>
public sealed record GoodsSupport(TradeDirection Direction, Economy Economy, ImmutableArray<MayClaim> May, int Total);

/// <summary>A programme that may be claimed.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Missing">What would settle whether it can; nothing where it can for certain.</param>
public sealed record MayClaim(Programme Programme, UnknownCauses Missing);
