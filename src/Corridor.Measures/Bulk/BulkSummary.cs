namespace Corridor.Measures.Bulk;

/// <summary>What a run came to.</summary>
/// <param name="Lines">Lines read, without the header.</param>
/// <param name="Rejected">Lines that could not be read; each stands in the list of rejects with the reason.</param>
/// <param name="Complete">Lines answered in full.</param>
/// <param name="Incomplete">Lines answered with unknowns.</param>
/// <param name="NotDeclarable">Lines whose code cannot be declared on their day.</param>
/// <param name="Stopped">Lines whose goods do not pass as things stand.</param>
public sealed record BulkSummary(long Lines, long Rejected, long Complete, long Incomplete, long NotDeclarable, long Stopped);
