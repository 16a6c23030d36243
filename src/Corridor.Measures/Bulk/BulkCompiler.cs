using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Bulk;

/// <summary>Turns measures into flat tables: columns for facts, bits for documents, operations for duties.</summary>
internal sealed partial class BulkCompiler
{
    /// <summary>The most different thresholds of a measure for which every outcome is worked out beforehand.</summary>
    private const int MostThresholds = 4;

    private readonly CompiledRegime regime;
    private readonly LevyCascade cascade;
    private readonly CurrencyCode currency;
    private readonly ImmutableDictionary<string, DutyExpression> given;
    private readonly Dictionary<DutyQuantity, int> columns = [];
    private readonly List<DutyQuantity> facts = [];
    private readonly Dictionary<DutyExpression, int> dutyNumbers = [];
    private readonly Dictionary<DutyExpression, int> dutySeen = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> dutyRoots = [];
    private readonly List<DutyOp> duties = [];
    private readonly Dictionary<DutyOp, int> operations = [];
    private readonly List<int> links = [];
    private readonly List<SeasonOp> seasons = [];
    private readonly List<int> unknowns = [];
    private int meanings;
    private readonly Dictionary<ConditionThreshold, int> thresholdNumbers = [];
    private readonly List<ThresholdOp> thresholds = [];
    private readonly Dictionary<(string Code, string Type), int> documents = [];
    private readonly Dictionary<(string Code, string Type), int> codes = [];
    private readonly IndexPool conditions = new();
    private readonly List<(Measure Measure, bool IsOption)> conditionSamples = [];
    private readonly Dictionary<string, int> steps;
    private readonly Dictionary<string, int> quotaNumbers = new(StringComparer.Ordinal);
    private readonly List<QuotaOp> quotas = [];
    private readonly List<int> quotaStarts = [];
    private readonly MeasureOp[] measures;

    private BulkCompiler(CompiledRegime regime, LevyCascade cascade, CurrencyCode currency, ImmutableDictionary<string, DutyExpression> given)
    {
        this.regime = regime;
        this.cascade = cascade;
        this.given = given;
        this.currency = currency;
        steps = cascade.Steps.Select((s, i) => (s.Levy, Index: i)).ToDictionary(s => s.Levy, s => s.Index, StringComparer.Ordinal);
        Column(new DutyQuantity(DutyQuantityKind.CustomsValue));
        NumberDocuments();
        measures = new MeasureOp[regime.Measures.Length];
        for (var i = 0; i < measures.Length; i++)
        {
            measures[i] = Compile(regime.Measures[i]);
        }
    }

    public static (BulkTables Tables, BulkCompiler Compiler) Compile(
        CompiledRegime regime, LevyCascade cascade, CurrencyCode currency, ImmutableDictionary<string, DutyExpression> given)
    {
        var compiler = new BulkCompiler(regime, cascade, currency, given);
        return (compiler.Tables(), compiler);
    }

