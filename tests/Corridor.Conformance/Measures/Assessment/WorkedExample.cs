using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Corridor.Conformance.Measures.Determination;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Units;

namespace Corridor.Conformance.Measures.Assessment;

/// <summary>
/// A computation that somebody printed, as a regime of one line: its rates become measures, its values become facts, and
/// the levies stand in the order and on the bases of the economy that the goods go to.
/// </summary>
internal sealed class WorkedExample
{
    // What every case says of itself, besides levies and rates of exchange.
    private static readonly Dictionary<string, string> Levies = new()
    {
        ["duty"] = "duty",
        ["rate"] = "duty",
        ["MFN"] = "duty",
        ["antidumping"] = "remedies",
        ["excise"] = "excise",
        ["consumption tax"] = "consumption",
        ["vat"] = "vat",
    };

    private static readonly string[] ValueParts = ["customsValue", "enteredValue", "invoice", "goods", "freight", "transport", "insurance"];
    private static readonly Dictionary<string, string> Amounts = new() { ["litres"] = "LTR", ["kilograms"] = "KGM", ["pieces"] = "C62" };
    private static readonly HashSet<string> Words = ["code", "currency"];

    private readonly JsonElement given;
    private readonly Dictionary<string, decimal> rates = [];
    private readonly Dictionary<string, DutyExpression> duties = [];

    /// <param name="example">The case.</param>
    /// <param name="steps">The levies of an economy in their order.</param>
    public WorkedExample(JsonElement example, Func<string, IEnumerable<LevyStep>> steps)
    {
        given = example.GetProperty("given");
        var unread = new List<string>();
        foreach (var field in given.EnumerateObject())
        {
            if (field.Name == "layers")
            {
                field.Value.EnumerateObject().ToList().ForEach(l => duties.Add(Levy(l.Name), Duty(l.Value.GetString()!)));
            }
            else if (Levies.TryGetValue(field.Name, out var levy))
            {
                duties.Add(levy, Duty(field.Value.GetString()!));
            }
            else if (field.Name is [_, _, _, '/', _, _, _])
            {
                rates.Add(field.Name, field.Value.Number()!.Value);
            }
            else if (!ValueParts.Contains(field.Name) && !Amounts.ContainsKey(field.Name) && !Words.Contains(field.Name) && field.Name != "vatAdjustment")
            {
                unread.Add(field.Name);
            }
        }

        Assert.True(unread.Count == 0, $"{example.Text("id")}: given {string.Join(", ", unread)} has no meaning here");
        (Currency, Value) = ReadValue();
        var destination = example.Text("lane")!.Split("->")[1];
        var origin = example.Text("lane")!.Split("->")[0] is { Length: 2 } from ? EconomyCode.Parse(from) : (EconomyCode?)null;
        var code = CommodityCode.Parse(given.Text("code") ?? "0101210000");
        var builder = new RegimeBuilder(destination, Sample.Nomenclature(Sample.Line(code.Digits, 0)));
        builder.AddRange(duties.Select(d => new Measure
        {
            Id = d.Key,
            Type = new MeasureType(d.Key, TradeDirection.Import, d.Key, d.Key switch { "duty" => MeasureRole.BaseDuty, "vat" or "excise" or "consumption" => MeasureRole.Tax, _ => MeasureRole.AdditionalDuty }),
            Code = code,
            Duty = d.Value,
        }));
        Assert.True(builder.TryBuild(out var regime, out var faults), string.Join('\n', faults));
        Assert.True(LevyCascade.TryCreate(steps(destination), out var cascade, out var fault), fault?.ToString());
        // What the case does not speak of is not charged in it.
        Assert.True(ItemAssessor.TryCreate(regime, cascade, out var assessor, out fault, (levy, _) => duties.ContainsKey(levy) ? LevyState.Complete : LevyState.NotApplicable), fault?.ToString());
        Facts = new GoodsFacts(new GoodsQuery(TradeDirection.Import, code, origin, new DateOnly(2026, 6, 1)), Currency)
        {
            CustomsValue = Value,
            Costs = ImmutableDictionary<string, ChargeAmount>.Empty.Add("inland", ChargeAmount.Known(new Money(given.Number("vatAdjustment") ?? 0, Currency))),
            Fact = Fact,
        };
        Assert.True(assessor.TryAssess(Facts, out var assessment, out fault), fault?.ToString());
        Assert.True(assessment.IsComplete, $"{example.Text("id")}: {string.Join(", ", assessment.Unknowns)}");
        Option = Assert.Single(assessment.Options);
        Cascade = cascade;
    }

    public CurrencyCode Currency { get; }

    public decimal Value { get; }

    public GoodsFacts Facts { get; }

    public LevyCascade Cascade { get; }

    public DutyOption Option { get; }

    /// <summary>The figure of ours that a name in the case's expectation means, or null for a name without a meaning.</summary>
    public decimal? Figure(string name) => name switch
    {
        "customsValue" => Value,
        "total" => Option.Total.Money?.Amount,
        "vatValue" or "vatBase" => Charge("vat").Base.Money?.Amount,
        "adValorem" => Side(d => d is AdValoremDuty or FreeDuty),
        "specific" => Side(d => d is SpecificDuty),
        _ when duties.ContainsKey(Levy(name)) => Charge(Levy(name)).Amount.Money?.Amount,
        _ => null,
    };

    /// <summary>The name of a levy behind the name that a case gives it.</summary>
    private static string Levy(string name) => Levies.GetValueOrDefault(name) ?? name.ToLowerInvariant().Replace(' ', '-');

    private Charge Charge(string levy) => Option.Charges.Single(c => c.Levy == levy);

    // One side of the duty, computed alone.
    private decimal? Side(Func<DutyExpression, bool> which) => duties["duty"].Operands.Single(which).Evaluate(Currency, null, q => q.Kind == DutyQuantityKind.CustomsValue ? Value : Fact(q)).Amount?.Amount;

    private decimal? Fact(DutyQuantity fact) => fact switch
    {
        { Kind: DutyQuantityKind.ExchangeRate, Currency: { } from } => rates.TryGetValue($"{from}/{Currency}", out var rate) ? rate : null,
        { Kind: DutyQuantityKind.Quantity, Unit: { } unit } => Amounts.FirstOrDefault(a => UnitCode.Parse(a.Value) == unit).Key is { } name ? given.Number(name) : null,
        _ => null,
    };

    private (CurrencyCode, decimal) ReadValue()
    {
        var own = rates.Keys.Select(r => r[4..]).Distinct().SingleOrDefault();
        var value = 0m;
        string? currency = null;
        foreach (var part in ValueParts.Where(p => given.TryGetProperty(p, out _)))
        {
            var words = given.GetProperty(part).ToString().Split(' ');
            var amount = decimal.Parse(words[0], CultureInfo.InvariantCulture);
            currency ??= words.Length > 1 ? words[1] : given.Text("currency");
            value += own is not null && words.Length > 1 && words[1] != own ? amount * rates[$"{words[1]}/{own}"] : amount;
        }

        return (CurrencyCode.Parse(own ?? currency ?? "XXX"), value);
    }

    private static DutyExpression Duty(string text) =>
        EaeuDutyText.TryParse(text, out var duty, out var fault) ? duty : throw new InvalidDataException($"'{text}': {fault}");
}
