using Corridor.Measures.Determination;
using Corridor.Measures.Duties;

namespace Corridor.Measures.Assessment;

/// <summary>What one measure charges.</summary>
/// <param name="Levy">The levy that it belongs to.</param>
/// <param name="Measure">The measure; null where the charge is unknown because no measure could be chosen.</param>
/// <param name="Duty">The duty that was computed, or null where none could be.</param>
/// <param name="Base">What percentages were charged on.</param>
/// <param name="Amount">The amount, rounded as the levy demands.</param>
public sealed record Charge(string Levy, Measure? Measure, DutyExpression? Duty, ChargeAmount Base, ChargeAmount Amount)
{
    /// <summary>Whether the rate was stated by who asks, because the data hold none.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Whether a sum in the duty came to less than zero and counts as zero, because no duty is paid out.</summary>
    public bool IsFloored { get; init; }
}
