using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>
/// Growth of a figure on the same months of the year before, within one series:
/// <c>value / base − 1</c>, unrounded (0.241 is +24.1 %).
/// </summary>
/// <param name="Rate">The growth as a fraction.</param>
/// <param name="Base">The period of the base.</param>
/// <param name="BaseValue">The figure of the base.</param>
/// <param name="Status">The weaker one of the two figures.</param>
/// <param name="IsAcrossRevisions">Whether the two figures are classified by different HS revisions, so that part of the growth can be reclassification.</param>
public sealed record GrowthOnYear(decimal Rate, Period Base, decimal BaseValue, ObservationStatus Status, bool IsAcrossRevisions)
{
    internal static GrowthOnYear? Of(decimal value, ObservationStatus status, string? classification, TradePoint? before) => before is null or { Value: 0 } ? null
        : new(value / before.Value - 1, before.Period, before.Value,
            status > before.Status ? status : before.Status, classification != before.Classification);
}
