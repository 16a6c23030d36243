using Corridor.Support.Eligibility;

namespace Corridor.Support.Consignments;

/// <summary>What one programme alone does to the charges of a side.</summary>
/// <param name="Answer">The programme and its verdict: with unknown, this is what the charges would be if it can be claimed.</param>
/// <param name="Charges">The charges without and with it.</param>
public sealed record ChargeChange(EligibilityAnswer Answer, ChargesUnderSupport Charges);
