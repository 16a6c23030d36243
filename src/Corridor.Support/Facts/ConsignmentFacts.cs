using Corridor.Measures.Consignments;
using Corridor.Reference.Currencies;
using Corridor.Reference.Units;
using Corridor.Support.Expressions;

namespace Corridor.Support.Facts;

/// <summary>
/// The facts of a consignment that an assessment of its charges already knows, so that nobody is asked twice: lane, day,
/// codes, prices, masses, and on the import side customs value, duty and tax as assessed. What the assessment does not
/// know stays unknown.
/// </summary>
public static class ConsignmentFacts
{
    /// <summary>The facts of a consignment.</summary>
    public static FactSet Of(Consignment consignment, FactCatalogue facts)
    {
        var set = new FactSet(facts, consignment.Date, consignment.Items.Length);
        Put(set, facts, "consignment.origin", Value.Of(consignment.Origin));
        Put(set, facts, "consignment.destination", Value.Of(consignment.Destination));
        for (var i = 0; i < consignment.Items.Length; i++)
        {
            var item = consignment.Items[i];
            Put(set, facts, "goods.code", Value.Of(item.Code), i);
            Put(set, facts, "goods.price", Value.Of(item.Price), i);
            Put(set, facts, "goods.origin", Value.Of(item.Origin ?? consignment.Origin), i);
            Put(set, facts, "goods.net_mass", item.NetMass is { } mass ? Value.InBase(mass, UnitCode.Parse("KGM")) : default, i);
        }

        return set;
    }

    /// <summary>The facts of a consignment with the charges of its import side.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="facts">The facts.</param>
    public static FactSet Of(ConsignmentAssessment assessment, FactCatalogue facts)
    {
        var set = Of(assessment.Consignment, facts);
        foreach (var item in assessment.Import.Items)
        {
            Put(set, facts, "goods.import_duty", Charged(item, "duty"), item.Index);
            Put(set, facts, "goods.import_vat", Charged(item, "vat"), item.Index);
        }

        if (assessment.Import.Items.Length > 0 && assessment.Import.Items.All(i => i.Value.IsKnown))
        {
            Put(set, facts, "consignment.customs_value", Value.Of(assessment.Import.Items.Select(i => i.Value.Money!.Value).Aggregate((a, b) => a + b)));
        }

        if (assessment.Import is { IsComplete: true, Held: { } due })
        {
            Put(set, facts, "consignment.taxes_due", Value.Of(due));
        }

        return set;
    }

    // A levy of which a part is unknown, or not loaded, is unknown; one that the option does not charge is unknown too, not zero.
    private static Value Charged(ItemOnSide item, string levy)
    {
        var charges = item.Assessment?.Best?.Charges.Where(c => c.Levy == levy).ToList() ?? [];
        return charges.Count > 0 && charges.All(c => c.Amount.IsKnown) ? Value.Of(charges.Select(c => c.Amount.Money!.Value).Aggregate(new Money(0, charges[0].Amount.Money!.Value.Currency), (a, b) => a + b)) : default;
    }

    private static void Put(FactSet set, FactCatalogue facts, string name, Value value, int item = 0)
    {
        if (facts.Find(name) is { } fact && value.IsKnown && value.Kind == fact.Type.Kind)
        {
            set.Put(fact, value, item);
        }
    }
}
