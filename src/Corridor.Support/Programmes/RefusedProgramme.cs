using System.Collections.Immutable;
using Corridor.Reference;

namespace Corridor.Support.Programmes;

/// <summary>A file that gives no programme.</summary>
/// <param name="File">The file.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record RefusedProgramme(string File, ImmutableArray<Fault> Faults);
