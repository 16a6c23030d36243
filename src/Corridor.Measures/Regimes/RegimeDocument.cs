using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Regimes;

/// <summary>A document that measures or lists of a regime ask for.</summary>
/// <param name="Code">Its code, by which a declarant says that he has it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Authority">Who issues it, or null.</param>
/// <param name="Controls">The kinds of control that it answers, as control lists name them.</param>
/// <param name="Url">Where more stands, or null.</param>
/// <param name="Source">The source.</param>
public sealed record RegimeDocument(string Code, LocalizedText Name, LocalizedText? Authority, ImmutableArray<string> Controls, string? Url, PackSource Source);

/// <summary>Which certificate of the other side meets a requirement, and by what arrangement.</summary>
/// <param name="Requirement">The document that the requirement asks for.</param>
/// <param name="Foreign">The document of the other side that serves in its place.</param>
/// <param name="Origin">The economy that issues it.</param>
/// <param name="Arrangement">The arrangement.</param>
/// <param name="Scope">The goods or matters that it covers, or null.</param>
/// <param name="Effect">What it does: <c>replaces</c>, or <c>supports</c> where it is a ground for one's own.</param>
/// <param name="Days">The days.</param>
/// <param name="Source">The source.</param>
public sealed record DocumentRecognition(string Requirement, string Foreign, EconomyCode Origin, string Arrangement, string? Scope, string Effect, DateRange Days, PackSource Source);
