using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Complexity;

/// <summary>
/// A product that the exporter exports with advantage and the importer imports, but hardly from the exporter. The
/// figures are the reasons.
/// </summary>
/// <param name="Product">The product's code.</param>
/// <param name="Advantage">The exporter's revealed comparative advantage.</param>
/// <param name="Imports">The importer's imports of it from everywhere.</param>
/// <param name="Actual">What the exporter sells the importer already; zero is a zero, not an unknown.</param>
/// <param name="Expected">What sizes and structure let expect.</param>
/// <param name="Untapped">Expected less actual: opportunities are ranked by it.</param>
/// <param name="SupplierShare">The exporter's share in the importer's imports of it.</param>
/// <param name="ImporterAdvantage">The importer's own revealed advantage: below 1 it is no strong exporter of the product itself.</param>
/// <param name="Complexity">The product's complexity, or null where no exports of the world are given.</param>
public sealed record Opportunity(string Product, Figure Advantage, Figure Imports, Figure Actual, Figure Expected, Figure Untapped, Figure SupplierShare, Figure? ImporterAdvantage, Figure? Complexity);
