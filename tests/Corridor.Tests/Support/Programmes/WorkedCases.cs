using Corridor.Reference.Currencies;
using Corridor.Reference.Time;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Facts;

namespace Corridor.Tests.Support.Programmes;

/// <summary>
/// Cases of the shipped programmes, worked by hand from the acts. Each takes a claim that is good, changes what it names,
/// and says what must come out: the verdict, then amounts by benefit, <c>whole</c> before a cap, <c>by</c> a day.
/// </summary>
internal sealed class WorkedCases(ShippedData shipped)
{
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    public void Hold(string programme, string basis, string good, string changes, string expected)
    {
        var found = shipped.Workspace.Programmes.Find(programme) ?? throw new InvalidOperationException($"{programme} is not shipped or was refused.");
        var answer = new Matcher(shipped.Workspace.Programmes.All, support.Scope).Assess(found, support.Situation(Facts(good, changes)));
        var parts = expected.Split("; ");
        Assert.Equal((basis, parts[0]), (basis, answer.Verdict.ToString().ToLowerInvariant()));
        foreach (var part in parts[1..])
        {
            var words = part.Split(' ');
            switch (words)
            {
                case ["by", var day]:
                    Assert.Equal((basis, day), (basis, DateRange.Text(answer.Deadline!.Value.Day)));
                    break;
                case ["whole", ..]:
                    Assert.Equal((basis, part[6..]), (basis, answer.Benefits[0].Uncapped!.Value.ToString()));
                    break;
                default:
                    var named = answer.Benefits.FirstOrDefault(b => b.Benefit.Id == words[0]);
                    Assert.Equal((basis, named is null ? part : part[(words[0].Length + 1)..]), (basis, (named ?? answer.Benefits[0]).Amount!.Value.ToString()));
                    break;
            }
        }
    }

    /// <summary>The best set of the programmes of some sides.</summary>
    public BestCombination Best(string good, string changes, string currency, params string[] sides)
    {
        var matcher = new Matcher(shipped.Workspace.Programmes.All.Where(p => p.Sides.Any(s => sides.Contains(s.Value))), support.Scope);
        var situation = support.Situation(Facts(good, changes));
        return new Combiner(matcher, situation, matcher.Match(situation), new CombinationAim(CurrencyCode.Parse(currency))).Best();
    }

    private FactSet Facts(string good, string changes)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in (good + "; " + changes).Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = fact.IndexOf(':', StringComparison.Ordinal);
            facts[fact[..colon]] = fact[(colon + 1)..].Trim();
        }

        return support.Given(string.Join('\n', facts.Select(f => $"{f.Key}: {f.Value}")));
    }
}
