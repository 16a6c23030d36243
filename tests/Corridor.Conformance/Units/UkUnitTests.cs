using System.Text.Json;
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
        CaseFiles.Each(Units().Where(u => u.Value.TryGetProperty("declareIn", out _) && u.Value.GetProperty("unit").GetString() is "DTN" or "HLT" or "TNE"), u =>
        {
            var (from, to) = (UnitCode.Parse(u.Value.GetProperty("declareIn").GetString()!), UnitCode.Parse(u.Value.GetProperty("unit").GetString()!));
            var multiplier = CaseFiles.Exact(u.Value.GetProperty("multiplier"));
            return workspace.Book.Units.TryConvert(new Quantity(1, from), to, out var converted, out var fault) && converted.Amount == multiplier ? null : $"{u.Name}: {fault?.Message(Language.En) ?? converted.ToString()}";
        }, atLeast: 15);
    }

    [Fact]
    public void A_rate_for_hundreds_of_kilograms_asks_for_kilograms()
    {
        foreach (var u in Units().Where(u => u.Value.TryGetProperty("declareIn", out var d) && d.GetString() == "KGM" && !WithoutWords.Contains(u.Name)))
        {
            Assert.True(UkDutyText.TryParse($"1.00 GBP / {u.Value.GetProperty("abbreviation").GetString()}", out var duty, out _));
            var per = Assert.IsType<SpecificDuty>(duty).Per!.Value.Quantity;
            Assert.Equal(("KGM", 1 / CaseFiles.Exact(u.Value.GetProperty("multiplier"))), (per.Unit.Value, per.Amount));
        }
    }

    public void Dispose() => cache.Delete(recursive: true);

    private static JsonElement.ObjectEnumerator Units() => CaseFiles.Read("measures/units.json").GetProperty("units").EnumerateObject();
}
