using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Statistics;

/// <summary>Words and values of the tables of published sets.</summary>
internal static class PublishedRule
{
    internal static void Check(Pack pack, List<Fault> faults)
    {
        PackRules.Each(pack, StatisticsSchemas.Published, "measure", faults, r => StatisticsWords.TryMeasure(r["measure"], out _)
            ? null : new Fault("pack.oneOf", Fault.Quote(r["measure"]), StatisticsWords.All<PublishedMeasure>()));
        PackRules.Each(pack, StatisticsSchemas.Published, "flow", faults, r => r.Optional("flow") is not { } flow || StatisticsWords.TryFlow(flow, out _)
            ? null : new Fault("pack.oneOf", Fault.Quote(r["flow"]), StatisticsWords.All<TradeFlow>()));
        PackRules.Each(pack, StatisticsSchemas.Published, "product", faults, r => TradeProduct.TryParse(r["product"], out _, out var fault) ? null : fault);
        PackRules.Each(pack, StatisticsSchemas.Published, "step", faults, r => r.Number("step") > 0 && r.Number("value") % r.Number("step") == 0
            ? null : new Fault("statistics.step", Fault.Quote(r["value"]), Fault.Quote(r["step"])));
    }
}
