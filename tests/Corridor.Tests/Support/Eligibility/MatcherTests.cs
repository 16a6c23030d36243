using System.Collections.Immutable;
using CsCheck;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Tests.Support.Eligibility;

public sealed class MatcherTests(ShippedData shipped)
{
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    // Atoms over a few facts, so that rules share them.
    private static readonly string[] Atoms =
    [
        "enterprise.tax_debt", "enterprise.insolvent", "enterprise.size = \"small\"", "enterprise.size in [\"micro\", \"small\"]", "contract.value > 100 CNY", "contract.value in 50 CNY .. 150 CNY", "contract.value > loan.amount",
        "loan.amount * 2 <= 300 CNY", "any(goods.is_food)", "all(goods.is_food or goods.code in [84])", "sum(goods.price) > 100 CNY", "enterprise.activity has \"trader\"", "enterprise.economy in [EAEU]", "consignment.procedure != \"transit\"",
        "(if enterprise.tax_debt then loan.amount else contract.value) > 75 CNY", "(case enterprise.size when \"micro\" then 1 when \"small\" then 2 else 2) = 2", "count(goods.price > 60 CNY where goods.is_food) = 0", "contract.value / loan.amount < 1",
    ];

    private static readonly Gen<string> AnyRule = Gen.Recursive<string>((depth, inner) => depth > 3 ? Gen.Int[0, Atoms.Length - 1].Select(i => Atoms[i]) : Gen.OneOf(
        Gen.Int[0, Atoms.Length - 1].Select(i => Atoms[i]), inner.Select(r => $"not ({r})"), Gen.Select(inner, inner).Select(p => $"({p.Item1}) and ({p.Item2})"), Gen.Select(inner, inner).Select(p => $"({p.Item1}) or ({p.Item2})")));

    // Values for each fact; the last stands for not given.
    private static readonly (string Fact, string[] Values)[] Choices =
    [
        ("enterprise.tax_debt", ["yes", "no"]), ("enterprise.insolvent", ["yes", "no"]), ("enterprise.size", ["micro", "small", "large"]), ("contract.value", ["40 CNY", "100 CNY", "200 CNY"]), ("loan.amount", ["0 CNY", "100 CNY", "200 CNY"]),
        ("goods.is_food", ["yes", "no"]), ("goods.code", ["84136021", "03035410"]), ("goods.price", ["30 CNY", "70 CNY"]), ("enterprise.activity", ["trader", "producer"]), ("enterprise.economy", ["CN", "RU"]), ("consignment.procedure", ["transit", "export"]),
    ];

    private static readonly Gen<int[]> AnyFacts = Gen.Int[0, 3].Array[Choices.Length];

    [Fact]
    public void Giving_a_missing_fact_never_turns_a_certain_answer_round() => Gen.Select(AnyRule, AnyFacts, Gen.Int[0, Choices.Length - 1], Gen.Int[0, 2]).Sample((text, values, which, given) =>
    {
        var rule = support.Rule(text);
        var before = Set(values);
        var (name, words) = Choices[which];
        if (values[which] < words.Length)
        {
            return;
        }

        var after = Put(before, name, words[given % words.Length]);
        var (first, second) = (rule.Evaluate(support.Situation(before)), rule.Evaluate(support.Situation(after)));
        Assert.True(!first.IsKnown || first == second, $"{text}: {first} became {second} with {name} = {words[given % words.Length]}");
        Assert.All(second.Causes.Facts, f => Assert.False(after.Knows(support.Facts.Find(f)!)));
    }, iter: 5_000, seed: "0000corridor");

    [Fact]
    public void An_evaluation_stays_within_its_bound_of_steps() => Gen.Select(AnyRule, AnyFacts).Sample((text, values) =>
    {
        var rule = support.Rule(text);
        var situation = support.Situation(Set(values));
        rule.Evaluate(situation);
        Assert.InRange(situation.Steps, 1, rule.MostSteps(2));
        Assert.InRange(rule.MostSteps(2), 1, 3 * rule.Nodes);
    }, iter: 1_000, seed: "0000corridor");

