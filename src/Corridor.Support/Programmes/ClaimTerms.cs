using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Support.Programmes;

/// <summary>How a benefit is claimed.</summary>
/// <param name="To">Whom.</param>
/// <param name="How">The steps.</param>
/// <param name="Deadline">The last day, or null where there is none or none was seen.</param>
/// <param name="Window">The days on which claims are taken.</param>
public sealed record ClaimTerms(LocalizedText? To, LocalizedText? How, Rule? Deadline, DateRange Window);
