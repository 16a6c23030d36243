using Corridor.Reference;

namespace Corridor.Support.Expressions;

internal sealed class NotNode(Expression operand) : Expression(new ExpressionType(ValueKind.Truth), operand)
{
    internal override Value Compute(Situation situation)
    {
        var value = Children[0].Evaluate(situation);
        return value.IsKnown ? Value.Of(!value.IsTrue) : value;
    }
}

/// <summary>And, or: an operand that decides is enough; else what is missing is what all undecided operands lack.</summary>
internal sealed class JunctionNode(bool isAnd, params ReadOnlySpan<Expression> operands) : Expression(new ExpressionType(ValueKind.Truth), operands)
{
    public bool IsAnd { get; } = isAnd;

    internal override Value Compute(Situation situation)
    {
        var causes = UnknownCauses.None;
        foreach (var child in Children)
        {
            var value = child.Evaluate(situation);
            if (!value.IsKnown)
            {
                causes = causes.With(value.Causes);
            }
            else if (value.IsTrue != IsAnd)
            {
                return value;
            }
        }

        return causes.All.IsEmpty ? Value.Of(IsAnd) : Value.Unknown(causes);
    }
}

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
}

internal sealed class CompareNode(Comparison comparison, Expression left, Expression right) : Expression(new ExpressionType(ValueKind.Truth), left, right)
{
    public Comparison Comparison { get; } = comparison;

    public static bool Holds(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.More => order > 0,
        _ => order >= 0,
    };

    internal override Value Compute(Situation situation)
    {
        var left = Children[0].Evaluate(situation);
        var right = Children[1].Evaluate(situation);
        return !left.IsKnown ? right.IsKnown ? left : Value.Unknown(left.Causes.With(right.Causes))
            : !right.IsKnown ? right
            : Order(left, right, situation, out var order) is { IsKnown: false } unknown ? unknown : Value.Of(Holds(Comparison, order));
    }

    /// <summary>
    /// The order of two known values of one kind. A threshold written in the file is compared in its own currency; so
    /// the left amount of money is converted into the currency of the right one.
    /// </summary>
    public static Value Order(Value left, Value right, Situation situation, out int order)
    {
        order = 0;
        if (left.Kind == ValueKind.Money && left.Unit != right.Unit)
        {
            left = situation.Convert(left, right.Unit);
            if (!left.IsKnown)
            {
                return left;
            }
        }

        order = left.Kind is ValueKind.Text or ValueKind.Code or ValueKind.Economy ? string.CompareOrdinal(left.Word, right.Word) : left.Amount.CompareTo(right.Amount);
        return Value.True;
    }
}

/// <summary>Between two bounds, both of which belong to it.</summary>
internal sealed class BetweenNode(Expression operand, Expression low, Expression high) : Expression(new ExpressionType(ValueKind.Truth), operand, low, high)
{
    internal override Value Compute(Situation situation)
    {
        var value = Children[0].Evaluate(situation);
        var low = Children[1].Evaluate(situation);
        var high = Children[2].Evaluate(situation);
        if (!value.IsKnown || !low.IsKnown || !high.IsKnown)
        {
            return Value.Unknown(value.Causes.With(low.Causes).With(high.Causes));
        }

        return CompareNode.Order(value, low, situation, out var above) is { IsKnown: false } a ? a
            : above < 0 ? Value.False
            : CompareNode.Order(value, high, situation, out var below) is { IsKnown: false } b ? b
            : Value.Of(below <= 0);
    }
}

/// <summary>Whether a text is one of some, a code lies in some ranges, an economy in some groups.</summary>
internal sealed class InNode(Expression operand, string[] words, CodeRanges? codes, string? listName) : Expression(new ExpressionType(ValueKind.Truth), operand)
{
    private readonly Reference.Economies.EconomyCode[] economies = operand.Type.Kind == ValueKind.Economy ? [.. words.Select(Reference.Economies.EconomyCode.Parse)] : [];

    /// <summary>The texts or economies; empty for codes.</summary>
    public string[] Options { get; } = words;

    /// <summary>How people call the economies; empty for texts.</summary>
    public LocalizedText[] Names { get; init; } = [];

    /// <summary>The codes, or null.</summary>
    public CodeRanges? Codes { get; } = codes;

    /// <summary>The name of the list, or null where it stands in the rule.</summary>
    public string? ListName { get; } = listName;

    internal override Value Compute(Situation situation)
    {
        var value = Children[0].Evaluate(situation);
        if (!value.IsKnown)
        {
            return value;
        }

        if (Codes is not null)
        {
            return Codes.Contains(value.Word) is { } inside ? Value.Of(inside)
                : Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.Imprecise, Children[0] is FactNode { Fact.Name: var name } ? name : ListName ?? "", value.Word)));
        }

        if (value.Kind == ValueKind.Economy)
        {
            var own = Reference.Economies.EconomyCode.Parse(value.Word);
            return Value.Of(economies.Any(e => e == own || situation.Economies.Includes(e, own)));
        }

        return Value.Of(Array.IndexOf(Options, value.Word) >= 0);
    }
}

/// <summary>Whether a list of texts holds a text.</summary>
internal sealed class HasNode(Expression list, string word) : Expression(new ExpressionType(ValueKind.Truth), list)
{
    public string Word { get; } = word;

    internal override Value Compute(Situation situation)
    {
        var list = Children[0].Evaluate(situation);
        return list.IsKnown ? Value.Of(list.Words.BinarySearch(Word, StringComparer.Ordinal) >= 0) : list;
    }
}

/// <summary>The first arm whose test holds. An unknown test is passed over only where every arm that could still be taken says the same.</summary>
internal sealed class CaseNode : Expression
{
    public CaseNode(Expression? subject, ReadOnlySpan<(Expression Test, Expression Result)> arms, Expression other)
        : base(other.Type, Line(arms, other))
    {
        Subject = subject;
        Arms = arms.Length;
    }

    /// <summary>What the tests are about, for the words; the tests hold it already. Null for if … then … else.</summary>
    public Expression? Subject { get; }

    public int Arms { get; }

    public Expression Test(int arm) => Children[2 * arm];

    public Expression Result(int arm) => Children[(2 * arm) + 1];

    public Expression Other => Children[^1];

    internal override Value Compute(Situation situation)
    {
        Value? agreed = null;
        var causes = UnknownCauses.None;
        for (var i = 0; i <= Arms; i++)
        {
            var test = i == Arms ? Value.True : Test(i).Evaluate(situation);
            if (test.IsFalse)
            {
                continue;
            }

            var result = (i == Arms ? Other : Result(i)).Evaluate(situation);
            if (test.IsTrue && agreed is null)
            {
                return result;
            }

            causes = causes.With(test.Causes).With(result.Causes);
            if (!result.IsKnown || (agreed is { } before && before != result))
            {
                return Value.Unknown(causes);
            }

            agreed = result;
            if (test.IsTrue)
            {
                return result;
            }
        }

        return Value.Unknown(causes);
    }

    private static Expression[] Line(ReadOnlySpan<(Expression Test, Expression Result)> arms, Expression other)
    {
        var all = new List<Expression>();
        foreach (var (test, result) in arms)
        {
            all.Add(test);
            all.Add(result);
        }

        return [.. all, other];
    }
}
