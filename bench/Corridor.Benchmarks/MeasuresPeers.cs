using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using RulesEngine.HelperFunctions;
using RulesEngine.Models;

namespace Corridor.Benchmarks;

/// <summary>A goods line as a rule engine sees it.</summary>
public sealed class PeerLine
{
    private readonly HashSet<string> declared;
    private readonly HashSet<string> areas;

    internal PeerLine(GoodsFacts facts, HashSet<string> areas)
    {
        (Code, Day) = (facts.Query.Code.Digits, facts.Query.Date.DayNumber);
        Weight = facts.Fact(new DutyQuantity(DutyQuantityKind.Quantity))!.Value;
        Value = facts.CustomsValue!.Value;
        declared = [.. facts.Query.Documents.Concat(facts.Query.AdditionalCodes).Select(d => d.Code)];
        this.areas = areas;
    }

    public string Code { get; }

    public string Heading => Code[..6];

    public int Day { get; }

    public decimal Weight { get; }

    public decimal Value { get; }

    internal IEnumerable<string> Declared => declared;

    internal IEnumerable<string> Areas => areas;

    public bool Has(string code) => declared.Contains(code);

    public bool In(string area) => areas.Contains(area);
}

/// <summary>
/// Rule engines on the same task: which measures hold for a line and what their conditions say is for their rules,
/// one a measure, in one bucket a heading; the amounts of what they found are computed beside them, as fast as can be.
/// </summary>
internal sealed class MeasuresPeers
{
    private static readonly HashSet<string> AreasOfPartner = [MeasuresInput.Partner.Value, "1011", "2020"];
    private readonly List<Measure> measures;
    private readonly QuotaBook quotas;
    private readonly int[] order;
    private readonly Dictionary<string, List<int>> byHeading;

    public MeasuresPeers(MeasuresInput input)
    {
        (measures, quotas) = (input.Measures, input.Quotas);
        var sorted = Enumerable.Range(0, measures.Count).OrderBy(i => measures[i].Type.Role).ThenBy(i => measures[i].Id, StringComparer.Ordinal).ToArray();
        order = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            order[sorted[i]] = i;
        }

