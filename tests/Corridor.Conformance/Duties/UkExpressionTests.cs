using System.Text.Json;
using Corridor.Conformance.Measures.Determination;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Conformance.Duties;

/// <summary>Amounts computed by the duty calculator of the United Kingdom (trade-tariff-duty-calculator, MIT).</summary>
public sealed class UkExpressionTests(ITestOutputHelper output)
{
    private static readonly CurrencyCode Pound = CurrencyCode.Parse("GBP");

    private const string Counts = "the peer asks for articles, hundreds and thousands of articles one by one and takes answers that contradict each other; the goods have one number";
    private const string Relief = "small producer relief takes a discount of the producer off an excise (Alcoholic Products (Excise Duty) Regulations 2023): no pack holds it, and a unit SPQ stays not understood";
    private const string Qualified = "the peer takes a drained, dry or standard-quality weight from the plain one; that quantity stays unknown until it is declared";

    private readonly SortedDictionary<string, List<string>> differences = new(StringComparer.Ordinal);
    private int read;

    [Fact]
    public void Random_duties_come_to_the_same_amounts()
    {
        CaseFiles.Each(DeterminationCases.List("uk-expressions", "cases"), c =>
        {
            var given = c.GetProperty("given");
            var value = given.GetProperty("customsValue");
            var declared = given.GetProperty("declared");
            var customs = CaseFiles.Exact(value.GetProperty("goods")) + CaseFiles.Exact(value.GetProperty("freight")) + CaseFiles.Exact(value.GetProperty("insurance"));
            var euro = CaseFiles.Exact(given.GetProperty("rates").GetProperty("EUR/GBP"));
            Assert.Equal("GBP", value.Text("currency"));
            return Quantities(given, declared) ?? Compare(c, declared, customs, euro, c.GetProperty("expect").GetProperty("duty"));
        }, atLeast: 250);
        Report();
        Assert.True(read > 190, $"{read}");
    }

    [Fact]
    public void The_examples_of_the_calculator_s_own_tests_come_to_the_same_amounts()
    {
        CaseFiles.Each(DeterminationCases.List("uk-spec-expressions", "cases"), c =>
        {
            var given = c.GetProperty("given");
            var customs = given.Number("customsValue");
            // The evaluator of value added tax charges on the customs value and what was computed before it.
            customs += given.Number("dutyTotal") ?? 0;
            var expect = c.GetProperty("expect");
            return Units(given) ?? Compare(c, given.TryGetProperty("answers", out var answers) ? answers : JsonDocument.Parse("{}").RootElement,
                customs, given.Number("eurToGbp"), expect.GetProperty("value")) ?? Shown(c, expect);
        }, atLeast: 25);
        Report();
        Assert.True(read >= 10, $"{read}");
    }

    private void Report()
    {
        output.WriteLine($"{read} of the duties were read from their sentence too");
        foreach (var (reason, ids) in differences)
        {
            output.WriteLine($"On purpose not the same, {ids.Count}: {reason}: {string.Join(' ', ids)}");
        }
    }

