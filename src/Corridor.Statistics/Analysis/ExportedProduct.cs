using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>A product in the exports of two economies.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="World">The exports of all economies.</param>
/// <param name="First">The one's.</param>
/// <param name="Second">The other's.</param>
public sealed record ExportedProduct(string Product, Figure World, ExportOfProduct First, ExportOfProduct Second);