    private BulkTables Tables()
    {
        int[] givenDuties = [.. cascade.Steps.Select(s => given.TryGetValue(s.Levy, out var duty) ? Duty(duty) : -1)];
        var (levies, terms, costs) = Cascade();
        var types = regime.Measures.Select(m => m.Type).Distinct().ToList();
        var atoms = documents.Keys.ToArray();
        var ranks = atoms.Select(a => a.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
        var (wayStarts, ways) = Ways();
        var firstCost = facts.Count;
        return new BulkTables
        {
            Name = regime.Name,
            Currency = currency.Value,
            MeasureIds = TextTable.Of(regime.Measures.Select(m => m.Id)),
            MeasureRanks = Ranks(),
            Levies = [.. cascade.Steps.Select(s => s.Levy)],
            Costs = [.. costs],
            FirstCost = firstCost,
            Facts = [.. facts.Select(f => new BulkTables.FactName((int)f.Kind, f.Unit?.Value, (int?)f.Qualifier ?? -1, (int?)f.Part ?? -1, f.Currency?.Value, (int?)f.Reference ?? -1, f.Target))],
            FactMasks = BulkReasons.OfColumns(facts.Select(f => f.Kind).Concat(costs.Select(_ => DutyQuantityKind.CustomsValue))),
            Duties = [.. duties],
            Links = [.. links],
            Seasons = [.. seasons],
            Unknowns = [.. unknowns],
            Meanings = meanings,
            GivenDuties = givenDuties,
            HasOpenLines = !regime.OpenLines.IsEmpty,
            Doubts = regime.Measures.Any(m => !m.Doubts.IsEmpty) ? [.. regime.Measures.Select(m => m.Doubts.IsEmpty ? (byte)0 : (byte)1)] : [],
            DutyRoots = [.. dutyRoots],
            Thresholds = [.. thresholds],
            ConditionStarts = conditions.Starts(),
            Conditions = conditions.ToArray(),
            WayStarts = wayStarts,
            Ways = ways,
            Steps = levies,
            Terms = terms,
            QuotaStarts = [.. quotaStarts, quotas.Count],
            Quotas = [.. quotas],
            DocumentCodes = [.. atoms.Select(a => a.Code)],
            DocumentTypes = [.. atoms.Select(a => a.Type)],
            DocumentRanks = [.. atoms.Select(a => ranks[a.Code])],
            AdditionalCodes = [.. codes.Keys.Select(a => a.Code)],
            AdditionalTypes = [.. codes.Keys.Select(a => a.Type)],
            RowKeys = [.. regime.Lines.All.Select(l => l.Key)],
            SharesTypes = types.Where(t => t.IsOption).Select(t => t.Id).Intersect(types.Where(IsBeside).Select(t => t.Id), StringComparer.Ordinal).Any(),
        };
    }

    private int[] Ranks()
    {
        string[] ids = [.. regime.Measures.Select(m => m.Id)];
        int[] order = [.. Enumerable.Range(0, ids.Length)];
        Array.Sort(ids, order, StringComparer.Ordinal);
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        return ranks;
    }

    private static bool IsBeside(MeasureType type) => type.Role is MeasureRole.AdditionalDuty or MeasureRole.Tax;

    private (LevyOp[] Steps, int[] Terms, List<string> Costs) Cascade()
    {
        var optionLevies = regime.Measures.Where(m => m.Type.IsOption).Select(m => m.Type.Levy).ToHashSet(StringComparer.Ordinal);
        var (levies, terms, costs) = (new List<LevyOp>(), new List<int>(), new List<string>());
        foreach (var step in cascade.Steps)
        {
            var from = terms.Count;
            foreach (var term in step.Base)
            {
                if (LevyStep.IsCost(term, out var name, out var ifTold))
                {
                    var at = costs.IndexOf(name);
                    if (at < 0)
                    {
                        at = costs.Count;
                        costs.Add(name);
                    }

                    terms.Add(-2 - (facts.Count + at) - (ifTold ? BulkTables.IfTold : 0));
                }
                else
                {
                    terms.Add(term == LevyStep.CustomsValue ? -1 : steps[term]);
                }
            }

            levies.Add(new LevyOp
            {
                TermsFrom = from,
                TermsCount = terms.Count - from,
                Form = step.IsInclusive ? 1 : step.IsContained ? 2 : 0,
                Varies = optionLevies.Contains(step.Levy) || given.ContainsKey(step.Levy) || terms.Skip(from).Any(t => t >= 0 && levies[t].Varies == 1) ? 1 : 0,
                Places = step.Rounding?.Places ?? -1,
                Rounding = (int)(step.Rounding?.Mode ?? default),
            });
        }

        return ([.. levies], [.. terms], costs);
    }

    private MeasureOp Compile(Measure measure)
    {
        var type = measure.Type;
        return new MeasureOp(
            type.Levy is { } levy ? steps.GetValueOrDefault(levy, -1) : -1,
            measure.Duty is { } duty ? Duty(duty) : -1,
            Conditions(measure),
            measure.AdditionalCode is { } code ? Number(codes, (code, type.Id)) : -1,
            measure.OrderNumber is { } order ? Quota(order) : -1);
    }

    private int Column(DutyQuantity fact)
    {
        if (!columns.TryGetValue(fact, out var column))
        {
            columns.Add(fact, column = facts.Count);
            facts.Add(fact);
        }

        return column;
    }

    private static int Number<T>(Dictionary<T, int> known, T item)
        where T : notnull
    {
        if (!known.TryGetValue(item, out var number))
        {
            known.Add(item, number = known.Count);
        }

        return number;
    }

    // Those of a measure type one after the other, so that a few bits answer for all that its conditions ask for.
    private void NumberDocuments()
    {
        foreach (var type in regime.Measures.Where(m => !m.Conditions.IsEmpty).GroupBy(m => m.Type.Id, StringComparer.Ordinal))
        {
            foreach (var code in type.SelectMany(m => m.Conditions).Select(c => c.Document).OfType<string>())
            {
                Number(documents, (code, type.Key));
            }
        }
    }

    // -1 where no balance is held.
    private int Quota(string order)
    {
        if (quotaNumbers.TryGetValue(order, out var number))
        {
            return number;
        }

        var periods = regime.Quotas.Periods(order);
        if (!periods.Any(p => p.Balance is not null))
        {
            quotaNumbers.Add(order, -1);
            return -1;
        }

        quotaNumbers.Add(order, number = quotaStarts.Count);
        quotaStarts.Add(quotas.Count);
        quotas.AddRange(periods.Select(p => new QuotaOp
        {
            From = p.Period.From?.DayNumber ?? int.MinValue,
            To = p.Period.To?.DayNumber ?? int.MaxValue,
            Balance = p.Balance?.Amount ?? 0,
            Column = p.Balance is { } left ? Column(new DutyQuantity(DutyQuantityKind.Quantity, left.Unit)) : -1,
        }));
        return number;
    }

    // Groups, each with its number of lines; a line is document, threshold, action, duty.
    private int Conditions(Measure measure)
    {
        if (measure.Conditions.IsEmpty)
        {
            return -1;
        }

        var row = new List<int>();
        var groups = measure.Conditions.GroupBy(c => c.Code, StringComparer.Ordinal).ToList();
        row.Add(groups.Count);
        foreach (var group in groups)
        {
            var lines = group.OrderBy(c => c.Sequence).ToList();
            row.Add(lines.Count);
            foreach (var line in lines)
            {
                row.Add(line.Document is { } document ? Number(documents, (document, measure.Type.Id)) : -1);
                row.Add(line.Threshold is { } threshold ? Threshold(threshold) : -1);
                row.Add((int)line.Action);
                row.Add(line.Duty is { } duty ? Duty(duty) : -1);
            }
        }

        conditions.Place(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row), out var number);
        if (number == conditionSamples.Count)
        {
            conditionSamples.Add((measure, measure.Type.IsOption));
        }
        else if (measure.Type.IsOption)
        {
            conditionSamples[number] = (measure, true);
        }

        return number;
    }

