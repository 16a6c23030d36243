using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Support.Eligibility;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

/// <summary>A programme of the best set.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Benefits">Its benefits, with amounts that take the others of the set into account.</param>
/// <param name="Counted">What is counted of each, in the currency of the aim, after shared limits; null where nothing can be counted.</param>
public sealed record ChosenProgramme(Programme Programme, ImmutableArray<BenefitAnswer> Benefits, ImmutableArray<Money?> Counted);
