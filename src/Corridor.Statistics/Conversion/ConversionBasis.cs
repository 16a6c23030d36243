namespace Corridor.Statistics.Conversion;

/// <summary>At which rate the value of a period was converted.</summary>
public enum ConversionBasis
{
    /// <summary>A month at the average of its daily rates.</summary>
    Month,

    /// <summary>
    /// Several months, each at the average of its daily rates. A value published for all of them is converted at the
    /// average of these rates weighted by the value of each month; where the months add up to it, that is their sum.
    /// </summary>
    Months,

    /// <summary>Several months at the average of all daily rates of the period, because they are not loaded one by one.</summary>
    Days,
}
