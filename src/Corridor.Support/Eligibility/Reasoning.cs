using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Expressions;

namespace Corridor.Support.Eligibility;

/// <summary>How a value came about: a part of a rule, its value, and the parts that it was made from.</summary>
/// <param name="Part">The part of the rule.</param>
/// <param name="Value">Its value for the facts.</param>
/// <param name="Children">Its parts.</param>
public sealed record Reasoning(Expression Part, Value Value, ImmutableArray<Reasoning> Children)
{
    /// <summary>The goods item that it was asked for, or null where it was asked once.</summary>
    public int? Item { get; init; }

    /// <summary>The part in plain words.</summary>
    public string Words(Language language) => Part.Words(language);

    /// <summary>Explains the value of a rule. Parts under a sum, any or all stand once for each goods item, for the first ten.</summary>
    public static Reasoning Of(Expression part, Situation situation)
    {
        var value = part.Evaluate(situation);
        if (part is not GatherNode)
        {
            return new Reasoning(part, value, [.. part.Children.Select(c => Of(c, situation))]);
        }

        const int most = 10;
        var before = situation.Item;
        var children = ImmutableArray.CreateBuilder<Reasoning>();
        for (situation.Item = 0; situation.Item < Math.Min(most, situation.Facts.Items); situation.Item++)
        {
            children.AddRange(part.Children.Select(c => Of(c, situation) with { Item = situation.Item }));
        }

        situation.Item = before;
        return new Reasoning(part, value, children.ToImmutable());
    }
}
