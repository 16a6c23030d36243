using System.Globalization;
using Corridor.Measures.Assessment;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Benchmarks;

/// <summary>A regime of a wanted size and goods lines for it, drawn with a seed: about 13 measures hold for a line.</summary>
internal sealed class MeasuresInput
{
    public static readonly EconomyCode Partner = EconomyCode.Parse("CN");
    public static readonly CurrencyCode Currency = CurrencyCode.Parse("RUB");
    public static readonly DateOnly First = new(2025, 1, 1);
    public static readonly DateOnly Last = new(2026, 12, 31);
    public const int Documents = 40;
    public const decimal Rate = 92.4371m;

    private static readonly string[] Economies = ["CN", "VN", "IN", "US", "DE", "TR", "BR", "KR", "JP", "EG"];
    private static readonly UnitCode Kilogram = UnitCode.Parse("KGM");

    private static readonly MeasureType Base = Type("base", "duty", MeasureRole.BaseDuty);
    private static readonly MeasureType Preference = Type("preference", "duty", MeasureRole.Preference);
    private static readonly MeasureType Quota = Type("quota", "duty", MeasureRole.TariffQuota);
    private static readonly MeasureType Suspension = Type("suspension", "duty", MeasureRole.Suspension);
    private static readonly MeasureType Dumping = Type("dumping", "dumping", MeasureRole.AdditionalDuty);
    private static readonly MeasureType Excise = Type("excise", "excise", MeasureRole.Tax);
    private static readonly MeasureType Vat = Type("vat", "vat", MeasureRole.Tax) with { AdditionalCodes = AdditionalCodeUse.Alternative };
    private static readonly MeasureType Ban = Type("ban", null, MeasureRole.Prohibition);
    private static readonly MeasureType[] Controls = [.. Enumerable.Range(0, 9).Select(i => Type("control-" + i, null, MeasureRole.Requirement))];

    private readonly Random random;
    private int next;

    public MeasuresInput(int seed, int measures)
    {
        random = new Random(seed);
        var lines = new List<GoodsLine>();
        var chapters = Math.Max(4, measures / 700);
        for (var c = 0; c < chapters; c++)
        {
            // Two digits for the chapter, six for headings and what is below: enough for any size.
            Line(lines, c, 0, 0, 0);
            for (var h = 1; h <= 12; h++)
            {
                Line(lines, c, h, 0, 1);
                for (var s = 1; s <= 12; s++)
                {
                    Line(lines, c, h, s, 2);
                    Codes.Add(lines[^1].Code);
                }
            }
        }

        Nomenclature = new Nomenclature("bench", new CodeFormat("000000000000"), new DateRange(First, Last), lines);
        Areas = new AreaBook([
            new MeasureArea("1011") { IsAllOrigins = true },
            new MeasureArea("2020") { Members = [.. Economies.Take(5).Select(EconomyCode.Parse)] },
            new MeasureArea("2030") { Members = [.. Economies.Skip(3).Select(EconomyCode.Parse)] }]);
        Quotas = new QuotaBook(Enumerable.Range(0, 50).Select(i => new TariffQuota("05" + i, DateRange.Always, null, new Quantity(i % 5 == 0 ? 0 : 1000, Kilogram), First)));
        foreach (var line in lines)
        {
            Draw(line);
        }
    }

    public List<CommodityCode> Codes { get; } = [];

    public List<Measure> Measures { get; } = [];

    public Nomenclature Nomenclature { get; }

    public AreaBook Areas { get; }

    public QuotaBook Quotas { get; }

    public static LevyCascade Cascade { get; } = LevyCascade.TryCreate(
        [
            new LevyStep("duty", ["value"]) { Rounding = new LevyRounding(2, MidpointRounding.AwayFromZero) },
            new LevyStep("dumping", ["value"]) { Rounding = new LevyRounding(2, MidpointRounding.AwayFromZero) },
            new LevyStep("excise", ["value"]) { Rounding = new LevyRounding(2, MidpointRounding.AwayFromZero) },
            new LevyStep("vat", ["value", "duty", "dumping", "excise"]) { Rounding = new LevyRounding(2, MidpointRounding.AwayFromZero) },
        ], out var cascade, out var fault) ? cascade : throw new InvalidOperationException(fault.ToString());

    public CompiledRegime Build() => new RegimeBuilder("bench", Nomenclature) { Areas = Areas, Quotas = Quotas }.AddRange(Measures).TryBuild(out var regime, out var faults)
        ? regime : throw new InvalidOperationException(string.Join('\n', faults));

    public static ItemAssessor Assessor(CompiledRegime regime) => ItemAssessor.TryCreate(regime, Cascade, out var assessor, out var why)
        ? assessor : throw new InvalidOperationException(why.ToString());

