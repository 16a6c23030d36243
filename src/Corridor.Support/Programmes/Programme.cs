using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Support.Expressions;

namespace Corridor.Support.Programmes;

/// <summary>A programme of support, as its file states it.</summary>
public sealed record Programme
{
    /// <summary>Its stable name: small letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Its name in three languages.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What it is, in three languages, or null.</summary>
    public LocalizedText? Summary { get; init; }

    /// <summary>Who runs it.</summary>
    public required LocalizedText Authority { get; init; }

    /// <summary>The economies, or parts of them, whose programme it is.</summary>
    public required ImmutableArray<EconomyCode> Sides { get; init; }

    /// <summary>The family.</summary>
    public required ProgrammeFamily Family { get; init; }

    /// <summary>Whether it works, according to its sources.</summary>
    public required ProgrammeStatus Status { get; init; }

    /// <summary>What the sources add on the status, or null.</summary>
    public LocalizedText? StatusNote { get; init; }

    /// <summary>How far its rules are confirmed, where a rule does not say otherwise.</summary>
    public required Grade Grade { get; init; }

    /// <summary>Whether its main source is undated or old, so that terms may have changed.</summary>
    public bool IsStale { get; init; }

    /// <summary>The currency of its sums, or null.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>The sources, by id.</summary>
    public ImmutableArray<ProgrammeSource> Sources { get; init; } = [];

    /// <summary>The acts.</summary>
    public ImmutableArray<LegalAct> Acts { get; init; } = [];

    /// <summary>What it is for.</summary>
    public required ProgrammeScope Scope { get; init; }

    /// <summary>Whether its rules are asked for each goods item; the benefit is then the sum over the items that qualify.</summary>
    public bool IsPerItem { get; init; }

    /// <summary>The conditions; all must hold.</summary>
    public ImmutableArray<Rule> When { get; init; } = [];

    /// <summary>What it gives.</summary>
    public ImmutableArray<Benefit> Gives { get; init; } = [];

    /// <summary>The documents that a claim needs, by id.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>How it is claimed.</summary>
    public ClaimTerms? Claim { get; init; }

    /// <summary>Programmes that cannot be claimed together with it.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    /// <summary>Programmes of which a source says that they may be claimed together with it.</summary>
    public ImmutableArray<StackingPermit> Stacks { get; init; } = [];

    /// <summary>Programmes that must be claimed with it.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Its groups.</summary>
    public ImmutableArray<StackingGroup> Groups { get; init; } = [];

    /// <summary>The caps that it shares.</summary>
    public ImmutableArray<SharedLimit> Limits { get; init; } = [];

    /// <summary>Its budget, or null.</summary>
    public ProgrammeBudget? Budget { get; init; }

    /// <summary>Tables of rates that its file holds.</summary>
    public ImmutableArray<RateTable> Tables { get; init; } = [];

    /// <summary>What sources disagree on.</summary>
    public ImmutableArray<SourceConflict> Conflicts { get; init; } = [];

    /// <summary>What no source confirms: shown as such.</summary>
    public ImmutableArray<LocalizedText> Unverified { get; init; } = [];

    /// <summary>What no source read states.</summary>
    public ImmutableArray<LocalizedText> NotSeen { get; init; } = [];

    /// <summary>Its own tests.</summary>
    public ImmutableArray<ProgrammeTest> Tests { get; init; } = [];

    /// <summary>Where it was read from.</summary>
    public required FilePlace Place { get; init; }

    /// <summary>All rules, in the order of the file.</summary>
    public IEnumerable<Rule> Rules => When
        .Concat(Gives.SelectMany(g => (IEnumerable<Rule?>)[g.Amount, g.Cap, g.Lasts]).OfType<Rule>())
        .Concat(Claim?.Deadline is { } deadline ? [deadline] : [])
        .Concat(Limits.Select(l => l.Most));

    /// <summary>The programmes without which it cannot be worked out: those that it requires and those whose benefits it computes with.</summary>
    public IEnumerable<string> DependsOn => Requires.Concat(Rules.SelectMany(r => r.Expression.Benefits)).Distinct();
}
