namespace Corridor.Statistics;

/// <summary>What is measured of an economy, or of one economy in another, beside trade.</summary>
public enum Indicator
{
    /// <summary>Gross domestic product at current prices.</summary>
    Gdp,

    /// <summary>Residents at the middle of the year.</summary>
    Population,

    /// <summary>The position of direct investment from the counterpart at the end of the period (IMF, CDIS).</summary>
    InwardInvestmentStock,

    /// <summary>Enterprises with investment from the counterpart at the end of the period.</summary>
    InvestedEnterprises,

    /// <summary>Investment from the counterpart actually used, from the beginning up to the end of the period.</summary>
    ActualInvestment,
}
