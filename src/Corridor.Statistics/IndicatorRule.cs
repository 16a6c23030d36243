using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Statistics;

/// <summary>Words and values of the tables of figures beside trade.</summary>
internal static class IndicatorRule
{
    internal static void Check(Pack pack, List<Fault> faults)
    {
        PackRules.Each(pack, StatisticsSchemas.Indicators, "indicator", faults, r => StatisticsWords.TryIndicator(r["indicator"], out _)
            ? null : new Fault("pack.oneOf", Fault.Quote(r["indicator"]), StatisticsWords.All<Indicator>()));
        PackRules.Each(pack, StatisticsSchemas.Indicators, "status", faults, r => StatisticsWords.TryStatus(r["status"], out _)
            ? null : new Fault("pack.oneOf", Fault.Quote(r["status"]), StatisticsWords.All<ObservationStatus>()));
        PackRules.Each(pack, StatisticsSchemas.Indicators, "value", faults, r => ObservationRule.IsValue(r.Number("value")) ? null : ObservationRule.Value(r["value"]));
    }
}
