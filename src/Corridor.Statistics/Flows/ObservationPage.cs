using System.Collections.Immutable;

namespace Corridor.Statistics.Flows;

/// <summary>A page of figures.</summary>
/// <param name="Rows">The figures in the order of reporter, counterpart, flow, product and period.</param>
/// <param name="Count">How many figures the query has in all.</param>
/// <param name="Offset">How many stand before this page.</param>
public sealed record ObservationPage(ImmutableArray<Observation> Rows, long Count, int Offset)
{
    /// <summary>The most figures of a page.</summary>
    public const int MostRows = 10_000;

    /// <summary>The most figures that pages reach; all of a larger query comes with an export.</summary>
    public const int MostReached = 1_000_000;

    /// <summary>Where the next page begins, or null after the last.</summary>
    public int? Next => Offset + Rows.Length < Count ? Offset + Rows.Length : null;
}
