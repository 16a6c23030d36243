using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Support;

/// <summary>The forms of the tables that packs of the kind <c>support</c> hold, and their rules.</summary>
public static class SupportSchemas
{
    /// <summary>The pack of facts.</summary>
    public const string FactsPack = "support/facts";

    /// <summary>All forms.</summary>
    public static readonly ImmutableArray<TableSchema> All =
    [
        new("support-facts",
            [new("fact", Required: true), new("type", Required: true), new("unit", ColumnType.Unit), .. TableSchema.Localized("meaning", true), new("documents"), new("source", ColumnType.Source, true)],
            ["fact"]),
        new("support-words", [new("fact", Required: true), new("word", Required: true), .. TableSchema.Localized("name", true), new("source", ColumnType.Source, true)], ["fact", "word"]),
        new("support-documents", [new("document", Required: true), new("kind", Required: true), .. TableSchema.Localized("name", true), new("source", ColumnType.Source, true)], ["document"]),
        // Sources may disagree on a key and a day: each has its row, and the rate is then a dispute.
        new("support-rates", [new("key", Required: true), .. TableSchema.Days, new("value", Required: true), new("confidence", MayBeAbsent: true), new("source", ColumnType.Source, true)], ["key", "valid_from", "source"]),
        // How people call the tables of rates of the pack.
        new("support-titles", [new("table", Required: true), .. TableSchema.Localized("name", true), new("source", ColumnType.Source, true)], ["table"]),
    ];

    /// <summary>What only a whole pack shows: names of subjects and types, documents that exist, rates that can be read.</summary>
    public static void Check(Pack pack, List<Fault> faults)
    {
        if (pack.Manifest.Kind != "support")
        {
            return;
        }

        PackRules.OneOf(pack, "support-documents", "kind", ["paper", "register"], faults);
        PackRules.Refers(pack, "support-words", "support-facts", ["fact"], faults);
        var documents = Names(pack, "support-documents", "document");
        PackRules.Each(pack, "support-facts", "fact", faults, r => FactCatalogue.SubjectOf(r["fact"]) is null ? new Fault("fact.subject", Fault.Quote(r["fact"])) : null);
        PackRules.Each(pack, "support-facts", "type", faults, r => ExpressionType.TryKind(r["type"], out var kind)
            ? (kind == ValueKind.Quantity) != (r.Optional("unit") is not null) ? new Fault("fact.unit", r["fact"]) : null
            : new Fault("fact.type", Fault.Quote(r["type"]), string.Join(", ", Enum.GetValues<ValueKind>().Skip(1).Select(ExpressionType.Word))));
        PackRules.Each(pack, "support-facts", "documents", faults, r => r.Optional("documents")?.Split(' ').FirstOrDefault(d => !documents.Contains(d)) is { } unknown ? new Fault("pack.reference", Fault.Quote(unknown), "documents") : null);
        PackRules.Each(pack, "support-titles", "table", faults, r => pack.Manifest.Tables.TryGetValue(r["table"], out var form) && form == "support-rates" ? null : new Fault("pack.reference", Fault.Quote(r["table"]), "support-rates"));
        PackRules.Each(pack, "support-rates", "value", faults, r => RateOf(r["value"]) is null ? new Fault("fact.value", "value", Fault.Quote(r["value"]), "13%, 12.5") : null);
        PackRules.Each(pack, "support-rates", "confidence", faults, r => r.Optional("confidence") is { } word and not Unverified ? new Fault("pack.oneOf", Fault.Quote(word), Unverified) : null);
    }

    /// <summary>
    /// The tables of rates of all packs: each is found by commodity code under the name of its table. Tables of one name
    /// in several packs are one table.
    /// </summary>
    public static ImmutableDictionary<string, RateTable> Tables(IEnumerable<Pack> packs) => packs
        .SelectMany(p => p.Manifest.Tables.Where(t => t.Value == "support-rates").Select(t => (Pack: p, Name: t.Key)))
        .GroupBy(t => t.Name, (name, tables) => Table(name, tables.Select(t => t.Pack))).ToImmutableDictionary(t => t.Name);

    private const string Unverified = "unverified";

    private static RateTable Table(string name, IEnumerable<Pack> from)
    {
        var packs = from.ToList();
        var rows = packs.SelectMany(p => p.Table(name).Rows).Select(r => new RateRow(r["key"], r.Days(), RateOf(r["value"]), r["source"], r.Optional("confidence") != Unverified)).ToList();
        var title = packs.SelectMany(p => p.Manifest.Tables.Where(t => t.Value == "support-titles").SelectMany(t => p.Table(t.Key).Rows)).Where(r => r["table"] == name).Select(r => r.Localized("name")).FirstOrDefault();
        return new RateTable(name, ValueKind.Code, true, new ExpressionType(rows is [{ Value: { } first }, ..] ? first.Kind : ValueKind.Percent), rows) { Title = title };
    }

    private static Value? RateOf(string text) => text.EndsWith('%')
        ? Decimals.TryParse(text.AsSpan(0, text.Length - 1), out var percent) && percent is >= 0 and <= 100 ? Value.Share(percent / 100) : null
        : Decimals.TryParse(text, out var number) ? Value.Of(number) : null;

    private static HashSet<string> Names(Pack pack, string schema, string column) =>
        [.. pack.Manifest.Tables.Where(t => t.Value == schema).SelectMany(t => pack.Table(t.Key).Rows).Select(r => r[column])];
}
