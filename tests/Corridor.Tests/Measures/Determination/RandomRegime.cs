using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Tests.Measures.Determination;

/// <summary>A small regime that a seed decides: a nomenclature that moves, nested areas, measures of every inheritance.</summary>
internal sealed class RandomRegime
{
    public static readonly DateOnly First = new(2020, 1, 1);
    public static readonly DateOnly Last = new(2023, 12, 31);
    public static readonly EconomyCode[] Partners = [.. new[] { "CN", "RU", "US", "GB", "KZ" }.Select(EconomyCode.Parse)];
    public static readonly DutyQuantity Weight = new(DutyQuantityKind.Quantity, Corridor.Reference.Units.UnitCode.Parse("KGM"));

    public static readonly MeasureType[] Types =
    [
        new("base", TradeDirection.Import, "duty", MeasureRole.BaseDuty),
        new("printed", TradeDirection.Import, "duty", MeasureRole.BaseDuty) { Inheritance = MeasureInheritance.MostSpecific },
        new("preference", TradeDirection.Import, "duty", MeasureRole.Preference),
        new("quota", TradeDirection.Import, "duty", MeasureRole.TariffQuota),
        new("dumping", TradeDirection.Import, "dumping", MeasureRole.AdditionalDuty),
        new("vat", TradeDirection.Import, "vat", MeasureRole.Tax) { AdditionalCodes = AdditionalCodeUse.Alternative },
        new("control", TradeDirection.Import, null, MeasureRole.Requirement),
        new("away", TradeDirection.Export, "duty", MeasureRole.BaseDuty),
    ];

    public static readonly AreaBook Areas = new(
    [
        new MeasureArea("1011") { IsAllOrigins = true },
        new MeasureArea("2000") { Members = [Partners[0], Partners[1]] },
        new MeasureArea("3000") { Groups = ["2000"], Members = [Partners[2]] },
        new MeasureArea("4000") { RefersTo = "3000" },
    ]);

    private readonly Random random;

    /// <param name="seed">What decides everything.</param>
    /// <param name="most">The most measures that are drawn.</param>
    /// <param name="change">A last change of each measure, or null.</param>
    /// <param name="open">The lines that are divided further than is held, or null.</param>
    public RandomRegime(int seed, int most = 40, Func<RandomRegime, Measure, Measure>? change = null, Func<RandomRegime, ImmutableHashSet<CommodityCode>>? open = null)
    {
        random = new Random(seed);
        Lines = MakeLines();
        Nomenclature = new Nomenclature("random", new CodeFormat("0000000000"), new DateRange(First, Last), Lines);
        OpenLines = open?.Invoke(this) ?? [];
        var kilogram = Corridor.Reference.Units.UnitCode.Parse("KGM");
        Quotas = new QuotaBook(
        [
            new TariffQuota("059001", DateRange.Always, null, new(0, kilogram), First),
            new TariffQuota("059002", new DateRange(null, First.AddDays(700)), null, new(seed % 100, kilogram), First),
            new TariffQuota("059002", new DateRange(First.AddDays(701), null), null, null, null),
        ]);
        (Measures, Regime) = Compile([.. Enumerable.Range(0, random.Next(1, most)).Select(i => Measure(i.ToString(System.Globalization.CultureInfo.InvariantCulture))).Select(m => change?.Invoke(this, m) ?? m)]);
    }

    public List<GoodsLine> Lines { get; }

    public Nomenclature Nomenclature { get; }

    public QuotaBook Quotas { get; }

    public ImmutableHashSet<CommodityCode> OpenLines { get; }

    public List<Measure> Measures { get; }

    public CompiledRegime Regime { get; }

    public IEnumerable<CommodityCode> Codes => Lines.Select(l => l.Code).Distinct();

    public EconomyCode Partner => Partners[random.Next(Partners.Length)];

    public DateOnly Day(DateOnly? last = null) => First.AddDays(random.Next((last ?? Last).DayNumber - First.DayNumber + 1));

