using System.Globalization;
using Corridor.Reference.Currencies;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;
using RulesEngine.HelperFunctions;
using RulesEngine.Models;

namespace Corridor.Benchmarks;

/// <summary>Matching, simulating and combining programmes of support, and a rule engine on the same conditions.</summary>
internal static class SupportBenchmark
{
    private const int Seed = 20261123;
    private const int Many = 10_000;
    private const int Some = 1_000;
    private const int Claims = 2_000;
    private const int Population = 100_000;
    private const int PeerClaims = 50;
    private const int Together = 60;
    private const int Portfolios = 25;
    private const int Runs = 5;
    private const int WarmUp = 20;
    private static readonly TimeSpan MostCompiling = TimeSpan.FromMinutes(4);

    public static IEnumerable<string> Run()
    {
        using var workspace = Place.Open(Place.Scratch());
        var scope = workspace.ProgrammeLanguage;
        return [.. Matching(scope), "", .. Combining(scope), "", .. Bulk(scope), "", .. Compiling(scope)];
    }

    private static List<string> Matching(ExpressionScope scope)
    {
        var input = new SupportInput(Seed, scope);
        var programmes = input.Programmes(Many);
        var claims = input.Claims(Claims);
        Matcher? matcher = null;
        var building = Timing.Milliseconds(() => matcher = new Matcher(programmes, scope));
        var cold = claims.ConvertAll(c => Timing.Milliseconds(() => matcher!.Match(new Situation(c.Facts, scope.Economies))));
        var warm = claims.ConvertAll(c => Timing.Milliseconds(() => matcher!.Match(new Situation(c.Facts, scope.Economies))));
        var found = claims.Average(c => matcher!.Match(new Situation(c.Facts, scope.Economies)).Length);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"### Matching one claim with {Many:#,0} programmes of support, milliseconds; {found:0.0} match"),
            "",
            Timing.Row("match", "claims", "p50", "p99"),
            Timing.Row("---", "---:", "---:", "---:"),
            Timing.Row("Corridor, with explanations and amounts", Timing.Whole(Claims), Timing.Text(Timing.Median(warm)), Timing.Text(Timing.Percentile(warm, 0.99))),
            Timing.Row("Corridor, rows of the index made on the way", Timing.Whole(Claims), Timing.Text(Timing.Median(cold)), Timing.Text(Timing.Percentile(cold, 0.99))),
            "",
            string.Create(CultureInfo.InvariantCulture, $"Index over the programmes made in {Timing.Text(building)} ms."),
        ];
    }

    private static List<string> Bulk(ExpressionScope scope)
    {
        var input = new SupportInput(Seed + 1, scope);
        var matcher = new Matcher(input.Programmes(Some), scope);
        var claims = input.Claims(Claims);
        var rows = claims.Select((c, i) => new PopulationRow(i.ToString(CultureInfo.InvariantCulture), c.Facts)).ToArray();
        // The same claims again and again: what they share is no help, as nothing of a claim is kept.
        IEnumerable<PopulationRow> Cases() => Enumerable.Range(0, Population).Select(i => rows[i % rows.Length]);
        var simulator = new Simulator(matcher);
        SimulationResult Go(int threads) => simulator.Run(Cases(), f => new Situation(f, scope.Economies), threads);
        var result = Go(2);
        var (one, two) = (Timing.Median(Enumerable.Range(0, 3).Select(_ => Timing.Milliseconds(() => Go(1)))), Timing.Median(Enumerable.Range(0, 3).Select(_ => Timing.Milliseconds(() => Go(2)))));
        var (took, first, answers) = Peer(input.Peer, claims[..PeerClaims]);
        for (var i = 0; i < PeerClaims; i++)
        {
            var own = matcher.Match(new Situation(claims[i].Facts, scope.Economies)).Select(a => int.Parse(a.Programme.Id.AsSpan(1), CultureInfo.InvariantCulture));
            if (!own.SequenceEqual(answers[i].Order()))
            {
                throw new InvalidOperationException($"RulesEngine answers claim {i} otherwise.");
            }
        }

        var peer = took.Average() * Population;
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"### {Population:#,0} claims against {Some:#,0} programmes: verdicts, first failing conditions, amounts, overlaps; {result.Outcomes.Sum(o => (double)o.Yes) / result.Cases:0.0} match"),
            "",
            Timing.Row("run", "seconds", "claims a second", "times ours on two threads"),
            Timing.Row("---", "---:", "---:", "---:"),
            Timing.Row("Corridor, two threads", Timing.Text(two / 1000), Timing.Whole(Population * 1000 / two), "1.00"),
            Timing.Row("Corridor, one thread", Timing.Text(one / 1000), Timing.Whole(Population * 1000 / one), Timing.Text(one / two)),
            Timing.Row(string.Create(CultureInfo.InvariantCulture, $"RulesEngine 6.0.1, verdicts only, one thread (from {PeerClaims} claims)"), Timing.Text(peer / 1000), Timing.Whole(Population * 1000 / peer), Timing.Text(peer / two)),
            "",
            string.Create(CultureInfo.InvariantCulture, $"RulesEngine has all rules in one workflow, compiled beforehand in {Timing.Whole(first)} ms; both find the same programmes."),
        ];
    }

    private static List<string> Combining(ExpressionScope scope)
    {
        List<string> report =
        [
            string.Create(CultureInfo.InvariantCulture, $"### The best of {Together} programmes that all apply, milliseconds; {Portfolios} portfolios each, of every portfolio the fastest of {Runs} runs"),
            "",
            Timing.Row("exclusions between them", "best set, p50", "best set, slowest", "nodes, p50", "nodes, most", "not proved", "with the totals for each one left out, p50", "slowest"),
            Timing.Row("---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:"),
        ];
        foreach (var excluding in (int[])[10, 20, 40, 60])
        {
            var (alone, weighed, nodes, open) = (new List<double>(), new List<double>(), new List<double>(), 0);
            for (var round = -WarmUp; round < Portfolios; round++)
            {
                var matcher = new Matcher(ProgrammeLibrary.Of(Stacked(new Random(Seed + round), excluding, scope)).All, scope);
                var situation = new Situation(new FactSet(scope.Facts, SupportInput.First), scope.Economies);
                var eligible = matcher.Match(situation);
                if (eligible.Length != Together)
                {
                    throw new InvalidOperationException($"{eligible.Length} programmes match.");
                }

                BestCombination? best = null;
                double Fastest(bool weighs) => Enumerable.Range(0, Runs).Min(_ => Timing.Milliseconds(() => best = new Combiner(matcher, situation, eligible, new CombinationAim(CurrencyCode.Parse("CNY"))).Best(weighs)));
                var full = Fastest(true);
                var took = Fastest(false);
                if (round >= 0)
                {
                    alone.Add(took);
                    weighed.Add(full);
                    nodes.Add(best!.Nodes);
                    open += best.IsProven ? 0 : 1;
                }
            }

            report.Add(Timing.Row(
                excluding.ToString(CultureInfo.InvariantCulture), Timing.Text(Timing.Median(alone)), Timing.Text(alone.Max()), Timing.Whole(Timing.Median(nodes)), Timing.Whole(nodes.Max()), Timing.Whole(open),
                Timing.Text(Timing.Median(weighed)), Timing.Text(weighed.Max())));
        }

        report.AddRange(["", Hard(scope)]);
        return report;
    }

    // Nearly equal amounts, each against a sixth of the others: the largest set without a conflict, which nobody finds fast.
    private static string Hard(ExpressionScope scope)
    {
        var random = new Random(Seed);
        var programmes = Enumerable.Range(0, 2 * Together).Select(i => Read(
            string.Create(CultureInfo.InvariantCulture, $"q{i:000}"), "grant", string.Create(CultureInfo.InvariantCulture, $"{100 + random.Next(3)} CNY"),
            $"excludes: [{string.Join(", ", Enumerable.Range(0, 2 * Together).Where(j => j != i && random.Next(6) == 0).Select(j => string.Create(CultureInfo.InvariantCulture, $"q{j:000}")))}]\n", scope));
        var matcher = new Matcher(ProgrammeLibrary.Of(programmes).All, scope);
        var situation = new Situation(new FactSet(scope.Facts, SupportInput.First), scope.Economies);
        BestCombination? best = null;
        var took = Timing.Milliseconds(() => best = new Combiner(matcher, situation, matcher.Match(situation), new CombinationAim(CurrencyCode.Parse("CNY"))).Best(false));
        return string.Create(CultureInfo.InvariantCulture, $"A portfolio made to be hard, {2 * Together} programmes of nearly equal amounts, each excluding some 40 others: cut off after {best!.Nodes:#,0} nodes and {Timing.Text(took / 1000)} s ({(best.IsProven ? "proved" : "not proved")}), best found {best.Totals.Cash}, none exceeds {Timing.Text((double)best.Ceiling.Amount)} CNY.");
    }

    // Last, since a compilation that is given up goes on until the process ends.
    private static List<string> Compiling(ExpressionScope scope)
    {
        var rules = new SupportInput(Seed, scope);
        _ = rules.Programmes(Many);
        var claim = rules.Claims(1)[0].Peer;
        var took = 0.0;
        var thread = new Thread(() => took = Timing.Milliseconds(() => Asking(rules.Peer)(claim))) { IsBackground = true };
        thread.Start();
        return [thread.Join(MostCompiling)
            ? string.Create(CultureInfo.InvariantCulture, $"RulesEngine compiled {Many:#,0} rules in {Timing.Text(took / 1000)} s.")
            : string.Create(CultureInfo.InvariantCulture, $"RulesEngine had not compiled {Many:#,0} rules after {MostCompiling.TotalSeconds:0} s and was given up.")];
    }

    // Ten costs with six programmes each: of a cost one or two together under a cap, some exclude others elsewhere, some
    // build on another one or compute with its benefit. The collected programmes have ten stacking rules among 56.
    private static IEnumerable<Programme> Stacked(Random random, int excluding, ExpressionScope scope)
    {
        for (var i = 0; i < Together; i++)
        {
            var cost = i / 6;
            var amount = 100 * random.Next(10, 1000);
            var rest = i % 6 < 4 ? string.Create(CultureInfo.InvariantCulture, $"group: {{id: cost-{cost}, at_most: {1 + (cost % 2)}}}\n") : "";
            rest += i % 6 is 1 or 4 ? string.Create(CultureInfo.InvariantCulture, $"limit: {{id: cap-{cost}, most: {60_000 + (1000 * cost)} CNY}}\n") : "";
            rest += random.Next(Together) < excluding ? string.Create(CultureInfo.InvariantCulture, $"excludes: [q{((i + 1 + random.Next(8)) % Together):00}]\n") : "";
            rest += random.Next(12) == 0 && i > 6 ? string.Create(CultureInfo.InvariantCulture, $"requires: [q{i - 6 + random.Next(5):00}]\n") : "";
            var formula = random.Next(10) == 0 && i > 6 ? string.Create(CultureInfo.InvariantCulture, $"max(0 CNY, {amount} CNY - benefit(\"q{i - 6 + random.Next(5):00}\"))") : string.Create(CultureInfo.InvariantCulture, $"{amount} CNY");
            yield return Read(string.Create(CultureInfo.InvariantCulture, $"q{i:00}"), i % 5 == 0 ? "tax_relief" : "grant", formula, rest, scope);
        }
    }

    private static Programme Read(string id, string kind, string amount, string rest, ExpressionScope scope)
    {
        var yaml = $$$"""
            programme: {{{id}}}
            names: {en: Sample, zh: 样例, ru: Пример}
            authority: {en: Office, zh: 机关, ru: Ведомство}
            side: CN
            family: finance
            status: in_force
            confidence: official
            currency: CNY
            sources: {law: {title: Law, confidence: official}}
            applies: {direction: any}
            gives: {kind: {{{kind}}}, amount: '{{{amount}}}'}

            """ + rest;
        return ProgrammeReader.Read(yaml, "bench.yaml", scope, out var faults) ?? throw new InvalidOperationException(string.Join('\n', faults));
    }

    // One workflow with all rules: the engine has no index over them.
    private static Func<PeerClaim, List<int>> Asking(List<string> rules)
    {
        var engine = new global::RulesEngine.RulesEngine(
            [new Workflow { WorkflowName = "support", Rules = rules.Select((e, i) => new global::RulesEngine.Models.Rule { RuleName = i.ToString(CultureInfo.InvariantCulture), Expression = e }).ToList() }],
            new ReSettings { CacheConfig = new MemCacheConfig { SizeLimit = 100_000 }, EnableFormattedErrorMessage = false, EnableScopedParams = false });
        return claim => [.. engine.ExecuteAllRulesAsync("support", new RuleParameter("c", claim)).AsTask().GetAwaiter().GetResult().Where(r => r.IsSuccess).Select(r => int.Parse(r.Rule.RuleName, CultureInfo.InvariantCulture))];
    }

    private static (List<double> Took, double First, List<List<int>> Answers) Peer(List<string> rules, List<(FactSet Facts, PeerClaim Peer)> claims)
    {
        var ask = Asking(rules);
        var first = Timing.Milliseconds(() => ask(claims[0].Peer));
        var answers = new List<List<int>>();
        var took = claims.ConvertAll(c => Timing.Milliseconds(() => answers.Add(ask(c.Peer))));
        return (took, first, answers);
    }
}
