using System.Collections.Immutable;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Tariffs;

/// <summary>The forms of the tables that tariff packs use.</summary>
public static class TariffSchemas
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<TableSchema> All =
    [
        new("duties",
            [new("code", ColumnType.Code, true), new("type", Required: true), new("text", Required: true), new("notes"), new("page"), new("document"),
             .. TableSchema.Days, new("edition"), new("source", ColumnType.Source, true)],
            ["code", "type", "valid_from"]),
        new("duty-types",
            [new("regime", Required: true), new("order", ColumnType.Integer, true), new("type", Required: true), .. TableSchema.Localized("name", true), .. TableSchema.Localized("note"), new("source", ColumnType.Source, true)],
            ["regime", "order"]),
        new("acts",
            [new("id", Required: true), .. TableSchema.Localized("title", true), new("number"), new("date", ColumnType.Date), new("url"), new("source", ColumnType.Source, true)],
            ["id"]),
        new("covered-headings", [new("heading", ColumnType.Code, true), new("source", ColumnType.Source, true)], ["heading"]),
        new("flags", [new("flag", Required: true), .. TableSchema.Localized("meaning", true), new("doubt", ColumnType.YesNo, true), new("source", ColumnType.Source, true)], ["flag"]),
    ];
}
