using Corridor.Measures.Changes;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Tests.Measures.Changes;

/// <summary>A regime of a few lines: heading 0101 with two lines, 0102 with one, chapter 02 with one heading of one line.</summary>
internal static class SmallRegime
{
    public static readonly MeasureType Duty = new("duty", TradeDirection.Import, "duty", MeasureRole.BaseDuty) { Inheritance = MeasureInheritance.MostSpecific, Name = new LocalizedText("Import duty", "进口关税", "Ввозная пошлина") };
    public static readonly MeasureType Vat = new("vat", TradeDirection.Import, "vat", MeasureRole.Tax) { Inheritance = MeasureInheritance.MostSpecific };
    public static readonly MeasureType Export = new("away", TradeDirection.Export, "duty", MeasureRole.BaseDuty);
    public static readonly MeasureType Control = new("control", TradeDirection.Import, null, MeasureRole.Requirement);

    public static readonly GoodsLine[] Lines = [Line("01", 0), Line("0101", 1), Line("010110", 2), Line("010120", 2), Line("0102", 1), Line("010210", 2), Line("02", 0), Line("0201", 1), Line("020110", 2)];

    public static DateOnly Day(string text) => ShippedData.Day(text);

    public static DateRange Days(string? from, string? to = null) => new(from is null ? null : Day(from), to is null ? null : Day(to));

    public static GoodsLine Line(string code, int indent, DateRange days = default) => new(CommodityCode.Parse(code), GoodsLine.Coded, indent, LocalizedText.Of(Language.En, "Line " + code), null, days, "made up");

    public static Measure On(string code, MeasureType type, string? duty, DateRange days = default, string? id = null) =>
        new() { Id = id ?? $"{type.Id}.{code}.{days}", Type = type, Code = CommodityCode.Parse(code), Duty = duty is null ? null : DutyExpression.Parse(duty), Days = days };

    public static CompiledRegime Build(IEnumerable<Measure> measures, IEnumerable<GoodsLine>? lines = null)
    {
        var goods = new Nomenclature("made up", new CodeFormat("0000 00"), Days("2020-01-01"), lines ?? Lines);
        Assert.True(new RegimeBuilder("XX", goods).AddRange(measures).TryBuild(out var regime, out var faults), string.Join('\n', faults));
        return regime;
    }

    public static RegimeChanges Between(CompiledRegime before, CompiledRegime after, string day = "2026-01-01", TradeDirection direction = TradeDirection.Import) =>
        RegimeComparison.TryBetween(before, Day(day), after, Day(day), new ChangeScope(direction, EconomyCode.Parse("CN"), null), out var changes, out var fault) ? changes : throw new InvalidOperationException(fault.ToString());

    public static RegimeChanges Since(CompiledRegime regime, string since, string until, string? under = null) =>
        RegimeComparison.TrySince(regime, Day(since), Day(until), new ChangeScope(TradeDirection.Import, EconomyCode.Parse("CN"), under is null ? null : CommodityCode.Parse(under)), out var changes, out var fault) ? changes : throw new InvalidOperationException(fault.ToString());

    /// <summary>A change in short: day, kind, lines, rates.</summary>
    public static string Short(RegimeChange c) =>
        $"{(c.Day is { } d ? DateRange.Text(d) : "?")} {c.Word()} {string.Join(' ', c.Codes)} x{c.Lines}: {c.Before?.Duty?.ToString() ?? "-"} > {c.After?.Duty?.ToString() ?? "-"}";
}