    [Fact]
    public void Asking_the_fewest_ends_as_asking_everything_does() => Gen.Select(AnyRule.Array[1, 4], Gen.Int[0, 2].Array[Choices.Length]).Sample((rules, values) =>
    {
        var programmes = rules.Select((r, i) => support.Programme(SupportData.Sample($"p{i}", $"when: ['{r}']\ngives: {{kind: simplification}}\n"))).ToImmutableArray();
        var matcher = new Matcher(programmes, support.Scope);
        var questions = new Questions(matcher);
        var facts = support.Given("{date: 2026-05-02, goods: [{}, {}]}");
        var asked = 0;
        for (var next = questions.Next(support.Situation(facts)); next is not null; next = questions.Next(support.Situation(facts)))
        {
            var i = Array.FindIndex(Choices, c => c.Fact == next.Name);
            Assert.InRange(++asked, 1, Choices.Length);
            facts = Put(facts, next.Name, Choices[i].Values[values[i] % Choices[i].Values.Length]);
        }

        var all = Choices.Select((c, i) => (c, i)).Aggregate(support.Given("{date: 2026-05-02, goods: [{}, {}]}"), (set, c) => Put(set, c.c.Fact, c.c.Values[values[c.i] % c.c.Values.Length]));
        Assert.Equal(programmes.Select(p => matcher.Decide(p, support.Situation(all), out _)), programmes.Select(p => matcher.Decide(p, support.Situation(facts), out _)));
    }, iter: 400, seed: "0000corridor");

    [Fact]
    public void Match_and_the_quick_verdict_agree_and_the_index_hides_nothing() => Gen.Select(AnyRule, AnyFacts, Gen.Bool).Sample((text, values, perItem) =>
    {
        var file = SupportData.Sample("p", $"{(perItem ? "per: item\n" : "")}applies: {{direction: export, origin: CN, destination: EAEU, goods: [84, 0303]}}\nwhen: ['{text}']\ngives: {{kind: grant, amount: {(perItem ? "goods.price" : "contract.value")}}}\n");
        var matcher = new Matcher([support.Programme(file)], support.Scope);
        var set = Put(Put(Set(values), "consignment.origin", values[0] > 1 ? "CN" : "RU"), "consignment.destination", "RU");
        var situation = support.Situation(set);
        var quick = matcher.Decide(matcher.Index.All[0], situation, out var failed);
        var full = matcher.Assess(matcher.Index.All[0], situation);
        Assert.Equal(quick, full.Verdict);
        Assert.Equal(quick == Truth.No, failed is not null);
        Assert.Equal(quick == Truth.No ? [] : [quick], matcher.Match(situation).Select(a => a.Verdict));
        Assert.Equal(quick == Truth.Unknown, !full.Causes.All.IsEmpty);
    }, iter: 1_000, seed: "0000corridor");

    [Fact]
    public void The_plan_is_the_smallest_set_that_can_settle_a_verdict() => AnyRule.Sample(text =>
    {
        var programme = support.Programme(SupportData.Sample("p", $"when: ['{text}']\ngives: {{kind: simplification}}\n"));
        var matcher = new Matcher([programme], support.Scope);
        var empty = support.Given("{date: 2026-05-02, goods: [{}, {}]}");
        var plan = new Questions(matcher).Plan(programme, support.Situation(empty));
        var names = matcher.Assess(programme, support.Situation(empty)).Causes.Facts.ToArray();
        Assert.True(names.Length <= Choices.Length && plan.IsProven);
        Assert.All(plan.ForYes.Concat(plan.ForNo), f => Assert.Contains(f, names));
        // No smaller set can: whatever the values of fewer facts, the verdict stays open or becomes the other.
        foreach (var (set, verdict) in ((ImmutableArray<string>, Truth)[])[(plan.ForYes, Truth.Yes), (plan.ForNo, Truth.No)])
        {
            if (set.Length is < 1 or > 2)
            {
                continue;
            }

            var fewer = set.Length == 1 ? [empty] : names.SelectMany(n => Choices.First(c => c.Fact == n).Values.Select(v => Put(empty, n, v)));
            Assert.All(fewer, f => Assert.True(matcher.Decide(programme, support.Situation(f), out _) != verdict || text.Contains("if ", StringComparison.Ordinal) || text.Contains("case ", StringComparison.Ordinal) || text.Contains("any(", StringComparison.Ordinal) || text.Contains("all(", StringComparison.Ordinal) || text.Contains("count(", StringComparison.Ordinal), text));
        }
    }, iter: 1_000, seed: "0000corridor");

