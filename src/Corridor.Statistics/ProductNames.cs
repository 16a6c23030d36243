using System.Collections.Frozen;
using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Statistics;

/// <summary>
/// What products are called whose classification stands in no pack of goods, such as those of the SITC. A product
/// finer than all names carries the name of the nearest above it.
/// </summary>
public sealed class ProductNames
{
    private readonly FrozenDictionary<TradeProduct, LocalizedText> names;

    /// <summary>The names in the tables of these packs, which must have passed their check.</summary>
    public ProductNames(IEnumerable<Pack> packs) => names = packs
        .SelectMany(p => p.Manifest.Tables.Where(t => t.Value == StatisticsSchemas.Products).SelectMany(t => p.Table(t.Key).Rows))
        .Select(r => (Row: r, Product: TradeProduct.TryParse(r["code"], out var product, out _) ? product : default))
        .ToFrozenDictionary(r => r.Product, r => r.Row.Localized("name"));

    /// <summary>The name of a product or of the nearest above it; null where there is none.</summary>
    public LocalizedText? Find(TradeProduct product)
    {
        for (var level = product.Level; level > 0; level--)
        {
            if (names.TryGetValue(product.Cut(level), out var name))
            {
                return name;
            }
        }

        return null;
    }
}
