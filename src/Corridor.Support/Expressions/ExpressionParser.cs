using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Goods;

namespace Corridor.Support.Expressions;

/// <summary>
/// Recursive descent with the types in one pass: the first thing that is wrong is told with its place. What an operand
/// is decides how the next token is read, so that 0303 is a code in a list of codes and no number elsewhere.
/// </summary>
internal sealed partial class ExpressionParser
{
    private readonly ExpressionScope scope;
    private readonly ExpressionScanner scanner;
    private readonly int length;
    private Token token;
    private int depth;
    private bool inItems;

    public ExpressionParser(string text, ExpressionScope scope)
    {
        this.scope = scope;
        length = text.Length;
        inItems = scope.IsPerItem;
        scanner = new ExpressionScanner(length > Expression.MostCharacters ? "" : text);
        token = scanner.Next();
    }

    public Fault? Fault { get; private set; }

    public int Offset { get; private set; }

    public Expression? Parse(ValueKind? wanted)
    {
        if (length > Expression.MostCharacters)
        {
            return Fail(0, "rule.tooLong", Text(length), Text(Expression.MostCharacters));
        }

        var start = token.Offset;
        if (Whole() is not { } parsed)
        {
            return null;
        }

        if (token.Kind != TokenKind.End)
        {
            return Unexpected("and, or");
        }

        if (parsed.Nodes > Expression.MostNodes)
        {
            return Fail(start, "rule.tooLarge", Text(parsed.Nodes), Text(Expression.MostNodes));
        }

        return wanted is { } kind && parsed.Type.Kind != kind ? Fail(start, "rule.type", parsed.Type.ToString(), ExpressionType.Word(kind), ExpressionType.Sample(kind)) : parsed;
    }

    private Expression? Whole()
    {
        if (++depth > Expression.MostDepth)
        {
            return Fail(token.Offset, "rule.tooDeep", Text(Expression.MostDepth));
        }

        var found = Junction(isAnd: false);
        depth--;
        return found;
    }

    private Expression? Junction(bool isAnd)
    {
        var word = isAnd ? "and" : "or";
        var start = token.Offset;
        if ((isAnd ? Not() : Junction(isAnd: true)) is not { } first)
        {
            return null;
        }

        var all = new List<Expression> { first };
        while (token.Is(word))
        {
            if (!Truth(all[^1], start))
            {
                return null;
            }

            Step();
            start = token.Offset;
            if ((isAnd ? Not() : Junction(isAnd: true)) is not { } next || !Truth(next, start))
            {
                return null;
            }

            all.Add(next);
            if (all.Sum(a => a.Nodes) > Expression.MostNodes)
            {
                return Fail(start, "rule.tooLarge", Text(all.Sum(a => a.Nodes)), Text(Expression.MostNodes));
            }
        }

        return all.Count == 1 ? first : new JunctionNode(isAnd, [.. all]);
    }

    private Expression? Not()
    {
        if (!token.Is("not"))
        {
            return Compared();
        }

        Step();
        if (++depth > Expression.MostDepth)
        {
            return Fail(token.Offset, "rule.tooDeep", Text(Expression.MostDepth));
        }

        var start = token.Offset;
        var operand = Not();
        depth--;
        return operand is null || !Truth(operand, start) ? null : new NotNode(operand);
    }

    private Expression? Compared()
    {
        var start = token.Offset;
        if (Sum() is not { } left)
        {
            return null;
        }

        if (ComparisonOf(token) is { } comparison)
        {
            Step();
            var at = token.Offset;
            return Sum() is { } right ? Compare(comparison, left, right, at) : null;
        }

        if (token.Is("in"))
        {
            Step();
            return In(left, start);
        }

        if (token.Is("not"))
        {
            Step();
            if (!token.Is("in"))
            {
                return Unexpected("in");
            }

            Step();
            return In(left, start) is { } inside ? new NotNode(inside) : null;
        }

        if (token.Is("has"))
        {
            Step();
            if (left.Type.Kind != ValueKind.Texts)
            {
                return Fail(start, "rule.type", left.Type.ToString(), ExpressionType.Word(ValueKind.Texts), ExpressionType.Sample(ValueKind.Texts));
            }

            if (token.Kind != TokenKind.Text)
            {
                return Unexpected("\"…\"");
            }

            var (word, at) = (token.Text, token.Offset);
            Step();
            return Allowed(left, word, at) ? new HasNode(left, word) : null;
        }

        return left;
    }

