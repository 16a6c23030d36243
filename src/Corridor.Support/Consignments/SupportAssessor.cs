using System.Collections.Immutable;
using Corridor.Measures.Consignments;
using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Support.Consignments;

/// <summary>
/// Joins programmes of support to an assessment of charges: which programmes of either side a consignment may have, what
/// they come to, what relief and suspension make of the charges, and what the goods then cost. It may be used by many
/// threads.
/// </summary>
public sealed partial class SupportAssessor
{
    private readonly ExpressionScope scope;
    private readonly ExchangeRates rates;
    private readonly Matcher matcher;

    /// <summary>An assessor over programmes.</summary>
    /// <param name="matcher">The programmes.</param>
    /// <param name="scope">The facts and economies.</param>
    /// <param name="rates">The published exchange rates.</param>
    public SupportAssessor(Matcher matcher, ExpressionScope scope, ExchangeRates rates) => (this.matcher, this.scope, this.rates) = (matcher, scope, rates);

    /// <summary>
    /// The programmes of both sides that may be claimed for goods of which nothing but the code is known: those for these
    /// goods before those for all, the better confirmed first.
    /// </summary>
    /// <param name="lane">The lane.</param>
    /// <param name="code">The code in the tariff of the destination.</param>
    /// <param name="day">The day.</param>
    /// <param name="most">How many programmes of a side are wanted; the others are only counted.</param>
    public (GoodsSupport Export, GoodsSupport Import) ForGoods(Lane lane, CommodityCode code, DateOnly day, int most)
    {
        GoodsSupport Side(TradeDirection direction, Economy economy)
        {
            var situation = SituationOf(ConsignmentFacts.Of(lane.Origin.Code, lane.Destination.Code, code, day, direction, scope.Facts), rates);
            var found = new List<int>();
            matcher.Index.Candidates(situation.Facts, found);
            var may = found.Select(i => matcher.Index.All[i]).Where(p => ProgrammeIndex.IsOn(p, direction, economy.Code, scope.Economies) && matcher.Decide(p, situation, out _) != Truth.No).ToList();
            return new GoodsSupport(direction, economy, [.. may.OrderBy(p => p.Scope.Goods is null).ThenBy(p => p.Grade).ThenBy(p => p.Id, StringComparer.Ordinal).Take(most).Select(p => new MayClaim(p, matcher.Open(p, situation)))], may.Count);
        }

        return (Side(TradeDirection.Export, lane.Origin), Side(TradeDirection.Import, lane.Destination));
    }

    /// <summary>The support of both sides for a consignment.</summary>
    /// <param name="assessment">Its charges.</param>
    /// <param name="claimants">What the exporter and the importer say of themselves.</param>
    /// <param name="yearlyRate">The yearly rate at which who asks values money that moves in time, as a fraction, or null.</param>
    /// <exception cref="ArgumentException">A claimant speaks of several items, and not of as many as there are.</exception>
    public ConsignmentSupport Assess(ConsignmentAssessment assessment, Claimants? claimants = null, decimal? yearlyRate = null)
    {
        SideSupport Side(SideAssessment side, FactSet? claimant)
        {
            var facts = ConsignmentFacts.Of(assessment, side.Direction, scope.Facts);
            return OnSide(side, SituationOf(claimant is null ? facts : facts.FilledFrom(claimant), rates, assessment.Consignment), assessment.Consignment, yearlyRate);
        }

        var export = Side(assessment.Export, claimants?.Exporter);
        var import = Side(assessment.Import, claimants?.Importer);
        return new ConsignmentSupport(export, import, CostOf(assessment, import));
    }