    [Theory]
    [InlineData("valid: {to: 2026-05-01}", EligibilityBar.Ended)]
    [InlineData("valid: {from: 2026-05-03}", EligibilityBar.NotYet)]
    [InlineData("budget: {total: 5 CNY, used: 5 CNY, as_of: 2026-04-01}", EligibilityBar.BudgetUsedUp)]
    [InlineData("budget: {total: 5 CNY, used: 4 CNY}", EligibilityBar.None)]
    [InlineData("budget: {total: 5 CNY}", EligibilityBar.None)]
    [InlineData("claim: {closes: 2026-05-01}", EligibilityBar.WindowClosed)]
    [InlineData("claim: {opens: 2026-05-03}", EligibilityBar.WindowNotOpen)]
    [InlineData("claim: {opens: 2026-05-02, closes: 2026-05-02}", EligibilityBar.None)]
    public void What_bars_a_programme_is_told(string field, EligibilityBar bar)
    {
        var matcher = new Matcher([support.Programme(SupportData.Sample("p", field + "\ngives: {kind: simplification}\n"))], support.Scope);
        var answer = matcher.Assess(matcher.Index.All[0], support.Situation(support.Given("date: 2026-05-02")));
        Assert.Equal((bar, bar == EligibilityBar.None ? Truth.Yes : Truth.No), (answer.Bar, answer.Verdict));
    }

    [Fact]
    public void Unknown_names_the_facts_and_the_documents_that_would_settle_it()
    {
        var matcher = new Matcher([support.Programme(SupportData.Sample("p", "when: [not enterprise.tax_debt, enterprise.size = \"small\"]\ngives: {kind: simplification}\n"))], support.Scope);
        var answer = matcher.Assess(matcher.Index.All[0], support.Situation(support.Given("{date: 2026-05-02, enterprise.size: small}")));
        Assert.Equal((Truth.Unknown, "enterprise.tax_debt", "tax_certificate"), (answer.Verdict, string.Join(' ', answer.Causes.Facts), string.Join(' ', answer.Documents(support.Facts))));
        Assert.Equal([true, false], answer.Conditions.Select(c => !c.Value.IsKnown));
        Assert.Equal(["enterprise.size"], new Questions(matcher).Plan(matcher.Index.All[0], support.Situation(support.Given("date: 2026-05-02"))).ForNo);
    }

    [Fact]
    public void A_code_that_is_too_short_for_a_scope_is_not_asked_for_again()
    {
        var matcher = new Matcher([support.Programme(SupportData.Sample("p", "applies: {goods: [850760]}\ngives: {kind: simplification}\n"))], support.Scope);
        var situation = support.Situation(support.Given("{date: 2026-05-02, goods: [{code: 8507}]}"));
        Assert.Equal([new UnknownCause(UnknownCauseKind.Imprecise, "goods.code", "8507")], matcher.Assess(matcher.Index.All[0], situation).Causes.All);
        Assert.Null(new Questions(matcher).Next(situation));
    }

    [Fact]
    public void A_programme_per_item_adds_up_the_items_that_qualify()
    {
        var matcher = new Matcher([support.Programme(SupportData.Sample("p", "per: item\napplies: {goods: [84]}\nwhen: [goods.price > 10 CNY]\ngives: {kind: grant, amount: goods.price * 10%, cap: 5 CNY}\n"))], support.Scope);
        var answer = matcher.Assess(matcher.Index.All[0], support.Situation(support.Given("{date: 2026-05-02, goods: [{code: 84136021, price: 100 CNY}, {code: 8501, price: 100 CNY}, {code: 8414, price: 5 CNY}, {code: 8415, price: 20 CNY}]}")));
        Assert.Equal(("7 CNY", "12 CNY", Truth.Yes), (answer.Benefits[0].Amount.ToString(), answer.Benefits[0].Uncapped.ToString(), answer.Verdict));
        Assert.Equal([0, 3], answer.Items);
    }

    private FactSet Set(int[] values) => Choices.Select((c, i) => (c, i)).Where(x => values[x.i] < x.c.Values.Length)
        .Aggregate(support.Given("{date: 2026-05-02, goods: [{}, {}]}"), (set, x) => Put(set, x.c.Fact, x.c.Values[values[x.i]]));

    private FactSet Put(FactSet set, string name, string text)
    {
        var fact = support.Facts.Find(name)!;
        Assert.True(support.Scope.TryValue(text, fact, out var value, out _));
        return set.WithAll(fact, value);
    }
}