    private static Comparison? ComparisonOf(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "=" => Comparison.Equal,
        "!=" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.More,
        ">=" => Comparison.MoreOrEqual,
        _ => null,
    };

    private Expression? Compare(Comparison comparison, Expression left, Expression right, int at)
    {
        var kind = left.Type.Kind;
        if (kind == ValueKind.Economy && right is LiteralNode { Value.Kind: ValueKind.Text } quoted)
        {
            if (Economy(quoted.Value.Word, at) is not { } economy)
            {
                return null;
            }

            right = economy;
        }

        if (kind is ValueKind.Code or ValueKind.Texts)
        {
            return Fail(at, kind == ValueKind.Code ? "rule.codeCompared" : "rule.textsCompared");
        }

        if (comparison is not (Comparison.Equal or Comparison.NotEqual) && kind is ValueKind.Truth or ValueKind.Text or ValueKind.Economy)
        {
            return comparison is Comparison.Equal or Comparison.NotEqual ? Paired(comparison, left, right, at) : Fail(at, "rule.notOrdered", left.Type.ToString());
        }

        return Paired(comparison, left, right, at);
    }

    private CompareNode? Paired(Comparison comparison, Expression left, Expression right, int at) =>
        Same(left, right, at) && Allowed(left, right, at) && Allowed(right, left, at) ? new CompareNode(comparison, left, right) : null;

    private Expression? In(Expression left, int start)
    {
        var kind = left.Type.Kind;
        if (token.Is("[") || token.Kind == TokenKind.Name && kind == ValueKind.Code)
        {
            return kind switch
            {
                ValueKind.Code => InCodes(left),
                ValueKind.Text or ValueKind.Economy => InWords(left),
                _ => Fail(start, "rule.inList", left.Type.ToString()),
            };
        }

        if (kind is ValueKind.Code or ValueKind.Text or ValueKind.Economy or ValueKind.Truth or ValueKind.Texts)
        {
            return Unexpected("[");
        }

        return Range(left);
    }

    private BetweenNode? Range(Expression left)
    {
        var at = token.Offset;
        if (Sum() is not { } low || !Same(left, low, at))
        {
            return null;
        }

        if (!token.Is(".."))
        {
            Unexpected("..");
            return null;
        }

        Step();
        at = token.Offset;
        if (Sum() is not { } high || !Same(left, high, at))
        {
            return null;
        }

        if (low is LiteralNode a && high is LiteralNode b && a.Value.Unit == b.Value.Unit && a.Value.Amount > b.Value.Amount)
        {
            Fail(at, "rule.rangeReversed", a.Text, b.Text);
            return null;
        }

        return new BetweenNode(left, low, high);
    }

    private InNode? InCodes(Expression left)
    {
        if (token.Kind == TokenKind.Name)
        {
            var (name, at) = (token.Text, token.Offset);
            if (!scope.CodeLists.TryGetValue(name, out var list))
            {
                Fail(at, "rule.listUnknown", name, Nearest(name, scope.CodeLists.Keys));
                return null;
            }

            Step();
            return new InNode(left, [], list, name);
        }

        var pairs = new List<(CommodityCode, CommodityCode)>();
        var start = token.Offset;
        Step();
        while (true)
        {
            if (OneCode() is not { } from)
            {
                return null;
            }

            var to = from;
            if (token.Is(".."))
            {
                Step();
                if (OneCode() is not { } end)
                {
                    return null;
                }

                to = end;
            }

            pairs.Add((from, to));
            if (!Comma("]"))
            {
                break;
            }
        }

        if (Fault is not null)
        {
            return null;
        }

        if (!CodeRanges.TryCreate(pairs, out var ranges, out var fault))
        {
            Fail(start, fault);
            return null;
        }

        return new InNode(left, [], ranges, null);
    }