    /// <summary>A situation with the published exchange rates, those that who asks states coming first.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="economies">Which economies lie in which groups.</param>
    /// <param name="rates">The published rates.</param>
    /// <param name="consignment">What states rates and how old published ones may be, or null.</param>
    public static Situation SituationOf(FactSet facts, EconomyCatalogue economies, ExchangeRates rates, Consignment? consignment = null)
    {
        const int days = 30;
        var kept = new Dictionary<(string, string, DateOnly), decimal?>();
        return new Situation(facts, economies, (from, to, day) =>
        {
            if (!kept.TryGetValue((from, to, day), out var rate))
            {
                var (one, other) = (CurrencyCode.Parse(from), CurrencyCode.Parse(to));
                rate = (consignment is null ? rates.Convert(one, other, day, days) : consignment.RateFor(rates, one, other, day, consignment.MostRateDays))?.Factor;
                kept.Add((from, to, day), rate);
            }

            return rate;
        });
    }

    private Situation SituationOf(FactSet facts, ExchangeRates published, Consignment? consignment = null) => SituationOf(facts, scope.Economies, published, consignment);

    private SideSupport OnSide(SideAssessment side, Situation situation, Consignment consignment, decimal? yearlyRate)
    {
        var answers = matcher.Index.All.Where(p => ProgrammeIndex.IsOn(p, side.Direction, side.Economy.Code, scope.Economies) && matcher.LetsThrough(p, situation)).Select(p => matcher.Assess(p, situation))
            .OrderByDescending(a => Matcher.Rank(a.Verdict)).ThenBy(a => a.Causes.All.Length).ThenBy(a => a.Programme.Id, StringComparer.Ordinal).ToImmutableArray();
        // Of the side itself; a price has a currency always.
        var currency = side.Regime?.Currency ?? (side.Economy.Currency is { } own ? CurrencyCode.Parse(own) : consignment.Items[0].Price.Currency);
        var combiner = new Combiner(matcher, situation, answers, new CombinationAim(currency, yearlyRate));
        var best = combiner.Best(weighs: false);
        var open = answers.Where(a => a.Verdict == Truth.Unknown).SelectMany(a => a.Causes.Facts.Select(f => (Fact: f, a.Programme.Id))).GroupBy(p => p.Fact)
            .Select(g => new OpenFact(scope.Facts.Find(g.Key)!, [.. g.Select(p => p.Id).Order(StringComparer.Ordinal)])).OrderByDescending(o => o.Programmes.Length).ThenBy(o => o.Fact.Index).ToImmutableArray();
        var claimed = best.Chosen.IsEmpty ? answers.Where(a => a.Verdict == Truth.Unknown).Select(a => a.Programme) : best.Chosen.Select(c => c.Programme);
        var documents = claimed.SelectMany(p => p.Needs.Select(n => (Document: n, p.Id))).GroupBy(p => p.Document)
            .Select(g => new NeededDocument(scope.Facts.FindDocument(g.Key)!, [.. g.Select(p => p.Id).Order(StringComparer.Ordinal)])).OrderByDescending(d => d.Programmes.Length).ThenBy(d => d.Document.Id, StringComparer.Ordinal).ToImmutableArray();
        var support = new SideSupport(side.Direction, side.Economy, situation.Facts, answers, best, open, documents) { Unsettled = combiner.Unsettled(best) };
        return side is { Regime: not null, Held: not null }
            ? support with { Charges = ChargesOf(side, situation, Chosen(best)), Changes = ChangesOf(side, situation, answers) }
            : support;
    }

    private static NetCost? CostOf(ConsignmentAssessment assessment, SideSupport import)
    {
        var bears = assessment.Landed.Any(p => p.Part == "import");
        // A part of the cost that is not whole is left out of the landed cost; its known charges are what relief is taken from.
        var known = assessment.Landed.Where(p => p.Part != "import").Select(p => p.Own.Money).Append(bears ? import.Charges?.Before : null).OfType<Money>().ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var landed = known.Aggregate((a, b) => a + b);
        var nothing = landed with { Amount = 0 };
        Money Same(Money? money) => money is { } m && m.Currency == landed.Currency ? m : nothing;
        return new NetCost(landed, bears ? Same(import.Charges?.Relieved) : nothing, Same(import.Best.Totals.Cash), assessment.LandedTotal.Own.IsKnown);
    }
}