    /// <summary>Goods that come from <see cref="Partner"/>, in no order.</summary>
    public List<GoodsFacts> Goods(int seed, int count)
    {
        var drawn = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var weight = drawn.Next(1, 200_000) / 10m;
            return new GoodsFacts(
                new GoodsQuery(TradeDirection.Import, Codes[drawn.Next(Codes.Count)], Partner, First.AddDays(drawn.Next(730)))
                {
                    Documents = [.. Enumerable.Range(0, drawn.Next(6)).Select(_ => new Declared("D" + drawn.Next(Documents)))],
                    AdditionalCodes = drawn.Next(4) == 0 ? [new Declared("V10")] : [],
                }, Currency)
            {
                CustomsValue = drawn.Next(1000, 50_000_000) / 100m,
                Fact = fact => fact.Kind switch { DutyQuantityKind.ExchangeRate => Rate, DutyQuantityKind.Quantity => weight, _ => null },
            };
        })];
    }

    public static BulkLines Encode(BulkRegime regime, IReadOnlyList<GoodsFacts> goods)
    {
        var lines = regime.NewLines(goods.Count);
        foreach (var item in goods)
        {
            lines.Add(item);
        }

        return lines;
    }

    private static MeasureType Type(string id, string? levy, MeasureRole role) => new(id, TradeDirection.Import, levy, role);

    private static void Line(List<GoodsLine> lines, int chapter, int heading, int sub, int indent)
    {
        var code = CommodityCode.Parse(string.Create(CultureInfo.InvariantCulture, $"{10 + (chapter % 90):00}{chapter / 90:00}{heading:00}{sub:00}0000"));
        lines.Add(new GoodsLine(code, GoodsLine.Coded, indent, LocalizedText.Of(Language.En, "goods"), null, DateRange.Always, "bench"));
    }

    // Most measures stand on the declarable lines; taxes and controls on the lines above them.
    private void Draw(GoodsLine line)
    {
        switch (line.Indent)
        {
            case 0:
                Add(Controls[0], line);
                Add(Controls[1], line);
                Add(Ban, line);
                break;
            case 1:
                Add(Vat, line, duty: Percent(22));
                Add(Vat, line, duty: Percent(10), code: "V10");
                Add(Controls[2], line);
                Add(Controls[3], line);
                Add(Controls[4], line);
                Add(Controls[7], line);
                Add(Controls[8], line);
                Some(0.3, Suspension, line, duty: Percent(random.Next(5)), area: "1011");
                Some(0.3, Excise, line, duty: random.Next(2) == 0 ? Percent(random.Next(5, 20)) : Specific());
                break;
            default:
                // A rate changes in the middle of the days.
                var turn = First.AddDays(random.Next(100, 600));
                Add(Base, line, Rated(), days: new DateRange(null, turn));
                Add(Base, line, Rated(), days: new DateRange(turn.AddDays(1), null));
                Some(0.6, Preference, line, duty: Percent(random.Next(5)), area: "2020");
                Some(0.4, Preference, line, duty: Percent(0), area: Economies[random.Next(Economies.Length)]);
                Some(0.2, Preference, line, duty: Percent(random.Next(5)), area: "2030");
                Some(0.3, Quota, line, duty: Percent(random.Next(3)), area: "1011");
                Some(0.2, Dumping, line, duty: Percent(random.Next(5, 60)), area: Economies[random.Next(3)]);
                Some(0.4, Controls[5], line);
                Some(0.3, Controls[6], line);
                break;
        }
    }

    private void Some(double share, MeasureType type, GoodsLine line, DutyExpression? duty = null, string? area = null)
    {
        if (random.NextDouble() < share)
        {
            Add(type, line, duty, area);
        }
    }

    private void Add(MeasureType type, GoodsLine line, DutyExpression? duty = null, string? area = null, string? code = null, DateRange days = default) => Measures.Add(new Measure
    {
        Id = (next++).ToString(CultureInfo.InvariantCulture),
        Type = type,
        Code = line.Code,
        Area = area,
        AdditionalCode = code,
        OrderNumber = type == Quota ? "05" + random.Next(50) : null,
        Days = days,
        Duty = duty,
        Conditions = type == Preference || type == Quota || type.Levy is null ? [.. Conditions(type)] : [],
    });

    // One of two documents, or where the goods weigh little none.
    private IEnumerable<MeasureCondition> Conditions(MeasureType type)
    {
        var sequence = 0;
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            yield return new MeasureCondition("B", ++sequence, ConditionAction.Apply) { Document = "D" + random.Next(Documents) };
        }

        if (type.Levy is null && random.Next(3) == 0)
        {
            yield return new MeasureCondition("B", ++sequence, ConditionAction.Apply) { Threshold = new ConditionThreshold(ThresholdSense.AtMost, new DutyQuantity(DutyQuantityKind.Quantity, Kilogram), random.Next(100) * 10) };
        }

        if (type.Levy is null)
        {
            yield return new MeasureCondition("B", ++sequence, ConditionAction.Refuse);
        }
    }

    private DutyExpression Rated() => random.Next(10) switch
    {
        0 => Specific(),
        1 or 2 => new FloorDuty(Percent(random.Next(5, 25)), Specific()),
        3 => new SumDuty(new DutyTerm(Percent(random.Next(5, 15))), new DutyTerm(Specific())),
        _ => Percent(random.Next(26)),
    };

    private static AdValoremDuty Percent(int rate) => new(Percentage.Of(rate));

    private SpecificDuty Specific() => new(new Money(random.Next(1, 300) / 100m, CurrencyCode.Parse("EUR")), new DutyMeasure(new Quantity(1, Kilogram)));
}
