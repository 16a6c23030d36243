using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>What a check found in a draft.</summary>
/// <param name="Programme">The draft, or null where it cannot be used.</param>
/// <param name="Library">The programmes in use with the draft among them, or null.</param>
/// <param name="Faults">What keeps it from being used.</param>
/// <param name="Findings">What else was found.</param>
public sealed record DraftCheck(Programme? Programme, ProgrammeLibrary? Library, ImmutableArray<Fault> Faults, ImmutableArray<Finding> Findings);
