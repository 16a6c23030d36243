using Corridor.Reference;

namespace Corridor.Statistics.Loading;

/// <summary>A row that was left out.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Reason">Why.</param>
public sealed record ImportReject(string File, long Line, Fault Reason);
