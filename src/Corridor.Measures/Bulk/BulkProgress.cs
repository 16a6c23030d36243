namespace Corridor.Measures.Bulk;

/// <summary>How far a run has come.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="Rejected">Lines among them that could not be read.</param>
public readonly record struct BulkProgress(long Lines, long Rejected);
