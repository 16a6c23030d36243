using Corridor.Reference.Time;

namespace Corridor.Statistics.Analysis;

/// <summary>Data of which structures of exports can be told.</summary>
/// <param name="Period">The year, or the years of which they are the sum.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="IsSitc">Whether the products are those of the SITC rather than of the HS.</param>
/// <param name="Level">The most digits of the products; 1 of the HS are its sections.</param>
public sealed record StructureData(Period Period, FigureSource Source, bool IsSitc, int Level);
