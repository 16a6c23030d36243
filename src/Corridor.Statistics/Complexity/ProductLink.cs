namespace Corridor.Statistics.Complexity;

/// <summary>Two products that are near each other.</summary>
/// <param name="First">The place of one in the matrix of exports.</param>
/// <param name="Second">The place of the other.</param>
/// <param name="Proximity">Their proximity, 0 to 1.</param>
public readonly record struct ProductLink(int First, int Second, decimal Proximity);
