using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Tests.Support;

/// <summary>The language over the shipped facts, and short ways to a rule, a set of facts, a programme.</summary>
internal sealed class SupportData(ExpressionScope scope)
{
    public ExpressionScope Scope { get; } = scope;

    public FactCatalogue Facts => Scope.Facts;

    /// <summary>A rule that must be good.</summary>
    public Expression Rule(string text, ValueKind? wanted = null, ExpressionScope? scope = null) =>
        (scope ?? Scope).TryParse(text, wanted, out var rule, out var fault, out var offset) ? rule : throw new FormatException($"{text} at {offset}: {fault}");

    /// <summary>What is wrong with a rule, and where.</summary>
    public (Fault Fault, int Offset) Wrong(string text, ValueKind? wanted = null, ExpressionScope? scope = null)
    {
        Assert.False((scope ?? Scope).TryParse(text, wanted, out _, out var fault, out var offset), text);
        return (fault!, offset);
    }

    public Situation Situation(FactSet facts, Func<string, string, DateOnly, decimal?>? rate = null) => new(facts, Scope.Economies, rate);

    /// <summary>Facts of a YAML text that must be good.</summary>
    public FactSet Given(string yaml) => FactReader.Read(yaml, "facts.yaml", Scope, out var faults) ?? throw new FormatException(string.Join('\n', faults));

    /// <summary>A programme of a YAML text that must be good.</summary>
    public Programme Programme(string yaml) => ProgrammeReader.Read(yaml, "sample.yaml", Scope, out var faults) ?? throw new FormatException(string.Join('\n', faults));

    /// <summary>The head that every file of a programme needs, with the rest behind it.</summary>
    public static string Sample(string id, string rest) =>
        "programme: " + id + "\nnames: {en: Sample, zh: 样例, ru: Пример}\nauthority: {en: Office, zh: 机关, ru: Ведомство}\nside: CN\nfamily: finance\nstatus: in_force\nconfidence: official\ncurrency: CNY\n"
        + "sources: {law: {title: Law, url: \"https://example.org/\", as_of: 2026-01-01, confidence: official}, news: {title: News, confidence: secondary}}\n" + (rest.Contains("applies:", StringComparison.Ordinal) ? "" : "applies: {direction: any}\n") + rest;
}
