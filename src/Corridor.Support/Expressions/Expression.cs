using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Facts;

namespace Corridor.Support.Expressions;

/// <summary>
/// A rule of a programme: typed, pure and total. It cannot loop, read a clock or leave its facts. Its value is known,
/// or unknown with everything that would settle it. Truth is three-valued as in Kleene's strong logic: false and
/// unknown is false, true or unknown is true. Giving a missing fact therefore never turns a certain answer round.
/// </summary>
public abstract class Expression
{
    /// <summary>The most characters that an expression may have.</summary>
    public const int MostCharacters = 4_000;

    /// <summary>The most levels that an expression may nest.</summary>
    public const int MostDepth = 32;

    /// <summary>The most nodes of an expression with all definitions written out.</summary>
    public const int MostNodes = 2_000;

    // Kept, because every answer tells its rules; the same words may be made twice by two threads.
    private string?[]? words;

    private protected Expression(ExpressionType type, params ReadOnlySpan<Expression> children)
    {
        Type = type;
        Children = [.. children];
        Nodes = 1 + Children.Sum(c => c.Nodes);
    }

    /// <summary>What its value is when it is known.</summary>
    public ExpressionType Type { get; }

    /// <summary>The expressions that it is made of.</summary>
    public ImmutableArray<Expression> Children { get; }

    /// <summary>How many nodes it has with all definitions written out.</summary>
    public int Nodes { get; }

    /// <summary>The facts that it may ask for, each once, in the order of the catalogue.</summary>
    public IEnumerable<Fact> Facts => All().OfType<FactNode>().Select(n => n.Fact).Distinct().OrderBy(f => f.Index);

    /// <summary>The programmes whose benefits it depends on.</summary>
    public IEnumerable<string> Benefits => All().OfType<BenefitNode>().Select(n => n.Programme).Distinct();

    /// <summary>The tables of rates that it looks in, each once.</summary>
    public IEnumerable<RateTable> Tables => All().OfType<LookupNode>().Select(n => n.Table).Distinct();

    /// <summary>The value in a situation.</summary>
    public Value Evaluate(Situation situation)
    {
        situation.Steps++;
        return Compute(situation);
    }

    /// <summary>The most nodes that an evaluation can visit when the consignment has so many items.</summary>
    public virtual long MostSteps(int items) => 1 + Children.Sum(c => c.MostSteps(items));

    /// <summary>The rule in plain words.</summary>
    public string Words(Language language) => (words ??= new string?[Languages.All.Length])[(int)language] ??= ExpressionWords.Of(this, language);

    /// <summary>The rule in plain words, taken apart where parts of it are joined.</summary>
    public RuleTree Tree(Language language) => ExpressionWords.TreeOf(this, language);

    /// <summary>This node and all below it.</summary>
    public IEnumerable<Expression> All() => Children.SelectMany(c => c.All()).Prepend(this);

    internal abstract Value Compute(Situation situation);
}
