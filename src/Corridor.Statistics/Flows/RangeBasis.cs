namespace Corridor.Statistics.Flows;

/// <summary>How a figure for some months came about.</summary>
public enum RangeBasis
{
    /// <summary>The source publishes these months as one figure.</summary>
    Published,

    /// <summary>The sum of the months, each of which has a figure.</summary>
    SumOfMonths,

    /// <summary>The sum of the quarters.</summary>
    SumOfQuarters,

    /// <summary>What January up to the last month is more than January up to the month before the first.</summary>
    DifferenceOfCumulative,
}
