using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;

namespace Corridor.Reference.Delivery;

/// <summary>
/// A rule of Incoterms 2020: who pays carriage and insurance up to where. What a rule means for a customs value
/// follows from the two marks.
/// </summary>
/// <param name="Code">Three letters.</param>
/// <param name="Name">Name in English, as the ICC prints it.</param>
/// <param name="Mode">any, or sea (sea and inland waterway only).</param>
/// <param name="CarriagePaid">Whether the seller's price includes the main carriage.</param>
/// <param name="InsurancePaid">Whether the seller's price includes the insurance of the main carriage.</param>
public sealed record Incoterm(string Code, string Name, string Mode, bool CarriagePaid, bool InsurancePaid);

/// <summary>The rules of Incoterms 2020.</summary>
public sealed class IncotermCatalogue
{
    /// <summary>Makes a catalogue.</summary>
    public IncotermCatalogue(IEnumerable<Incoterm> rules) => All = [.. rules];

    /// <summary>All in the order in which the ICC prints them.</summary>
    public ImmutableArray<Incoterm> All { get; }

    /// <summary>Reads the three letters of a rule in any case.</summary>
    public bool TryParse(string? text, [NotNullWhen(true)] out Incoterm? rule, [NotNullWhen(false)] out Fault? fault)
    {
        rule = All.FirstOrDefault(r => string.Equals(r.Code, text?.Trim(), StringComparison.OrdinalIgnoreCase));
        fault = rule is null ? new Fault("incoterm.unknown", Fault.Quote(text), string.Join(", ", All.Select(r => r.Code))) : null;
        return rule is not null;
    }

    internal static IncotermCatalogue Load(Pack pack) => new(pack.Table("incoterms").Rows.Select(r => new Incoterm(
        r["code"], r["name"], r["mode"], r["carriage_paid"] == "yes", r["insurance_paid"] == "yes")));
}

/// <summary>A place where goods cross the border of the two economies of a corridor.</summary>
/// <param name="Code">UN/LOCODE in five characters, or the pack's own code where UN/LOCODE has none.</param>
/// <param name="Economy">On whose side it lies.</param>
/// <param name="Name">Name in three languages.</param>
/// <param name="Mode">rail, road, river, pipeline.</param>
/// <param name="Opposite">The place on the other side that it is paired with.</param>
public sealed record BorderPoint(string Code, EconomyCode Economy, LocalizedText Name, ImmutableArray<string> Mode, string Opposite)
{
    internal static ImmutableArray<BorderPoint> Load(Pack pack) => [.. pack.Table("border_points").Rows.Select(r => new BorderPoint(
        r["code"], EconomyCode.Parse(r["economy"]), r.Localized("name"), [.. r["mode"].Split(' ')], r["opposite"]))];
}
