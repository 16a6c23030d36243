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

    /// <summary>
    /// All of them. <c>observations</c>: one published figure a row. <c>period</c> as Period writes it;
    /// <c>reporter</c> whose statistics it is; <c>counterpart</c> the partner or <c>W00</c>; <c>flow</c> export or
    /// import; <c>product</c> TOTAL or an HS code; <c>classification</c> the HS revision H0 (1992) to H6 (2022),
    /// empty for TOTAL; <c>value</c> in whole units of <c>currency</c>; <c>valuation</c> FOB or CIF;
    /// <c>status</c> reported or estimated. Within a source a figure stands once.
    /// </summary>
    public static readonly ImmutableArray<TableSchema> All =
    [
        new(Observations,
            [new("period", ColumnType.Period, true), new("reporter", ColumnType.Economy, true), new("counterpart", ColumnType.Economy, true),
             new("flow", Required: true), new("product", Required: true), new("classification"), new("value", ColumnType.Number, true),
             new("currency", ColumnType.Currency, true), new("valuation", Required: true), new("status", Required: true), new("source", ColumnType.Source, true)],
            ["reporter", "counterpart", "flow", "product", "valuation", "source", "period"]),
    ];

    /// <summary>What the cells of an observation must say beyond their form; for <see cref="PackCheck"/>.</summary>
    public static readonly ImmutableArray<PackRule> Rules = [ObservationRule.Check];
}
