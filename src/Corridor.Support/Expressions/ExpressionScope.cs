using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Units;
using Corridor.Support.Facts;

namespace Corridor.Support.Expressions;

/// <summary>What names mean in an expression: facts, currencies, units, economies, and what a programme's file defines.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="Currencies">The currencies.</param>
/// <param name="Units">The units of measure.</param>
/// <param name="Economies">The economies.</param>
public sealed record ExpressionScope(FactCatalogue Facts, CurrencyCatalogue Currencies, UnitCatalogue Units, EconomyCatalogue Economies)
{
    /// <summary>The currency of sums that nothing is added to.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>Whether the rule is asked for each goods item, so that facts of goods may stand outside sum, any, all.</summary>
    public bool IsPerItem { get; init; }

    /// <summary>Rules under names.</summary>
    public ImmutableDictionary<string, Expression> Definitions { get; init; } = ImmutableDictionary<string, Expression>.Empty;

    /// <summary>Tables of rates.</summary>
    public ImmutableDictionary<string, RateTable> Tables { get; init; } = ImmutableDictionary<string, RateTable>.Empty;

    /// <summary>Lists of commodity codes.</summary>
    public ImmutableDictionary<string, CodeRanges> CodeLists { get; init; } = ImmutableDictionary<string, CodeRanges>.Empty;

    /// <summary>Reads an expression of a type.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="wanted">What its value must be, or null where any will do.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="offset">Where in the text, counted in characters from 0.</param>
    public bool TryParse(string text, ValueKind? wanted, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out Fault? fault, out int offset)
    {
        var parser = new ExpressionParser(text, this);
        expression = parser.Parse(wanted);
        (fault, offset) = expression is null ? (parser.Fault!, parser.Offset) : (null, 0);
        return expression is not null;
    }

    /// <summary>Reads a value as files of facts and literals of expressions write it.</summary>
    public bool TryValue(string text, Fact fact, out Value value, [NotNullWhen(false)] out Fault? fault) => FactValues.TryParse(text, fact, this, out value, out fault);
}
