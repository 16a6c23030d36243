using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Support.Expressions;

internal sealed partial class ExpressionParser
{
    private static ImmutableArray<string> FunctionNames => LanguageReference.FunctionNames;

    /// <summary>Whether a name belongs to the language.</summary>
    public static bool IsReserved(string name) => FunctionNames.Contains(name)
        || name is "and" or "or" or "not" or "in" or "has" or "when" or "then" or "else" or "where" or "case" or "if" or "true" or "false" or "yes" or "no" or "days" or "months" or "years";

    private Expression? Call(string name, int at)
    {
        Step();
        if (name is "sum" or "count" or "any" or "all")
        {
            return Gather(name, at, null);
        }

        if (name is "min" or "max")
        {
            return Extreme(name, at);
        }

        if (name == "benefit")
        {
            if (token.Kind != TokenKind.Text)
            {
                return Unexpected("\"…\"");
            }

            var programme = token.Text;
            Step();
            return Close() ? new BenefitNode(programme) : null;
        }

        if (name == "convert")
        {
            return Convert(at);
        }

        if (!FunctionNames.Contains(name))
        {
            return Fail(at, "rule.nameUnknown", Fault.Quote(name), Nearest(name, FunctionNames.Concat(scope.Tables.Keys)));
        }

        if (Arguments() is not { } arguments)
        {
            return null;
        }

        var kinds = string.Join(", ", arguments.Select(a => a.Type.ToString()));
        return (name, arguments) switch
        {
            ("round" or "round_down" or "round_up", [var x, ..]) when arguments.Count <= 2 && x.Type.Kind is ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Quantity && arguments.Skip(1).All(a => a.Type.Kind == ValueKind.Number) =>
                new CallNode(name switch { "round" => Function.Round, "round_down" => Function.RoundDown, _ => Function.RoundUp }, x.Type, [.. arguments]),
            ("year" or "month", [{ Type.Kind: ValueKind.Date } day]) => new CallNode(name == "year" ? Function.Year : Function.Month, new ExpressionType(ValueKind.Number), day),
            ("month_end", [{ Type.Kind: ValueKind.Date } day]) => new CallNode(Function.MonthEnd, new ExpressionType(ValueKind.Date), day),
            ("day", [{ Type.Kind: ValueKind.Number }, { Type.Kind: ValueKind.Number }, { Type.Kind: ValueKind.Number }]) => new CallNode(Function.Day, new ExpressionType(ValueKind.Date), [.. arguments]),
            ("full_months", [{ Type.Kind: ValueKind.Date }, { Type.Kind: ValueKind.Date }]) => new CallNode(Function.FullMonths, new ExpressionType(ValueKind.Months), [.. arguments]),
            _ => Fail(at, "rule.arguments", name, Signature(name), kinds),
        };
    }

    private static string Signature(string name) => name switch
    {
        "year" or "month" or "month_end" => "date",
        "day" => "number, number, number",
        "full_months" => "date, date",
        _ => "number | percent | money | quantity, number",
    };

    private Expression? Convert(int at)
    {
        var start = token.Offset;
        if (Whole() is not { } money)
        {
            return null;
        }

        if (money.Type.Kind != ValueKind.Money)
        {
            return Fail(start, "rule.type", money.Type.ToString(), ExpressionType.Word(ValueKind.Money), ExpressionType.Sample(ValueKind.Money));
        }

        if (!Expect(","))
        {
            return null;
        }

        if (token.Kind != TokenKind.Code || !CurrencyCode.TryParse(token.Text, out var currency, out _) || scope.Currencies.Find(currency) is null)
        {
            return token.Kind == TokenKind.Code ? Fail(token.Offset, "currency.unknown", Fault.Quote(token.Text)) : Unexpected("CNY");
        }

        Step();
        return Close() ? new CallNode(Function.Convert, new ExpressionType(ValueKind.Money, currency.Value), money, new LiteralNode(Value.Of(currency.Value), currency.Value, new ExpressionType(ValueKind.Text))) : null;
    }

    /// <summary>min and max of one expression go over the goods items; of several they choose among them.</summary>
    private Expression? Extreme(string name, int at)
    {
        var outside = inItems;
        inItems = true;
        var start = token.Offset;
        if (Whole() is not { } first)
        {
            return null;
        }

        inItems = outside;
        if (first.Type.Kind is not (ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Quantity or ValueKind.Date or ValueKind.Days or ValueKind.Months))
        {
            return Fail(start, "rule.notOrdered", first.Type.ToString());
        }

        if (!token.Is(","))
        {
            return Gather(name, at, first);
        }

        if (!outside && OfItems(first) is { } stray)
        {
            return Fail(start, "rule.items", stray);
        }

        var all = new List<Expression> { first };
        while (token.Is(","))
        {
            Step();
            var next = token.Offset;
            if (all.Count == 16)
            {
                return Unexpected(")");
            }

            if (Whole() is not { } argument || !Same(first, argument, next))
            {
                return null;
            }

            all.Add(argument);
        }

        return Close() ? new CallNode(name == "min" ? Function.Min : Function.Max, first.Type, [.. all]) : null;
    }

    private Expression? Gather(string name, int at, Expression? body)
    {
        var outside = inItems;
        inItems = true;
        var start = token.Offset;
        body ??= Whole();
        if (body is null)
        {
            return null;
        }

        Expression? where = null;
        if (token.Is("where"))
        {
            Step();
            var picked = token.Offset;
            where = Whole();
            if (where is null || !Truth(where, picked))
            {
                return null;
            }
        }

        inItems = outside;
        if (!Close())
        {
            return null;
        }

        if (body.All().Concat(where?.All() ?? []).Any(n => n is GatherNode))
        {
            return Fail(at, "rule.nested", name);
        }

        if (OfItems(body) is null && (where is null || OfItems(where) is null))
        {
            return Fail(at, "rule.noItems", name);
        }

        var kind = body.Type.Kind;
        return name switch
        {
            "sum" when kind is ValueKind.Number or ValueKind.Quantity => new GatherNode(Gathering.Sum, body.Type, body, where),
            "sum" when kind == ValueKind.Money => new GatherNode(Gathering.Sum, new ExpressionType(kind, scope.Currency?.Value), body, where),
            "sum" => Fail(start, "rule.type", body.Type.ToString(), ExpressionType.Word(ValueKind.Money), ExpressionType.Sample(ValueKind.Money)),
            "min" => new GatherNode(Gathering.Min, body.Type, body, where),
            "max" => new GatherNode(Gathering.Max, body.Type, body, where),
            _ when kind != ValueKind.Truth => Fail(start, "rule.type", body.Type.ToString(), ExpressionType.Word(ValueKind.Truth), ExpressionType.Sample(ValueKind.Truth)),
            "count" => new GatherNode(Gathering.Count, new ExpressionType(ValueKind.Number), body, where),
            "any" => new GatherNode(Gathering.Any, body.Type, body, where),
            _ => new GatherNode(Gathering.All, body.Type, body, where),
        };
    }

    // A fact of goods that no inner sum, any or all has already taken up.
    private static string? OfItems(Expression expression) => expression switch
    {
        GatherNode => null,
        FactNode { Fact: { IsOfItem: true } fact } => fact.Name,
        _ => expression.Children.Select(OfItems).FirstOrDefault(n => n is not null),
    };
}
