using Corridor.Reference;

namespace Corridor.Support.Facts;

/// <summary>A word that a fact may be.</summary>
/// <param name="Word">As files write it.</param>
/// <param name="Name">As people read it.</param>
public sealed record FactWord(string Word, LocalizedText Name);
