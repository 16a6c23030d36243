using System.Collections.Immutable;
using Corridor.Reference;

namespace Corridor.Support.Programmes;

/// <summary>An act on which a programme rests.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Number">Its number as each language cites it, or null.</param>
/// <param name="Date">Its date as the source gives it, or null.</param>
/// <param name="Articles">The articles as each language cites them, or null where none was seen.</param>
/// <param name="Note">What has to be known about it, or null.</param>
/// <param name="Sources">Where it was read.</param>
public sealed record LegalAct(LocalizedText Title, LocalizedText? Number, string? Date, LocalizedText? Articles, LocalizedText? Note, ImmutableArray<string> Sources);