    private CommodityCode? OneCode()
    {
        if (token.Kind != TokenKind.Number)
        {
            Unexpected("0303, 8507.60");
            return null;
        }

        if (!CommodityCode.TryParse(token.Text, out var code, out var fault))
        {
            Fail(token.Offset, fault);
            return null;
        }

        Step();
        return code;
    }

    private InNode? InWords(Expression left)
    {
        var words = new List<string>();
        var names = new List<LocalizedText>();
        Step();
        while (true)
        {
            if (left.Type.Kind == ValueKind.Economy)
            {
                if (token.Kind is not (TokenKind.Code or TokenKind.Text))
                {
                    Unexpected("economy");
                    return null;
                }

                if (Economy(token.Text, token.Offset) is not { Name: { } name })
                {
                    return null;
                }

                names.Add(name);
            }
            else if (token.Kind != TokenKind.Text)
            {
                Unexpected("\"…\"");
                return null;
            }
            else if (!Allowed(left, token.Text, token.Offset))
            {
                return null;
            }

            words.Add(token.Text);
            Step();
            if (!Comma("]"))
            {
                break;
            }
        }

        return Fault is null ? new InNode(left, [.. words], null, null) { Names = [.. names] } : null;
    }

    private Expression? Sum()
    {
        var left = Product();
        while (left is not null && token.Kind == TokenKind.Symbol && token.Text is "+" or "-")
        {
            var operation = token.Text == "+" ? Arithmetic.Add : Arithmetic.Subtract;
            Step();
            var at = token.Offset;
            left = Product() is { } right ? Arithmetics(operation, left, right, at) : null;
        }

        return left;
    }

    private Expression? Product()
    {
        var left = Signed();
        while (left is not null && token.Kind == TokenKind.Symbol && token.Text is "*" or "/")
        {
            var operation = token.Text == "*" ? Arithmetic.Multiply : Arithmetic.Divide;
            Step();
            var at = token.Offset;
            left = Signed() is { } right ? Arithmetics(operation, left, right, at) : null;
        }

        return left;
    }

    private Expression? Signed()
    {
        if (!token.Is("-"))
        {
            return Primary();
        }

        var start = token.Offset;
        Step();
        if (++depth > Expression.MostDepth)
        {
            return Fail(start, "rule.tooDeep", Text(Expression.MostDepth));
        }

        var operand = Signed();
        depth--;
        return operand is null ? null
            : operand.Type.Kind is ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Quantity or ValueKind.Days or ValueKind.Months ? new NegateNode(operand)
            : Fail(start, "rule.type", operand.Type.ToString(), ExpressionType.Word(ValueKind.Number), ExpressionType.Sample(ValueKind.Number));
    }

    private Expression? Arithmetics(Arithmetic operation, Expression left, Expression right, int at)
    {
        if (left.Nodes + right.Nodes > Expression.MostNodes)
        {
            return Fail(at, "rule.tooLarge", Text(left.Nodes + right.Nodes), Text(Expression.MostNodes));
        }

        if (TypeOf(operation, left.Type, right.Type) is not { } type)
        {
            return Fail(at, "rule.arithmetic", operation switch { Arithmetic.Add => "+", Arithmetic.Subtract => "-", Arithmetic.Multiply => "*", _ => "/" }, left.Type.ToString(), right.Type.ToString());
        }

        return operation is Arithmetic.Add or Arithmetic.Subtract && !OneCurrency(left, right, at) ? null : new ArithmeticNode(operation, type, left, right);
    }

