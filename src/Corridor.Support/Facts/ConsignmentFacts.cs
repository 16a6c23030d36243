using Corridor.Measures.Assessment;
using Corridor.Measures.Consignments;
using Corridor.Measures.Determination;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Units;
using Corridor.Support.Expressions;

namespace Corridor.Support.Facts;

/// <summary>
/// The facts of a consignment that an assessment of its charges already knows, so that nobody is asked twice: lane, day,
/// codes, prices, masses, and on the import side customs value, duties and taxes as assessed. What the assessment does
/// not know stays unknown. Each side has facts of its own: behind six digits a code is one of its own tariff, and the
/// charges of import are no facts of who exports.
/// </summary>
public static class ConsignmentFacts
{
    private static readonly UnitCode Kilogram = UnitCode.Parse("KGM");

    /// <summary>The facts of goods on a lane of which nothing but the code is known.</summary>
    /// <param name="origin">Where they are sent from.</param>
    /// <param name="destination">Where they are declared for import.</param>
    /// <param name="code">The code in the tariff of the destination.</param>
    /// <param name="day">The day.</param>
    /// <param name="direction">The side that is asked.</param>
    /// <param name="facts">The facts.</param>
    public static FactSet Of(EconomyCode origin, EconomyCode destination, CommodityCode code, DateOnly day, TradeDirection direction, FactCatalogue facts)
    {
        var set = new FactSet(facts, day);
        Put(set, facts, "consignment.origin", Value.Of(origin));
        Put(set, facts, "consignment.destination", Value.Of(destination));
        Put(set, facts, "goods.code", Value.Of(direction == TradeDirection.Import ? code : code.Subheading));
        return set;
    }

    /// <summary>The facts of a consignment on one side of the border.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="direction">The side.</param>
    /// <param name="facts">The facts.</param>
    public static FactSet Of(ConsignmentAssessment assessment, TradeDirection direction, FactCatalogue facts)
    {
        var consignment = assessment.Consignment;
        var side = direction == TradeDirection.Import ? assessment.Import : assessment.Export;
        var set = new FactSet(facts, consignment.Date, consignment.Items.Length);
        Put(set, facts, "consignment.origin", Value.Of(consignment.Origin));
        Put(set, facts, "consignment.destination", Value.Of(consignment.Destination));
        for (var i = 0; i < consignment.Items.Length; i++)
        {
            var item = consignment.Items[i];
            Put(set, facts, "goods.code", Value.Of(CodeOf(item, side.Items.FirstOrDefault(s => s.Index == i), direction)), i);
            Put(set, facts, "goods.price", Value.Of(item.Price), i);
            Put(set, facts, "goods.origin", Value.Of(item.Origin ?? consignment.Origin), i);
            Put(set, facts, "goods.net_mass", item.NetMass is { } mass ? Value.InBase(mass, Kilogram) : default, i);
        }

        if (direction == TradeDirection.Import)
        {
            PutCharges(set, facts, side);
        }

        return set;
    }

    // A code that was found from six shared digits is no better known than these.
    private static CommodityCode CodeOf(ConsignmentItem item, ItemOnSide? assessed, TradeDirection direction) =>
        direction == TradeDirection.Import ? assessed?.Code ?? item.Code
        : assessed is { IsInferred: false } ? assessed.Code
        : item.ExportCode ?? item.Code.Subheading;

    private static void PutCharges(FactSet set, FactCatalogue facts, SideAssessment import)
    {
        foreach (var item in import.Items)
        {
            foreach (var step in import.Regime!.Assessor(import.Direction).Cascade.Steps)
            {
                Put(set, facts, "goods.import_" + step.Levy, Charged(item, step.Levy, import), item.Index);
            }
        }

        if (import.Items.Length > 0 && import.Items.All(i => i.Value.IsKnown))
        {
            Put(set, facts, "consignment.customs_value", Value.Of(import.Items.Select(i => i.Value.Money!.Value).Aggregate((a, b) => a + b)));
        }

        if (import is { IsComplete: true, Held: { } due })
        {
            Put(set, facts, "consignment.taxes_due", Value.Of(due));
        }
    }

    // A levy of which a part is unknown is unknown. One that is not charged is zero only where the data say that they hold all of it.
    private static Value Charged(ItemOnSide item, string levy, SideAssessment side)
    {
        if (item.Assessment?.Best is not { } best || item.Facts is not { } known)
        {
            return default;
        }

        var charges = best.Charges.Where(c => c.Levy == levy).ToList();
        var nothing = new Money(0, side.Regime!.Currency);
        return charges.Count == 0
            ? side.Regime.Coverage(levy, known.Query)?.State is LevyState.Complete or LevyState.NotApplicable ? Value.Of(nothing) : default
            : charges.All(c => c.Amount.IsKnown) ? Value.Of(charges.Select(c => c.Amount.Money!.Value).Aggregate(nothing, (a, b) => a + b)) : default;
    }

    private static void Put(FactSet set, FactCatalogue facts, string name, Value value, int item = 0)
    {
        if (facts.Find(name) is { } fact && value.IsKnown && value.Kind == fact.Type.Kind)
        {
            set.Put(fact, value, item);
        }
    }
}