    /// <summary>The days on which something may turn, with their neighbours, and some others.</summary>
    public IEnumerable<DateOnly> Days() => Measures.SelectMany(m => new[] { m.Validity.From, m.Validity.To }).Concat(Lines.SelectMany(l => new[] { l.Validity.From, l.Validity.To }))
        .OfType<DateOnly>().SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) }).Concat(Enumerable.Range(0, 20).Select(_ => Day())).Distinct();

    /// <summary>The same regime with other measures, or with more.</summary>
    public CompiledRegime With(IEnumerable<Measure> measures, Nomenclature? nomenclature = null)
    {
        var built = new RegimeBuilder("random", nomenclature ?? Nomenclature) { Areas = Areas, Quotas = Quotas }.AddRange(measures).TryBuild(out var regime, out var faults);
        Assert.True(built, string.Join('\n', faults));
        return regime!;
    }

    /// <summary>A measure on any line.</summary>
    public Measure Measure(string id)
    {
        var type = Types[random.Next(Types.Length)];
        var from = Day();
        DateOnly? to = random.Next(3) == 0 ? null : from.AddDays(random.Next(600));
        return new Measure
        {
            Id = id,
            Type = type,
            Code = Lines[random.Next(Lines.Count)].Code,
            Area = random.Next(6) switch { 0 => null, 1 => "1011", 2 => "2000", 3 => "3000", 4 => "4000", _ => Partner.Value },
            Exclusions = random.Next(4) == 0 ? [random.Next(2) == 0 ? "2000" : Partner.Value] : [],
            OrderNumber = type.Role == MeasureRole.TariffQuota ? "05900" + random.Next(1, 4) : null,
            AdditionalCode = random.Next(4) == 0 ? "B00" + random.Next(1, 3) : null,
            Days = new DateRange(random.Next(5) == 0 ? null : from, to),
            Act = random.Next(4) == 0 ? new LegalAct("act", LocalizedText.Of(Language.En, "act"), null, null, null) { End = Day() } : null,
            Season = random.Next(4) == 0 ? new MeasureSeason(MonthDay.Of(Day()), MonthDay.Of(Day())) : null,
            Duty = type.Levy is null ? null : Duty(),
            Conditions = random.Next(2) == 0 ? [] : [.. Conditions(type)],
        };
    }

    public IEnumerable<MeasureCondition> Conditions(MeasureType type)
    {
        foreach (var code in "AB".Take(random.Next(1, 3)))
        {
            var lines = random.Next(1, 4);
            for (var i = 0; i < lines; i++)
            {
                yield return new MeasureCondition(code.ToString(), i, ConditionAction.Apply)
                {
                    Document = "D" + random.Next(6),
                    Threshold = random.Next(5) == 0 ? new ConditionThreshold(ThresholdSense.AtMost, Weight, random.Next(100)) : null,
                    Duty = type.Levy is not null && random.Next(3) == 0 ? Duty() : null,
                };
            }

            if (random.Next(2) == 0)
            {
                yield return new MeasureCondition(code.ToString(), lines, type.Levy is null ? ConditionAction.Refuse : ConditionAction.Waive);
            }
        }
    }

    public int Next(int below) => random.Next(below);

    public int Next(int from, int below) => random.Next(from, below);

    public bool Chance() => random.Next(2) == 0;

    private DutyExpression Duty() => random.Next(4) switch
    {
        0 => new SpecificDuty(new Money(random.Next(1, 9), CurrencyCode.Parse("EUR")), new DutyMeasure(new(1, Corridor.Reference.Units.UnitCode.Parse("KGM")))),
        1 => new SumDuty(new DutyTerm(new AdValoremDuty(Percentage.Of(random.Next(20)))), new DutyTerm(new SpecificDuty(new Money(random.Next(3), CurrencyCode.Parse("CNY")), null), true)),
        _ => new AdValoremDuty(Percentage.Of(random.Next(30))),
    };

    // Two chapters; a subheading that moves below another heading, and lines that come and go.
    private List<GoodsLine> MakeLines()
    {
        var lines = new List<GoodsLine>();
        foreach (var chapter in (string[])["01", "02"])
        {
            lines.Add(Line(chapter + "00000000", 0, default));
            for (var heading = 1; heading <= 2; heading++)
            {
                var code = $"{chapter}0{heading}";
                lines.Add(Line(code + "000000", 1, default));
                for (var sub = 1; sub <= 3; sub++)
                {
                    var turn = Day();
                    switch (random.Next(4))
                    {
                        case 0:
                            lines.Add(Line($"{code}{sub}00000", 2, new DateRange(null, turn)));
                            lines.Add(Line($"{code}{sub}00000", random.Next(1, 4), new DateRange(turn.AddDays(1), null)));
                            break;
                        case 1:
                            lines.Add(Line($"{code}{sub}00000", 2, new DateRange(turn, null)));
                            break;
                        default:
                            lines.Add(Line($"{code}{sub}00000", 2, default));
                            lines.Add(Line($"{code}{sub}10000", 3, random.Next(2) == 0 ? default : new DateRange(turn, null)));
                            break;
                    }
                }
            }
        }

        return lines;
    }

    private static GoodsLine Line(string code, int indent, DateRange days) =>
        new(CommodityCode.Parse(code), GoodsLine.Coded, indent, LocalizedText.Of(Language.En, code), null, days, "random");

    // Measures that the builder refuses are left out, the later of two each time.
    private (List<Measure> Measures, CompiledRegime Regime) Compile(List<Measure> measures)
    {
        while (true)
        {
            if (new RegimeBuilder("random", Nomenclature) { Areas = Areas, Quotas = Quotas, OpenLines = OpenLines }.AddRange(measures).TryBuild(out var regime, out var faults))
            {
                return (measures, regime);
            }

            Assert.All(faults, f => Assert.Contains(f.Code, (string[])["measure.overlap", "measure.additionalCodeMixed"]));
            var refused = faults.Select(f => f.Arguments[1]).ToHashSet();
            measures = [.. measures.Where(m => !refused.Contains(m.Id))];
        }
    }
}
