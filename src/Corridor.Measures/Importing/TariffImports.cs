using System.Collections.Immutable;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>The importers of tariffs and of the charges and controls around them, one a published format.</summary>
public static class TariffImports
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<PackImport> All =
    [
        PackImport.Of("eaeu", "tariff/eaeu", Schemas, EaeuTariffFormat.Build),
        PackImport.Of("cn", "tariff/cn", Schemas, ChinaTariffFormat.Build),
        PackImport.Of("us", "tariff/us", Schemas, UsHtsFormat.Build),
        PackImport.Of("gb", "tariff/gb", Schemas, UkTariffFormat.Build),
        PackImport.Of("eaeu-temporary-rates", "measures/eaeu-temporary-rates", Schemas, TemporaryRatesFormat.Build),
        PackImport.Of("eaeu-requirements", "measures/eaeu-requirements", Schemas, EaeuRequirementsFormat.Build),
        PackImport.Of("cn-export", "measures/cn-export", Schemas, ChinaExportFormat.Build),
        PackImport.Of("cn-access", "measures/cn-access", Schemas, ChinaAccessFormat.Build),
        PackImport.Of("us-section-301", "measures/us-section-301", Schemas, Section301Format.Build),
        PackImport.Of("ru-charges", "measures/ru-charges", Schemas, ChargesFormat.Russia),
        PackImport.Of("cn-charges", "measures/cn-charges", Schemas, ChargesFormat.China),
        PackImport.Of("exchange-rates", "measures/exchange-rates", Schemas, ExchangeRatesFormat.Build),
        PackImport.Of("bank-rates", "measures/bank-rates", Schemas, BankRatesFormat.Build) with { IsForOwnFiles = true },
        PackImport.Of("regime", "regime/gb", Schemas, UkMeasuresFormat.Build),
    ];

    private static IEnumerable<TableSchema> Schemas => [.. ReferenceSchemas.All, .. Tariffs.TariffSchemas.All, .. Charges.ChargeSchemas.All, .. Regimes.RegimeSchemas.All];

    internal static string Manifest(string name, params ReadOnlySpan<(string, string)> values) =>
        PackImport.Manifest(typeof(TariffImports).Assembly, name, values);
}
