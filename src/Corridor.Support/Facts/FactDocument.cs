using Corridor.Reference;

namespace Corridor.Support.Facts;

/// <summary>A paper or a register that states facts, and that a claim may need.</summary>
/// <param name="Id">As programme files write it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="IsRegister">Whether it is a register that an authority keeps, rather than a paper.</param>
public sealed record FactDocument(string Id, LocalizedText Name, bool IsRegister);
