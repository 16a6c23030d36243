using Corridor.Support.Eligibility;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.Tests.Support.Simulation;

public sealed class SyntheticPopulationTests(ShippedData shipped)
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    private SyntheticPopulation Of(Programme programme) => new(programme, support.Scope, shipped.Book, shipped.Book.Lanes[0], Day);

    private static string Facts(PopulationRow row) => $"{row.Line} {row.Facts.Day} " + string.Join(' ', row.Facts.Known.Select(f => $"{f.Name}={row.Facts[f]}"));

    [Fact]
    public void A_seed_makes_the_same_cases_and_another_seed_others()
    {
        foreach (var programme in shipped.Workspace.Programmes.All)
        {
            var made = Of(programme).Make(50, 7).Select(Facts).ToList();
            Assert.Equal(made, Of(programme).Make(50, 7).Select(Facts));
            Assert.NotEqual(made, Of(programme).Make(50, 8).Select(Facts));
        }
    }

    [Fact]
    public void Both_sides_of_a_threshold_are_met_and_some_facts_are_unknown()
    {
        var programme = support.Programme(SupportData.Sample("p", "when:\n  - contract.value >= 1_000_000 CNY\n  - enterprise.size in [\"small\"]\n  - goods.code in [8481]\nper: item\ngives: {kind: grant, amount: 1 CNY}\n"));
        var fact = support.Facts.Find("contract.value")!;
        var values = Of(programme).Make(2_000, 1).Select(r => r.Facts[fact]).ToList();
        Assert.Contains(values, v => v is { IsKnown: true, Amount: 1_000_000 });
        Assert.Contains(values, v => v is { IsKnown: true, Amount: < 1_000_000 and > 900_000 });
        Assert.Contains(values, v => !v.IsKnown);
        Assert.All(values.Where(v => v.IsKnown), v => Assert.Equal("CNY", v.Unit));
    }

    [Fact]
    public void Cases_part_on_the_rules_of_nearly_every_shipped_programme()
    {
        // A round that is closed on every day of the year bars all; that is its rule, not the population's.
        var open = shipped.Workspace.Programmes.All.Where(p => !p.When.IsEmpty && Matcher.BarOf(p, Day) == EligibilityBar.None).ToList();
        var parted = open.Count(p => Of(p).Make(400, 3).Select(r => new Matcher([p], support.Scope).Decide(p, support.Situation(r.Facts), out _)).Distinct().Count() > 1);
        Assert.InRange(parted, open.Count * 9 / 10, open.Count);
    }

    [Fact]
    public void Cases_come_to_a_yes_and_drop_out_at_every_condition()
    {
        var programme = shipped.Workspace.Programmes.Find("cn-export-vat-refund")!;
        var outcome = new Simulator(new Matcher([programme], support.Scope)).Run(Of(programme).Make(3_000, 1), f => support.Situation(f), 1).Outcomes[0];
        Assert.True(outcome.Yes > 100, $"{outcome.Yes} can claim it");
        Assert.NotEmpty(outcome.Costs);
        Assert.InRange(outcome.DropOuts.Length, 8, 12);
    }

    [Fact]
    public void Too_many_cases_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(shipped.Workspace.Programmes.All[0]).Make(SyntheticPopulation.MostCases + 1, 1).First());
}
