using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;

namespace Corridor.Measures.Assessment;

/// <summary>The conditions of a measure held against the facts of goods.</summary>
/// <param name="Verdict">What they come to.</param>
/// <param name="Duty">The duty that then applies; null where nothing is charged.</param>
/// <param name="Missing">The facts without which a threshold cannot be compared.</param>
/// <param name="Failed">Which test failed where the verdict is not <see cref="ConditionVerdict.Met"/>, else null.</param>
public sealed record ConditionOutcome(ConditionVerdict Verdict, DutyExpression? Duty, ImmutableArray<DutyQuantity> Missing, RelevanceTest? Failed)
{
    /// <summary>
    /// Reads the lines of every condition code in their sequence: the first that is met decides for its code. Of the
    /// codes the worst decides: refused, unmet, unknown, waived, met.
    /// </summary>
    public static ConditionOutcome Of(Measure measure, GoodsFacts facts)
    {
        if (measure.Conditions.IsEmpty)
        {
            return new ConditionOutcome(ConditionVerdict.Met, measure.Duty, [], null);
        }

        var all = measure.Conditions.GroupBy(c => c.Code, StringComparer.Ordinal)
            .Select(code => Decide(code.OrderBy(c => c.Sequence), measure, facts)).ToList();
        foreach (var verdict in (ReadOnlySpan<ConditionVerdict>)[ConditionVerdict.Refused, ConditionVerdict.Unmet, ConditionVerdict.Unknown, ConditionVerdict.Waived])
        {
            if (all.Find(o => o.Verdict == verdict) is { } worst)
            {
                return worst with { Missing = [.. all.SelectMany(o => o.Missing).Distinct()] };
            }
        }

        return new ConditionOutcome(ConditionVerdict.Met, all.Select(o => o.Duty).FirstOrDefault(d => d is not null) ?? measure.Duty, [], null);
    }

    private static ConditionOutcome Decide(IEnumerable<MeasureCondition> lines, Measure measure, GoodsFacts facts)
    {
        RelevanceTest? failed = null;
        var open = new List<MeasureCondition>();
        var missing = new List<DutyQuantity>();
        foreach (var line in lines)
        {
            if (line.Document is { } document && !facts.Query.HasDocument(document, measure.Type))
            {
                failed = RelevanceTest.Document;
                continue;
            }

            switch (line.Threshold?.IsKept(facts.Currency, facts.Ask, missing))
            {
                case null when line.Threshold is not null:
                    open.Add(line);
                    continue;
                case false:
                    failed ??= RelevanceTest.Threshold;
                    continue;
            }

            // Lines that could not be compared do not matter where they would have said the same.
            return open.Exists(o => o.Action != line.Action || o.Duty != line.Duty) ? Unknown(missing) : line.Action switch
            {
                ConditionAction.Refuse => new ConditionOutcome(ConditionVerdict.Refused, null, [], failed ?? RelevanceTest.Document),
                ConditionAction.Waive => new ConditionOutcome(ConditionVerdict.Waived, null, [], failed ?? RelevanceTest.Document),
                _ => new ConditionOutcome(ConditionVerdict.Met, line.Duty, [], null),
            };
        }

        return open.Count > 0 ? Unknown(missing) : new ConditionOutcome(ConditionVerdict.Unmet, null, [], failed);
    }

    private static ConditionOutcome Unknown(List<DutyQuantity> missing) =>
        new(ConditionVerdict.Unknown, null, [.. missing.Distinct()], RelevanceTest.Threshold);
}
