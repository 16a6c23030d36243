using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support.Facts;

namespace Corridor.Support.Expressions;

/// <summary>Turns a rule into plain words. Parentheses stand where and, or and arithmetic nest; the words themselves are in the text resources.</summary>
public static class ExpressionWords
{
    public static string Of(Expression node, Language language) => node switch
    {
        LiteralNode { Value.Kind: ValueKind.Truth } literal => Say(language, literal.Value.IsTrue ? "true" : "false"),
        LiteralNode { Name: { } name } => name.In(language),
        LiteralNode literal => OfValue(literal.Value, literal.Text, language),
        FactNode { Type.Kind: ValueKind.Truth } fact => Say(language, "holds", fact.Fact.Meaning.In(language)),
        FactNode fact => fact.Fact.Meaning.In(language),
        DefinitionNode definition => Of(definition.Children[0], language),
        BenefitNode benefit => Say(language, "benefit", benefit.Programme),
        UnstatedNode { Written: { } written } => Say(language, "unverified", Of(written, language)),
        UnstatedNode unstated => Say(language, "cause." + unstated.Cause.Kind),
        DisputedNode disputed => Say(language, "disputed", Texts.List(language, disputed.Children.Select((c, i) => $"{disputed.Sources[i]}: {Of(c, language)}"))),
        LookupNode lookup => Say(language, "lookup", lookup.Table.Title?.In(language) ?? lookup.Table.Name, Texts.Words(language, lookup.Children.Select(c => Of(c, language)))),
        NotNode { Children: [FactNode { Type.Kind: ValueKind.Truth } fact] } => Say(language, "notHolds", fact.Fact.Meaning.In(language)),
        NotNode { Children: [InNode inside] } => OfIn(inside, language, "notIn"),
        NotNode not => Say(language, "not", Of(not.Children[0], language)),
        JunctionNode junction => string.Join(Say(language, junction.IsAnd ? "and" : "or"), junction.Children.Select(c => c is JunctionNode inner && inner.IsAnd != junction.IsAnd ? Say(language, "grouped", Of(c, language)) : Of(c, language))),
        CompareNode compare => OfCompare(compare, language),
        BetweenNode between => Say(language, "between", Of(between.Children[0], language), Of(between.Children[1], language), Of(between.Children[2], language)),
        InNode inside => OfIn(inside, language, "in"),
        HasNode has => Say(language, "has", Of(has.Children[0], language), WordOf(has.Children[0], has.Word, language)),
        CaseNode choice => OfCase(choice, language),
        ArithmeticNode arithmetic => $"{Part(arithmetic, 0, language)} {Sign(arithmetic.Operation)} {Part(arithmetic, 1, language)}",
        NegateNode negate => "−" + Nested(negate.Children[0], language),
        CallNode { Function: Function.Day, Children: [var year, LiteralNode { Value.Kind: ValueKind.Number } month, LiteralNode { Value.Kind: ValueKind.Number } day] } => OfDay(year, month.Value.Amount, day.Value.Amount, language),
        CallNode call => Say(language, "call." + call.Function, [.. call.Children.Select(c => Of(c, language)).Take(call.Function is Function.Min or Function.Max ? 0 : 3)], call.Function is Function.Min or Function.Max ? Texts.List(language, call.Children.Select(c => Of(c, language))) : null),
        GatherNode gather => Say(language, "gather." + gather.Gathering, Of(gather.Body, language)) + (gather.Where is { } where ? Say(language, "where", Of(where, language)) : ""),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    /// <summary>A rule in plain words, in every language.</summary>
    public static LocalizedText Of(Expression node)
    {
        SupportTexts.Register();
        return new LocalizedText(Of(node, Language.En), Of(node, Language.Zh), Of(node, Language.Ru));
    }

    /// <summary>A rule taken apart where and, or, cases, the lowest or highest of several, and tests over the goods items join its parts.</summary>
    public static RuleTree TreeOf(Expression node, Language language) => node switch
    {
        DefinitionNode definition => TreeOf(definition.Children[0], language),
        JunctionNode junction => Joined(junction.IsAnd ? "all" : "any", junction.Children, language),
        NotNode { Children: [DefinitionNode definition] } => TreeOf(new NotNode(definition.Children[0]), language),
        NotNode { Children: [JunctionNode junction] } => Joined(junction.IsAnd ? "notAll" : "none", junction.Children, language),
        CallNode { Function: Function.Min } call => Joined("lowest", call.Children, language),
        CallNode { Function: Function.Max } call => Joined("highest", call.Children, language),
        CaseNode choice => new RuleTree(Say(language, "tree.case"), [.. Enumerable.Range(0, choice.Arms).Select(i => Arm(Of(choice.Test(i), language), choice.Result(i), language)), .. (RuleTree[])[Otherwise(choice.Other, language)]]),
        GatherNode { Gathering: Gathering.Any or Gathering.All, Body: JunctionNode junction, Where: null } gather => new RuleTree(Say(language, gather.Gathering == Gathering.Any ? "tree.someItem" : "tree.everyItem"), [TreeOf(junction, language)]),
        DisputedNode disputed => new RuleTree(Say(language, "tree.disputed"), [.. disputed.Children.Select((c, i) => new RuleTree($"{disputed.Sources[i]}: {Of(c, language)}", []))]),
        _ => new RuleTree(Of(node, language), []),
    };

    private static RuleTree Joined(string key, IEnumerable<Expression> parts, Language language) => new(Say(language, "tree." + key), [.. parts.Select(p => TreeOf(p, language))]);

    private static RuleTree Arm(string test, Expression result, Language language) => TreeOf(result, language) is { Parts.IsEmpty: false } tree
        ? new RuleTree(Say(language, "arm", test, tree.Words), tree.Parts)
        : new RuleTree(Say(language, "arm", test, Of(result, language)), []);

    private static RuleTree Otherwise(Expression result, Language language) => TreeOf(result, language) is var tree && tree.Parts.IsEmpty
        ? new RuleTree(Say(language, "else", tree.Words), [])
        : new RuleTree(Say(language, "else", tree.Words), tree.Parts);

    /// <summary>A value as people read it.</summary>
    public static string OfValue(Value value, Language language) => value.Kind switch
    {
        ValueKind.Truth => Say(language, value.IsTrue ? "true" : "false"),
        ValueKind.Unknown => Say(language, "unknown"),
        _ => OfValue(value, value.ToString(), language),
    };

    /// <summary>A cause of an unknown value as people read it.</summary>
    public static string OfCause(UnknownCause cause, FactCatalogue facts, Language language)
    {
        var fact = facts.Find(cause.Name)?.Meaning.In(language);
        return cause.Kind == UnknownCauseKind.Fact && fact is not null ? fact : Say(language, "causeOf." + cause.Kind, cause.Called?.In(language) ?? fact ?? cause.Name, cause.Kind == UnknownCauseKind.NoRow ? Asked(cause.Detail, language) : cause.Detail).TrimEnd();
    }

    // What a table was asked for: a key, a day or both; the day as the language writes it.
    private static string Asked(string detail, Language language) =>
        Texts.Words(language, detail.Split(", ").Select(part => DateRange.TryParseDay(part, out var day, out _) ? Days.Text(day, language) : part));

    private static string OfValue(Value value, string text, Language language) => value.Kind switch
    {
        ValueKind.Number => Numbers.Text(value.Amount, language),
        ValueKind.Percent => Numbers.Text(value.Amount * 100, language) + (language == Language.Ru ? Numbers.Blank + "%" : "%"),
        ValueKind.Money => $"{Numbers.Text(value.Amount, language)}{Numbers.Blank}{value.Unit}",
        ValueKind.Quantity when text.Split(' ') is [var number, var unit] && Decimals.TryParse(number, out var amount) => $"{Numbers.Text(amount, language)}{Numbers.Blank}{unit}",
        ValueKind.Date => Days.Text(value.Day, language),
        ValueKind.Days => Counted(value.Amount, "days", language),
        ValueKind.Months when value.Amount % 12 == 0 && value.Amount > 0 => Counted(value.Amount / 12, "years", language),
        ValueKind.Months => Counted(value.Amount, "months", language),
        _ => text,
    };

    private static string OfCompare(CompareNode compare, Language language)
    {
        var (left, right) = (compare.Children[0], compare.Children[1]);
        if (right is LiteralNode { Value.Kind: ValueKind.Truth } truth && compare.Comparison is Comparison.Equal or Comparison.NotEqual)
        {
            var holds = truth.Value.IsTrue == (compare.Comparison == Comparison.Equal);
            return holds ? Of(left, language) : Of(new NotNode(left), language);
        }

        var other = right is LiteralNode { Value.Kind: ValueKind.Text } word ? WordOf(left, word.Value.Word, language) : Of(right, language);
        // Days come before and after each other, numbers are less and more.
        var key = left.Type.Kind == ValueKind.Date && compare.Comparison is not (Comparison.Equal or Comparison.NotEqual) ? "compareDays." : "compare.";
        return Say(language, key + compare.Comparison, Of(left, language), other);
    }

    private static string OfIn(InNode inside, Language language, string key) => Say(language, inside.Codes is null ? key : key + "Codes", Of(inside.Children[0], language),
        inside.ListName is { } list ? Say(language, "list", list) : inside.Codes?.ToString() ?? Texts.Words(language, inside.Names.Length > 0 ? inside.Names.Select(n => n.In(language)) : inside.Options.Select(w => WordOf(inside.Children[0], w, language))));

    // A day of the year of a date, or of the year after it, as deadlines are set; else year, month and day one by one.
    private static string OfDay(Expression year, decimal month, decimal day, Language language)
    {
        var (date, key) = year switch
        {
            CallNode { Function: Function.Year, Children: [var own] } => (own, "dayOf.same"),
            ArithmeticNode { Operation: Arithmetic.Add, Children: [CallNode { Function: Function.Year, Children: [var own] }, LiteralNode { Value: { Kind: ValueKind.Number, Amount: 1 } }] } => (own, "dayOf.next"),
            _ => (year, ""),
        };
        return key.Length > 0 && month is >= 1 and <= 12 ? Say(language, key, Days.OfYear((int)month, (int)day, language), Of(date, language)) : Say(language, "call.Day", Of(year, language), Numbers.Text(month, language), Numbers.Text(day, language));
    }

    private static string OfCase(CaseNode choice, Language language)
    {
        var arms = Enumerable.Range(0, choice.Arms).Select(i => Say(language, "arm", Of(choice.Test(i), language), Of(choice.Result(i), language)));
        return Say(language, "grouped", Texts.List(language, arms.Append(Say(language, "else", Of(choice.Other, language)))));
    }

    // The word of a fact under its name for people.
    private static string WordOf(Expression subject, string word, Language language) =>
        subject is FactNode { Fact: var fact } && fact.Words.FirstOrDefault(w => w.Word == word) is { } known ? known.Name.In(language) : word;

    private static string Part(ArithmeticNode node, int index, Language language)
    {
        var child = node.Children[index] is DefinitionNode definition ? definition.Children[0] : node.Children[index];
        return child is ArithmeticNode inner && (Weight(inner) < Weight(node) || (index == 1 && Weight(inner) == Weight(node) && node.Operation is Arithmetic.Subtract or Arithmetic.Divide)) ? Say(language, "grouped", Of(child, language)) : Of(child, language);
    }

    private static string Nested(Expression node, Language language) => node is LiteralNode or FactNode ? Of(node, language) : Say(language, "grouped", Of(node, language));

    private static int Weight(ArithmeticNode node) => node.Operation is Arithmetic.Add or Arithmetic.Subtract ? 0 : 1;

    private static string Sign(Arithmetic operation) => operation switch { Arithmetic.Add => "+", Arithmetic.Subtract => "−", Arithmetic.Multiply => "×", _ => "÷" };

    private static string Counted(decimal number, string key, Language language) => Numbers.Text(number, language) + (language == Language.Zh ? "" : Numbers.Blank) + Numbers.Counted(Say(language, key), number, language);

    private static string Say(Language language, string key, params object[] arguments) => Texts.Format(language, "rule.words." + key, arguments);

    private static string Say(Language language, string key, object[] arguments, string? joined) => joined is null ? Say(language, key, arguments) : Say(language, key, (object)joined);
}
