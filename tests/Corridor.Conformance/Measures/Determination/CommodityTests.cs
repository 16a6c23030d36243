using System.Text.Json;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;

namespace Corridor.Conformance.Measures.Determination;

/// <summary>
/// Sessions of the UK's duty calculator: which measures are in the area, which options there are, what is paid under
/// each. Where we differ on purpose:
/// <list type="bullet">
/// <item>The peer applies no date: a fixture is the list of one day, and cases date it later. We compare on the day of
/// the list, and check that on the case's own day the measures that have ended are refused for their date.</item>
/// <item>The peer ignores entry-price conditions (V). We compare without them, and check that with them each price
/// line decides, or what it lacks is named.</item>
/// <item>The peer leaves out additional duties that come to zero; we list them with the document that makes it so.</item>
/// <item>The peer computes in binary floating point; we compare to one part in a thousand million.</item>
/// </list>
/// </summary>
public sealed class CommodityTests
{
    private static readonly Dictionary<string, MeasureRole> Categories = new()
    {
        ["third_country_tariff"] = MeasureRole.BaseDuty,
        ["tariff_preference"] = MeasureRole.Preference,
        ["quota"] = MeasureRole.TariffQuota,
        ["suspension"] = MeasureRole.Suspension,
    };

    [Fact]
    public void Area_options_additional_duties_tax_and_total_are_the_same()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (commodity, item) in Cases(entryPrices: false))
        {
            count++;
            var given = item.GetProperty("given");
            var facts = commodity.Facts(given, On(commodity, given));
            var expect = item.GetProperty("expect");
            Assert.True(commodity.Regime.TryDetermine(facts.Query, out var determined, out var fault), fault?.ToString());
            if (!determined.Measures.Select(m => m.Id).Order(StringComparer.Ordinal).SequenceEqual(expect.GetProperty("inArea").EnumerateArray().Select(s => s.ToString()).Order(StringComparer.Ordinal)))
            {
                wrong.Add($"{item.Text("id")}: area");
            }

            Assert.True(commodity.Assessor.TryAssess(facts, out var assessment, out fault), fault?.ToString());
            if (expect.Flag("stopped") && !assessment.Requirements.Any(r => r.Stops))
            {
                wrong.Add($"{item.Text("id")}: not stopped");
            }

            // What the peer computes from the answers in the unit of each rate is what the duties here are given.
            wrong.AddRange(given.Pairs("quantities").Where(q => !Close(decimal.Parse(q.Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture), commodity.Amount(facts, q.Name) ?? -1))
                .Select(q => $"{item.Text("id")}: {q.Name} {q.Value}"));

            var open = assessment.Options.Where(o => o.Reach == OptionReach.Open).ToDictionary(o => o.Measure.Id);
            var expected = expect.GetProperty("options").EnumerateArray().ToList();
            if (!open.Keys.Order(StringComparer.Ordinal).SequenceEqual(expected.Select(o => o.GetProperty("measureSid").ToString()).Order(StringComparer.Ordinal)))
            {
                wrong.Add($"{item.Text("id")}: options {string.Join(' ', open.Keys)}");
                continue;
            }

            wrong.AddRange(expected.Select(o => Difference(o, open[o.GetProperty("measureSid").ToString()])).OfType<string>().Select(d => $"{item.Text("id")}: {d}"));
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} differences in {count} cases:\n{string.Join('\n', wrong.Take(20))}");
    }

    [Fact]
    public void On_the_day_of_the_case_measures_that_have_ended_are_refused_for_their_date()
    {
        foreach (var (commodity, item) in Cases(entryPrices: true))
        {
            var given = item.GetProperty("given");
            if (given.Day("date") is not { } day)
            {
                continue;
            }

            var facts = commodity.Facts(given, day);
            Assert.True(commodity.Regime.TryDetermine(facts.Query, out var determined, out var fault, explain: true), fault?.ToString());
            var inArea = item.GetProperty("expect").GetProperty("inArea").EnumerateArray().Select(s => s.ToString()).ToHashSet();
            foreach (var measure in commodity.Measures.Where(m => inArea.Contains(m.Id)))
            {
                var rejected = determined.Rejected.SingleOrDefault(r => r.Measure == measure);
                Assert.Equal(measure.Days.Contains(day) ? null : RelevanceTest.Date, rejected?.Failed);
                Assert.Equal(measure.Days.Contains(day), determined.Measures.Contains(measure));
            }
        }
    }

    [Fact]
    public void Entry_prices_decide_or_what_they_lack_is_named()
    {
        foreach (var (commodity, item) in Cases(entryPrices: true).Where(c => c.Commodity.HasEntryPrices))
        {
            var given = item.GetProperty("given");
            var facts = commodity.Facts(given, On(commodity, given));
            Assert.True(commodity.Assessor.TryAssess(facts, out var assessment, out var fault), fault?.ToString());
            foreach (var option in assessment.Options.Where(o => o.Measure.Conditions.Any(c => c.Code == "V")))
            {
                var outcome = ConditionOutcome.Of(option.Measure, facts);
                Assert.True(outcome.Verdict != ConditionVerdict.Unknown || outcome.Missing.Length > 0, item.ToString());
                Assert.True(outcome.Verdict != ConditionVerdict.Unknown || option.Reach is OptionReach.Unknown or OptionReach.Closed, item.ToString());
            }
        }
    }

    [Fact]
    public void The_peer_s_name_of_an_option_stands_for_one_role_here()
    {
        var names = new Dictionary<string, HashSet<(string Type, MeasureRole Role)>>();
        foreach (var (commodity, item) in Cases(entryPrices: false))
        {
            foreach (var option in item.GetProperty("expect").GetProperty("options").EnumerateArray())
            {
                var type = commodity.Measures.Single(m => m.Id == option.GetProperty("measureSid").ToString()).Type;
                names.TryAdd($"{option.Text("category")}/{option.Text("option")}", []);
                names[$"{option.Text("category")}/{option.Text("option")}"].Add((type.Id, type.Role));
                foreach (var added in option.GetProperty("additional").EnumerateArray())
                {
                    var other = commodity.Measures.Single(m => m.Id == added.GetProperty("measureSid").ToString()).Type;
                    names.TryAdd(added.Text("type")!, []);
                    names[added.Text("type")!].Add((other.Id, other.Role));
                }
            }
        }

        Assert.All(names, n => Assert.Single(n.Value.Select(v => v.Role).Distinct()));
        var shared = names.SelectMany(n => n.Value.Select(v => (n.Key, v.Type))).GroupBy(n => n.Type).Where(g => g.Count() > 1);
        Assert.Empty(shared.Select(g => g.Key));
    }

    [Fact]
    public void Additional_codes_and_rates_of_tax_that_the_peer_offers_are_those_of_the_measures()
    {
        var seen = new HashSet<UkCommodity>();
        foreach (var (commodity, item) in Cases(entryPrices: false).Where(c => seen.Add(c.Commodity)))
        {
            foreach (var choices in commodity.Choices.EnumerateObject())
            {
                foreach (var choice in choices.Value.EnumerateArray())
                {
                    // A fixture offers codes of measures that it does not list too; declaring one of them changes nothing, which the totals show.
                    if (commodity.Measures.SingleOrDefault(m => m.Id == choice.GetProperty("measureSid").ToString()) is { } measure)
                    {
                        Assert.Equal((choices.Name, choice.Text("code")), (measure.Type.Id, measure.AdditionalCode));
                    }
                }
            }

            foreach (var (name, words) in commodity.TaxOptions.EnumerateObject().Select(o => (o.Name, o.Value.GetString()!)))
            {
                // The words hold the rate where the fixture has one: "Value added tax (20.0%)".
                var rate = words.Contains('(', StringComparison.Ordinal) ? words[(words.LastIndexOf('(') + 1)..].TrimEnd(')', '%') : null;
                var measures = commodity.Measures.Where(m => m.Type.Levy == "vat" && (m.AdditionalCode ?? m.Type.Id) is { } code && (code == name || (name == "VAT" && m.AdditionalCode is null))).ToList();
                Assert.All(measures, m => Assert.True(rate is null || m.Duty!.Equals(new Corridor.Measures.Duties.AdValoremDuty(Corridor.Measures.Duties.Percentage.Of(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)))), $"{name} {words}: {m.Duty}"));
            }
        }

        Assert.NotEmpty(seen);
    }

    private static DateOnly On(UkCommodity commodity, JsonElement given) =>
        given.Day("date") is { } day && commodity.Measures.All(m => m.Days.Contains(day)) ? day : commodity.Snapshot;

    private static string? Difference(JsonElement expected, DutyOption option)
    {
        decimal Levy(string levy) => option.Charges.Where(c => c.Levy == levy).Sum(c => c.Amount.Money?.Amount ?? throw new InvalidOperationException($"{option.Measure.Id}: {levy} unknown: {string.Join(", ", c.Amount.Reasons)}"));
        if (Categories.TryGetValue(expected.Text("category") ?? "", out var role) && role != option.Measure.Type.Role)
        {
            return $"{option.Measure.Id} is {option.Measure.Type.Role}";
        }

        if (!option.Total.IsKnown)
        {
            return $"{option.Measure.Id} unknown: {string.Join(", ", option.Total.Reasons)}";
        }

        var additional = expected.TryGetProperty("additional", out var list) ? list.EnumerateArray().Where(a => a.Number("duty") != 0).ToDictionary(a => a.GetProperty("measureSid").ToString(), a => a.Number("duty")!.Value) : [];
        var ours = option.Charges.Where(c => c.Levy is "additional" or "excise" && c.Amount.Money?.Amount != 0).ToDictionary(c => c.Measure!.Id, c => c.Amount.Money!.Value.Amount);
        var charged = option.Charges.ToLookup(c => c.Measure?.Id);
        if (expected.TryGetProperty("vatMeasureSid", out var tax) && tax.ValueKind != JsonValueKind.Null && !charged[tax.ToString()].Any(c => c.Levy == "vat"))
        {
            return $"{option.Measure.Id}: not taxed by {tax}";
        }

        return !Close(expected.Number("duty"), Levy("duty")) ? $"{option.Measure.Id}: duty {Levy("duty")} for {expected.Number("duty")}"
            : !ours.Keys.Order(StringComparer.Ordinal).SequenceEqual(additional.Keys.Order(StringComparer.Ordinal)) || ours.Any(o => !Close(additional[o.Key], o.Value)) ? $"{option.Measure.Id}: additional {string.Join(' ', ours)}"
            : expected.Number("vat") is { } vat && !Close(vat, Levy("vat")) ? $"{option.Measure.Id}: vat {Levy("vat")} for {vat}"
            : !Close(expected.Number("total"), option.Total.Money.Value.Amount) ? $"{option.Measure.Id}: total {option.Total} for {expected.Number("total")}"
            : null;
    }

    private static bool Close(decimal? peer, decimal ours) => peer is not { } p || Math.Abs(p - ours) <= 0.000_000_001m * Math.Max(1, Math.Abs(p));

    private static IEnumerable<(UkCommodity Commodity, JsonElement Case)> Cases(bool entryPrices)
    {
        foreach (var file in DeterminationCases.Read("uk-commodities"))
        {
            var commodities = file.GetProperty("commodities").EnumerateObject().ToDictionary(c => c.Name, c => new Lazy<UkCommodity>(() => new UkCommodity(c.Name, c.Value, entryPrices)));
            foreach (var item in file.GetProperty("cases").EnumerateArray())
            {
                yield return (commodities[item.Text("commodity")!].Value, item);
            }
        }
    }
}
