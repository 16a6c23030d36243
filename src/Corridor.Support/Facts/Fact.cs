using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Units;
using Corridor.Support.Expressions;

namespace Corridor.Support.Facts;

/// <summary>A fact that rules may ask for: its meaning, type and unit, and where it usually comes from.</summary>
/// <param name="Index">Its place in the catalogue.</param>
/// <param name="Name">As programme files write it: <c>enterprise.turnover</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Type">What its value is; a quantity has the base unit of its dimension.</param>
/// <param name="Meaning">What it says; for a truth, the sentence that is true.</param>
/// <param name="Words">The words that a text may be; empty where it may be any.</param>
/// <param name="Documents">The papers and registers that usually state it.</param>
public sealed record Fact(int Index, string Name, FactSubject Subject, ExpressionType Type, LocalizedText Meaning, ImmutableArray<FactWord> Words, ImmutableArray<string> Documents)
{
    /// <summary>The unit in which people give a quantity, or null.</summary>
    public UnitCode? Unit { get; init; }

    /// <summary>How economies, and parts of them, are written, by two that are loaded; null for a fact that is none.</summary>
    public string? Economies { get; init; }

    /// <summary>Whether it has a value for each goods item.</summary>
    public bool IsOfItem => Subject == FactSubject.Goods;

    /// <summary>What its value looks like in files and forms: <c>1000.00 CNY</c>, <c>2026-01-31</c>, or its words.</summary>
    public string Form => FactValues.Form(this);

    /// <summary>The unknown value that its absence is.</summary>
    internal Value Missing { get; } = Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.Fact, Name)));

    /// <inheritdoc/>
    public bool Equals(Fact? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;
}
