using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Reference.Packs;

/// <summary>What the cells of a column may hold.</summary>
public enum ColumnType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>Digits of a commodity code, without blanks or dots.</summary>
    Code,

    /// <summary>Code of an economy in capitals.</summary>
    Economy,

    /// <summary>ISO 4217 code in capitals.</summary>
    Currency,

    /// <summary>Rec 20 code in capitals.</summary>
    Unit,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a point.</summary>
    Number,

    /// <summary>A day as yyyy-MM-dd.</summary>
    Date,

    /// <summary>A reporting period as <see cref="Period"/> writes it.</summary>
    Period,

    /// <summary>yes or no.</summary>
    YesNo,

    /// <summary>The id of a source in the manifest.</summary>
    Source,
}

/// <summary>A column of a table: its name, what it holds, whether every row must have it, and its meaning for who writes the file.</summary>
public sealed record Column(string Name, ColumnType Type = ColumnType.Text, bool Required = false, bool MayBeAbsent = false);

/// <summary>
/// The form of a table of packs: columns in their order, the columns that make a row unique (and by which the
/// rows are sorted, so that a change shows as a short difference), and whether rows hold for days.
/// </summary>
public sealed record TableSchema(string Name, ImmutableArray<Column> Columns, ImmutableArray<string> Key)
{
    /// <summary>The two columns of a table whose rows hold for days.</summary>
    public static readonly ImmutableArray<Column> Days = [new("valid_from", ColumnType.Date), new("valid_to", ColumnType.Date)];

    /// <summary>The three columns of a text in three languages.</summary>
    public static Column[] Localized(string name, bool required = false) =>
        [new(name + "_en", Required: required), new(name + "_zh", Required: required), new(name + "_ru", Required: required)];

    /// <summary>The fault of a cell, or null where it is good.</summary>
    public static Fault? Check(Column column, string cell, PackManifest manifest)
    {
        if (cell.Length == 0)
        {
            return column.Required ? new Fault("pack.cellMissing", column.Name) : null;
        }

        if (cell.Length > 60_000)
        {
            return new Fault("pack.cellTooLong", column.Name);
        }

        Fault? fault = null;
        switch (column.Type)
        {
            case ColumnType.Code:
                return !CommodityCode.TryParse(cell, out var code, out fault) ? fault : code.Digits == cell ? null : new Fault("pack.codeForm", Fault.Quote(cell));
            case ColumnType.Economy:
                return !EconomyCode.TryParse(cell, out var economy, out fault) ? fault : (economy.Value == cell ? null : new Fault("economy.malformed", Fault.Quote(cell)));
            case ColumnType.Currency:
                return !CurrencyCode.TryParse(cell, out var currency, out fault) ? fault : (currency.Value == cell ? null : new Fault("currency.malformed", Fault.Quote(cell)));
            case ColumnType.Unit:
                return !UnitCode.TryParse(cell, out var unit, out fault) ? fault : (unit.Value == cell ? null : new Fault("unit.malformed", Fault.Quote(cell)));
            case ColumnType.Integer:
                return int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                    ? null : new Fault("pack.integer", Fault.Quote(cell));
            case ColumnType.Number:
                return Decimals.TryParse(cell, out _) ? null : new Fault("pack.number", Fault.Quote(cell));
            case ColumnType.Date:
                return DateRange.TryParseDay(cell, out _, out fault) ? null : fault;
            case ColumnType.Period:
                return Period.TryParse(cell, out _, out fault) ? null : fault;
            case ColumnType.YesNo:
                return cell is "yes" or "no" ? null : new Fault("pack.oneOf", Fault.Quote(cell), "yes, no");
            case ColumnType.Source:
                return manifest.Source(cell) is null
                    ? new Fault("pack.sourceUnknown", Fault.Quote(cell), string.Join(", ", manifest.Sources.Select(s => s.Id))) : null;
            default:
                return null;
        }
    }
}

