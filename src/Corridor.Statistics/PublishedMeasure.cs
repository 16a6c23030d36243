namespace Corridor.Statistics;

/// <summary>What a published figure states.</summary>
public enum PublishedMeasure
{
    /// <summary>The value of trade in whole units of its currency.</summary>
    Value,

    /// <summary>Growth on the same months of the year before, as a fraction.</summary>
    Growth,

    /// <summary>That growth less the growth of the reporter's whole trade, as a fraction (0.157 is 15.7 percentage points).</summary>
    GrowthAboveWhole,

    /// <summary>The share in the reporter's whole trade, as a fraction.</summary>
    ShareOfWhole,

    /// <summary>Enterprises with investment from the counterpart at the end of the period.</summary>
    InvestedEnterprises,

    /// <summary>Investment from the counterpart actually used up to the end of the period, in whole units of its currency.</summary>
    ActualInvestment,
}
