namespace Corridor.Measures.Bulk;

/// <summary>The columns of goods lines, in the order in which messages list them.</summary>
internal enum BulkColumn
{
    Line,
    Code,
    Origin,
    Destination,
    Direction,
    Date,
    Value,
    Currency,
    NetMass,
    GrossMass,
    Quantity,
    Unit,
    Documents,
    AdditionalCodes,
    Inland,
}
