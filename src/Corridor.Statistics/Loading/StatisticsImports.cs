using System.Collections.Immutable;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Statistics.Loading;

/// <summary>The importers of published trade statistics, for <c>pack build</c>.</summary>
public static class StatisticsImports
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<PackImport> All =
    [
        new(ImfDotsMonthlyImport.PackName, $"{StatisticsSchemas.Kind}/{ImfDotsMonthlyImport.PackName}", ImfDotsMonthlyImport.Build),
        new(ImfImtsYearlyImport.PackName, $"{StatisticsSchemas.Kind}/{ImfImtsYearlyImport.PackName}", ImfImtsYearlyImport.Build),
        new(ComtradeExtractImport.PackName, $"{StatisticsSchemas.Kind}/{ComtradeExtractImport.PackName}", ComtradeExtractImport.Build),
        Of("gacc-locations", PublishedTables.Locations),
        Of("gacc-partners", PublishedTables.Partners),
        Of("baci-totals", PublishedTables.BaciTotals),
        Of("unctad-sections", PublishedTables.UnctadSections),
        Of("oec-sections", PublishedTables.ExportSections),
        Of("world-bank", PublishedTables.Macro),
        Of("imf-cdis", PublishedTables.InvestmentStock),
        Of("hs-codes", PublishedTables.HsCodes),
    ];

    private static PackImport Of(string name, Action<PublishedFolder, PackWriter> build) => PackImport.Of(name, $"{StatisticsSchemas.Kind}/{name}", StatisticsSchemas.All, build);
}
