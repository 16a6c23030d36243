namespace Corridor.Measures.Duties;

/// <summary>How a tariff writes numbers.</summary>
internal enum DutyNumbers
{
    /// <summary>Digits and a point.</summary>
    Plain,

    /// <summary>A point, and commas between groups of three digits: 1,024.00.</summary>
    Grouped,

    /// <summary>A comma or a point before the decimals: 0,79.</summary>
    Comma,
}
