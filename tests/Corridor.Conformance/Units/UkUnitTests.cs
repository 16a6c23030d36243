using System.Text.Json;
using Corridor.Conformance.Measures.Determination;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Units;
using Corridor.Tests;

namespace Corridor.Conformance.Units;

/// <summary>The measurement units of the tariff of the United Kingdom (trade-tariff-backend, MIT).</summary>
public sealed class UkUnitTests : IDisposable
{
    private readonly DirectoryInfo cache = Directory.CreateTempSubdirectory("corridor-conformance-");

    // Units in which no loaded tariff charges a duty: reading a rate in one of them must stay "not understood".
    private static readonly HashSet<string> WithoutWords =
    [
        "ASV", "BRX", "DAP", "DHS", "DTNF", "DTNL", "GFI", "GRT", "KCC", "KCL", "KGMG", "KMA", "KMT", "KNI", "KNS", "KPH", "KPO", "KPP", "KSD", "KSH", "KUR",
        "NARB", "NCL", "SPQ", "SPQLPA", "SPQLTR", "TNEJ", "TNEK",
    ];

    [Fact]
    public void A_unit_is_read_by_its_abbreviation_or_known_to_have_no_words() => CaseFiles.Each(
        Units().Where(u => u.Value.GetProperty("kind").GetString() is not ("money" or "discount")),
        u =>
        {
            var text = $"1.00 GBP / {u.Value.GetProperty("abbreviation").GetString()}";
            var read = UkDutyText.TryParse(text, out var duty, out _);
            return read == !WithoutWords.Contains(u.Name) ? null : $"{u.Name} '{text}' {(read ? $"reads {duty}" : "is not read")}";
        },
        atLeast: 65);

    [Fact]
    public void A_unit_that_is_declared_in_another_converts_by_the_same_factor()
    {
        using var workspace = new Workspace(Repository.Data, cache.FullName);
        CaseFiles.Each(Known().Where(u => u.Unit.Value.TryGetProperty("multiplier", out _)), u =>
        {
            // Where the list names no other unit, it is the one that the hundreds or thousands are counted in.
            var from = CaseFiles.Text(u.Unit.Value, "declareIn") is { } declared ? UnitCode.Parse(declared) : u.Measure.Quantity.Unit;
            var multiplier = CaseFiles.Exact(u.Unit.Value.GetProperty("multiplier"));
            return workspace.Book.Units.TryConvert(new Quantity(1, from), u.Measure.Quantity.Unit, out var converted, out var fault) && converted.Amount / u.Measure.Quantity.Amount == multiplier
                ? null : $"{u.Unit.Name}: {fault?.Message(Language.En) ?? converted.ToString()} of {u.Measure.Quantity}, not {multiplier}";
        }, atLeast: 15);
    }

    [Fact]
    public void A_weight_or_volume_converts_unless_it_is_of_a_substance_in_the_goods()
    {
        using var workspace = new Workspace(Repository.Data, cache.FullName);
        // To the peer "number" is the field of a form, for areas and energy too: nothing converts to it.
        var kinds = new Dictionary<string, string> { ["weight"] = "KGM", ["volume"] = "LTR", ["length"] = "MTR", ["pairs"] = "PR" };
        CaseFiles.Each(Known().Where(u => kinds.ContainsKey(u.Unit.Value.GetProperty("kind").GetString()!)), u =>
        {
            var like = UnitCode.Parse(kinds[u.Unit.Value.GetProperty("kind").GetString()!]);
            var ofSubstance = u.Unit.Name is "KNI" or "KPH" or "KPO" or "KPP" or "KSD" or "KSH" or "KUR" or "LPA";
            return workspace.Book.Units.TryConvert(new Quantity(1, u.Measure.Quantity.Unit), like, out _, out _) == !ofSubstance ? null : $"{u.Unit.Name} {(ofSubstance ? "converts" : "does not convert")} to {like}";
        }, atLeast: 30);
    }

    [Fact]
    public void A_unit_read_by_its_words_is_the_unit_of_its_code() => CaseFiles.Each(Known().Where(u => !WithoutWords.Contains(u.Unit.Name)), u =>
        !UkDutyText.TryParse($"1.00 GBP / {u.Unit.Value.GetProperty("abbreviation").GetString()}", out var duty, out var fault) ? $"{u.Unit.Name}: {fault.Message(Language.En)}"
        : duty is SpecificDuty { Per: { } per } && per == u.Measure ? null : $"{u.Unit.Name} reads {duty}, its code is {u.Measure}", atLeast: 35);

    public void Dispose() => cache.Delete(recursive: true);

    // The units whose code has a meaning here; the others are never guessed.
    private static IEnumerable<(JsonProperty Unit, DutyMeasure Measure)> Known() =>
        Units().Select(u => (Unit: u, Measure: TaricCodes.Measure(u.Value.GetProperty("unit").GetString()!, CaseFiles.Text(u.Value, "qualifier")))).Where(u => u.Measure is not null).Select(u => (u.Unit, u.Measure!.Value));

    private static IEnumerable<JsonProperty> Units() => DeterminationCases.Read("units").SelectMany(f => f.GetProperty("units").EnumerateObject());
}
