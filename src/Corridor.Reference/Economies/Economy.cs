using System.Collections.Immutable;

namespace Corridor.Reference.Economies;

/// <summary>
/// A customs territory, a country, a part of one that reports trade by itself, or a group of economies.
/// Sources: ISO 3166-1, UN M49, and for groups their treaties as cited in the pack.
/// </summary>
/// <param name="Code">ISO 3166-1 alpha-2, ISO 3166-2 for a part, or the group's own code.</param>
/// <param name="Alpha3">ISO 3166-1 alpha-3, or null for groups and parts.</param>
/// <param name="M49">UN M49 number in three digits, or null.</param>
/// <param name="Name">Short name in three languages.</param>
/// <param name="PartOf">The economy that a part belongs to, or null.</param>
/// <param name="Members">The members of a group; empty for a single economy.</param>
/// <param name="Currency">ISO 4217 code of the usual currency, or null where there is none or several.</param>
public sealed record Economy(
    EconomyCode Code,
    string? Alpha3,
    string? M49,
    LocalizedText Name,
    EconomyCode? PartOf,
    ImmutableArray<EconomyCode> Members,
    string? Currency)
{
    /// <summary>Whether this is a group of economies.</summary>
    public bool IsGroup => !Members.IsEmpty;

    /// <summary>The code of the finest region of UN M49 that it lies in, or null where M49 places it in none.</summary>
    public string? Region { get; init; }
}
