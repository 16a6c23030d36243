namespace Corridor.Support.Consignments;

/// <summary>The support that both sides give for a consignment, joined with its charges.</summary>
/// <param name="Export">What the exporter may claim.</param>
/// <param name="Import">What the importer may claim.</param>
/// <param name="Cost">What the goods cost their buyer with it; null where no landed cost is known.</param>
public sealed record ConsignmentSupport(SideSupport Export, SideSupport Import, NetCost? Cost);
