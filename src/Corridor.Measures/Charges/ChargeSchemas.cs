using System.Collections.Immutable;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Charges;

/// <summary>The forms of the tables that packs of the kind <c>measures</c> use for charges and controls around the base duty.</summary>
public static class ChargeSchemas
{
    private static readonly Column Source = new("source", ColumnType.Source, true);

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<TableSchema> All =
    [
        new("tariff-notes",
            [new("number", ColumnType.Integer, true), new("edition", ColumnType.Date, true), new("state", Required: true), new("text", Required: true), new("repealed_by"), Source],
            ["number", "edition"]),
        new("temporary-rates",
            [new("number", ColumnType.Integer, true), new("edition", ColumnType.Date, true), new("part", ColumnType.Integer, true), new("rate", Required: true),
             .. TableSchema.Days, new("start_act"), new("start_act_date", ColumnType.Date), new("area", ColumnType.Economy), new("condition"), Source],
            ["number", "edition", "part"]),
        new("requirement-lists",
            [new("list", Required: true), .. TableSchema.Localized("title", true), new("act", Required: true), new("select", Required: true), Source],
            ["list"]),
        new("requirements",
            [new("list", Required: true), new("row", ColumnType.Integer, true), new("part", Required: true), new("code", ColumnType.Code), new("effect", Required: true),
             new("control", Required: true), new("direction", Required: true), new("scope", Required: true), .. TableSchema.Localized("condition"), .. TableSchema.Localized("document"),
             .. TableSchema.Localized("authority"), new("act", Required: true), .. TableSchema.Localized("edition"), new("text_in_force", ColumnType.YesNo), new("note"), Source],
            ["list", "row"]),
        new("export-duties",
            [new("row", ColumnType.Integer, true), new("item", ColumnType.Integer), new("code", ColumnType.Code, true), new("ex", ColumnType.YesNo, true), new("name_zh", Required: true),
             new("rate", ColumnType.Number, true), new("provisional", ColumnType.Number), new("act", Required: true), .. TableSchema.Days, Source],
            ["row"]),
        new("export-controls",
            [new("code", ColumnType.Code, true), new("supervision"), new("inspection"), new("refund", ColumnType.Number), new("unit"), new("edition"), Source],
            ["code"]),
        new("control-codes",
            [new("kind", Required: true), new("code", Required: true), new("direction", Required: true), .. TableSchema.Localized("name", true), Source],
            ["kind", "code"]),
        new("access-facts",
            [new("fact", ColumnType.Integer, true), new("origin", ColumnType.Economy, true), new("destination", ColumnType.Economy, true), new("subject", Required: true), new("all_goods", ColumnType.YesNo, true),
             .. TableSchema.Localized("text"), .. TableSchema.Localized("document"), new("as_of", Required: true), Source],
            ["fact"]),
        new("access-codes", [new("fact", ColumnType.Integer, true), new("code", ColumnType.Code, true), Source], ["fact", "code"]),
        new("additional-duties", [new("code", ColumnType.Code, true), new("heading", Required: true), new("list", Required: true), Source], ["code", "heading"]),
        new("additional-rates",
            [new("heading", Required: true), new("text", Required: true), new("percent", ColumnType.Number), new("area", ColumnType.Economy, true), new("starts", ColumnType.Date), new("suspended", ColumnType.YesNo, true),
             new("wording", Required: true), .. TableSchema.Days, new("edition", Required: true), Source],
            ["heading", "valid_from"]),
        new("customs-fees",
            [new("scale", Required: true), new("row", ColumnType.Integer, true), new("value_from", ColumnType.Number), new("value_to", ColumnType.Number), new("fee", ColumnType.Number, true), new("currency", ColumnType.Currency, true),
             new("note"), new("act", Required: true), .. TableSchema.Days, new("as_of"), Source],
            ["scale", "row"]),
        new("vat-rates",
            [new("row", ColumnType.Integer, true), new("basis", Required: true), new("code", ColumnType.Code), new("goods"), new("percent", ColumnType.Number, true),
             new("act", Required: true), .. TableSchema.Days, new("as_of"), new("note"), Source],
            ["row"]),
        new("excise-rates",
            [new("row", ColumnType.Integer, true), new("goods", Required: true), new("year", ColumnType.Integer, true), new("rate", ColumnType.Number), new("currency", ColumnType.Currency, true), new("unit"), new("plus_percent", ColumnType.Number), new("least", ColumnType.Number),
             new("act", Required: true), .. TableSchema.Days, new("as_of"), new("note"), Source],
            ["row"]),
        new("recycling-fees",
            [new("row", ColumnType.Integer, true), new("vehicle", Required: true), new("engine", Required: true), new("most_power", ColumnType.Number), new("new", ColumnType.Number), new("used", ColumnType.Number), new("currency", ColumnType.Currency, true),
             new("act", Required: true), .. TableSchema.Days, new("as_of"), new("note"), Source],
            ["row"]),
        new("trade-remedies",
            [new("row", ColumnType.Integer, true), new("measure", Required: true), new("type", Required: true), new("goods", Required: true), new("codes"), new("origin"), new("producer"), new("rate"), new("unit"),
             new("state", Required: true), new("status", Required: true), new("act"), .. TableSchema.Days, new("as_of"), new("note"), Source],
            ["row"]),
        new("remedy-codes", [new("measure", Required: true), new("code", ColumnType.Code, true)], ["measure", "code"]),
        new("remedy-origins", [new("measure", Required: true), new("origin", ColumnType.Economy, true)], ["measure", "origin"]),
        new("preference-facts",
            [new("row", ColumnType.Integer, true), new("topic", Required: true), new("scope", Required: true), new("economy", ColumnType.Economy), new("value"), new("act"), .. TableSchema.Days, new("as_of"), new("note"), Source],
            ["row"]),
    ];
}
