using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Expressions;

namespace Corridor.Support.Programmes;

/// <summary>A rule with what it rests on.</summary>
/// <param name="Field">Where it stands: <c>when[0]</c>, <c>gives[1].amount</c>.</param>
/// <param name="Expression">What it says.</param>
/// <param name="Text">As the file writes it.</param>
/// <param name="Says">In the file's own words for people, or null to have them made from the expression.</param>
/// <param name="Sources">The sources that state it; empty for those of the programme.</param>
/// <param name="Grade">How far it is confirmed.</param>
/// <param name="Place">Where in the file.</param>
public sealed record Rule(string Field, Expression Expression, string Text, LocalizedText? Says, ImmutableArray<string> Sources, Grade Grade, FilePlace Place)
{
    /// <summary>The rule in plain words.</summary>
    public string Words(Language language) => Says?.In(language) is { Length: > 0 } own ? own : Expression.Words(language);
}