        // What can never hold is left out, as who writes such rules would.
        var useful = Enumerable.Range(0, measures.Count)
            .Where(i => Balance(measures[i]) is not <= 0).ToList();
        var byPrefix = useful.GroupBy(i => Prefix(measures[i])).ToDictionary(g => g.Key, g => g.ToList());
        byHeading = input.Codes.Select(c => c.Digits[..6]).Distinct().ToDictionary(h => h, h =>
            byPrefix.GetValueOrDefault(h[..4], []).Concat(byPrefix.GetValueOrDefault(h, [])).Concat(byPrefix.Where(p => p.Key.Length > 6 && p.Key.StartsWith(h, StringComparison.Ordinal)).SelectMany(p => p.Value)).ToList());
    }

    /// <summary>RulesEngine, the .NET library: seconds, and the answers.</summary>
    public (double Seconds, List<(int Best, decimal Total, int Stops)> Answers) RulesEngine(IReadOnlyList<GoodsFacts> goods)
    {
        var lines = goods.Select(g => new PeerLine(g, AreasOfPartner)).ToList();
        var headings = lines.Select(l => l.Heading).Distinct().ToList();
        var engine = new global::RulesEngine.RulesEngine(
            [.. headings.Select(h => new Workflow
            {
                WorkflowName = h,
                Rules = byHeading[h].Select(i => new Rule { RuleName = i.ToString(CultureInfo.InvariantCulture), Expression = Expression(measures[i]) }).ToList(),
            })],
            // The cache of compiled rules takes all headings; what is only for messages is off.
            new ReSettings { CustomTypes = [typeof(PeerLine)], CacheConfig = new MemCacheConfig { SizeLimit = 100_000 }, EnableFormattedErrorMessage = false, EnableScopedParams = false });
        (int, decimal, int) Answer(PeerLine line)
        {
            var results = engine.ExecuteAllRulesAsync(line.Heading, new RuleParameter("l", line)).AsTask().GetAwaiter().GetResult();
            return Amounts([.. results.Where(r => r.IsSuccess).Select(r => int.Parse(r.Rule.RuleName, CultureInfo.InvariantCulture))], line);
        }

        // The first execution compiles a heading's rules.
        foreach (var line in lines.DistinctBy(l => l.Heading))
        {
            Answer(line);
        }

        var answers = new List<(int, decimal, int)>();
        var took = Timing.Milliseconds(() => lines.ForEach(l => answers.Add(Answer(l))));
        return (took / 1000, answers);
    }

    /// <summary>json-rules-engine on node: seconds, and the answers.</summary>
    public (double Seconds, List<(int Best, decimal Total, int Stops)> Answers) JsonRulesEngine(IReadOnlyList<GoodsFacts> goods)
    {
        var lines = goods.Select(g => new PeerLine(g, AreasOfPartner)).ToList();
        var input = Path.Combine(Place.Scratch(), "input.json");
        File.WriteAllText(input, JsonSerializer.Serialize(new
        {
            engines = lines.Select(l => l.Heading).Distinct().ToDictionary(h => h, h => byHeading[h].Select(i => new { measure = i, conditions = Conditions(measures[i]) })),
            measures = measures.Select((m, i) => new { order = order[i], levy = m.Type.Levy, duty = m.Duty is null ? null : Duty(m.Duty), stops = m.Type.Levy is null }),
            lines = lines.Select(l => new { heading = l.Heading, code = l.Code, day = l.Day, weight = l.Weight, value = l.Value, rate = MeasuresInput.Rate, declared = l.Declared, areas = l.Areas }),
        }));
        var folder = Path.Combine(Place.Root, "bench", "json-rules-engine");
        using var child = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "run.mjs"), input]) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var printed = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Directory.Delete(Path.GetDirectoryName(input)!, recursive: true);
        using var document = JsonDocument.Parse(printed);
        return (document.RootElement.GetProperty("seconds").GetDouble(),
            [.. document.RootElement.GetProperty("answers").EnumerateArray().Select(a => (a[0].GetInt32(), decimal.Round(a[1].GetDecimal(), 2), a[2].GetInt32()))]);
    }

    private static string Prefix(Measure measure) => measure.Code.Digits switch
    {
        var d when d.EndsWith("00000000", StringComparison.Ordinal) => d[..4],
        var d when d.EndsWith("000000", StringComparison.Ordinal) => d[..6],
        var d => d,
    };

    // What is left of the quota of a measure, in kilograms; null where it has none.
    private decimal? Balance(Measure measure) => measure.OrderNumber is { } number ? quotas.Find(number, MeasuresInput.First)!.Balance!.Value.Amount : null;

    private string Expression(Measure measure)
    {
        var tests = new List<string>();
        if (Prefix(measure).Length > 6)
        {
            tests.Add($"l.Code == \"{measure.Code.Digits}\"");
        }

        if (measure.Days.From is { } from)
        {
            tests.Add($"l.Day >= {from.DayNumber}");
        }

        if (measure.Days.To is { } to)
        {
            tests.Add($"l.Day <= {to.DayNumber}");
        }

        if (measure.Area is { } area)
        {
            tests.Add($"l.In(\"{area}\")");
        }

        if (measure.Type.Id == "vat")
        {
            tests.Add(measure.AdditionalCode is { } code ? $"l.Has(\"{code}\")" : "!l.Has(\"V10\")");
        }

        if (Balance(measure) is { } left)
        {
            tests.Add(string.Create(CultureInfo.InvariantCulture, $"l.Weight <= {left}"));
        }

        var met = string.Join(" || ", measure.Conditions.Where(c => c.IsPositive).Select(c => c.Document is { } d
            ? $"l.Has(\"{d}\")" : string.Create(CultureInfo.InvariantCulture, $"l.Weight <= {c.Threshold!.Limit}")));
        if (met.Length > 0)
        {
            // A control is reported where it stops the goods.
            tests.Add(measure.Type.Levy is null ? $"!({met})" : $"({met})");
        }

        return tests.Count == 0 ? "true" : string.Join(" && ", tests);
    }

    private object Conditions(Measure measure)
    {
        static object Test(string fact, string means, object value) => new { fact, @operator = means, value };
        var tests = new List<object>();
        if (Prefix(measure).Length > 6)
        {
            tests.Add(Test("code", "equal", measure.Code.Digits));
        }

        if (measure.Days.From is { } from)
        {
            tests.Add(Test("day", "greaterThanInclusive", from.DayNumber));
        }

        if (measure.Days.To is { } to)
        {
            tests.Add(Test("day", "lessThanInclusive", to.DayNumber));
        }

        if (measure.Area is { } area)
        {
            tests.Add(Test("areas", "contains", area));
        }

        if (measure.Type.Id == "vat")
        {
            tests.Add(Test("declared", measure.AdditionalCode is null ? "doesNotContain" : "contains", "V10"));
        }

        if (Balance(measure) is { } left)
        {
            tests.Add(Test("weight", "lessThanInclusive", left));
        }

        var met = measure.Conditions.Where(c => c.IsPositive).Select(c => c.Document is { } d ? Test("declared", "contains", d) : Test("weight", "lessThanInclusive", c.Threshold!.Limit)).ToList();
        if (met.Count > 0)
        {
            tests.Add(measure.Type.Levy is null ? new { not = new { any = met } } : new { any = met });
        }

        return new { all = tests };
    }

    private static object Duty(DutyExpression duty) => duty switch
    {
        AdValoremDuty rate => new { kind = "percent", rate = rate.Rate.Value },
        SpecificDuty specific => new { kind = "specific", amount = specific.Amount.Amount },
        FloorDuty => new { kind = "floor", parts = duty.Operands.Select(Duty) },
        _ => new { kind = "sum", parts = duty.Operands.Select(Duty) },
    };

    private static decimal Amount(DutyExpression duty, decimal value, PeerLine line) => duty switch
    {
        AdValoremDuty rate => value * rate.Rate.Numerator / 100,
        SpecificDuty specific => specific.Amount.Amount * line.Weight * MeasuresInput.Rate,
        FloorDuty floor => Math.Max(Amount(floor.Duty, value, line), Amount(floor.Limit, value, line)),
        SumDuty sum => sum.Terms.Sum(t => Amount(t.Duty, value, line)),
        _ => throw new InvalidOperationException(duty.ToString()),
    };

    private (int, decimal, int) Amounts(List<int> hits, PeerLine line)
    {
        hits.Sort((a, b) => order[a].CompareTo(order[b]));
        decimal Charge(int measure, decimal value) => decimal.Round(Amount(measures[measure].Duty!, value, line), 2, MidpointRounding.AwayFromZero);
        var (dumping, excise, stops) = (0m, 0m, 0);
        foreach (var hit in hits)
        {
            switch (measures[hit].Type.Levy)
            {
                case null:
                    stops++;
                    break;
                case "dumping":
                    dumping += Charge(hit, line.Value);
                    break;
                case "excise":
                    excise += Charge(hit, line.Value);
                    break;
            }
        }

        var (best, lowest) = (-1, 0m);
        foreach (var hit in hits.Where(h => measures[h].Type.Levy == "duty"))
        {
            var duty = Charge(hit, line.Value);
            var total = duty + dumping + excise;
            foreach (var vat in hits.Where(h => measures[h].Type.Levy == "vat"))
            {
                total += Charge(vat, line.Value + duty + dumping + excise);
            }

            if (best < 0 || total < lowest)
            {
                (best, lowest) = (hit, total);
            }
        }

        return (best, lowest, stops);
    }
}
