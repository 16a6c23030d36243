using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Measures.Assessment;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Measures.Regimes;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Measures.Consignments;

/// <summary>
/// Answers for a consignment on both sides of its lane: the charges of each item under each option, what the goods must
/// meet, charges on the whole, and what the goods cost at their destination.
/// </summary>
/// <param name="book">Economies, units and delivery rules.</param>
/// <param name="regimes">The rules of the economies.</param>
/// <param name="charges">The control lists and the scales of fees.</param>
/// <param name="rates">The exchange rates.</param>
public sealed partial class ConsignmentAssessor(ReferenceBook book, RegimeBook regimes, ChargeBook charges, ExchangeRates rates)
{
    /// <summary>The highest amount of money or goods that is taken for meant; it leaves room for every computation.</summary>
    public const decimal MostAmount = 1_000_000_000_000_000m;

    private const int MostChoices = 60;
    private const int SharedDigits = 6;
    private static readonly UnitCode Kilogram = UnitCode.Parse("KGM");

    /// <summary>
    /// The answer. What makes the whole question senseless is a fault; what concerns one item or one side stands there,
    /// and the rest is answered.
    /// </summary>
    public bool TryAssess(Consignment consignment, [NotNullWhen(true)] out ConsignmentAssessment? assessment, [NotNullWhen(false)] out Fault? fault)
    {
        assessment = null;
        fault = Check(consignment);
        if (fault is not null || !TryEconomy(consignment.Origin, out var origin, out fault) || !TryEconomy(consignment.Destination, out var destination, out fault))
        {
            return false;
        }

        var used = new UsedRates(rates, consignment);
        var import = Side(consignment, TradeDirection.Import, destination, origin, used);
        var export = Side(consignment, TradeDirection.Export, origin, destination, used);
        var landed = Landed(consignment, import, export, used);
        var invoice = consignment.Items[0].Price.Currency;
        var total = landed.Aggregate(new LandedPart("total", ChargeAmount.Known(new Money(0, invoice)), ChargeAmount.Known(new Money(0, import.Regime?.Currency ?? invoice))),
            (sum, part) => sum with { Amount = sum.Amount + part.Amount, Own = sum.Own + part.Own });
        assessment = new ConsignmentAssessment(consignment, export, import, landed, total, used.All)
        {
            Older = used.Older,
            LandedHeld = (Known(landed.Select(p => p.Amount)), Known(landed.Select(p => p.Own))),
        };
        return true;
    }

    private bool TryEconomy(EconomyCode code, [NotNullWhen(true)] out Economy? economy, [NotNullWhen(false)] out Fault? fault)
    {
        economy = book.Economies.Find(code);
        fault = economy is null ? new Fault("economy.unknown", Fault.Quote(code.Value)) : null;
        return economy is not null;
    }

