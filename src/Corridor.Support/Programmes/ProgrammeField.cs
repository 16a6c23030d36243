using System.Collections.Immutable;

namespace Corridor.Support.Programmes;

/// <summary>A field of a programme's file, from the schema.</summary>
/// <param name="Name">As the file writes it.</param>
/// <param name="IsRequired">Whether a file without it gives no programme.</param>
/// <param name="Inner">The fields within it; empty where it is one value or a list of values.</param>
/// <param name="Words">The words that it may be; empty where it may be others.</param>
public sealed record ProgrammeField(string Name, bool IsRequired, ImmutableArray<string> Inner, ImmutableArray<string> Words);
