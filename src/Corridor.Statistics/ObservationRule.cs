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

    /// <summary>The classifications and versions that a product may be of.</summary>
    internal static bool IsClassification(TradeProduct product, string classification) => product switch
    {
        { IsTotal: true } => classification.Length == 0,
        { IsSitc: true } => classification is "S1" or "S2" or "S3" or "S4",
        _ => classification is "H0" or "H1" or "H2" or "H3" or "H4" or "H5" or "H6",
    };

    internal static Fault Value(string? cell) => new("statistics.value", Fault.Quote(cell));

    private static IEnumerable<(string Column, Fault Fault)> Check(PackRow row)
    {
        if (!StatisticsWords.TryFlow(row["flow"], out _))
        {
            yield return ("flow", OneOf<TradeFlow>(row["flow"]));
        }

        if (!StatisticsWords.TryValuation(row["valuation"], out _))
        {
            yield return ("valuation", OneOf<Valuation>(row["valuation"]));
        }

        if (!StatisticsWords.TryStatus(row["status"], out _))
        {
            yield return ("status", OneOf<ObservationStatus>(row["status"]));
        }

        if (!IsValue(row.Number("value")))
        {
            yield return ("value", Value(row["value"]));
        }

        var classification = row.Optional("classification") ?? "";
        if (!TradeProduct.TryParse(row["product"], out var product, out var fault) || product.Value != row["product"])
        {
            yield return ("product", fault ?? new Fault("statistics.product", Fault.Quote(row["product"])));
        }
        else if (!IsClassification(product, classification))
        {
            yield return ("classification", new Fault("statistics.classification", product.Value, Fault.Quote(classification)));
        }
    }

    private static Fault OneOf<T>(string word) where T : struct, Enum => new("pack.oneOf", Fault.Quote(word), StatisticsWords.All<T>());
}
