using Corridor.Reference.Currencies;

namespace Corridor.Support.Combination;

/// <summary>What a combination is to be best at.</summary>
/// <param name="Currency">The currency of the totals.</param>
/// <param name="YearlyRate">
/// The yearly rate at which who asks values money that comes sooner or goes later, as a fraction; null where he gave none,
/// and then no present value is shown or counted.
/// </param>
public sealed record CombinationAim(CurrencyCode Currency, decimal? YearlyRate = null);
