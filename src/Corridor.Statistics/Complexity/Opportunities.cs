using System.Collections.Immutable;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Complexity;

/// <summary>Finds what one economy exports well and another imports, but not yet from it.</summary>
public static class Opportunities
{
    /// <summary>
    /// "Not yet": the exporter sells the importer less than this fraction of what sizes and structure let expect.
    /// </summary>
    public const decimal NotYet = 0.25m;

    /// <summary>The opportunities of the exporter in the market of the importer.</summary>
    /// <param name="trade">The trade of the pair and of the world by product.</param>
    /// <param name="worldExports">The exports of the world by product, for revealed advantage.</param>
    /// <param name="importerExports">The importer's own exports by product, or null where they are not loaded.</param>
    /// <param name="complexity">The complexity of the products, or null where it is not computed.</param>
    public static OpportunityList Find(PairTrade trade, Breakdown worldExports, Breakdown? importerExports = null, EconomicComplexity? complexity = null)
    {
        var (found, sold, unknown) = (new List<Opportunity>(), new List<Opportunity>(), new List<string>());
        foreach (var (product, _, _) in trade.Exports.Parts)
        {
            var advantage = TradeIndicators.RevealedAdvantage(trade.Exports, worldExports, product);
            var imports = trade.Imports.Of(product);
            if (advantage.Value is not >= 1 || imports.Value is not > 0)
            {
                continue;
            }

            var (actual, expected) = (trade.Bilateral.Of(product), TradeIndicators.ExpectedTrade(trade, product));
            if (!actual.IsDefined || !expected.IsDefined)
            {
                unknown.Add(product);
                continue;
            }

            var place = complexity?.Exports.ProductPlace(product) ?? -1;
            (actual.Value < NotYet * expected.Value ? found : sold).Add(new Opportunity(product, advantage, imports, actual, expected,
                Figure.Compute("tradeGap", FigureUnit.Money, [new("x̂", expected), new("b", actual)], default, v => v[0] - v[1]),
                TradeIndicators.Share(actual, imports),
                importerExports is null ? null : TradeIndicators.RevealedAdvantage(importerExports, worldExports, product),
                place < 0 ? null : complexity!.PciFigure(place)));
        }

        return new OpportunityList(Ranked(found), Ranked(sold), [.. unknown]);
    }

    private static ImmutableArray<Opportunity> Ranked(List<Opportunity> found) => [.. found.OrderByDescending(o => o.Untapped.Value).ThenBy(o => o.Product, StringComparer.Ordinal)];
}
