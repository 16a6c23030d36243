using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>One flow of goods in one period as the exporter and as the importer report it. They are shown side by side and never merged.</summary>
/// <param name="Period">The period.</param>
/// <param name="Product">The product.</param>
/// <param name="AsExported">The exporter's figure; null where it is not loaded, which is not zero.</param>
/// <param name="AsImported">The importer's figure; null where it is not loaded.</param>
public sealed record MirrorPair(Period Period, TradeProduct Product, Observation? AsExported, Observation? AsImported)
{
    /// <summary>The importer's figure less the exporter's, where both are in one currency.</summary>
    public decimal? Gap => AsExported is { } x && AsImported is { } m && x.Currency == m.Currency ? m.Value - x.Value : null;
}
