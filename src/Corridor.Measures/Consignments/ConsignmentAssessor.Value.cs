using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Consignments;

/// <content>From invoice prices to the value for customs, and on to the cost at the destination.</content>
public sealed partial class ConsignmentAssessor
{
    private const string DutyPaid = "DDP";

    // Rules under which the seller bears the cost behind the border as well.
    private static readonly ImmutableHashSet<string> ToThePlace = [DutyPaid, "DAP", "DPU"];

    private static (ChargeAmount Value, ImmutableArray<ValuedStep> Steps) Value(Consignment consignment, int index, ValuationBasis basis, CurrencyCode currency, UsedRates used)
    {
        var item = consignment.Items[index];
        var steps = ImmutableArray.CreateBuilder<ValuedStep>();
        steps.Add(new ValuedStep(ValuationStep.Price, used.Convert(item.Price, currency)));
        if (consignment.Term is { } term)
        {
            var byMass = consignment.Apportionment == CostApportionment.ByMass;
            if (basis == ValuationBasis.Cif)
            {
                Add(!term.CarriagePaid, ValuationStep.Freight, consignment.Freight, byMass, 1, "freight");
                Add(!term.InsurancePaid && !ToThePlace.Contains(term.Code), ValuationStep.Insurance, consignment.Insurance, false, 1, "insurance");
            }
            else
            {
                Add(term.CarriagePaid, ValuationStep.LessFreight, consignment.Freight, byMass, -1, "freight");
                Add(term.InsurancePaid, ValuationStep.LessInsurance, consignment.Insurance, false, -1, "insurance");
            }

            // Costs behind the border come off only where they are told apart (WTO valuation agreement, note to article 1).
            Add(ToThePlace.Contains(term.Code) && consignment.Inland is not null, ValuationStep.LessInland, consignment.Inland, byMass, -1, LevyStep.Inland);
            Add(term.Code == DutyPaid, ValuationStep.LessDuties, consignment.DutiesInPrice, false, -1, "duties-in-price");
        }

        var value = steps.Select(s => s.Amount).Aggregate((a, b) => a + b);
        return (value.Money is { Amount: < 0 } ? ChargeAmount.Unknown(new UnknownReason(UnknownKind.NotComputable, LevyStep.CustomsValue)) : value, steps.ToImmutable());

        void Add(bool counts, ValuationStep step, Money? cost, bool byMass, int sign, string name)
        {
            if (!counts)
            {
                return;
            }

            steps.Add(new ValuedStep(step, cost is not { } whole ? ChargeAmount.Unknown(new UnknownReason(UnknownKind.MissingFact, LevyStep.Cost + name))
                : Signed(Part(consignment, index, whole, byMass, currency, used), sign)));
        }
    }

    // What an item bears of a cost of the whole.
    private static ChargeAmount Part(Consignment consignment, int index, Money whole, bool byMass, CurrencyCode currency, UsedRates used) => Share(consignment, index, byMass) is { } share
        ? used.Convert(new Money(whole.Amount * share.Part / share.Whole, whole.Currency), currency)
        : ChargeAmount.Unknown(new UnknownReason(UnknownKind.MissingFact, LevyStep.Cost + "mass"));

    /// <summary>
    /// The costs that bases of levies take in where they are told; unknown where they cannot be converted or shared out. Carriage behind the border that a price to the place
    /// holds and from which it was not taken off is in the value already.
    /// </summary>
    private static ImmutableDictionary<string, ChargeAmount> Costs(Consignment consignment, int index, Regime regime, TradeDirection direction, UsedRates used)
    {
        var none = ImmutableDictionary<string, ChargeAmount>.Empty;
        if (!regime.Levies(direction).Any(l => l.Step.Asks(LevyStep.Inland)))
        {
            return none;
        }

        return consignment.Inland is not { } whole ? consignment.Term is { } term && ToThePlace.Contains(term.Code) ? none.Add(LevyStep.Inland, ChargeAmount.Known(new Money(0, regime.Currency))) : none
            : none.Add(LevyStep.Inland, Part(consignment, index, whole, consignment.Apportionment == CostApportionment.ByMass, regime.Currency, used));
    }

    private static ChargeAmount Signed(ChargeAmount amount, int sign) => amount.Money is { } money ? ChargeAmount.Known(money * sign) : amount;

    // The last item takes what rounding would leave; no rounding is done here, so shares add up by themselves.
    private static (decimal Part, decimal Whole)? Share(Consignment consignment, int index, bool byMass)
    {
        decimal whole = 0;
        decimal part = 0;
        for (var i = 0; i < consignment.Items.Length; i++)
        {
            var item = consignment.Items[i];
            if ((byMass ? item.GrossMass ?? item.NetMass : item.Price.Amount) is not { } weight)
            {
                return null;
            }

            whole += weight;
            part = i == index ? weight : part;
        }

        // Where nothing has a price or a mass, each item bears the same.
        return whole == 0 ? (1, consignment.Items.Length) : (part, whole);
    }

