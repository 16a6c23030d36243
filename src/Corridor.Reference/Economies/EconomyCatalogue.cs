using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference.Packs;

namespace Corridor.Reference.Economies;

/// <summary>All economies and groups of the reference data, found by any of their codes.</summary>
public sealed class EconomyCatalogue
{
    private readonly FrozenDictionary<EconomyCode, Economy> byCode;
    private readonly FrozenDictionary<string, Economy> byAlpha3;

    /// <summary>Makes a catalogue; two economies with one code are a bug of the caller.</summary>
    public EconomyCatalogue(IEnumerable<Economy> economies, IEnumerable<Region>? regions = null)
    {
        Regions = [.. (regions ?? []).OrderBy(r => r.Code, StringComparer.Ordinal)];
        byCode = economies.ToFrozenDictionary(e => e.Code);
        byAlpha3 = byCode.Values.Where(e => e.Alpha3 is not null).ToFrozenDictionary(e => e.Alpha3!);
        All = [.. byCode.Values.OrderBy(e => e.Code)];
    }

    /// <summary>All of them in the order of their codes.</summary>
    public IReadOnlyList<Economy> All { get; }

    /// <summary>The regions of UN M49 in the order of their codes.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>The economy of a code, or null.</summary>
    public Economy? Find(EconomyCode code) => byCode.GetValueOrDefault(code);

    /// <summary>The economy of an ISO 3166-1 alpha-3 code, or null.</summary>
    public Economy? FindAlpha3(string alpha3) => byAlpha3.GetValueOrDefault(alpha3);

    /// <summary>Reads the code of an economy that the data know (alpha-2, alpha-3, part or group).</summary>
    public bool TryParse(string? text, [NotNullWhen(true)] out Economy? economy, [NotNullWhen(false)] out Fault? fault)
    {
        economy = null;
        if (!EconomyCode.TryParse(text, out var code, out fault))
        {
            return false;
        }

        economy = Find(code) ?? FindAlpha3(code.Value);
        fault = economy is null ? new Fault("economy.unknown", Fault.Quote(text)) : null;
        return economy is not null;
    }

    /// <summary>Whether an economy is the other, one of its members, or a part of either.</summary>
    public bool Includes(EconomyCode whole, EconomyCode candidate) =>
        whole == candidate
        || (Find(whole) is { } group && group.Members.Any(m => Includes(m, candidate)))
        || (Find(candidate) is { PartOf: { } parent } && Includes(whole, parent));

    internal static EconomyCatalogue Load(Pack published, Pack groups)
    {
        var members = groups.Table("members").Rows
            .ToLookup(r => EconomyCode.Parse(r["group"]), r => EconomyCode.Parse(r["member"]));
        var shortNames = groups.Table("short_names").Rows.ToDictionary(r => r["code"], r => r.Localized("name"));
        return new EconomyCatalogue(
            published.Table("economies").Rows.Select(r => new Economy(
                EconomyCode.Parse(r["code"]), r.Optional("alpha3"), r.Optional("m49"),
                shortNames.GetValueOrDefault(r["code"]) ?? r.Localized("name"), null, [], r.Optional("currency"))
            { Region = r.Optional("region") })
            .Concat(groups.Table("groups").Rows.Select(r =>
            {
                var code = EconomyCode.Parse(r["code"]);
                return new Economy(code, null, null, r.Localized("name"),
                    r.Optional("part_of") is { } parent ? EconomyCode.Parse(parent) : null, [.. members[code].Order()], null);
            })),
            published.Manifest.Tables.ContainsKey("regions") ? published.Table("regions").Rows.Select(r => new Region(r["code"], r.Localized("name"), r.Optional("part_of"))) : []);
    }
}
