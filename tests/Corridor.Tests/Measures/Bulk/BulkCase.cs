using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Units;
using Corridor.Tests.Measures.Determination;

namespace Corridor.Tests.Measures.Bulk;

/// <summary>
/// A regime of everything that a measure can hold, its cascade, and goods of which some facts are missing; a seed
/// decides all of it.
/// </summary>
internal sealed class BulkCase
{
    // So many that those of a measure type do not fit one word of bits.
    private const int RareDocuments = 40;
    private static readonly CurrencyCode Own = CurrencyCode.Parse("CNY");
    private static readonly UnitCode Kilogram = UnitCode.Parse("KGM");
    private static readonly UnitCode Litre = UnitCode.Parse("LTR");

    private static readonly MeasureType[] More =
    [
        new("ban", TradeDirection.Import, null, MeasureRole.Prohibition),
        new("limit", TradeDirection.Import, null, MeasureRole.QuantityLimit),
        new("excise", TradeDirection.Import, "excise", MeasureRole.Tax),
        new("suspension", TradeDirection.Import, "duty", MeasureRole.Suspension),
        new("use", TradeDirection.Import, null, MeasureRole.EndUse),
        // An option and a charge beside it that go by one type.
        new("dumping", TradeDirection.Import, "duty", MeasureRole.Preference),
    ];

    private readonly RandomRegime random;

