namespace Corridor.Support.Expressions;

/// <summary>
/// Whether facts can meet conditions, by reasoning about intervals and words: for each fact that is compared with
/// literals, what the ands leave of it. It finds contradictions between such comparisons of one fact, joined by and, or
/// and not; it does not relate facts to each other, nor see through arithmetic, sums over goods, or tables. What it calls
/// dead is dead; what it passes may still be.
/// </summary>
internal static class ConditionSense
{
    private const int MostBranches = 256;

    /// <summary>Whether no facts can make all of these true.</summary>
    public static bool IsDead(IEnumerable<Expression> conditions)
    {
        List<Dictionary<string, Extent>>? branches = [new(StringComparer.Ordinal)];
        foreach (var condition in conditions)
        {
            branches = Narrow(branches, condition, true);
            if (branches is null)
            {
                return false;
            }
        }

        return branches.Count == 0;
    }

    /// <summary>Whether no facts can make this false.</summary>
    public static bool IsEmpty(Expression condition) => Narrow([new(StringComparer.Ordinal)], condition, false) is { Count: 0 };

    // The branches in which the condition has the truth wanted; null where there are too many to follow.
    private static List<Dictionary<string, Extent>>? Narrow(List<Dictionary<string, Extent>> branches, Expression condition, bool wanted)
    {
        switch (condition)
        {
            case LiteralNode { Value.Kind: ValueKind.Truth } literal:
                return literal.Value.IsTrue == wanted ? branches : [];
            case DefinitionNode:
                return Narrow(branches, condition.Children[0], wanted);
            case NotNode:
                return Narrow(branches, condition.Children[0], !wanted);
            case JunctionNode junction when junction.IsAnd == wanted:
                foreach (var part in junction.Children)
                {
                    if (Narrow(branches, part, wanted) is not { } rest)
                    {
                        return null;
                    }

                    branches = rest;
                }

                return branches;
            case JunctionNode junction:
                var either = new List<Dictionary<string, Extent>>();
                foreach (var part in junction.Children)
                {
                    if (Narrow(branches, part, wanted) is not { } some || (either.Count + some.Count) > MostBranches)
                    {
                        return null;
                    }

                    either.AddRange(some);
                }

                return either;
            default:
                var (name, extents) = Extent.Of(condition, wanted);
                if (name is null)
                {
                    return branches;
                }

                List<Dictionary<string, Extent>> narrowed = [.. branches.SelectMany(b => extents.Select(e => Joined(b, name, e))).OfType<Dictionary<string, Extent>>().Take(MostBranches + 1)];
                return narrowed.Count <= MostBranches ? narrowed : null;
        }
    }

    private static Dictionary<string, Extent>? Joined(Dictionary<string, Extent> branch, string name, Extent extent)
    {
        var left = branch.TryGetValue(name, out var before) ? before.And(extent) : extent;
        return left.IsEmpty ? null : new Dictionary<string, Extent>(branch, StringComparer.Ordinal) { [name] = left };
    }

    /// <summary>What a fact may be: an interval of amounts, or a set of words.</summary>
    private sealed record Extent(decimal Low, bool LowIn, decimal High, bool HighIn, HashSet<string>? Words)
    {
        private static readonly Extent All = new(decimal.MinValue, true, decimal.MaxValue, true, null);

        public bool IsEmpty => Words is { Count: 0 } || Low > High || (Low == High && !(LowIn && HighIn));

        public Extent And(Extent other)
        {
            var (low, lowIn) = Low > other.Low || (Low == other.Low && !LowIn) ? (Low, LowIn) : (other.Low, other.LowIn);
            var (high, highIn) = High < other.High || (High == other.High && !HighIn) ? (High, HighIn) : (other.High, other.HighIn);
            return new Extent(low, lowIn, high, highIn, Words is null ? other.Words : other.Words is null ? Words : [.. Words.Intersect(other.Words)]);
        }

        public static (string? Name, List<Extent> Extents) Of(Expression condition, bool wanted)
        {
            switch (condition)
            {
                // A fact of goods stands for another item each time; outside sums it is the one at hand.
                case FactNode { Type.Kind: ValueKind.Truth } fact:
                    return (fact.Fact.Name, [Between(wanted ? 1 : 0, wanted ? 1 : 0)]);
                case CompareNode { Children: [FactNode fact, LiteralNode literal] } compare:
                    return Comparing(fact, compare.Comparison, literal.Value, wanted);
                case BetweenNode { Children: [FactNode fact, LiteralNode low, LiteralNode high] } when low.Value.Unit == high.Value.Unit:
                    return (Key(fact, low.Value), wanted ? [Between(low.Value.Amount, high.Value.Amount)] : [All with { High = low.Value.Amount, HighIn = false }, All with { Low = high.Value.Amount, LowIn = false }]);
                case InNode { Codes: null, Children: [FactNode { Type.Kind: ValueKind.Text } fact] } inside:
                    return Worded(fact, inside.Options, wanted);
                // An economy lies in groups; only the same list, asked both ways, is a contradiction.
                case InNode { Codes: null, Children: [FactNode { Type.Kind: ValueKind.Economy } fact] } inside:
                    return ($"{fact.Fact.Name} in {string.Join(',', inside.Options.Order(StringComparer.Ordinal))}", [Between(wanted ? 1 : 0, wanted ? 1 : 0)]);
                default:
                    return (null, []);
            }
        }

        private static (string?, List<Extent>) Comparing(FactNode fact, Comparison comparison, Value value, bool wanted)
        {
            if (value.Kind == ValueKind.Text)
            {
                return Worded(fact, [value.Word], wanted == (comparison == Comparison.Equal));
            }

            if (value.Kind is ValueKind.Economy or ValueKind.Code)
            {
                return (null, []);
            }

            var amount = value.Amount;
            var sense = wanted ? comparison : comparison switch
            {
                Comparison.Equal => Comparison.NotEqual,
                Comparison.NotEqual => Comparison.Equal,
                Comparison.Less => Comparison.MoreOrEqual,
                Comparison.LessOrEqual => Comparison.More,
                Comparison.More => Comparison.LessOrEqual,
                _ => Comparison.Less,
            };
            var below = All with { High = amount, HighIn = sense == Comparison.LessOrEqual };
            var above = All with { Low = amount, LowIn = sense == Comparison.MoreOrEqual };
            List<Extent> extents = sense switch
            {
                Comparison.Equal => [Between(amount, amount)],
                // Of a truth, not the one is the other.
                Comparison.NotEqual when value.Kind == ValueKind.Truth => [Between(1 - amount, 1 - amount)],
                Comparison.NotEqual => [below, above],
                Comparison.Less or Comparison.LessOrEqual => [below],
                _ => [above],
            };
            return (Key(fact, value), extents);
        }

        private static (string?, List<Extent>) Worded(FactNode fact, string[] words, bool wanted) => wanted ? (fact.Fact.Name, [All with { Words = [.. words] }])
            : fact.Fact.Words.IsEmpty ? (null, [])
            : (fact.Fact.Name, [All with { Words = [.. fact.Fact.Words.Select(w => w.Word).Except(words)] }]);

        private static Extent Between(decimal low, decimal high) => new(low, true, high, true, null);

        // Thresholds in two currencies are not compared with each other.
        private static string Key(FactNode fact, Value value) => value.Kind == ValueKind.Money ? $"{fact.Fact.Name} {value.Unit}" : fact.Fact.Name;
    }
}
