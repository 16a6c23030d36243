using System.Collections.Immutable;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support.Eligibility;

/// <summary>
/// Which fact to ask for next. Only facts that an open verdict names as its causes are asked, so every question can
/// change an answer at the moment it is asked, and asking ends after at most as many questions as there are such facts;
/// since a certain verdict never turns, it ends with the verdicts that all facts would give. The order is greedy: the
/// fact first that can settle the most open programmes alone, then that which stands in the most causes, then the
/// catalogue's order. For one programme <see cref="Plan"/> gives the smallest sets of facts that can settle it, by branch
/// and bound over the ands and ors of its conditions.
/// </summary>
public sealed class Questions(Matcher matcher)
{
    private const int MostNodes = 20_000;

    /// <summary>The next fact to ask for, or null where every verdict is certain or no fact can settle the rest.</summary>
    /// <param name="situation">What is known.</param>
    /// <param name="skipped">Facts that who is asked does not know.</param>
    public Fact? Next(Situation situation, IReadOnlySet<string>? skipped = null)
    {
        var found = new List<int>();
        matcher.Index.Candidates(situation.Facts, found);
        var scores = new Dictionary<string, (int Alone, decimal Shared)>(StringComparer.Ordinal);
        foreach (var programme in found.Select(i => matcher.Index.All[i]).Where(p => matcher.Decide(p, situation, out _) == Truth.Unknown))
        {
            var answer = matcher.Assess(programme, situation);
            var open = answer.Conditions.Where(c => !c.Value.IsKnown).Select(c => c.Value.Causes.All).ToList();
            var alone = open.Where(c => c.Length == 1 && c[0].Kind == UnknownCauseKind.Fact).Select(c => c[0].Name).ToHashSet();
            var all = answer.Causes.Facts.ToList();
            foreach (var fact in all.Where(f => skipped?.Contains(f) != true))
            {
                var (first, second) = scores.GetValueOrDefault(fact);
                scores[fact] = (first + (alone.Contains(fact) ? 1 : 0), second + (1m / all.Count));
            }
        }

        return scores.Select(s => (Fact: matcher.Facts.Find(s.Key)!, s.Value)).OrderByDescending(s => s.Value.Alone).ThenByDescending(s => s.Value.Shared).ThenBy(s => s.Fact.Index).Select(s => s.Fact).FirstOrDefault();
    }

    /// <summary>The smallest sets of facts that can make an open verdict yes or no.</summary>
    public QuestionPlan Plan(Programme programme, Situation situation)
    {
        var answer = matcher.Assess(programme, situation);
        if (answer.Verdict != Truth.Unknown)
        {
            return new QuestionPlan([], [], true);
        }

        var open = answer.Conditions.Where(c => !c.Value.IsKnown).Select(c => (Reasoning: ReasoningOf(c, situation), c.Value.Causes)).ToList();
        var search = new Search();
        var yes = search.Smallest([.. open.Select(c => new Goal(c.Reasoning, c.Causes, true))]);
        // One condition that fails is enough.
        var no = open.Select(c => search.Smallest([new Goal(c.Reasoning, c.Causes, false)])).Where(s => s is not null).OrderBy(s => s!.Count).ThenBy(s => string.Join(' ', s!), StringComparer.Ordinal).FirstOrDefault();
        return new QuestionPlan(yes is null ? [] : [.. yes], no is null ? [] : [.. no], search.Nodes < MostNodes);
    }

    // How an answer came about, part by part; none for a part of the scope.
    private static Reasoning? ReasoningOf(Condition condition, Situation situation)
    {
        if (condition.Rule is null)
        {
            return null;
        }

        var before = situation.Item;
        situation.Item = condition.Item;
        var reasoning = Reasoning.Of(condition.Rule.Expression, situation);
        situation.Item = before;
        return reasoning;
    }

    // What a part of a rule must become; a leaf needs all the facts that it lacks.
    private sealed record Goal(Reasoning? Part, UnknownCauses Causes, bool Wanted);

    private sealed class Search
    {
        private SortedSet<string>? best;

        public int Nodes { get; private set; }

        public SortedSet<string>? Smallest(ImmutableStack<Goal> goals)
        {
            best = null;
            Visit(goals, []);
            return best;
        }

        public SortedSet<string>? Smallest(IEnumerable<Goal> goals) => Smallest(ImmutableStack.CreateRange(goals.Reverse()));

        private void Visit(ImmutableStack<Goal> goals, ImmutableSortedSet<string> chosen)
        {
            if (++Nodes >= MostNodes || (best is not null && chosen.Count >= best.Count))
            {
                return;
            }

            if (goals.IsEmpty)
            {
                best = [.. chosen];
                return;
            }

            var rest = goals.Pop(out var goal);
            switch (goal.Part)
            {
                case { Part: NotNode, Children: [var inner] }:
                    Visit(rest.Push(new Goal(inner, inner.Value.Causes, !goal.Wanted)), chosen);
                    break;
                case { Part: DefinitionNode, Children: [var inner] }:
                    Visit(rest.Push(new Goal(inner, inner.Value.Causes, goal.Wanted)), chosen);
                    break;
                case { Part: JunctionNode junction, Children: var parts }:
                    var open = parts.Where(p => !p.Value.IsKnown).Select(p => new Goal(p, p.Value.Causes, goal.Wanted)).ToList();
                    if (junction.IsAnd == goal.Wanted)
                    {
                        Visit(open.Aggregate(rest, (all, g) => all.Push(g)), chosen);
                    }
                    else
                    {
                        open.ForEach(g => Visit(rest.Push(g), chosen));
                    }

                    break;
                default:
                    // What no fact settles (a dispute, a rate that is not held) cannot be asked.
                    if (goal.Causes.All.All(c => c.Kind == UnknownCauseKind.Fact))
                    {
                        Visit(rest, chosen.Union(goal.Causes.Facts));
                    }

                    break;
            }
        }
    }
}
