namespace Corridor.Support.Programmes;

/// <summary>Which total a benefit counts in. Totals of different kinds are never added up.</summary>
public enum BenefitTotal
{
    /// <summary>Money that is paid to who claims.</summary>
    Cash,

    /// <summary>A cost that does not arise.</summary>
    Saved,

    /// <summary>Money that is paid later, or had earlier: an advantage of time, not an amount gained.</summary>
    Timing,

    /// <summary>An amount at risk that somebody else bears.</summary>
    Covered,

    /// <summary>No amount: a service, a right, a simpler way.</summary>
    Service,
}