    private int Threshold(ConditionThreshold threshold)
    {
        if (thresholdNumbers.TryGetValue(threshold, out var number))
        {
            return number;
        }

        thresholdNumbers.Add(threshold, number = thresholds.Count);
        thresholds.Add(new ThresholdOp
        {
            Limit = threshold.Limit,
            Each = threshold.Per?.Quantity.Amount ?? 1,
            Sense = (int)threshold.Sense,
            Of = Column(threshold.Of),
            Rate = threshold.Currency is { } own && own != currency ? Column(new DutyQuantity(DutyQuantityKind.ExchangeRate, Currency: own)) : -1,
            Per = threshold.Per is { } per ? Column(new DutyQuantity(DutyQuantityKind.Quantity, per.Quantity.Unit, per.Qualifier)) : -1,
        });
        return number;
    }

    // For each outcome of a measure's thresholds the smallest sets of documents, as sets of (document) numbers.
    private (int[] Starts, int[] Ways) Ways()
    {
        var starts = new int[conditionSamples.Count];
        var ways = new List<int>();
        for (var i = 0; i < starts.Length; i++)
        {
            var (measure, isOption) = conditionSamples[i];
            var kept = measure.Conditions.Select(c => c.Threshold).OfType<ConditionThreshold>().Distinct().ToList();
            if (!isOption || kept.Count > MostThresholds || measure.Conditions.Any(c => c.Document is { } d && d.Any(x => x <= ' ')))
            {
                starts[i] = -1;
                continue;
            }

            starts[i] = ways.Count;
            ways.Add(kept.Count);
            ways.AddRange(kept.Select(Threshold));
            var table = ways.Count;
            ways.AddRange(new int[1 << kept.Count]);
            for (var outcome = 0; outcome < 1 << kept.Count; outcome++)
            {
                ways[table + outcome] = ways.Count;
                var sets = WaysToMeet.DocumentSets(measure.Conditions.Where(c => c.Threshold is null || ((outcome >> kept.IndexOf(c.Threshold)) & 1) == 1));
                ways.Add(sets.Length);
                foreach (var set in sets)
                {
                    ways.Add(set.Count);
                    ways.AddRange(set.Select(d => documents[(d, measure.Type.Id)]));
                }
            }
        }

        return (starts, [.. ways]);
    }

    internal readonly record struct MeasureOp(int Step, int Duty, int Conditions, int Code, int Quota);
}
