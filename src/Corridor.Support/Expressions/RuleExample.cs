namespace Corridor.Support.Expressions;

/// <summary>A rule of the reference.</summary>
/// <param name="Rule">As a file writes it.</param>
/// <param name="Value">What it comes to for the facts of the examples, as facts are written; <c>unknown</c> where a fact is missing.</param>
public sealed record RuleExample(string Rule, string Value);