    private ConsignmentCharge? OnWhole(Consignment consignment, RegimeLevy levy, Regime regime, TradeDirection direction, ImmutableArray<ItemOnSide> items)
    {
        if (items.Length == 0)
        {
            return null;
        }

        var query = new GoodsQuery(direction, items[0].Code, consignment.Origin, consignment.Date);
        var whole = items.Select(i => i.Value).Aggregate((a, b) => a + b);
        var state = regime.Coverage(levy.Step.Levy, query)?.State ?? LevyState.NotLoaded;
        if (state == LevyState.NotApplicable)
        {
            return null;
        }

        var scale = charges.FeesOf(regime.Economy.Code, consignment.Date).Where(f => f.ValueFrom is not null).OrderBy(f => f.ValueFrom).ToList();
        if (state == LevyState.NotLoaded || scale.Count == 0)
        {
            return new ConsignmentCharge(levy, whole, ChargeAmount.Unknown(new UnknownReason(UnknownKind.NotLoaded, levy.Step.Levy)), null, null, null);
        }

        if (whole.Money is not { } value)
        {
            return new ConsignmentCharge(levy, whole, ChargeAmount.Unknown(whole.Reasons), scale[0].Act, null, scale[0].Source);
        }

        // Brackets end on a kopeck and the next begins on the one after it.
        var rounded = decimal.Round(value.Amount, 2, MidpointRounding.AwayFromZero);
        var at = scale.FindLastIndex(f => f.ValueFrom <= rounded);
        var bracket = at < 0 || (scale[at].ValueTo is { } to ? to < rounded : at < scale.Count - 1) ? null : scale[at];
        return bracket is null
            ? new ConsignmentCharge(levy, whole, ChargeAmount.Unknown(new UnknownReason(UnknownKind.NotLoaded, levy.Step.Levy)), scale[0].Act, null, scale[0].Source)
            : new ConsignmentCharge(levy, whole, ChargeAmount.Known(new Money(bracket.Fee, CurrencyCode.Parse(bracket.Currency))), bracket.Act, bracket.Note, bracket.Source);
    }

    private static ImmutableArray<LandedPart> Landed(Consignment consignment, SideAssessment import, SideAssessment export, UsedRates used)
    {
        var invoice = consignment.Items[0].Price.Currency;
        var own = import.Regime?.Currency ?? invoice;
        var parts = ImmutableArray.CreateBuilder<LandedPart>();
        void Part(string name, ChargeAmount amount) => parts.Add(new LandedPart(name,
            amount.Money is { } m ? used.Convert(m, invoice) : amount, amount.Money is { } o ? used.Convert(o, own) : amount));
        void Cost(string name, Money? money, bool counts)
        {
            if (counts)
            {
                Part(name, money is { } m ? ChargeAmount.Known(m) : ChargeAmount.Unknown(new UnknownReason(UnknownKind.MissingFact, LevyStep.Cost + name)));
            }
        }

        Part("price", ChargeAmount.Known(consignment.Items.Select(i => i.Price).Aggregate((a, b) => a + b)));
        var term = consignment.Term;
        Cost("freight", consignment.Freight, term is { CarriagePaid: false });
        Cost("insurance", consignment.Insurance, term is { CarriagePaid: false, InsurancePaid: false } || (term is { InsurancePaid: false } && !ToThePlace.Contains(term.Code)));
        Cost(LevyStep.Inland, consignment.Inland, consignment.Inland is not null && (term is null || !ToThePlace.Contains(term.Code)));
        // The buyer bears the charges of export under EXW only, those of import under every rule but DDP.
        if (term is { Code: "EXW" })
        {
            Part("export", Strict(export));
        }

        if (term is not { Code: DutyPaid })
        {
            Part("import", Strict(import));
        }

        return parts.ToImmutable();

        static ChargeAmount Strict(SideAssessment side)
        {
            if (side.Fault is not null || side.Items.Any(i => i.Assessment?.Best is null))
            {
                // What keeps the items from an answer says enough; where nothing does, the side is not loaded.
                var reasons = side.Items.SelectMany(i => i.Assessment?.Unknowns ?? []).ToList();
                return ChargeAmount.Unknown(side.Fault is null && reasons.Count > 0 && side.Items.All(i => i.Assessment is not null)
                    ? [.. reasons] : [.. reasons, new UnknownReason(UnknownKind.NotLoaded, side.Direction == TradeDirection.Import ? "import" : "export")]);
            }

            return side.Items.Select(i => i.Assessment!.Best!.Total).Concat(side.Charges.Select(c => c.Amount)).Aggregate((a, b) => a + b);
        }
    }
}
