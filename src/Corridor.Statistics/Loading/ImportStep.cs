namespace Corridor.Statistics.Loading;

/// <summary>The steps of an import.</summary>
public enum ImportStep
{
    /// <summary>The file is unpacked.</summary>
    Unpack,

    /// <summary>Rows are read.</summary>
    Read,

    /// <summary>Figures are put in order with those that are there.</summary>
    Sort,

    /// <summary>Totals, codes and mirrors are checked.</summary>
    Check,

    /// <summary>The release is written down.</summary>
    Commit,
}
