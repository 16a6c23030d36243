using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Time;
using Corridor.Reference.Units;
using Corridor.Support.Facts;

namespace Corridor.Support.Expressions;

internal sealed partial class ExpressionParser
{
    private Expression? Primary()
    {
        switch (token.Kind)
        {
            case TokenKind.Number:
                return NumberLiteral();
            case TokenKind.Date:
                return DateLiteral();
            case TokenKind.Text:
                var text = token.Text;
                Step();
                return new LiteralNode(Value.Of(text), text, new ExpressionType(ValueKind.Text));
            case TokenKind.Code:
                var economy = Economy(token.Text, token.Offset);
                Step();
                return economy;
            case TokenKind.Name:
                return Named();
            default:
                if (!token.Is("("))
                {
                    return Unexpected("100 CNY, 13%, 2026-01-01, \"…\", (");
                }

                Step();
                return Whole() is { } inner && Close() ? inner : null;
        }
    }

    private LiteralNode? NumberLiteral()
    {
        var (text, at) = (token.Text.Replace("_", "", StringComparison.Ordinal), token.Offset);
        if (!Decimals.TryParse(text, out var number) || (text.Length > 1 && text[0] == '0' && text[1] != '.'))
        {
            Fail(at, "rule.number", Fault.Quote(token.Text));
            return null;
        }

        Step();
        if (token.Is("%"))
        {
            Step();
            if (number > 100)
            {
                Fail(at, "rule.percentOver", Decimals.Text(number), Decimals.Text(number / 100));
                return null;
            }

            return new LiteralNode(Value.Share(number / 100), text + "%", new ExpressionType(ValueKind.Percent));
        }

        if (token.Kind == TokenKind.Name && token.Text is "day" or "days" or "month" or "months" or "year" or "years")
        {
            if (decimal.Truncate(number) != number || number > 100_000)
            {
                Fail(at, "rule.duration", text);
                return null;
            }

            var word = token.Text.TrimEnd('s');
            Step();
            return word switch
            {
                "day" => new LiteralNode(Value.Days(number), text, new ExpressionType(ValueKind.Days)),
                "month" => new LiteralNode(Value.Months(number), text, new ExpressionType(ValueKind.Months)),
                _ => new LiteralNode(Value.Months(number * 12), text, new ExpressionType(ValueKind.Months)),
            };
        }

        return token.Kind == TokenKind.Code ? WithUnit(number, text, at) : new LiteralNode(Value.Of(number), text, new ExpressionType(ValueKind.Number));
    }

    private LiteralNode? WithUnit(decimal number, string text, int at)
    {
        var unit = token.Text;
        if (CurrencyCode.TryParse(unit, out var currency, out _) && scope.Currencies.Find(currency) is not null)
        {
            Step();
            return new LiteralNode(Value.Of(new Money(number, currency)), $"{text} {unit}", new ExpressionType(ValueKind.Money));
        }

        if (UnitCode.TryParse(unit, out var code, out _) && scope.Units.Find(code) is not null)
        {
            var own = FactCatalogue.BaseOf(code, scope.Units);
            if (!scope.Units.TryConvert(new Quantity(number, code), own, out var converted, out var fault))
            {
                Fail(at, fault);
                return null;
            }

            Step();
            return new LiteralNode(Value.InBase(converted.Amount, own), $"{text} {unit}", new ExpressionType(ValueKind.Quantity, own.Value));
        }

        Fail(token.Offset, "rule.unitUnknown", Fault.Quote(unit));
        return null;
    }

    private LiteralNode? DateLiteral()
    {
        if (!DateRange.TryParseDay(token.Text, out var day, out var fault))
        {
            Fail(token.Offset, fault);
            return null;
        }

        var text = token.Text;
        Step();
        return new LiteralNode(Value.Of(day), text, new ExpressionType(ValueKind.Date));
    }

    private Expression? Named()
    {
        var (name, at) = (token.Text, token.Offset);
        switch (name)
        {
            case "true" or "yes" or "false" or "no":
                Step();
                return new LiteralNode(Value.Of(name is "true" or "yes"), name, new ExpressionType(ValueKind.Truth));
            case "case":
                return Case();
            case "if":
                return If();
            case "and" or "or" or "not" or "in" or "has" or "when" or "then" or "else" or "where":
                return Unexpected("100 CNY, 13%, 2026-01-01, \"…\", (");
        }

        Step();
        if (token.Is("("))
        {
            return scope.Tables.TryGetValue(name, out var table) ? Lookup(table, at) : Call(name, at);
        }

        if (scope.Definitions.TryGetValue(name, out var definition))
        {
            return !inItems && OfItems(definition) is { } stray ? Fail(at, "rule.items", stray) : new DefinitionNode(name, definition);
        }

        if (scope.Facts.Find(name) is { } fact)
        {
            return fact.IsOfItem && !inItems ? Fail(at, "rule.items", name) : new FactNode(fact);
        }

        return Fail(at, "rule.nameUnknown", Fault.Quote(name), Nearest(name, scope.Facts.All.Select(f => f.Name).Concat(scope.Definitions.Keys).Concat(FunctionNames).Concat(scope.Tables.Keys)));
    }