    private static ExpressionType? TypeOf(Arithmetic operation, ExpressionType left, ExpressionType right) => (operation, left.Kind, right.Kind) switch
    {
        (Arithmetic.Subtract, ValueKind.Date, ValueKind.Date) => new ExpressionType(ValueKind.Days),
        (Arithmetic.Add or Arithmetic.Subtract, ValueKind.Date, ValueKind.Days or ValueKind.Months) => left,
        (Arithmetic.Add or Arithmetic.Subtract, ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Days or ValueKind.Months, _) when left.Kind == right.Kind => left,
        (Arithmetic.Add or Arithmetic.Subtract, ValueKind.Quantity, ValueKind.Quantity) when left.Unit == right.Unit => left,
        (Arithmetic.Multiply, ValueKind.Number, ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Quantity or ValueKind.Days or ValueKind.Months) => right,
        (Arithmetic.Multiply, ValueKind.Percent, ValueKind.Percent or ValueKind.Money or ValueKind.Quantity) => right,
        (Arithmetic.Multiply, ValueKind.Percent or ValueKind.Money or ValueKind.Quantity or ValueKind.Days or ValueKind.Months, ValueKind.Number) => left,
        (Arithmetic.Multiply, ValueKind.Money or ValueKind.Quantity, ValueKind.Percent) => left,
        (Arithmetic.Divide, ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Quantity or ValueKind.Days or ValueKind.Months, ValueKind.Number) => left,
        (Arithmetic.Divide, ValueKind.Money, ValueKind.Percent) => left,
        (Arithmetic.Divide, ValueKind.Percent or ValueKind.Money or ValueKind.Days or ValueKind.Months, _) when left.Kind == right.Kind => new ExpressionType(ValueKind.Number),
        (Arithmetic.Divide, ValueKind.Quantity, ValueKind.Quantity) when left.Unit == right.Unit => new ExpressionType(ValueKind.Number),
        _ => null,
    };

    private bool Truth(Expression expression, int at) => expression.Type.Kind == ValueKind.Truth
        || Fail(at, "rule.type", expression.Type.ToString(), ExpressionType.Word(ValueKind.Truth), ExpressionType.Sample(ValueKind.Truth)) is not null;

    private bool Same(Expression left, Expression right, int at) =>
        left.Type.Kind == right.Type.Kind && (left.Type.Kind != ValueKind.Quantity || left.Type.Unit == right.Type.Unit)
            ? OneCurrency(left, right, at)
            : Fail(at, "rule.type", right.Type.ToString(), left.Type.ToString(), ExpressionType.Sample(left.Type.Kind)) is not null;

    // Two currencies written side by side are a slip of the pen; amounts of facts are converted at the rate of the day.
    private bool OneCurrency(Expression left, Expression right, int at) =>
        left is not LiteralNode { Value.Kind: ValueKind.Money } a || right is not LiteralNode { Value.Kind: ValueKind.Money } b || a.Value.Unit == b.Value.Unit
        || Fail(at, "rule.currencies", a.Value.Unit, b.Value.Unit) is not null;

    private bool Allowed(Expression subject, Expression other, int at) => other is not LiteralNode { Value.Kind: ValueKind.Text } literal || Allowed(subject, literal.Value.Word, at);

    private bool Allowed(Expression subject, string word, int at)
    {
        if (subject is not FactNode { Fact: { Words.IsEmpty: false } fact } || fact.Words.Any(w => w.Word == word))
        {
            return true;
        }

        Fail(at, "rule.word", Fault.Quote(word), fact.Name, string.Join(", ", fact.Words.Select(w => w.Word)));
        return false;
    }

    private LiteralNode? Economy(string text, int at)
    {
        if (!scope.Economies.TryParse(text, out var economy, out var fault))
        {
            Fail(at, fault);
            return null;
        }

        return new LiteralNode(Value.Of(economy.Code), economy.Code.Value, new ExpressionType(ValueKind.Economy), economy.Name);
    }

    /// <summary>Steps over a comma; false at the end sign, or with a fault.</summary>
    private bool Comma(string end)
    {
        if (token.Is(","))
        {
            Step();
            return true;
        }

        if (!token.Is(end))
        {
            Unexpected(", " + end);
            return false;
        }

        Step();
        return false;
    }

    private void Step() => token = scanner.Next();

    private Expression? Unexpected(string wanted) => token.Kind switch
    {
        TokenKind.Bad when token.Text == "\"" => Fail(token.Offset, "rule.textOpen"),
        TokenKind.End => Fail(token.Offset, "rule.ends", wanted),
        _ => Fail(token.Offset, "rule.unexpected", Fault.Quote(token.Text), wanted),
    };

    private Expression? Fail(int offset, string code, params ReadOnlySpan<string> arguments) => Fail(offset, new Fault(code, arguments));

    private Expression? Fail(int offset, Fault fault)
    {
        if (Fault is null)
        {
            (Fault, Offset) = (fault, offset);
        }

        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
