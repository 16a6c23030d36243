using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Support.Importing;

/// <summary>
/// Rates of the export refund by code, from a compiled list of the year 2026. The list has codes of eight digits; the
/// library of the tax authority has ten, and a line of ten digits may have a rate of its own.
/// </summary>
internal static class ExportRefundFormat
{
    private const string Source = "compiled";

    public static void Build(PublishedFolder from, PackWriter to)
    {
        to.Table("cn_export_refund", "support-rates", ["key", "valid_from", "valid_to", "value", "source"],
            from.Csv("cn_rebate_supervision_inspection_slice.csv").Where(r => r["export_vat_rebate_pct"].Length > 0).Select(r => (IReadOnlyList<string?>)
                [Code(r["code8"]), "2026-01-01", "2026-12-31", Percent(r["export_vat_rebate_pct"]) + "%", Source]));
        to.Table("titles", "support-titles", ["table", "name_en", "name_zh", "name_ru", "source"], [["cn_export_refund", "Export VAT refund rates of China by code", "中国出口货物退税率", "Ставки возмещения НДС при экспорте из Китая по кодам", Source]]);
        to.Manifest(PackImport.Manifest(typeof(SupportImports).Assembly, "cn-export-refund"));
    }

    private static string Code(string text) => CommodityCode.TryParse(text, out var code, out _) && code.Digits == text && code.Length == 8 ? text : throw Bad(text);

    private static string Percent(string text) => Decimals.TryParse(text, out var n) && n is >= 0 and <= 100 ? Decimals.Text(n) : throw Bad(text);

    private static ImportException Bad(string what) => new(new Fault("source.row", Fault.Quote(what)));
}
