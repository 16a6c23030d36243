using System.Globalization;
using Corridor.Conformance.Duties;
using Corridor.Conformance.Measures.Determination;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Tests;

namespace Corridor.Conformance.Measures.Assessment;

/// <summary>What others computed in print, and the formulas of laws, on the cascades of the shipped packs.</summary>
public sealed class WorkedExampleTests(ITestOutputHelper output) : IDisposable
{
    private const string File = "worked-examples";

    // Where Corridor differs on purpose, for a figure of any case or of one. The figures are still computed, and must differ.
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["ru-beer excise"] = "a percentage of excise is charged on customs value and customs duty in Russia (Tax Code, article 191 (1) 2); the peer charges it on customs value alone",
        ["ru-beer vatBase"] = "as above, and excise is part of this base (Tax Code, article 160)",
        ["ru-beer vat"] = "as above",
        ["vatBaseIfADincluded"] = "the base of value added tax in Russia is customs value, customs duty and excise (Tax Code, article 160); anti-dumping duty is none of them",
        ["vatIfADincluded"] = "as above",
    };

    private readonly DirectoryInfo cache = Directory.CreateTempSubdirectory("corridor-conformance-");

    [Fact]
    public void Every_figure_that_was_printed_is_the_one_that_the_engine_computes()
    {
        using var workspace = new Workspace(Repository.Data, cache.FullName);
        var cases = DeterminationCases.List(File, "cases");
        var (compared, differences) = (0, new List<string>());
        CaseFiles.Each(cases, c =>
        {
            var example = new WorkedExample(c, e => Steps(workspace, e));
            var faults = new List<string>();
            foreach (var expected in c.GetProperty("expect").EnumerateObject())
            {
                var words = expected.Value.ToString().Split(' ');
                var printed = decimal.Parse(words[0], CultureInfo.InvariantCulture);
                if (Differences.TryGetValue(expected.Name, out var reason) || Differences.TryGetValue($"{c.Text("id")} {expected.Name}", out reason))
                {
                    var ours = example.Figure(expected.Name.Split("If")[0])!.Value;
                    differences.Add($"{c.Text("id")} {expected.Name}: {printed}, ours {ours}: {reason}");
                    if (ours == printed)
                    {
                        faults.Add($"{expected.Name} is listed as a difference and agrees");
                    }

                    continue;
                }

                compared++;
                if (words.Length > 1 && words[1] != example.Currency.Value)
                {
                    faults.Add($"{expected.Name} is in {example.Currency}, not {words[1]}");
                }

                if (example.Figure(expected.Name) is not { } figure)
                {
                    faults.Add($"{expected.Name} has no meaning here");
                }
                else if (figure != printed)
                {
                    faults.Add($"{expected.Name} is {figure}, printed {printed}");
                }
            }

            // What the engine says must stand on its own explanation too.
            var explained = new Explainer(example.Cascade, l => new(l, l, l)).Explain(example.Option, example.Facts);
            if (explained.Value != example.Option.Total.Money!.Value.Amount || explained.All().Any(e => e.Value is not null && e.Recompute() != e.Value))
            {
                faults.Add($"the explanation comes to {explained.Value}, the total is {example.Option.Total}");
            }

            return faults.Count == 0 ? null : $"{c.Text("id")}: {string.Join("; ", faults)}";
        }, atLeast: 8);
        output.WriteLine($"{compared} figures of {cases.Count} cases are the same; on purpose not:\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void The_formulas_of_the_laws_are_those_of_the_shipped_cascades()
    {
        using var workspace = new Workspace(Repository.Data, cache.FullName);
        CaseFiles.Each(DeterminationCases.List(File, "formulas"), c =>
        {
            var destination = c.Text("lane")!.Split("->")[1];
            var (levy, duty) = c.Text("tax")! switch
            {
                "consumption tax, ad valorem" => ("consumption", "20%"),
                "consumption tax, compound" => ("consumption", "sum(20%, 3 CNY/KGM)"),
                "import VAT" => ("vat", "20%"),
                var other => throw new InvalidDataException($"{other} has no meaning here"),
            };
            var steps = Steps(workspace, destination).ToList();
            var at = steps.FindIndex(s => s.Levy == levy);
            // Each earlier levy is a sum that the formula's name for it stands for.
            var earlier = new Dictionary<string, decimal> { ["duty"] = 1000, ["consumption"] = 500, ["excise"] = 500 };
            string[] own = [.. steps.Take(at).Select(s => s.Levy).Where(l => earlier.ContainsKey(l))];
            var facts = Formula.Names(new()
            {
                ["CV"] = 10_000,
                ["duty"] = 1000,
                ["customs duty"] = 1000,
                ["consumption tax"] = 500,
                ["excise"] = 500,
                ["incidental expenses to first UK destination"] = 250,
                ["r"] = 0.2m,
                ["v"] = 0.2m,
                ["qty"] = 70,
                ["s"] = 3,
            });
            var printed = Formula.Evaluate(c.Text("formula")!, facts);
            var ours = Tax(steps.Take(at + 1), own.ToDictionary(l => l, l => $"{earlier[l]} CNY"), levy, duty);
            return ours == printed ? null : $"{c.Text("lane")} {c.Text("tax")}: {ours}, by the formula {printed}";
        }, atLeast: 5);
    }

    [Fact]
    public void The_russian_rate_texts_are_read() => CaseFiles.Each(DeterminationCases.List(File, "rateTextsRU"), c =>
    {
        var text = c.GetProperty("text").GetString()!;
        DutyExpression? Amount(string name) => c.TryGetProperty(name, out var a) ? new SpecificDuty(new Money(CaseFiles.Exact(a[0]), CurrencyCode.Parse(a[1].GetString()!)), DutyUnits.Of(1, a[2].GetString()!)) : null;
        var percent = c.TryGetProperty("adValorem", out var p) ? new AdValoremDuty(Percentage.Of(CaseFiles.Exact(p))) : null;
        var expected = Amount("floor") is { } floor ? new FloorDuty(percent!, floor) : Amount("cap") is { } cap ? new CeilingDuty(percent!, cap) : Amount("specific") ?? percent!;
        return EaeuDutyText.TryParse(text, out var duty, out var fault) ? duty.Equals(expected) ? null : $"'{text}' reads {duty}, not {expected}" : $"'{text}': {fault}";
    }, atLeast: 4);

    public void Dispose() => cache.Delete(recursive: true);

    private static decimal? Tax(IEnumerable<LevyStep> steps, Dictionary<string, string> earlier, string levy, string duty)
    {
        var code = Corridor.Reference.Goods.CommodityCode.Parse("0101210000");
        var builder = new RegimeBuilder("formula", Sample.Nomenclature(Sample.Line(code.Digits, 0)));
        foreach (var (name, text) in earlier.Append(new(levy, duty)))
        {
            builder.Add(new Measure { Id = name, Type = Sample.Type(name, name == "duty" ? MeasureRole.BaseDuty : MeasureRole.Tax, name), Code = code, Duty = DutyExpression.Parse(text) });
        }

        Assert.True(builder.TryBuild(out var regime, out var faults), string.Join('\n', faults));
        // The taxes before it are given as amounts here, so that each formula is looked at by itself.
        Assert.True(LevyCascade.TryCreate(steps.Select(s => s with { Rounding = null, IsInclusive = s.IsInclusive && s.Levy == levy }), out var cascade, out var fault), fault?.ToString());
        Assert.True(ItemAssessor.TryCreate(regime, cascade, out var assessor, out fault), fault?.ToString());
        var facts = new GoodsFacts(new GoodsQuery(TradeDirection.Import, code, null, new DateOnly(2026, 6, 1)), CurrencyCode.Parse("CNY"))
        {
            CustomsValue = 10_000,
            Costs = System.Collections.Immutable.ImmutableDictionary<string, ChargeAmount>.Empty.Add("inland", ChargeAmount.Known(new Money(250, CurrencyCode.Parse("CNY")))),
            Fact = f => f.Kind == DutyQuantityKind.Quantity ? 70 : null,
        };
        Assert.True(assessor.TryAssess(facts, out var item, out fault), fault?.ToString());
        return item.Options.Single().Charges.Single(c => c.Levy == levy).Amount.Money?.Amount;
    }

    /// <summary>The levies of an economy: as shipped, or, where no regime is shipped, as the law says.</summary>
    private static IEnumerable<LevyStep> Steps(Workspace workspace, string economy)
    {
        if (workspace.Regimes.Economies.Contains(EconomyCode.Parse(economy)))
        {
            Assert.True(workspace.Regimes.TryFor(EconomyCode.Parse(economy), out var regime, out var fault), fault?.ToString());
            return regime.ImportLevies.Where(l => !l.IsOfConsignment).Select(l => l.Step);
        }

        // Directive 2006/112/EC, articles 85 and 86: the value for customs purposes, and duties and taxes due on importation.
        var cents = new LevyRounding(2, MidpointRounding.AwayFromZero);
        return [new LevyStep("duty", ["value"]) { Rounding = cents }, new LevyStep("excise", ["value", "duty"]) { Rounding = cents }, new LevyStep("vat", ["value", "duty", "excise"]) { Rounding = cents }];
    }
}
