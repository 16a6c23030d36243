using Corridor.Api;
using Corridor.Assessments;
using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Support.Consignments;
using Corridor.Support.Facts;

namespace Corridor.Support;

/// <summary>A levy without and with support.</summary>
/// <param name="Levy">The levy; absent for what is suspended without a levy being named.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">As assessed; absent where it is unknown.</param>
/// <param name="After">With relief.</param>
/// <param name="Now">What of that is to be paid at import.</param>
public sealed record LevyUnderSupportView(string? Levy, TextView Name, AmountView? Before, AmountView? After, AmountView? Now);

/// <summary>The charges of a side without and with support.</summary>
/// <param name="Levies">By levy.</param>
/// <param name="Before">The sum of the known charges as assessed.</param>
/// <param name="After">With relief.</param>
/// <param name="Now">What of that is to be paid at import.</param>
/// <param name="Relieved">What is not charged at all.</param>
/// <param name="Postponed">What is suspended or paid later.</param>
/// <param name="Complete">Whether nothing is unknown that bears on the charges.</param>
/// <param name="BasesOpen">Whether bases of other levies may fall further than is shown.</param>
public sealed record ChargesUnderSupportView(IReadOnlyList<LevyUnderSupportView> Levies, AmountView Before, AmountView After, AmountView Now, AmountView Relieved, AmountView Postponed, bool Complete, bool BasesOpen);

/// <summary>What one programme alone would do to the charges.</summary>
/// <param name="Programme">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Certain">Whether it can be claimed for certain; else this is what would be if it can.</param>
/// <param name="Charges">The charges.</param>
public sealed record ChargeChangeView(string Programme, TextView Name, bool Certain, ChargesUnderSupportView Charges);

/// <summary>A fact that is missing.</summary>
/// <param name="Fact">Its name.</param>
/// <param name="Meaning">Its meaning.</param>
/// <param name="Programmes">The programmes that it bears on.</param>
/// <param name="Documents">Where it usually stands.</param>
public sealed record OpenFactView(string Fact, TextView Meaning, IReadOnlyList<string> Programmes, IReadOnlyList<TextView> Documents);

/// <summary>A document to gather.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Programmes">The programmes that need it.</param>
public sealed record NeededDocumentView(string Document, TextView Name, IReadOnlyList<string> Programmes);

/// <summary>The support of one side.</summary>
/// <param name="Direction">export or import.</param>
/// <param name="Economy">The economy.</param>
/// <param name="EconomyName">Its name.</param>
/// <param name="Programmes">Every programme that lane and goods let through: yes first, then unknown, then no.</param>
/// <param name="Best">The best set of what can be claimed for certain.</param>
/// <param name="Charges">The charges without and with it; absent where nothing was assessed.</param>
/// <param name="Changes">What each programme that touches charges would do to them alone.</param>
/// <param name="Missing">The missing facts, those that bear on most programmes first.</param>
/// <param name="Documents">What to gather.</param>
public sealed record SideSupportView(string Direction, string Economy, TextView EconomyName, IReadOnlyList<EligibilityView> Programmes, CombinationView Best, ChargesUnderSupportView? Charges,
    IReadOnlyList<ChargeChangeView> Changes, IReadOnlyList<OpenFactView> Missing, IReadOnlyList<NeededDocumentView> Documents)
{
    /// <summary>How many goods items there are.</summary>
    internal int Items { get; init; } = 1;

    /// <summary>The programmes with a verdict.</summary>
    internal IEnumerable<EligibilityView> Of(string verdict) => Programmes.Where(p => p.Verdict == verdict);

    internal static SideSupportView Of(SideSupport side, FactCatalogue facts, Language language)
    {
        TextView Text(LocalizedText text) => TextView.Of(text, language);
        return new SideSupportView(side.Direction == TradeDirection.Import ? "import" : "export", side.Economy.Code.Value, Text(side.Economy.Name), [.. side.Answers.Select(a => EligibilityView.Of(a, facts, language))], CombinationView.Of(side.Best, side.Unsettled, facts, language),
            side.Charges is { } charges ? View(charges, language) : null,
            [.. side.Changes.Select(c => new ChargeChangeView(c.Answer.Programme.Id, Text(c.Answer.Programme.Name), c.Answer.Verdict == Expressions.Truth.Yes, View(c.Charges, language)))],
            [.. side.Open.Select(o => new OpenFactView(o.Fact.Name, Text(o.Fact.Meaning), o.Programmes, [.. o.Fact.Documents.Select(facts.FindDocument).OfType<FactDocument>().Select(d => Text(d.Name))]))],
            [.. side.Documents.Select(d => new NeededDocumentView(d.Document.Id, Text(d.Document.Name), d.Programmes))])
        { Items = side.Facts.Items };
    }

    private static ChargesUnderSupportView View(ChargesUnderSupport charges, Language language) => new(
        [.. charges.Levies.Select(l => new LevyUnderSupportView(l.Levy?.Step.Levy, l.Levy is { } levy ? TextView.Of(levy.Name, language) : new TextView(Texts.Get(language, "support.generalSuspension"), language.Tag()),
            AmountView.Of(l.Before.Money), AmountView.Of(l.After.Money), AmountView.Of(l.Now.Money)))],
        AmountView.Of(charges.Before)!, AmountView.Of(charges.After)!, AmountView.Of(charges.Now)!, AmountView.Of(charges.Relieved)!, AmountView.Of(charges.Postponed)!, charges.IsWhole, charges.LeavesBasesOpen);
}

/// <summary>What the goods cost their buyer at the destination with the support that is certain.</summary>
/// <param name="Landed">The landed cost.</param>
/// <param name="Relieved">Charges of import that do not arise.</param>
/// <param name="Cash">Money paid to the importer.</param>
/// <param name="Net">What is left.</param>
/// <param name="Complete">Whether nothing is unknown in the landed cost.</param>
public sealed record NetCostView(AmountView Landed, AmountView Relieved, AmountView Cash, AmountView Net, bool Complete);

/// <summary>The support of both sides for a consignment.</summary>
/// <param name="Export">What the exporter may claim.</param>
/// <param name="Import">What the importer may claim.</param>
/// <param name="Cost">What the goods then cost their buyer; absent where no landed cost is known.</param>
public sealed record SupportAnswer(SideSupportView Export, SideSupportView Import, NetCostView? Cost)
{
    internal static SupportAnswer Of(ConsignmentSupport support, FactCatalogue facts, Language language) => new(SideSupportView.Of(support.Export, facts, language), SideSupportView.Of(support.Import, facts, language),
        support.Cost is { } c ? new NetCostView(AmountView.Of(c.Landed)!, AmountView.Of(c.Relieved)!, AmountView.Of(c.Cash)!, AmountView.Of(c.Net)!, c.IsWhole) : null);
}
