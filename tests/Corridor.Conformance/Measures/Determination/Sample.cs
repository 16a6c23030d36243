using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Conformance.Measures.Determination;

/// <summary>Small nomenclatures and measures that cases are set in.</summary>
internal static class Sample
{
    public static readonly DateRange Covered = new(new DateOnly(1990, 1, 1), new DateOnly(2060, 12, 31));

    public static MeasureType Type(string id, MeasureRole role = MeasureRole.BaseDuty, string? levy = "duty") => new(id, TradeDirection.Import, levy, role);

    public static GoodsLine Line(string code, int indent, DateRange days = default) =>
        new(CommodityCode.Parse(code), GoodsLine.Coded, indent, LocalizedText.Of(Language.En, code), null, days, "sample");

    public static Nomenclature Nomenclature(params IEnumerable<GoodsLine> lines) =>
        new("sample", new CodeFormat("0000000000"), Covered, lines);
}
