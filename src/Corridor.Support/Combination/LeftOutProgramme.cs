using System.Collections.Immutable;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

/// <summary>A programme that could be claimed by itself and is not in the best set.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Reason">What stands against it.</param>
/// <param name="Others">The programmes or groups because of which.</param>
/// <param name="With">The best totals of a set that holds it, or null where no set can.</param>
/// <param name="IsProven">Whether <paramref name="With"/> is proved to be the best; false where the search for it was cut off, and then it is the best found.</param>
public sealed record LeftOutProgramme(Programme Programme, LeftOutReason Reason, ImmutableArray<string> Others, CombinationTotals? With, bool IsProven = true);
