using Corridor.Reference.Currencies;

namespace Corridor.Measures.Assessment;

/// <summary>A way to pay less than with the best option that is open.</summary>
/// <param name="Option">The option, with its charges as they would then be.</param>
/// <param name="Missing">The smallest set of what would have to be given.</param>
/// <param name="Saving">How much less that is; above zero.</param>
public sealed record CheaperWay(DutyOption Option, MissingSet Missing, Money Saving);
