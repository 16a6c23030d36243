using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>What a register tells of a family on a side for a section of the nomenclature.</summary>
/// <param name="Family">The family.</param>
/// <param name="Side">The side.</param>
/// <param name="Section">The section of the Harmonized System.</param>
/// <param name="Whole">Programmes whose goods hold the whole section.</param>
/// <param name="Part">Programmes whose goods hold a part of it.</param>
public sealed record RegisterEntry(ProgrammeFamily Family, EconomyCode Side, string Section, ImmutableArray<string> Whole, ImmutableArray<string> Part)
{
    /// <summary>Whether no programme of the family reaches the section.</summary>
    public bool IsGap => Whole.IsEmpty && Part.IsEmpty;

    /// <summary>The programmes among them that name goods of the section: the others are for all goods alike.</summary>
    public ImmutableArray<string> Named { get; init; } = [];

    /// <summary>The chapters of the section that none of them reaches; those that one reaches in part are not among them.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>The last day on which one of them is in force, or null where one has no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether programmes reach it, and none of them was made for goods of it.</summary>
    public bool IsGeneral => !IsGap && Named.IsEmpty;
}