/// <summary>The schemas that the reference packs use. Other parts bring their own.</summary>
public static class ReferenceSchemas
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<TableSchema> All =
    [
        new("economies",
            [new("code", ColumnType.Economy, true), new("alpha3"), new("m49"), .. TableSchema.Localized("name"), new("part_of", ColumnType.Economy), new("currency", ColumnType.Currency), new("region", MayBeAbsent: true), new("source", ColumnType.Source, true)],
            ["code"]),
        new("regions", [new("code", Required: true), .. TableSchema.Localized("name", true), new("part_of"), new("source", ColumnType.Source, true)], ["code"]),
        new("members", [new("group", ColumnType.Economy, true), new("member", ColumnType.Economy, true), new("source", ColumnType.Source, true)], ["group", "member"]),
        new("currencies", [new("code", ColumnType.Currency, true), new("number"), new("minor_units", ColumnType.Integer), .. TableSchema.Localized("name"), new("source", ColumnType.Source, true)], ["code"]),
        new("exchange-rates",
            [new("date", ColumnType.Date, true), new("currency", ColumnType.Currency, true), new("quote", ColumnType.Currency, true), new("nominal", ColumnType.Integer, true), new("rate", ColumnType.Number, true), new("source", ColumnType.Source, true)],
            ["date", "currency", "quote", "source"]),
        new("rec20-units", [new("code", ColumnType.Unit, true), new("name_en", Required: true), new("symbol"), new("status"), new("source", ColumnType.Source, true)], ["code"]),
        new("customs-units",
            [new("code", ColumnType.Unit, true), new("name_en"), new("name_zh", Required: true), new("name_ru", Required: true), new("dimension"), new("factor", ColumnType.Number), new("source", ColumnType.Source, true)],
            ["code"]),
        new("published-units", [new("regime", Required: true), new("text", Required: true), new("code", ColumnType.Unit, true), new("source", ColumnType.Source, true)], ["regime", "text"]),
        new("incoterms", [new("order", ColumnType.Integer, true), new("code", Required: true), new("name", Required: true), new("mode", Required: true), new("carriage_paid", ColumnType.YesNo, true), new("insurance_paid", ColumnType.YesNo, true), new("source", ColumnType.Source, true)], ["order"]),
        new("border-points", [new("code", Required: true), new("economy", ColumnType.Economy, true), .. TableSchema.Localized("name", true), new("mode", Required: true), new("opposite", Required: true), new("source", ColumnType.Source, true)], ["code"]),
        new("nomenclature",
            [new("code", ColumnType.Code, true), new("suffix", ColumnType.Integer, true), new("indent", ColumnType.Integer, true),
             new("description_en", MayBeAbsent: true), new("description_zh", MayBeAbsent: true), new("description_ru", MayBeAbsent: true),
             new("unit", MayBeAbsent: true), .. TableSchema.Days, new("edition", MayBeAbsent: true)],
            ["code", "suffix", "valid_from"]),
        new("sections", [new("section", Required: true), new("from_chapter", ColumnType.Code, true), new("to_chapter", ColumnType.Code, true), .. TableSchema.Localized("name", true), new("source", ColumnType.Source, true)], ["from_chapter"]),
        new("notes", [new("code", ColumnType.Code, true), new("language", Required: true), new("text", Required: true), .. TableSchema.Days, new("source", ColumnType.Source, true)], ["code", "language", "valid_from"]),
        new("corridors", [new("order", ColumnType.Integer, true), new("origin", ColumnType.Economy, true), new("destination", ColumnType.Economy, true), new("source", ColumnType.Source, true)], ["order"]),
        new("groups", [new("code", ColumnType.Economy, true), .. TableSchema.Localized("name", true), new("part_of", ColumnType.Economy), new("source", ColumnType.Source, true)], ["code"]),
        new("short-names", [new("code", ColumnType.Economy, true), .. TableSchema.Localized("name", true), new("source", ColumnType.Source, true)], ["code"]),
        new("economy-forms", [new("code", ColumnType.Economy, true), new("in_english"), new("genitive_ru", Required: true), new("instrumental_ru", Required: true), new("source", ColumnType.Source, true)], ["code"]),
        new("currency-forms", [new("code", ColumnType.Currency, true), .. TableSchema.Localized("text", true), new("source", ColumnType.Source, true)], ["code"]),
        new("locations", [new("code", Required: true), new("economy", ColumnType.Economy, true), new("name", Required: true), new("function", Required: true), new("latitude", ColumnType.Number), new("longitude", ColumnType.Number), new("source", ColumnType.Source, true)], ["code"]),
        new("goods-names", [new("code", ColumnType.Code, true), new("name_zh", Required: true), new("source", ColumnType.Source, true)], ["code"]),
        new("goods-terms", [new("code", ColumnType.Code, true), new("lang", Required: true), new("term", Required: true)], ["code", "lang", "term"]),
    ];
}
