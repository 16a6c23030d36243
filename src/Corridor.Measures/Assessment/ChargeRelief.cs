using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Assessment;

/// <summary>
/// What the charges of an item come to where a part of some levies is not charged. A levy whose base holds a relieved
/// one falls with it: value-added tax on value and duty is charged on the value alone where the duty is not charged.
/// </summary>
public static class ChargeRelief
{
    /// <summary>The amounts of the levies after relief, in the order of the cascade; a levy that is unknown stays so.</summary>
    /// <param name="charges">The charges of the option taken.</param>
    /// <param name="cascade">The order and bases of the levies.</param>
    /// <param name="facts">The facts that the charges were computed from.</param>
    /// <param name="relieved">How much of each levy is not charged, in the currency of the charges.</param>
    public static ImmutableArray<(string Levy, ChargeAmount Before, ChargeAmount After)> Apply(
        ImmutableArray<Charge> charges, LevyCascade cascade, GoodsFacts facts, IReadOnlyDictionary<string, decimal> relieved)
    {
        var nothing = ChargeAmount.Known(new Money(0, facts.Currency));
        var fallen = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var results = ImmutableArray.CreateBuilder<(string, ChargeAmount, ChargeAmount)>();
        foreach (var step in cascade.Steps)
        {
            var own = charges.Where(c => c.Levy == step.Levy).ToList();
            if (own.Count == 0)
            {
                continue;
            }

            var before = own.Aggregate(nothing, (sum, c) => sum + c.Amount);
            var off = step.Base.Sum(term => fallen.GetValueOrDefault(term));
            var after = off == 0 ? before : own.Aggregate(nothing, (sum, c) => sum + On(c, step, off, facts));
            if (relieved.GetValueOrDefault(step.Levy) is > 0 and var share && before.Money is { Amount: > 0 } whole && after.Money is { } rest)
            {
                // What is relieved was worked out on the levy as charged; of what is left it is the same part.
                var left = share >= whole.Amount ? 0 : rest.Amount * (whole.Amount - share) / whole.Amount;
                after = ChargeAmount.Known(step.Rounding?.Apply(rest with { Amount = left }) ?? rest with { Amount = left });
            }

            fallen[step.Levy] = before.Money is { } was && after.Money is { } now ? was.Amount - now.Amount : 0;
            results.Add((step.Levy, before, after));
        }

        return results.ToImmutable();
    }

    private static ChargeAmount On(Charge charge, LevyStep step, decimal off, GoodsFacts facts) =>
        charge is { Duty: { } duty, Base.Money: { } levyBase, Amount.IsKnown: true }
            ? ChargeRule.Compute(duty, step, ChargeAmount.Known(levyBase with { Amount = Math.Max(0, levyBase.Amount - off) }), facts, charge.Measure?.Id).Amount
            : charge.Amount;
}