    private CaseNode? If()
    {
        Step();
        var at = token.Offset;
        if (Whole() is not { } test || !Truth(test, at) || !Expect("then") || Whole() is not { } result || !Expect("else"))
        {
            return null;
        }

        at = token.Offset;
        return Whole() is { } other && Same(result, other, at) ? new CaseNode(null, [(test, result)], other) : null;
    }

    private CaseNode? Case()
    {
        Step();
        if (++depth > Expression.MostDepth)
        {
            Fail(token.Offset, "rule.tooDeep", Text(Expression.MostDepth));
            return null;
        }

        if (Sum() is not { } subject)
        {
            return null;
        }

        depth--;
        var arms = new List<(Expression Test, Expression Result)>();
        var nodes = 0;
        do
        {
            if (!Expect("when") || Arm(subject) is not { } test || !Expect("then"))
            {
                return null;
            }

            var at = token.Offset;
            if (Whole() is not { } result || (arms.Count > 0 && !Same(arms[0].Result, result, at)))
            {
                return null;
            }

            arms.Add((test, result));
            nodes += test.Nodes + result.Nodes;
            if (nodes > Expression.MostNodes)
            {
                Fail(at, "rule.tooLarge", Text(nodes), Text(Expression.MostNodes));
                return null;
            }
        }
        while (token.Is("when"));
        if (!Expect("else"))
        {
            return null;
        }

        var start = token.Offset;
        return Whole() is { } other && Same(arms[0].Result, other, start) ? new CaseNode(subject, [.. arms], other) : null;
    }

    private Expression? Arm(Expression subject)
    {
        var at = token.Offset;
        if (ComparisonOf(token) is { } comparison)
        {
            Step();
            at = token.Offset;
            return Sum() is { } bound ? Compare(comparison, subject, bound, at) : null;
        }

        if (token.Is("in"))
        {
            Step();
            return In(subject, at);
        }

        if (token.Is("["))
        {
            return In(subject, at);
        }

        if (Sum() is not { } first)
        {
            return null;
        }

        if (!token.Is(".."))
        {
            return Compare(Comparison.Equal, subject, first, at);
        }

        Step();
        var end = token.Offset;
        return Sum() is { } last && Same(subject, first, at) && Same(subject, last, end)
            ? first is LiteralNode a && last is LiteralNode b && a.Value.Unit == b.Value.Unit && a.Value.Amount > b.Value.Amount ? Fail(at, "rule.rangeReversed", a.Text, b.Text) : new BetweenNode(subject, first, last)
            : null;
    }

    private LookupNode? Lookup(RateTable table, int at)
    {
        Step();
        var arguments = Arguments();
        if (arguments is null)
        {
            return null;
        }

        var wanted = new List<ValueKind>();
        if (table.Key is { } key)
        {
            wanted.Add(key);
        }

        if (table.IsDated)
        {
            wanted.Add(ValueKind.Date);
        }

        var good = (arguments.Count == wanted.Count || (table.IsDated && arguments.Count == wanted.Count - 1)) && arguments.Select(a => a.Type.Kind).SequenceEqual(wanted.Take(arguments.Count));
        if (good)
        {
            return new LookupNode(table, [.. arguments]);
        }

        Fail(at, "rule.arguments", table.Name, string.Join(", ", wanted.Select(ExpressionType.Word)), string.Join(", ", arguments.Select(a => a.Type.ToString())));
        return null;
    }

    private bool Expect(string word)
    {
        if (token.Is(word))
        {
            Step();
            return true;
        }

        Unexpected(word);
        return false;
    }

    private bool Close() => Expect(")");

    private List<Expression>? Arguments()
    {
        var all = new List<Expression>();
        if (token.Is(")"))
        {
            Step();
            return all;
        }

        do
        {
            if (all.Count == 16)
            {
                Unexpected(")");
                return null;
            }

            if (Whole() is not { } argument)
            {
                return null;
            }

            all.Add(argument);
        }
        while (Comma(")"));
        return Fault is null ? all : null;
    }

    /// <summary>The known name that differs in the fewest letters, or nothing where none is near.</summary>
    internal static string Nearest(string name, IEnumerable<string> known) =>
        known.Select(k => (Name: k, Distance: Distance(name, k))).Where(k => k.Distance <= Math.Max(2, name.Length / 3)).OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal).Select(k => k.Name).FirstOrDefault() ?? "—";

    private static int Distance(string a, string b)
    {
        if (a.Length > 60 || Math.Abs(a.Length - b.Length) > 20)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
