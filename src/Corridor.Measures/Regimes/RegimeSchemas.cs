using System.Collections.Immutable;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Regimes;

/// <summary>
/// The forms of the tables of a pack of the kind <c>regime</c>: how the tariffs, lists and notes of other packs become
/// measures, and measures that stand in the pack itself. The model is that of the TARIC family.
/// </summary>
public static class RegimeSchemas
{
    private static readonly Column Source = new("source", ColumnType.Source, true);

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<TableSchema> All =
    [
        new("areas", [new("area", Required: true), .. TableSchema.Localized("name", true), new("all_origins", ColumnType.YesNo, true), new("refers_to"), Source], ["area"]),
        new("area-members", [new("area", Required: true), new("member", Required: true), Source], ["area", "member"]),
        new("measure-types",
            [new("type", Required: true), new("direction", Required: true), new("levy"), new("role", Required: true), new("series"), new("inheritance", Required: true),
             new("additional_codes", Required: true), new("reaches_all", ColumnType.YesNo, true), new("fed_by"), new("area"), new("exclusions"), new("document"), new("duty"), new("act"),
             .. TableSchema.Days, .. TableSchema.Localized("name", true), Source],
            ["type"]),
        new("programmes", [new("symbol", Required: true), new("area", Required: true), new("document"), .. TableSchema.Localized("name", true), Source], ["symbol"]),
        new("levies",
            [new("direction", Required: true), new("order", ColumnType.Integer, true), new("levy", Required: true), new("base", Required: true), new("inclusive", ColumnType.YesNo, true), new("contained", ColumnType.YesNo, MayBeAbsent: true), new("places", ColumnType.Integer),
             new("scope", Required: true), .. TableSchema.Localized("name", true), new("act"), Source],
            ["direction", "order"]),
        new("levy-coverage",
            [new("levy", Required: true), new("direction", Required: true), new("code", ColumnType.Code), new("area"), new("state", Required: true), .. TableSchema.Days, new("recorded_from", ColumnType.Date, MayBeAbsent: true), new("recorded_to", ColumnType.Date, MayBeAbsent: true), .. TableSchema.Localized("note"), new("act"), Source],
            ["levy", "direction", "code", "area", "valid_from"]),
        new("measures",
            [new("measure", Required: true), new("type", Required: true), new("code", ColumnType.Code, true), new("area"), new("additional_code"), new("order_number"), new("preference"), new("reduction"), new("act"),
             new("duty"), new("text"), new("season_from"), new("season_to"), new("footnotes"), new("national", ColumnType.YesNo, true), .. TableSchema.Days, new("recorded_from", ColumnType.Date), new("recorded_to", ColumnType.Date), Source],
            ["measure"]),
        new("measure-exclusions", [new("measure", Required: true), new("area", Required: true)], ["measure", "area"]),
        new("measure-conditions",
            [new("measure", Required: true), new("condition", Required: true), new("sequence", ColumnType.Integer, true), new("action", Required: true), new("document"),
             new("sense"), new("fact"), new("limit", ColumnType.Number), new("currency", ColumnType.Currency), new("per"), new("duty")],
            ["measure", "condition", "sequence"]),
        new("quotas",
            [new("order_number", Required: true), new("volume", ColumnType.Number), new("unit", ColumnType.Unit), new("balance", ColumnType.Number), new("balance_on", ColumnType.Date), .. TableSchema.Days, Source],
            ["order_number", "valid_from"]),
        new("measure-acts",
            [new("act", Required: true), .. TableSchema.Localized("title", true), new("number"), new("date", ColumnType.Date), new("ends", ColumnType.Date), new("url"), Source],
            ["act"]),
        new("documents", [new("document", Required: true), .. TableSchema.Localized("name", true), .. TableSchema.Localized("authority"), new("control"), new("url"), Source], ["document"]),
        new("additional-codes", [new("additional_code", Required: true), .. TableSchema.Localized("name", true), Source], ["additional_code"]),
        new("footnotes", [new("footnote", Required: true), .. TableSchema.Localized("text"), Source], ["footnote"]),
        new("recognition",
            [new("requirement_document", Required: true), new("foreign_document", Required: true), new("origin", ColumnType.Economy, true), new("arrangement", Required: true), new("scope"), new("effect", Required: true), .. TableSchema.Days, Source],
            ["requirement_document", "foreign_document", "origin", "valid_from"]),
    ];
}
