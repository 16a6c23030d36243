using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Statistics;

/// <summary>Words, products, classifications and values of observations.</summary>
internal static class ObservationRule
{
    private const decimal Limit = 1_000_000_000_000_000m;

    internal static void Check(Pack pack, List<Fault> faults)
    {
        StatisticsTexts.Register();
        foreach (var (name, _) in pack.Manifest.Tables.Where(t => t.Value == StatisticsSchemas.Observations).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var table = pack.Table(name);
            var number = 0;
            foreach (var row in table.Rows)
            {
                foreach (var (column, fault) in Check(row))
                {
                    faults.Add(fault.At(table.Place(number, table.Header.IndexOf(column))));
                }

                if (faults.Count >= PackCheck.MostFaults)
                {
                    return;
                }

                number++;
            }
        }
    }

    /// <summary>Whether the store keeps a value exactly.</summary>
    internal static bool IsValue(decimal value) =>
        value >= 0 && value < Limit && decimal.Round(value, StatisticsSchemas.ValueDecimals) == value;

    private static IEnumerable<(string Column, Fault Fault)> Check(PackRow row)
    {
        if (!StatisticsWords.TryFlow(row["flow"], out _))
        {
            yield return ("flow", new Fault("pack.oneOf", Fault.Quote(row["flow"]), "export, import"));
        }

        if (!StatisticsWords.TryValuation(row["valuation"], out _))
        {
            yield return ("valuation", new Fault("pack.oneOf", Fault.Quote(row["valuation"]), "FOB, CIF"));
        }

        if (!StatisticsWords.TryStatus(row["status"], out _))
        {
            yield return ("status", new Fault("pack.oneOf", Fault.Quote(row["status"]), "reported, estimated"));
        }

        if (!IsValue(row.Number("value")))
        {
            yield return ("value", new Fault("statistics.value", Fault.Quote(row["value"])));
        }

        var classification = row.Optional("classification") ?? "";
        if (!TradeProduct.TryParse(row["product"], out var product, out var fault) || product.Value != row["product"])
        {
            yield return ("product", fault ?? new Fault("statistics.product", Fault.Quote(row["product"])));
        }
        else if (product.IsTotal ? classification.Length > 0 : classification is not ("H0" or "H1" or "H2" or "H3" or "H4" or "H5" or "H6"))
        {
            yield return ("classification", new Fault("statistics.classification", product.Value, Fault.Quote(classification)));
        }
    }
}
