using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>What an economy exports of a product.</summary>
/// <param name="Exports">The value; zero is a zero.</param>
/// <param name="Share">Its share in all exports of the economy.</param>
/// <param name="Advantage">Revealed comparative advantage.</param>
public sealed record ExportOfProduct(Figure Exports, Figure Share, Figure Advantage);