    public BulkCase(int seed, int most = 60)
    {
        random = new RandomRegime(seed, most, Change, r => r.Next(4) == 0 ? [.. r.Codes.Where(_ => r.Next(3) == 0)] : []);
        LevyStep Step(string levy, params ImmutableArray<string> levyBase) => new(levy, levyBase)
        {
            IsInclusive = levy == "excise" && random.Chance(),
            IsContained = random.Next(6) == 0,
            Rounding = random.Next(3) == 0 ? new LevyRounding(random.Next(3), random.Next(4) == 0 ? MidpointRounding.ToEven : MidpointRounding.AwayFromZero) : null,
        };
        string[] freight = random.Next(4) switch { 0 => ["cost:freight"], 1 => ["cost:freight?"], _ => [] };
        LevyStep[] steps = [Step("duty", "value"), Step("dumping", ["value", .. freight]), Step("excise", "value", "duty"), Step("vat", ["value", "duty", "dumping", "excise", .. freight])];
        if (random.Next(4) == 0)
        {
            steps = [steps[1], .. steps[..1], .. steps[2..]];
        }

        Assert.True(LevyCascade.TryCreate(steps, out var cascade, out var fault), fault?.ToString());
        var holdsAll = random.Chance();
        DateOnly[] turns = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Day()).Order()];
        var states = Enumerable.Range(0, 97).Select(_ => random.Next(3) == 0 ? (LevyState)random.Next(4) : LevyState.Complete).ToArray();
        LevyState Holds(string levy, GoodsQuery query) => states[(levy.Length + (query.Code.Digits[3] * 7) + (turns.Count(t => t <= query.Date) * 13)) % states.Length];
        Assert.True(ItemAssessor.TryCreate(random.Regime, cascade, out var assessor, out fault, holdsAll ? null : Holds), fault?.ToString());
        Given = random.Next(3) == 0 ? ImmutableDictionary<string, DutyExpression>.Empty.Add(steps[^random.Next(1, 3)].Levy, Duty(random, 1)) : ImmutableDictionary<string, DutyExpression>.Empty;
        (Cascade, Assessor, Compiled) = (cascade, assessor, BulkRegime.Compile(assessor, Own, Given, random.Chance() ? [.. turns] : null));
    }

    public CompiledRegime Regime => random.Regime;

    public LevyCascade Cascade { get; }

    public ItemAssessor Assessor { get; }

    public BulkRegime Compiled { get; }

    public ImmutableDictionary<string, DutyExpression> Given { get; }

    /// <summary>Goods of one lane, on declarable and other codes, on days inside and outside of what is covered.</summary>
    public List<GoodsFacts> Goods(int count)
    {
        var partner = random.Next(8) == 0 ? default(Corridor.Reference.Economies.EconomyCode?) : random.Partner;
        var direction = random.Next(8) == 0 ? TradeDirection.Export : TradeDirection.Import;
        var codes = random.Codes.ToList();
        return [.. Enumerable.Range(0, count).Select(_ => Item(direction, partner, codes[random.Next(codes.Count)]))];
    }

    private GoodsFacts Item(TradeDirection direction, Corridor.Reference.Economies.EconomyCode? partner, Corridor.Reference.Goods.CommodityCode code)
    {
        var (weight, litres, rate, alcohol, note) = (Maybe(200), Maybe(50), Maybe(10), Maybe(40), Maybe(500));
        return new GoodsFacts(
            new GoodsQuery(direction, code, partner, random.Next(30) == 0 ? RandomRegime.Last.AddDays(1) : random.Day())
            {
                Documents =
                [
                    .. Enumerable.Range(0, 6).Where(_ => random.Next(5) == 0).Select(i => new Declared("D" + i, random.Next(4) == 0 ? RandomRegime.Types[random.Next(RandomRegime.Types.Length)].Id : null)),
                    .. Enumerable.Range(0, RareDocuments).Where(_ => random.Next(8) == 0).Select(i => new Declared("X" + i)),
                ],
                AdditionalCodes = random.Next(3) == 0 ? [new Declared("B00" + random.Next(3), random.Chance() ? null : "vat")] : [],
            }, Own)
        {
            Given = random.Next(40) == 0 ? Given.SetItem("vat", new AdValoremDuty(Percentage.Of(3))) : Given,
            CustomsValue = random.Next(12) == 0 ? null : random.Next(40) == 0 ? 79_228_162_514_264_337_593m * random.Next(1_000_000_000) : random.Next(1_000_000) / 100m,
            Fact = f => f switch
            {
                { Kind: DutyQuantityKind.Quantity, Qualifier: null } => f.Unit == Kilogram ? weight : litres,
                { Kind: DutyQuantityKind.ExchangeRate } => f.Currency!.Value.Value == "EUR" ? rate : 7.1234m,
                { Kind: DutyQuantityKind.Multiplier } => alcohol,
                { Kind: DutyQuantityKind.PartValue } => note * 2,
                { Kind: DutyQuantityKind.OtherDuty } => note,
                _ => null,
            },
            Costs = random.Next(3) == 0 ? ImmutableDictionary<string, ChargeAmount>.Empty : ImmutableDictionary<string, ChargeAmount>.Empty.Add("freight", random.Next(12) == 0
                ? ChargeAmount.Unknown(new UnknownReason(UnknownKind.MissingRate, LevyStep.CustomsValue)) : ChargeAmount.Known(new Money(random.Next(100), Own))),
        };
    }

    private decimal? Maybe(int below) => random.Next(6) == 0 ? null : random.Next(below * 1000) / 1000m;

    private Measure Change(RandomRegime from, Measure measure)
    {
        var changed = from.Next(3) == 0 ? measure with { Type = More[from.Next(More.Length)] } : measure;
        changed = changed with
        {
            Duty = changed.Type.Levy is null || from.Next(12) == 0 ? null : from.Chance() ? Duty(from, 2) : changed.Duty ?? Duty(from, 1),
            Doubts = from.Next(12) == 0 ? [new MeasureDoubt("note", LocalizedText.Of(Language.En, "a note"))] : [],
            OrderNumber = changed.Type.Role == MeasureRole.TariffQuota ? "05900" + from.Next(4) : null,
        };
        // Measures of a kind of their own overlap with nothing, so that many hold for one line.
        changed = from.Chance() ? changed with { Preference = measure.Id } : changed;
        changed = from.Next(3) == 0 ? changed with { Area = null, Exclusions = [], Days = default, Act = null } : changed;
        return changed with
        {
            Conditions = [.. changed.Conditions.Select(c => c with
            {
                Document = c.Document is null || from.Next(5) == 0 ? null : from.Next(3) == 0 ? "X" + from.Next(RareDocuments) : c.Document,
                Threshold = from.Next(3) == 0 ? Threshold(from) : c.Threshold,
                Action = from.Next(5) == 0 ? (ConditionAction)from.Next(4) : c.Action,
                Sequence = from.Next(4) == 0 ? from.Next(4) : c.Sequence,
                Duty = c.Duty is not null && from.Chance() ? Duty(from, 1) : c.Duty,
            })],
        };
    }

    private static ConditionThreshold Threshold(RandomRegime from) => from.Next(4) switch
    {
        0 => new ConditionThreshold((ThresholdSense)from.Next(4), new DutyQuantity(DutyQuantityKind.CustomsValue), from.Next(200))
        {
            Currency = from.Chance() ? CurrencyCode.Parse("EUR") : Own,
            Per = from.Chance() ? new DutyMeasure(new Quantity(from.Next(1, 4) * 10, Kilogram)) : null,
        },
        1 => new ConditionThreshold((ThresholdSense)from.Next(4), new DutyQuantity(DutyQuantityKind.Quantity, Litre), from.Next(40)),
        _ => new ConditionThreshold((ThresholdSense)from.Next(4), RandomRegime.Weight, from.Next(200)),
    };

    private static DutyExpression Duty(RandomRegime from, int depth) => from.Next(depth > 0 ? 15 : 9) switch
    {
        0 => new AdValoremDuty(Percentage.Fraction(from.Next(1, 200), 3)),
        1 => new AdValoremDuty(Percentage.Of(from.Next(300) / 10m)),
        2 => new FreeDuty(from.Next(4) == 0 ? "under bond" : null),
        3 => new SpecificDuty(new Money(from.Next(100) / 100m, CurrencyCode.Parse(from.Chance() ? "EUR" : "CNY")), new DutyMeasure(new Quantity(from.Chance() ? 100 : 3, Kilogram))),
        4 => new SpecificDuty(new Money(from.Next(5), Own), new DutyMeasure(new Quantity(1, Litre), from.Chance() ? DutyQualifier.AlcoholPercent : from.Next(4) == 0 ? DutyQualifier.Net : null)),
        5 => from.Next(3) == 0 ? new AdValoremDuty(Percentage.Of(from.Next(20)), DutyPart.FullValue) : new AdValoremDuty(Percentage.Of(0)),
        6 => from.Next(3) == 0 ? new NotUnderstoodDuty("as the note has it", 1, default) : new SupplementaryUnitDuty(new DutyMeasure(new Quantity(1, Kilogram))),
        7 => from.Next(3) == 0 ? new ReferenceDuty(DutyReferenceKind.Note, "note 5") : new AdValoremDuty(Percentage.Of(from.Next(120))),
        8 => new SpecificDuty(new Money(from.Next(50), Own), null),
        9 => new CeilingDuty(Duty(from, depth - 1), Duty(from, depth - 1)),
        10 => new FloorDuty(Duty(from, depth - 1), Duty(from, depth - 1)),
        11 => new LowerOfDuty(Duty(from, depth - 1), Duty(from, depth - 1), Duty(from, 0)),
        12 => new HigherOfDuty(Duty(from, depth - 1), Duty(from, depth - 1)),
        13 => new SeasonalDuty(new DutySeason(MonthDay.Of(from.Day()), MonthDay.Of(from.Day()), Duty(from, depth - 1)), new DutySeason(MonthDay.Of(from.Day()), MonthDay.Of(from.Day()), Duty(from, depth - 1))),
        _ => new SumDuty(new DutyTerm(Duty(from, depth - 1)), new DutyTerm(Duty(from, depth - 1), from.Chance()), new DutyTerm(Duty(from, 0), from.Next(3) == 0)),
    };
}
