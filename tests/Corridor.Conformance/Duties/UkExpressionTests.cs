using System.Text.Json;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Conformance.Duties;

/// <summary>Amounts computed by the duty calculator of the United Kingdom (trade-tariff-duty-calculator, MIT).</summary>
public sealed class UkExpressionTests(ITestOutputHelper output)
{
    private static readonly CurrencyCode Pound = CurrencyCode.Parse("GBP");

    // Where Corridor differs on purpose.
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["uk-expr-0260"] = "the peer asks for articles, hundreds and thousands of articles one by one and takes three answers; the goods have one number",
        ["uk-expr-0153"] = "as above",
        ["uk-expr-0119"] = "as above",
        ["uk-spec-013"] = "small producer relief of alcohol duty: an excise, not a customs duty",
        ["uk-spec-014"] = "as above",
        ["uk-spec-017"] = "per 1,000 kg of biodiesel: a unit of trade remedies that no loaded tariff uses; without words it stays unknown",
        ["uk-spec-019"] = "value added tax: its base is no customs value",
        ["uk-spec-021"] = "as above",
        ["uk-spec-023"] = "as above",
        ["uk-spec-025"] = "as above",
    };

    [Fact]
    public void Random_duties_come_to_the_same_amounts()
    {
        var root = CaseFiles.Read("measures/uk-expressions.json");
        var read = 0;
        CaseFiles.Each(root.GetProperty("cases").EnumerateArray(), c =>
        {
            var given = c.GetProperty("given");
            var value = given.GetProperty("customsValue");
            return Compare(c, given.GetProperty("declared"),
                CaseFiles.Exact(value.GetProperty("goods")) + CaseFiles.Exact(value.GetProperty("freight")) + CaseFiles.Exact(value.GetProperty("insurance")),
                CaseFiles.Exact(given.GetProperty("rates").GetProperty("EUR/GBP")), c.GetProperty("expect").GetProperty("duty"), ref read);
        }, atLeast: 250);
        output.WriteLine($"{read} of the duties were read from their sentence too");
        Assert.True(read > 190, $"{read}");
    }

    [Fact]
    public void The_examples_of_the_calculator_s_own_tests_come_to_the_same_amounts()
    {
        var root = CaseFiles.Read("measures/uk-spec-expressions.json");
        var read = 0;
        CaseFiles.Each(root.GetProperty("cases").EnumerateArray(), c =>
        {
            var given = c.GetProperty("given");
            return Compare(c, given.TryGetProperty("answers", out var answers) ? answers : JsonDocument.Parse("{}").RootElement,
                given.TryGetProperty("customsValue", out var value) ? CaseFiles.Exact(value) : null,
                given.TryGetProperty("eurToGbp", out var euro) ? CaseFiles.Exact(euro) : null, c.GetProperty("expect").GetProperty("value"), ref read);
        }, atLeast: 25);
        Assert.True(read >= 10, $"{read}");
    }

    [Fact]
    public void Every_difference_on_purpose_is_still_one()
    {
        var cases = ((string[])["measures/uk-expressions.json", "measures/uk-spec-expressions.json"]).SelectMany(f => CaseFiles.Read(f).GetProperty("cases").EnumerateArray()).Select(c => c.GetProperty("id").GetString()!).ToHashSet();
        Assert.All(Differences.Keys, id => Assert.Contains(id, cases));
    }

    private static string? Compare(JsonElement c, JsonElement declared, decimal? customsValue, decimal? euro, JsonElement expected, ref int read)
    {
        var id = c.GetProperty("id").GetString()!;
        var components = c.GetProperty("given").GetProperty("components");
        var fault = Fault(components, declared, customsValue, euro, expected, ref read);
        return Differences.ContainsKey(id)
            ? fault is null ? $"{id} is listed as a difference and agrees" : null
            : fault is null ? null : $"{id}: {fault}";
    }

    private static string? Fault(JsonElement components, JsonElement declared, decimal? customsValue, decimal? euro, JsonElement expected, ref int read)
    {
        if (TaricComponents.Expression(components) is not { } duty)
        {
            return "a component has no expression";
        }

        // A first component without a plain sign is a part of a sentence only.
        if (TaricComponents.Sentence(components) is { } sentence && char.IsAsciiDigit(sentence[0]))
        {
            if (!UkDutyText.TryParse(sentence, out var parsed, out var unreadable))
            {
                return $"'{sentence}': {unreadable}";
            }

            if (!parsed.Equals(duty))
            {
                return $"'{sentence}' reads {parsed}, the components say {duty}";
            }

            read++;
        }

        var outcome = duty.Evaluate(Pound, null, TaricComponents.Facts(declared, customsValue, euro));
        if (outcome.Amount is not { } amount)
        {
            return $"{duty} is unknown without {string.Join(", ", outcome.Missing.Select(m => m.Label(Language.En)))}";
        }

        // The peer computes in floating point and does not round.
        var wanted = expected.GetDouble();
        return Math.Abs((double)amount.Amount - wanted) <= 1e-9 * Math.Max(1, Math.Abs(wanted)) ? null : $"{duty} comes to {amount.Amount}, the peer to {wanted}";
    }
}
