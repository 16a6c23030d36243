namespace Corridor.Statistics;

/// <summary>
/// One loading of a data set into the store. A release is valid from the moment it was loaded until the next of
/// the same data set; figures that the next one does not change keep the release that brought them.
/// </summary>
/// <param name="Number">Counts up over all data sets of the store.</param>
/// <param name="Dataset">The pack (<c>statistics/name</c>) or the data set of an import (<c>import/name</c>).</param>
/// <param name="Edition">The edition as its publisher names it.</param>
/// <param name="Format">The format that was read: <c>pack</c>, or the name of the mapping.</param>
/// <param name="File">The name of the file, or empty for a pack.</param>
/// <param name="Hash">SHA-256 of what was read, in hexadecimal.</param>
/// <param name="ValidFrom">When it was loaded; null for a pack, which holds since ever.</param>
/// <param name="ValidTo">When the next release of the data set was loaded; null while it is the latest.</param>
/// <param name="RowsRead">Rows of the file.</param>
/// <param name="RowsKept">Rows that gave figures.</param>
/// <param name="RowsRejected">Rows that were left out, each with a reason.</param>
/// <param name="Added">Figures that were not known before.</param>
/// <param name="Revised">Figures that replaced another value.</param>
/// <param name="Withdrawn">Figures of the release before that this one does not state any more.</param>
public sealed record Release(
    int Number, string Dataset, string Edition, string Format, string File, string Hash,
    DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo,
    long RowsRead, long RowsKept, long RowsRejected, long Added, long Revised, long Withdrawn);
