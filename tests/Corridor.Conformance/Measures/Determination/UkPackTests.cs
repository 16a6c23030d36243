using System.Globalization;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Measures.Regimes;
using Corridor.Reference.Economies;
using Corridor.Tests;

namespace Corridor.Conformance.Measures.Determination;

/// <summary>
/// The commodities of the UK's duty calculator in the shipped regime of the United Kingdom. Both were made from pages of
/// the tariff, by different hands: the pack by our importer, the cases by a reduction of their own. Where they differ:
/// <list type="bullet">
/// <item>A page that contradicts itself is not in the pack, which says so; its commodity cannot be compared.</item>
/// <item>The pack holds the days of every measure, so that a session is compared on the day of its page.</item>
/// <item>The pack holds the balances of quotas: goods that one does not cover whole do not have its duty, which the peer gives them.</item>
/// <item>The pack rounds every charge to pence; the peer does not.</item>
/// </list>
/// </summary>
public sealed class UkPackTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo cache = Directory.CreateTempSubdirectory("corridor-conformance-");

    [Fact]
    public void The_shipped_regime_holds_the_same_measures_and_comes_to_the_same_options_and_totals()
    {
        using var workspace = new Workspace(Repository.Data, cache.FullName);
        Assert.True(workspace.Regimes.TryFor(EconomyCode.Parse("GB"), out var regime, out var fault), fault?.ToString());
        var (compared, options, shortQuotas, absent) = (0, 0, 0, new SortedSet<string>(StringComparer.Ordinal));
        var wrong = new List<string>();
        foreach (var file in DeterminationCases.Read("uk-commodities"))
        {
            foreach (var commodity in file.GetProperty("commodities").EnumerateObject())
            {
                var listed = new UkCommodity(commodity.Name, commodity.Value, entryPrices: true);
                var shipped = Shipped(regime, commodity.Name);
                if (shipped.Count == 0)
                {
                    absent.Add(commodity.Name);
                    continue;
                }

                wrong.AddRange(Measures(listed, shipped, regime, workspace.Book.Economies).Select(d => $"{commodity.Name}: {d}"));
                foreach (var item in file.GetProperty("cases").EnumerateArray().Where(c => c.Text("commodity") == commodity.Name))
                {
                    compared++;
                    wrong.AddRange(Session(regime, listed, shipped, item, ref options, ref shortQuotas).Select(d => $"{item.Text("id")}: {d}"));
                }
            }
        }

        output.WriteLine($"{compared} sessions and {options} options compared, {shortQuotas} of them with a quota whose balance does not cover the goods; not in the pack because their pages contradict themselves: {string.Join(' ', absent)}");
        Assert.True(wrong.Count == 0, $"{wrong.Count} differences in {compared} sessions:\n{string.Join('\n', wrong.Take(200))}");
        Assert.All(absent, code => Assert.Contains(code, File.ReadAllText(Path.Combine(Repository.Data, "regime", "gb", "manifest.yaml"))));
    }

    public void Dispose() => cache.Delete(recursive: true);

    private static Dictionary<string, Measure> Shipped(Regime regime, string code) =>
        regime.Compiled.Measures.Where(m => m.Id.StartsWith(code + "-", StringComparison.Ordinal) && m.Type.Direction == TradeDirection.Import && m.Source?.Id == "dutycalc")
            .ToDictionary(m => m.Id[(code.Length + 1)..]);

    private static IEnumerable<string> Measures(UkCommodity listed, Dictionary<string, Measure> shipped, Regime regime, EconomyCatalogue known)
    {
        foreach (var raw in listed.Listed)
        {
            var sid = raw.GetProperty("sid").ToString();
            var theirs = listed.Measures.Single(m => m.Id == sid);
            if (!shipped.TryGetValue(sid, out var ours))
            {
                yield return $"{sid} ({theirs.Type}) is not in the pack";
                continue;
            }

            var acts = raw.Texts("legalActs").Where(a => a.Length > 0).ToList();
            var fields = new (string Name, object? Theirs, object? Ours)[]
            {
                ("type", theirs.Type.Id, ours.Type.Id), ("days", theirs.Days.From, ours.Days.From), ("role", theirs.Type.Role, ours.Type.Role),
                ("additional code", theirs.AdditionalCode, ours.AdditionalCode), ("order number", theirs.OrderNumber, ours.OrderNumber), ("duty", Text(theirs.Duty), Text(ours.Duty)),
                ("act", acts.Count == 0 ? ours.Act?.Id : acts.Contains(ours.Act?.Id ?? "") ? ours.Act?.Id : string.Join(';', acts), ours.Act?.Id),
                ("conditions", Conditions(theirs), Conditions(ours)),
                ("end", theirs.Days.To ?? ours.Days.To, ours.Days.To),
            };
            foreach (var (name, a, b) in fields.Where(f => !Equals(f.Theirs, f.Ours)))
            {
                yield return $"{sid} {name}: {b} for {a}";
            }

            // The same economies, whichever way they are listed: codes that only the tariff uses stand for none, for a part of one, or for one under another code.
            var reached = listed.Listed.SelectMany(m => m.Texts("areaMembers")).Concat(["CN", "RU", "CA", "LB", "TR"]).Where(e => e.Length == 2).Distinct().Select(EconomyCode.Parse).Where(e => known.Find(e) is { IsGroup: false })
                .Where(e => (listed.Regime.Areas.Test(theirs, e) is null) != (regime.Compiled.Areas.Test(ours, e) is null)).ToList();
            if (reached.Count > 0)
            {
                yield return $"{sid} area {ours.Area}: {string.Join(' ', reached)}";
            }
        }
    }

    private static List<string> Session(Regime regime, UkCommodity listed, Dictionary<string, Measure> shipped, System.Text.Json.JsonElement item, ref int options, ref int shortQuotas)
    {
        var found = new List<string>();
        var given = item.GetProperty("given");
        var day = shipped.Values.Max(m => m.Recorded.From)!.Value;
        var facts = listed.Facts(given, day);
        Assert.True(regime.Import.TryAssess(facts, out var assessment, out var fault), fault?.ToString());
        foreach (var expected in item.GetProperty("expect").GetProperty("options").EnumerateArray())
        {
            var sid = expected.GetProperty("measureSid").ToString();
            var measure = shipped.GetValueOrDefault(sid);
            if (measure is null || !measure.Validity.Contains(day) || measure.Conditions.Any(c => c.Code == "V"))
            {
                continue;
            }

            options++;
            var option = assessment.Options.SingleOrDefault(o => o.Measure.Id == measure.Id);
            if (option is null)
            {
                found.Add($"{sid} is no option");
                continue;
            }

            var (total, wanted) = (option.Total.Money?.Amount, expected.Number("total"));
            // The peer does not look at what is left of a quota; here goods that it does not cover whole do not have it.
            var isShort = option is { Reach: OptionReach.Closed, Failed: RelevanceTest.QuotaBalance, Cover: QuotaCover.Part or QuotaCover.Exhausted };
            shortQuotas += isShort ? 1 : 0;
            if ((option.Reach != OptionReach.Open && !isShort) || total is null || Math.Abs(total.Value - wanted!.Value) > 0.005m * option.Charges.Length)
            {
                found.Add($"{sid} {option.Reach} {option.Total} {string.Join(',', option.Total.Reasons)} for {wanted}: {string.Join("; ", option.Charges.Select(c => $"{c.Levy} {c.Amount}"))}");
            }
        }

        return found;
    }

    private static string? Text(DutyExpression? duty) => duty?.ToString();

    private static string Conditions(Measure measure) => string.Join("; ", measure.Conditions.OrderBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.Sequence)
        .Select(c => $"{c.Code} {c.Action} {c.Document} {c.Threshold?.Sense} {c.Threshold?.Limit.ToString("0.####", CultureInfo.InvariantCulture)} {Text(c.Duty)}"));
}
