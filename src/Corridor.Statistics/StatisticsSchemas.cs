using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;

namespace Corridor.Statistics;

/// <summary>
/// The forms of the tables that packs of the kind <c>statistics</c> hold. Concepts follow SDMX and IMTS 2010.
/// </summary>
public static class StatisticsSchemas
{
    /// <summary>The kind of the packs: they lie in <c>data/statistics/</c>.</summary>
    public const string Kind = "statistics";

    /// <summary>The name of the schema, and of its table in the packs that the importers make.</summary>
    public const string Observations = "observations";

    /// <summary>Decimals that a value may have, in whole currency units: what the store keeps exactly.</summary>
    public const int ValueDecimals = 12;

    /// <summary>
    /// The counterpart "World": trade with all partners together, as published. UN M49 writes 001; the code
    /// here is <c>W00</c> because a code of this platform begins with a letter.
    /// A published total is kept beside the facts and checked against their sum, never computed from them.
    /// </summary>
    public static readonly EconomyCode World = EconomyCode.Parse("W00");

    /// <summary>The name of the schema of figures beside trade.</summary>
    public const string Indicators = "indicators";

    /// <summary>The name of the schema of sets of figures that were published together.</summary>
    public const string Published = "published";

    /// <summary>The name of the schema of the codes by which publishers name economies.</summary>
    public const string Partners = "partners";

    /// <summary>The name of the schema of the codes that the versions of a classification have.</summary>
    public const string Commodities = "commodities";

    /// <summary>The name of the schema of what the products of a classification are called.</summary>
    public const string Products = "products";

    /// <summary>
    /// All of them. <c>observations</c>: one published figure a row. <c>period</c> as Period writes it;
    /// <c>reporter</c> whose statistics it is; <c>counterpart</c> the partner or <c>W00</c>; <c>flow</c> export,
    /// import, re_export, re_import or trade (both ways); <c>product</c> TOTAL, an HS code, or S and an SITC code;
    /// <c>classification</c> the HS revision H0 (1992) to H6 (2022) or the SITC revision S1 to S4, empty for TOTAL;
    /// <c>value</c> in whole units of <c>currency</c>; <c>valuation</c> FOB, CIF or mixed; <c>status</c> reported,
    /// estimated or provisional. Within a source a figure stands once.
    /// <c>indicators</c>: stocks and macroeconomic series; <c>currency</c> is empty for counts.
    /// <c>published</c>: figures of a set as rounded by who published it; fractions for growth and shares;
    /// <c>step</c> the unit of the last digit published.
    /// <c>partners</c>: the code or name by which a publisher (<c>scheme</c>) names an economy where that is neither
    /// ISO 3166 nor M49; <c>aggregate</c> yes where it is several economies together.
    /// <c>commodities</c>: the codes that a version of a classification has, written as in observations.
    /// <c>products</c>: names of products, for classifications that stand in no pack of goods.
    /// </summary>
    public static readonly ImmutableArray<TableSchema> All =
    [
        new(Observations,
            [new("period", ColumnType.Period, true), new("reporter", ColumnType.Economy, true), new("counterpart", ColumnType.Economy, true),
             new("flow", Required: true), new("product", Required: true), new("classification"), new("value", ColumnType.Number, true),
             new("currency", ColumnType.Currency, true), new("valuation", Required: true), new("status", Required: true), new("source", ColumnType.Source, true)],
            ["reporter", "counterpart", "flow", "product", "valuation", "currency", "source", "period"]),
        new(Indicators,
            [new("period", ColumnType.Period, true), new("economy", ColumnType.Economy, true), new("counterpart", ColumnType.Economy),
             new("indicator", Required: true), new("value", ColumnType.Number, true), new("currency", ColumnType.Currency),
             new("status", Required: true), new("source", ColumnType.Source, true)],
            ["indicator", "economy", "counterpart", "currency", "source", "period"]),
        new(Published,
            [new("set", Required: true), new("order", ColumnType.Integer, true), new("period", ColumnType.Period, true),
             new("reporter", ColumnType.Economy, true), new("counterpart", ColumnType.Economy, true), new("flow"), new("product", Required: true),
             new("measure", Required: true), new("value", ColumnType.Number, true), new("step", ColumnType.Number, true), new("currency", ColumnType.Currency),
             new("source", ColumnType.Source, true)],
            ["set", "order"]),
        new(Partners,
            [new("scheme", Required: true), new("code", Required: true), new("economy", ColumnType.Economy, true), new("aggregate", ColumnType.YesNo, true), new("source", ColumnType.Source, true)],
            ["scheme", "code"]),
        new(Commodities,
            [new("classification", Required: true), new("code", Required: true), new("source", ColumnType.Source, true)],
            ["classification", "code"]),
        new(Products, [new("code", Required: true), .. TableSchema.Localized("name", true), new("source", ColumnType.Source, true)], ["code"]),
    ];

    /// <summary>What the cells of an observation must say beyond their form; for <see cref="PackCheck"/>.</summary>
    public static readonly ImmutableArray<PackRule> Rules = [ObservationRule.Check, IndicatorRule.Check, PublishedRule.Check, ProductRule.Check];
}
