namespace Corridor.Statistics;

/// <summary>
/// Up to where carriage and insurance are part of a value (IMTS 2010, chapter IV). Imports are mostly CIF and
/// exports FOB, so the two sides of one trade differ even where both are right.
/// </summary>
public enum Valuation
{
    /// <summary>Free on board: the value at the border of the exporter.</summary>
    Fob,

    /// <summary>Cost, insurance, freight: the value at the border of the importer.</summary>
    Cif,

    /// <summary>A sum of exports FOB and imports CIF, as the volume of trade is published.</summary>
    Mixed,
}