    private Fault? Check(Consignment c)
    {
        if (c.Items.IsDefaultOrEmpty)
        {
            return new Fault("consignment.empty");
        }

        if (c.Items.Length > Consignment.MostItems)
        {
            return new Fault("consignment.tooMany", c.Items.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), Consignment.MostItems.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (c.Origin == c.Destination || book.Economies.Includes(c.Origin, c.Destination) || book.Economies.Includes(c.Destination, c.Origin))
        {
            return new Fault("lane.same", c.Origin.Value);
        }

        // No border of customs stands between members of one union.
        if (book.Economies.All.FirstOrDefault(u => u.IsGroup && !u.Members.IsDefault && book.Economies.Includes(u.Code, c.Origin) && book.Economies.Includes(u.Code, c.Destination)
            && regimes.Economies.Any(e => u.Members.Contains(e))) is { } union)
        {
            return new Fault("lane.union", c.Origin.Value, c.Destination.Value, union.Code.Value);
        }

        foreach (var (money, field) in new[] { (c.Freight, "freight"), (c.Insurance, "insurance"), (c.Inland, LevyStep.Inland), (c.DutiesInPrice, "duties_in_price") })
        {
            if (money is { } m && m.Amount is < 0 or > MostAmount)
            {
                return Absurd(m.Amount, field);
            }
        }

        var currency = c.Items[0].Price.Currency;
        for (var i = 0; i < c.Items.Length; i++)
        {
            var (item, at) = (c.Items[i], $"items[{i}].");
            if (item.Price.Amount is < 0 or > MostAmount)
            {
                return Absurd(item.Price.Amount, at + "price");
            }

            if (item.Price.Currency != currency)
            {
                return new Fault("consignment.currencies", currency.Value, item.Price.Currency.Value, at + "price");
            }

            foreach (var (amount, field) in new[] { (item.NetMass, "net_mass"), (item.GrossMass, "gross_mass") })
            {
                if (amount is < 0 or > MostAmount)
                {
                    return Absurd(amount.Value, at + field);
                }
            }

            if (item.NetMass > item.GrossMass)
            {
                return new Fault("consignment.netAboveGross", Decimals.Text(item.NetMass.Value), Decimals.Text(item.GrossMass.Value), at + "net_mass");
            }

            if (item.Amounts.FirstOrDefault(a => a.Quantity.Amount is < 0 or > MostAmount) is { } strange)
            {
                return Absurd(strange.Quantity.Amount, at + "amounts");
            }
        }

        return c.Rates.FirstOrDefault(r => r.Rate is <= 0 or > MostAmount) is { } rate ? Absurd(rate.Rate, "rates") : null;

        static Fault Absurd(decimal amount, string field) => new("consignment.amount", Decimals.Text(amount), field, Decimals.Text(MostAmount));
    }

    private SideAssessment Side(Consignment consignment, TradeDirection direction, Economy economy, Economy other, UsedRates used)
    {
        if (!regimes.TryFor(economy.Code, out var regime, out var fault, consignment.KnownOn))
        {
            return new SideAssessment(direction, economy, null, fault, [], []);
        }

        var items = consignment.Items.Select((item, i) => Assess(consignment, i, item, direction, regime, other.Code, used)).ToImmutableArray();
        var whole = regime.Levies(direction).Where(l => l.IsOfConsignment).Select(l => OnWhole(consignment, l, regime, direction, items)).OfType<ConsignmentCharge>().ToImmutableArray();
        var byLevy = regime.Levies(direction).Select(l => (Levy: l, Amounts: items.SelectMany(i => i.Assessment?.Best?.Charges ?? []).Where(c => c.Levy == l.Step.Levy).Select(c => c.Amount)
                .Concat(whole.Where(w => w.Levy == l).Select(w => w.Amount)).ToList()))
            .Where(l => l.Amounts.Count > 0).Select(l => (l.Levy, l.Amounts.Aggregate((a, b) => a + b))).ToImmutableArray();
        Money? held = items.Any(i => i.Held is not null)
            ? items.Select(i => i.Held).OfType<Money>().Concat(whole.Select(w => w.Amount.Money).OfType<Money>()).Aggregate((a, b) => a + b) : null;
        return new SideAssessment(direction, economy, regime, null, items, whole)
        {
            Held = held,
            HeldInInvoiceCurrency = held is { } known ? used.Convert(known, consignment.Items[0].Price.Currency).Money : null,
            ByLevy = byLevy,
        };
    }

    private ItemOnSide Assess(Consignment consignment, int index, ConsignmentItem item, TradeDirection direction, Regime regime, EconomyCode other, UsedRates used)
    {
        var (value, steps) = Value(consignment, index, direction == TradeDirection.Export ? ValuationBasis.Fob : regime.Valuation, regime.Currency, used);
        // The area of a measure is that of origin on import, of destination on export.
        var partner = direction == TradeDirection.Import ? item.Origin ?? other : other;
        var asked = direction == TradeDirection.Import ? item.Code : item.ExportCode ?? item.Code;
        // Behind six digits a tariff's own lines begin: another tariff's digits say nothing here.
        var inferred = direction == TradeDirection.Export && item.ExportCode is null;
        var code = inferred ? asked.Cut(SharedDigits) : asked;
        var query = new GoodsQuery(direction, code, partner, consignment.Date)
        {
            Documents = [.. item.Documents.Concat(Recognised(regime, item, partner, consignment.Date)).Distinct(StringComparer.Ordinal).Select(d => new Declared(d))],
            AdditionalCodes = [.. item.AdditionalCodes.Select(a => new Declared(a))],
        };
        var facts = new GoodsFacts(query, regime.Currency)
        {
            CustomsValue = value.Money?.Amount,
            Costs = Costs(consignment, index, regime, direction, used),
            Fact = fact => Ask(fact, item, regime.Currency, used),
            Given = direction == TradeDirection.Import ? item.GivenRates : GoodsFactsNothingGiven,
        };

        var answered = regime.Assessor(direction).TryAssess(facts, out var assessment, out var fault, explain: true);
        var choices = ImmutableArray<GoodsLine>.Empty;
        if (!answered)
        {
            (assessment, facts, choices) = OfLines(regime, direction, facts, choices);
            (fault, code) = assessment is null ? (fault, code) : (null, facts.Query.Code);
        }

        if (assessment is not null && consignment.KnownOn is { } known)
        {
            assessment = assessment with { Unknowns = [.. assessment.Unknowns, .. ReadLater(regime.Tariff, assessment, known)] };
        }

        return new ItemOnSide(index, item, code, inferred, value, steps, assessment, fault, choices, Requirements(regime, direction, item, facts.Query, assessment, consignment), facts);
    }

    // A tariff that is held in one edition says the same on all days of knowledge: where that edition came later, the rate was not known in it.
    private static IEnumerable<UnknownReason> ReadLater(Tariff tariff, ItemAssessment assessment, DateOnly known) => !tariff.EditionDays.IsEmpty ? []
        : ((assessment.Best ?? assessment.Options.FirstOrDefault())?.Charges ?? []).Select(c => c.Measure).OfType<Measure>()
            .Where(m => m.Validity.From > known && m.Source is { } source && tariff.Pack.Manifest.Sources.Contains(source))
            .Select(m => new UnknownReason(UnknownKind.Doubtful, m.Type.Levy ?? "", m.Id) { Doubt = MeasureDoubt.Of("edition-of-later", DateRange.Text(m.Validity.From!.Value)) });

    private static readonly ImmutableDictionary<string, DutyExpression> GoodsFactsNothingGiven = ImmutableDictionary<string, DutyExpression>.Empty;

    /// <summary>A code that is divided further has an answer where all its lines have the same; else the lines are the choice.</summary>
    private static (ItemAssessment?, GoodsFacts, ImmutableArray<GoodsLine>) OfLines(Regime regime, TradeDirection direction, GoodsFacts facts, ImmutableArray<GoodsLine> none)
    {
        if (!regime.Compiled.Nomenclature.TryAt(facts.Query.Date, out var tree, out _))
        {
            return (null, facts, none);
        }

        var lines = tree.Under(facts.Query.Code).SelectMany(n => n.Declarable).Where(n => n.Line.IsCoded).ToList();
        var choices = lines.Take(MostChoices).Select(n => n.Line).ToImmutableArray();
        ItemAssessment? first = null;
        var firstFacts = facts;
        if (facts.Query.Code.Length < SharedDigits || lines.Count > MostChoices)
        {
            return (null, facts, choices);
        }

        foreach (var line in lines)
        {
            var own = facts with { Query = facts.Query with { Code = line.Code } };
            if (!regime.Assessor(direction).TryAssess(own, out var answer, out _, explain: true) || (first is not null && Figures(answer) != Figures(first)))
            {
                return (null, facts, choices);
            }

            (first, firstFacts) = first is null ? (answer, own) : (first, firstFacts);
        }

        return (first, firstFacts, first is null ? choices : lines.Count > 1 ? choices : none);

        static string Figures(ItemAssessment a) => string.Join('|', a.Options.Select(o => $"{o.Measure.Type}:{o.Reach}:{string.Join(',', o.Charges.Select(c => $"{c.Levy}={c.Duty}"))}"))
            + string.Join('|', a.Requirements.Select(r => r.Measure.Type.Id)) + string.Join('|', a.Unknowns.Select(u => $"{u.Kind}{u.Levy}{u.Doubt?.Kind}"));
    }

    private decimal? Ask(DutyQuantity fact, ConsignmentItem item, CurrencyCode currency, UsedRates used)
    {
        switch (fact.Kind)
        {
            case DutyQuantityKind.ExchangeRate:
                return used.Find(fact.Currency!.Value, currency)?.Factor;
            case DutyQuantityKind.Multiplier:
                return item.Amounts.FirstOrDefault(a => a.Qualifier == fact.Qualifier)?.Quantity.Amount;
            case DutyQuantityKind.Quantity:
                foreach (var (quantity, qualifier) in Known(item))
                {
                    if (qualifier == fact.Qualifier && book.Units.TryConvert(quantity, fact.Unit!.Value, out var converted, out _))
                    {
                        return converted.Amount;
                    }
                }

                return null;
            default:
                return null;
        }

        // What was declared in the unit itself comes first.
        IEnumerable<(Quantity, DutyQualifier?)> Known(ConsignmentItem i)
        {
            foreach (var amount in i.Amounts.OrderBy(a => a.Quantity.Unit != fact.Unit))
            {
                yield return (amount.Quantity, amount.Qualifier);
            }

            if (i.NetMass is { } net)
            {
                yield return (new Quantity(net, Kilogram), null);
                yield return (new Quantity(net, Kilogram), DutyQualifier.Net);
            }

            if (i.GrossMass is { } gross)
            {
                yield return (new Quantity(gross, Kilogram), DutyQualifier.Gross);
            }
        }
    }

    private static IEnumerable<string> Recognised(Regime regime, ConsignmentItem item, EconomyCode partner, DateOnly day) =>
        regime.Recognitions.Where(r => r.Effect == "replaces" && r.Origin == partner && r.Days.Contains(day) && item.Documents.Contains(r.Foreign)).Select(r => r.Requirement);

    private static Money? Known(IEnumerable<ChargeAmount> amounts)
    {
        var known = amounts.Select(a => a.Money).OfType<Money>().ToList();
        return known.Count == 0 ? null : known.Aggregate((a, b) => a + b);
    }

    /// <summary>The rates of one question: those stated first, then the published ones; each that was used is kept.</summary>
    private sealed class UsedRates(ExchangeRates published, Consignment consignment)
    {
        private const int AnyAge = 36_500;
        private readonly SortedDictionary<string, UsedRate> used = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, UsedRate> older = new(StringComparer.Ordinal);
        private readonly HashSet<string> absent = new(StringComparer.Ordinal);

        /// <summary>The newest rates of pairs for which none was young enough.</summary>
        public ImmutableArray<UsedRate> Older => [.. older.Values];

        public ImmutableArray<UsedRate> All => [.. used.Values];

        public UsedRate? Find(CurrencyCode from, CurrencyCode to)
        {
            if (used.TryGetValue(from.Value + to.Value, out var known) || absent.Contains(from.Value + to.Value))
            {
                return known;
            }

            var given = consignment.RateFor(published, from, to, consignment.Date, consignment.MostRateDays);
            if (given is not null)
            {
                used.Add(from.Value + to.Value, given);
            }
            else
            {
                absent.Add(from.Value + to.Value);
                if (consignment.RateFor(published, from, to, consignment.Date, AnyAge) is { } newest)
                {
                    older[from.Value + to.Value] = newest;
                }
            }

            return given;
        }

        public ChargeAmount Convert(Money money, CurrencyCode to) => money.Currency == to ? ChargeAmount.Known(money)
            : Find(money.Currency, to) is { } rate ? ChargeAmount.Known(rate.Apply(money))
            : ChargeAmount.Unknown(new UnknownReason(UnknownKind.MissingRate, LevyStep.CustomsValue) { Fact = new DutyQuantity(DutyQuantityKind.ExchangeRate, Currency: money.Currency) });
    }
}
