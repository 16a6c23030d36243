using Corridor.Reference;
using Corridor.Support.Facts;

namespace Corridor.Support.Expressions;

internal sealed class LiteralNode(Value value, string text, ExpressionType type, LocalizedText? name = null) : Expression(type)
{
    public Value Value { get; } = value;

    /// <summary>How people call it where its text is a code, or null.</summary>
    public LocalizedText? Name { get; } = name;

    /// <summary>As the file writes it.</summary>
    public string Text { get; } = text;

    internal override Value Compute(Situation situation) => Value;
}

internal sealed class FactNode(Fact fact) : Expression(fact.Type)
{
    public Fact Fact { get; } = fact;

    internal override Value Compute(Situation situation) => situation.Facts[Fact, situation.Item];
}

/// <summary>A rule that the programme's file defines under a name.</summary>
internal sealed class DefinitionNode(string name, Expression body) : Expression(body.Type, body)
{
    public string Name { get; } = name;

    internal override Value Compute(Situation situation) => Children[0].Evaluate(situation);
}

/// <summary>The amount of another programme's benefits, zero where that programme is not in the set.</summary>
internal sealed class BenefitNode(string programme) : Expression(new ExpressionType(ValueKind.Money))
{
    public string Programme { get; } = programme;

    internal override Value Compute(Situation situation) => situation.Benefit(Programme);
}

/// <summary>A rule that no source states, or that none confirms; what was written of it is kept for the words only.</summary>
internal sealed class UnstatedNode(UnknownCause cause, ExpressionType type, Expression? written = null) : Expression(type)
{
    public Expression? Written { get; } = written;

    private readonly Value value = Value.Unknown(UnknownCauses.Of(cause));

    public UnknownCause Cause { get; } = cause;

    internal override Value Compute(Situation situation) => value;
}

/// <summary>What several sources say, each otherwise: known where all of it comes to the same.</summary>
internal sealed class DisputedNode(string name, ReadOnlySpan<Expression> sayings, string[] sources) : Expression(sayings[0].Type, sayings)
{
    public string[] Sources { get; } = sources;

    /// <summary>How people call what is disputed, or null.</summary>
    public LocalizedText? Called { get; init; }

    internal override Value Compute(Situation situation)
    {
        var first = Children[0].Evaluate(situation);
        var same = first.IsKnown;
        var causes = first.Causes;
        var detail = $"{Sources[0]}: {first}";
        for (var i = 1; i < Children.Length; i++)
        {
            var other = Children[i].Evaluate(situation);
            same &= other == first;
            causes = causes.With(other.Causes);
            detail += $"; {Sources[i]}: {other}";
        }

        return same ? first : Value.Unknown(causes.All.IsEmpty ? UnknownCauses.Of(new UnknownCause(UnknownCauseKind.Disputed, name, detail) { Called = Called }) : causes);
    }
}

/// <summary>A row of a table of rates.</summary>
internal sealed class LookupNode(RateTable table, params ReadOnlySpan<Expression> keys) : Expression(table.Type, keys)
{
    public RateTable Table { get; } = table;

    internal override Value Compute(Situation situation)
    {
        Span<Value> given = new Value[Children.Length];
        var causes = UnknownCauses.None;
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = Children[i].Evaluate(situation);
            causes = causes.With(given[i].Causes);
        }

        if (!causes.All.IsEmpty)
        {
            return Value.Unknown(causes);
        }

        var (key, day) = (Table.IsDated, given.Length) switch
        {
            (true, 2) => (given[0].Word, given[1].Day),
            (true, 1) when Table.Key is null => ("", given[0].Day),
            (true, _) => (given[0].Word, situation.Facts.Day),
            _ => (given[0].Word, situation.Facts.Day),
        };
        return Table.Find(key, day);
    }
}
