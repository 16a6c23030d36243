using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Statistics;

/// <summary>Codes of the tables of product names.</summary>
internal static class ProductRule
{
    internal static void Check(Pack pack, List<Fault> faults) =>
        PackRules.Each(pack, StatisticsSchemas.Products, "code", faults, r => TradeProduct.TryParse(r["code"], out _, out var fault) ? null : fault);
}
