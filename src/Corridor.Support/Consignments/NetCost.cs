using Corridor.Reference.Currencies;

namespace Corridor.Support.Consignments;

/// <summary>
/// What the goods cost their buyer at the destination with the support of the import side that is certain, in the
/// currency of the destination. Sums that only move in time, and risks that others bear, change nothing here; what the
/// exporter gets is his.
/// </summary>
/// <param name="Landed">The landed cost as assessed; where a part of it is unknown, the sum of what is known, with the known charges of import.</param>
/// <param name="Relieved">Charges of import that do not arise; zero where the seller bears them.</param>
/// <param name="Cash">Money paid to the importer.</param>
/// <param name="IsWhole">Whether nothing is unknown in the landed cost; else it is the sum of what is known.</param>
public sealed record NetCost(Money Landed, Money Relieved, Money Cash, bool IsWhole)
{
    /// <summary>What is left.</summary>
    public Money Net => Landed - Relieved - Cash;
}
