using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>How deep a source goes into the products of a trade of two economies.</summary>
/// <param name="Source">Whose figures.</param>
/// <param name="IsSitc">Whether the products are those of the SITC rather than of the HS.</param>
/// <param name="Level">The digits of the products; 1 of the HS are its sections.</param>
/// <param name="First">The first period with any.</param>
/// <param name="Last">The last.</param>
public sealed record ReportedProducts(FigureSource Source, bool IsSitc, int Level, Period First, Period Last);
