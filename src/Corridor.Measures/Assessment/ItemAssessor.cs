using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Measures.Determination;
using Corridor.Reference;

namespace Corridor.Measures.Assessment;

/// <summary>
/// Answers for a goods item in a regime: the options with everything that is paid under each, the best one that is
/// open, the ways to pay less, and what the goods must meet to pass.
/// </summary>
public sealed partial class ItemAssessor
{
    private readonly CompiledRegime regime;
    private readonly LevyCascade cascade;

    private ItemAssessor(CompiledRegime regime, LevyCascade cascade)
    {
        this.regime = regime;
        this.cascade = cascade;
    }

    /// <summary>
    /// How far the data hold a levy for goods; a levy that they do not hold is unknown, not zero. By default they hold
    /// every levy of the cascade whole.
    /// </summary>
    public Func<string, GoodsQuery, LevyState> Holds { get; init; } = HoldsAll;

    /// <summary>The levies in order.</summary>
    public LevyCascade Cascade => cascade;

    internal static Func<string, GoodsQuery, LevyState> HoldsAll { get; } = (_, _) => LevyState.Complete;

    internal CompiledRegime Regime => regime;

    /// <summary>Joins a regime and its cascade. A measure whose levy the cascade does not have is a fault.</summary>
    /// <param name="regime">The regime.</param>
    /// <param name="cascade">The levies in order.</param>
    /// <param name="assessor">The assessor.</param>
    /// <param name="fault">Why there is none.</param>
    /// <param name="holds">See <see cref="Holds"/>.</param>
    /// <param name="direction">The direction whose measures the cascade charges, or null for all.</param>
    public static bool TryCreate(
        CompiledRegime regime, LevyCascade cascade, [NotNullWhen(true)] out ItemAssessor? assessor, [NotNullWhen(false)] out Fault? fault,
        Func<string, GoodsQuery, LevyState>? holds = null, TradeDirection? direction = null)
    {
        var strange = regime.Measures.Select(m => m.Type).Distinct()
            .FirstOrDefault(t => (direction is null || t.Direction == direction) && t.Levy is { } levy && !cascade.Steps.Any(s => s.Levy == levy));
        fault = strange is null ? null : new Fault("levy.unknown", strange.Levy!, strange.Id);
        assessor = strange is not null ? null : holds is null ? new ItemAssessor(regime, cascade) : new ItemAssessor(regime, cascade) { Holds = holds };
        return assessor is not null;
    }

    /// <summary>The answer; a code that is not declarable on the day, or a day that is not covered, is a fault.</summary>
    /// <param name="facts">The goods.</param>
    /// <param name="assessment">The answer.</param>
    /// <param name="fault">Why there is none.</param>
    /// <param name="explain">Whether the rejected candidates of the determination are wanted too.</param>
    public bool TryAssess(GoodsFacts facts, [NotNullWhen(true)] out ItemAssessment? assessment, [NotNullWhen(false)] out Fault? fault, bool explain = false)
    {
        assessment = null;
        if (!regime.TryDetermine(facts.Query, out var determined, out fault, explain))
        {
            return false;
        }

        var rejected = new List<RejectedMeasure>();
        var beside = Beside(determined, facts, rejected);
        ImmutableArray<DutyOption> options = [.. determined.Measures.Where(m => m.Type.IsOption)
            .OrderBy(m => m.Type.Role).ThenBy(m => m.Id, StringComparer.Ordinal)
            .Select(m => Option(m, beside, facts))];
        rejected.AddRange(options.Where(o => o.Failed is not null).Select(o => new RejectedMeasure(o.Measure, o.Failed!.Value)));

        var best = options.Where(o => o.Reach == OptionReach.Open && o.IsRated).MinBy(o => o.Held.Amount);
        assessment = new ItemAssessment(
            options,
            best,
            best is null ? [] : Cheaper(options, best, beside, facts),
            [.. determined.Measures.Where(m => m.Type.Role is MeasureRole.Requirement or MeasureRole.Prohibition or MeasureRole.QuantityLimit).Select(m => Answer(m, facts))],
            [.. determined.Rejected.Concat(rejected).OrderBy(r => r.Failed)],
            Unknowns(options, best, beside, facts));
        return true;
    }

    private ImmutableArray<UnknownReason> Unknowns(ImmutableArray<DutyOption> options, DutyOption? best, Besides beside, GoodsFacts facts)
    {
        var reasons = new List<UnknownReason>();
        foreach (var option in options.Where(o => o.Reach == OptionReach.Open))
        {
            reasons.AddRange(option.Total.Reasons);
        }

        foreach (var option in options.Where(o => o.Reach == OptionReach.Unknown))
        {
            reasons.AddRange(option.Missing.Facts.Select(f => UnknownReason.Of(f, option.Measure.Type.Levy ?? "", option.Measure.Id)));
        }

        if (!options.Any(o => o.Measure.Type.Role == MeasureRole.BaseDuty) && cascade.Steps is [{ Levy: var first }, ..])
        {
            reasons.Add(new UnknownReason(UnknownKind.NotLoaded, first));
        }

        reasons.AddRange(cascade.Steps.Where(s => Holds(s.Levy, facts.Query) == LevyState.Partial && !beside.Given.ContainsKey(s.Levy)).Select(s => new UnknownReason(UnknownKind.PartlyLoaded, s.Levy)));
        reasons.AddRange((best?.Charges ?? []).Where(c => c.Measure is not null)
            .SelectMany(c => c.Measure!.Doubts.Select(d => new UnknownReason(UnknownKind.Doubtful, c.Levy, c.Measure.Id) { Doubt = d })));
        if (best?.Total.Money is not null)
        {
            reasons.AddRange(cascade.Steps.Where(s => s.IsUntold(facts.Costs) && best.Charges.Where(c => c.Levy == s.Levy).Sum(c => c.Amount.Money!.Value.Amount) != 0)
                .Select(s => new UnknownReason(UnknownKind.Doubtful, s.Levy) { Doubt = MeasureDoubt.Of("cost-not-told") }));
        }

        return [.. reasons.Distinct()];
    }

    private static RequirementAnswer Answer(Measure measure, GoodsFacts facts)
    {
        var outcome = ConditionOutcome.Of(measure, facts);
        var missing = outcome.Verdict switch
        {
            ConditionVerdict.Unknown => MissingSet.None with { Facts = outcome.Missing },
            ConditionVerdict.Unmet or ConditionVerdict.Refused => SmallestDocuments(measure, facts) ?? MissingSet.None,
            _ => MissingSet.None,
        };
        return new RequirementAnswer(measure, outcome, WaysToMeet.Of(measure.Conditions), missing);
    }

    /// <summary>
    /// The smallest set of documents with which the conditions of a measure are met; of several equally small ones the
    /// first by name. Null where no documents help.
    /// </summary>
    private static MissingSet? SmallestDocuments(Measure measure, GoodsFacts facts)
    {
        // A limit that the goods do not keep, or of which that is not known, is no way that a document opens.
        var usable = measure.Conditions.Where(c => c.Threshold is null || c.Threshold.IsKept(facts.Currency, facts.Ask, []) == true);
        return WaysToMeet.DocumentSets(usable)
            .Select(set => MissingSet.None with { Documents = set.Where(d => !facts.Query.HasDocument(d, measure.Type)).ToImmutableSortedSet(StringComparer.Ordinal) })
            .OrderBy(s => s.Count).ThenBy(s => string.Join(' ', s.Documents), StringComparer.Ordinal)
            .FirstOrDefault(s => ConditionOutcome.Of(measure, facts.With(s, measure.Type)).Verdict == ConditionVerdict.Met);
    }
}
