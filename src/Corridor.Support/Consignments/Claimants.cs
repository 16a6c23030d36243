using Corridor.Support.Facts;

namespace Corridor.Support.Consignments;

/// <summary>
/// What the two who may claim say of themselves. Each side has a claimant of its own: the exporter claims where the goods
/// are sent from, the importer where they arrive. What an assessment knows is not asked from them.
/// </summary>
/// <param name="Exporter">What the exporter says, or null.</param>
/// <param name="Importer">What the importer says, or null.</param>
public sealed record Claimants(FactSet? Exporter = null, FactSet? Importer = null);
