using System.Collections.Immutable;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Published;

/// <summary>
/// Figures that were published together, by name, and how they hang together. A relation can name quantities that
/// nobody published; they are derived where they can be.
/// </summary>
public sealed class PublishedSet
{
    private const int MostRounds = 200;
    private const decimal Slack = 1e-22m;

    private readonly ImmutableDictionary<string, Figure> figures;

    /// <summary>A set. A relation with the wrong number of quantities is a bug of the caller and throws.</summary>
    public PublishedSet(IEnumerable<KeyValuePair<string, Figure>> published, IEnumerable<PublishedRelation> relations)
    {
        figures = published.ToImmutableDictionary(StringComparer.Ordinal);
        Relations = [.. relations];
        if (Relations.FirstOrDefault(r => r.Kind == RelationKind.Sum ? r.Quantities.Length < 2 : r.Quantities.Length != 3) is { } odd)
        {
            throw new ArgumentException($"{odd.Kind} of {odd.Quantities.Length} quantities.", nameof(relations));
        }
    }

    /// <summary>The relations.</summary>
    public ImmutableArray<PublishedRelation> Relations { get; }

    /// <summary>The published figures by name.</summary>
    public IReadOnlyDictionary<string, Figure> Published => figures;

    /// <summary>The published figures and all that follow from them, each by its formula with the interval that rounding leaves.</summary>
    public ImmutableSortedDictionary<string, Figure> Derive()
    {
        var known = figures.Where(f => f.Value.IsDefined).ToDictionary(StringComparer.Ordinal);
        bool grown;
        do
        {
            grown = false;
            foreach (var relation in Relations)
            {
                for (var i = 0; i < relation.Quantities.Length; i++)
                {
                    var others = relation.Quantities.RemoveAt(i);
                    if (!known.ContainsKey(relation.Quantities[i]) && others.All(known.ContainsKey) && Follow(relation, i, [.. others.Select(o => known[o])]) is { IsDefined: true } found)
                    {
                        known.Add(relation.Quantities[i], found);
                        grown = true;
                    }
                }
            }
        }
        while (grown);
        return known.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Checks that the published figures agree. Each conflict is a smallest set of figures that contradict each other;
    /// two conflicts share no figure.
    /// </summary>
    public ImmutableArray<PublishedConflict> Conflicts()
    {
        var left = figures.Where(f => f.Value.IsDefined).Select(f => f.Key).Order(StringComparer.Ordinal).ToList();
        var conflicts = ImmutableArray.CreateBuilder<PublishedConflict>();
        while (!Agree(left, Relations))
        {
            var (names, relations) = (left.ToList(), Relations);
            // What is not needed for the contradiction is taken out one by one.
            foreach (var name in left)
            {
                names = !Agree([.. names.Where(n => n != name)], Relations) ? [.. names.Where(n => n != name)] : names;
            }

            foreach (var relation in Relations)
            {
                relations = !Agree(names, relations.Remove(relation)) ? relations.Remove(relation) : relations;
            }

            conflicts.Add(new PublishedConflict([.. names], relations));
            left.RemoveAll(names.Contains);
        }

        return conflicts.ToImmutable();
    }

    private static Figure? Follow(PublishedRelation relation, int wanted, Figure[] others) => (relation.Kind, wanted) switch
    {
        (RelationKind.Growth, 0) => null,
        (RelationKind.Growth, 1) => PublishedArithmetic.BasePeriod(others[0], others[1]),
        (RelationKind.Growth, _) => TradeIndicators.Growth(others[0], others[1]),
        (RelationKind.Share, 0) => null,
        (RelationKind.Share, 1) => PublishedArithmetic.Whole(others[0], others[1]),
        (RelationKind.Share, _) => TradeIndicators.Share(others[0], others[1]),
        (RelationKind.Difference, 0) => null,
        (RelationKind.Difference, 1) => PublishedArithmetic.GrowthOfWhole(others[0], others[1]),
        (RelationKind.Difference, _) => TradeIndicators.GrowthDifference(others[0], others[1]),
        (_, 0) => TradeIndicators.Sum([.. others]),
        _ when others.Length == 2 => TradeIndicators.Balance(others[0], others[1]),
        _ => null,
    };

    // Narrows what each quantity can be until nothing moves; an empty interval is a contradiction.
    private bool Agree(List<string> names, ImmutableArray<PublishedRelation> relations)
    {
        var can = names.ToDictionary(n => n, n => figures[n].Interval, StringComparer.Ordinal);
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = false;
            foreach (var relation in relations)
            {
                for (var i = 0; i < relation.Quantities.Length; i++)
                {
                    var others = relation.Quantities.RemoveAt(i);
                    if (!others.All(can.ContainsKey) || Reach(relation.Kind, i, [.. others.Select(o => can[o])]) is not { } reach)
                    {
                        continue;
                    }

                    var name = relation.Quantities[i];
                    if (!can.TryGetValue(name, out var now))
                    {
                        can.Add(name, reach);
                        moved = true;
                    }
                    else if (now.Shared(reach) is not { } narrowed)
                    {
                        return false;
                    }
                    else if (narrowed != now)
                    {
                        can[name] = narrowed;
                        // The last digits of a decimal can move for ever without meaning anything.
                        moved |= now.High - now.Low - (narrowed.High - narrowed.Low) > (now.High - now.Low) / 1000;
                    }
                }
            }

            if (!moved)
            {
                return true;
            }
        }

        return true;
    }

    // What a quantity can be if the others are anything in their intervals; null where that is everything.
    private static Bounds? Reach(RelationKind kind, int wanted, Bounds[] others)
    {
        try
        {
            return (kind, wanted) switch
            {
                (RelationKind.Growth, 0) => Ends(others[0], others[1], (b, g) => b * (1 + g)),
                (RelationKind.Growth, 1) => others[1].Low > -1 ? Ends(others[0], others[1], (v, g) => v / (1 + g)) : null,
                (RelationKind.Growth, _) => others[1].Low > 0 ? Ends(others[0], others[1], (v, b) => v / b - 1) : null,
                (RelationKind.Share, 0) => Ends(others[0], others[1], (w, s) => w * s),
                (RelationKind.Share, _) => others[1].Low > 0 ? Ends(others[0], others[1], (p, by) => p / by) : null,
                (RelationKind.Difference, 0) => Ends(others[0], others[1], (whole, d) => whole + d),
                (RelationKind.Difference, _) => Ends(others[0], others[1], (g, other) => g - other),
                (_, 0) => new Bounds(others.Sum(o => o.Low), others.Sum(o => o.High)),
                _ => new Bounds(others[0].Low - others.Skip(1).Sum(o => o.High), others[0].High - others.Skip(1).Sum(o => o.Low)),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Bounds Ends(Bounds first, Bounds second, Func<decimal, decimal, decimal> function)
    {
        decimal[] ends = [function(first.Low, second.Low), function(first.Low, second.High), function(first.High, second.Low), function(first.High, second.High)];
        // Wider by what the last digit of a division can lose, so that ends that only touch still touch.
        return new Bounds(ends.Min() - Math.Abs(ends.Min()) * Slack, ends.Max() + Math.Abs(ends.Max()) * Slack);
    }
}
