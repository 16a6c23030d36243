using System.Collections.Immutable;

namespace Corridor.Support.Expressions;

/// <summary>A function or a sign of the programme language.</summary>
/// <param name="Name">The function's name, or the name under which the texts tell of the sign.</param>
/// <param name="Form">How it is written.</param>
/// <param name="IsFunction">Whether it is written as a name with parentheses.</param>
public sealed record RuleWord(string Name, string Form, bool IsFunction)
{
    /// <summary>Rules that use it, each with its value for the facts of the examples.</summary>
    public ImmutableArray<RuleExample> Examples { get; init; } = [];
}
