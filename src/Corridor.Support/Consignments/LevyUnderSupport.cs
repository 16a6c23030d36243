using Corridor.Measures.Assessment;
using Corridor.Measures.Regimes;

namespace Corridor.Support.Consignments;

/// <summary>A levy on the consignment without and with support.</summary>
/// <param name="Levy">The levy; null for what a programme suspends without naming a levy.</param>
/// <param name="Before">As assessed.</param>
/// <param name="After">With what is relieved taken off, and what falls with it because its base falls.</param>
/// <param name="Now">What of that is to be paid at import: the rest is suspended as long as conditions hold, or paid later.</param>
public sealed record LevyUnderSupport(RegimeLevy? Levy, ChargeAmount Before, ChargeAmount After, ChargeAmount Now);
