namespace Corridor.Statistics.Indicators;

/// <summary>
/// What the relation of two economies is measured against: their trade and the trade of the world by product, all
/// of one period, currency and classification.
/// </summary>
/// <param name="Exports">All exports of the exporter by product.</param>
/// <param name="Imports">All imports of the importer by product.</param>
/// <param name="WorldImports">The imports of the world by product.</param>
/// <param name="ExporterImports">The imports of the exporter by product: the world that it can export to is the world without it.</param>
/// <param name="Bilateral">The exporter's exports to the importer by product.</param>
public sealed record PairTrade(Breakdown Exports, Breakdown Imports, Breakdown WorldImports, Breakdown ExporterImports, Breakdown Bilateral);
