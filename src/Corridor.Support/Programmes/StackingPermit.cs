using System.Collections.Immutable;
using Corridor.Reference;

namespace Corridor.Support.Programmes;

/// <summary>What says that a programme may be claimed together with another one. It allows nothing that an exclusion, a group or a limit forbids.</summary>
/// <param name="With">The id of the other programme.</param>
/// <param name="Says">What the source says, in words.</param>
/// <param name="Articles">Where in the act, as each language cites it, or null.</param>
/// <param name="Sources">The sources that state it, by id.</param>
/// <param name="Grade">How far it is confirmed: what no source confirms settles nothing.</param>
public sealed record StackingPermit(string With, LocalizedText Says, LocalizedText? Articles, ImmutableArray<string> Sources, Grade Grade);