    private string? Compare(JsonElement c, JsonElement declared, decimal? customsValue, decimal? euro, JsonElement expected)
    {
        var id = c.Text("id")!;
        var given = c.GetProperty("given");
        var components = given.GetProperty("components");
        var counts = TaricComponents.CountsApart(components, declared);
        if (given.TryGetProperty("siblingComponents", out _) && components.EnumerateArray().Any(s => TaricComponents.Unit(s)?.StartsWith("SPQ", StringComparison.Ordinal) == true))
        {
            // Never a silent zero: what it means is not known here.
            return TaricComponents.Expression(components) is null ? Differ(id, Relief) : $"{id}: small producer relief is read";
        }

        if (TaricComponents.Expression(components) is not { } duty)
        {
            return $"{id}: a component has no expression";
        }

        if (Sentence(components, duty) is { } unreadable)
        {
            return $"{id}: {unreadable}";
        }

        var outcome = duty.Evaluate(Pound, null, TaricComponents.Facts(declared, customsValue, euro));
        var merged = duty.Evaluate(Pound, null, TaricComponents.Facts(declared, customsValue, euro, merged: true));
        if (outcome.Amount is null && outcome.Missing.All(m => m is { Kind: DutyQuantityKind.Quantity, Qualifier: not null }) && merged.Amount is not null)
        {
            Differ(id, Qualified);
            outcome = merged;
        }

        if (outcome.Amount is not { } amount)
        {
            return $"{id}: {duty} is unknown without {string.Join(", ", outcome.Missing.Select(m => m.Label(Language.En)))}";
        }

        // The peer computes in floating point and does not round.
        var wanted = expected.GetDouble();
        var same = Math.Abs((double)amount.Amount - wanted) <= 1e-9 * Math.Max(1, Math.Abs(wanted));
        return same ? null : counts ? Differ(id, Counts) : $"{id}: {duty} comes to {amount.Amount}, the peer to {wanted}";
    }

    private string? Differ(string id, string reason)
    {
        differences.TryAdd(reason, []);
        differences[reason].Add(id);
        return null;
    }

    private string? Sentence(JsonElement components, DutyExpression duty)
    {
        // A first component without a plain sign is a part of a sentence only.
        if (TaricComponents.Sentence(components) is not { } sentence || !char.IsAsciiDigit(sentence[0]))
        {
            return null;
        }

        if (!UkDutyText.TryParse(sentence, out var parsed, out var unreadable))
        {
            return $"'{sentence}': {unreadable}";
        }

        read++;
        return parsed.Equals(duty) ? null : $"'{sentence}' reads {parsed}, the components say {duty}";
    }

    // What the peer computes from the answers, in the units of the rates.
    private static string? Quantities(JsonElement given, JsonElement declared)
    {
        foreach (var quantity in given.GetProperty("quantities").EnumerateObject().Where(q => q.Name.Length >= 3))
        {
            if (TaricCodes.Measure(quantity.Name[..3], quantity.Name[3..]) is not { Qualifier: null } measure || quantity.Name is "NAR" or "CEN" or "MIL")
            {
                continue;
            }

            var ours = TaricComponents.Facts(declared, null, null)(new DutyQuantity(DutyQuantityKind.Quantity, measure.Quantity.Unit)) / measure.Quantity.Amount;
            if (ours is not { } amount || Math.Abs((double)amount - quantity.Value.GetDouble()) > 1e-9 * Math.Max(1, (double)amount))
            {
                return $"{quantity.Name} is {ours}, the peer's {quantity.Value}";
            }
        }

        return null;
    }

    // The units that an example declares are those of the list.
    private static string? Units(JsonElement given)
    {
        foreach (var unit in given.TryGetProperty("units", out var units) ? units.EnumerateObject().ToList() : [])
        {
            if (unit.Value.Text("askAs") is { } asked && TaricCodes.Measure(unit.Value.Text("unit")!, unit.Value.Text("qualifier")) is { } measure
                && measure.Quantity.Unit.Value == asked && measure.Quantity.Amount * unit.Value.Number("multiplier") != 1)
            {
                return $"{unit.Name} is {measure.Quantity}, asked as {asked} by {unit.Value.Text("multiplier")}";
            }
        }

        return null;
    }

    // The amount as shown is the amount rounded to pence, a half up.
    private static string? Shown(JsonElement c, JsonElement expect)
    {
        var shown = "£" + decimal.Round(expect.Number("value")!.Value, 2, MidpointRounding.AwayFromZero).ToString("#,0.00", System.Globalization.CultureInfo.InvariantCulture);
        return shown == expect.Text("shown") ? null : $"{c.Text("id")} shows {expect.Text("shown")}, rounded {shown}";
    }
}
