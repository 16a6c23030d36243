using Corridor.Reference.Currencies;
using Corridor.Reference.Units;

namespace Corridor.Measures.Bulk;

/// <summary>What a run needs to answer for one lane.</summary>
/// <param name="Assessor">The lane.</param>
/// <param name="Rate">How much of the regime's currency one unit of a currency is on a day; null where that is not known.</param>
/// <param name="Units">The units in which quantities are converted.</param>
public sealed record BulkRoute(BulkAssessor Assessor, Func<CurrencyCode, DateOnly, decimal?> Rate, UnitCatalogue Units);
