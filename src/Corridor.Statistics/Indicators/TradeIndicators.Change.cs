using System.Collections.Immutable;

namespace Corridor.Statistics.Indicators;

public static partial class TradeIndicators
{
    /// <summary>What drove a change between two periods, part by part.</summary>
    public static Movers Movers(Breakdown now, Breakdown before)
    {
        var (wholeNow, wholeBefore) = (now.Whole, before.Whole);
        var movers = new List<Mover>();
        var unknown = new List<string>();
        var (knownNow, knownBefore) = (0m, 0m);
        foreach (var key in Keys(now, before))
        {
            if (now.Value(key) is { } a && before.Value(key) is { } b)
            {
                movers.Add(Mover(key, now.Of(key), before.Of(key), wholeNow, wholeBefore));
                (knownNow, knownBefore) = (knownNow + a, knownBefore + b);
            }
            else
            {
                unknown.Add(key);
            }
        }

        var (restNow, restBefore) = (Rest(wholeNow, knownNow, now), Rest(wholeBefore, knownBefore, before));
        var rest = restNow.Value == 0 && restBefore.Value == 0 ? null : Mover(null, restNow, restBefore, wholeNow, wholeBefore);
        return new Movers(Growth(wholeNow, wholeBefore),
            [.. movers.OrderByDescending(m => m.Contribution.Value).ThenByDescending(m => m.Change.Value).ThenBy(m => m.Key, StringComparer.Ordinal)],
            rest, [.. unknown.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The growth between two periods split into price and volume where weights exist.</summary>
    public static PriceVolume PriceAndVolume(Breakdown now, Breakdown before)
    {
        var matched = now.Parts.Where(p => p is { Value: > 0, NetWeight: > 0 }).Select(p => (Now: p, Before: before.Find(p.Key)))
            .Where(p => p.Before is { Value: > 0, NetWeight: > 0 }).ToList();
        Figure Matched(decimal value, Breakdown of) => Figure.Derived("matched", FigureUnit.Money, value, [], of.Currency, rows: of.Rows);
        var v1 = Matched(matched.Sum(p => p.Now.Value), now);
        var v0 = Matched(matched.Sum(p => p.Before!.Value), before);
        ImmutableArray<FigureInput> inputs = [new("V₁", v1), new("V₀", v0)];
        var reason = now.Currency != before.Currency ? MissingReason.DifferentCurrency : matched.Count == 0 ? MissingReason.NoWeights : (MissingReason?)null;
        var repriced = reason is { } r
            ? Figure.NotDefined("repriced", FigureUnit.Money, r, inputs, before.Currency)
            : Figure.Derived("repriced", FigureUnit.Money, matched.Sum(p => p.Before!.Value / p.Before.NetWeight!.Value * p.Now.NetWeight!.Value), inputs, before.Currency);
        var change = Change(now.Whole, before.Whole);
        return new PriceVolume(
            Figure.Compute("volumeIndex", FigureUnit.Index, [new("V₀₁", repriced), new("V₀", v0)], MissingReason.ZeroBase, v => v[0] / v[1], v => v[1] > 0),
            Figure.Compute("priceIndex", FigureUnit.Index, [new("V₁", v1), new("V₀₁", repriced)], MissingReason.ZeroBase, v => v[0] / v[1], v => v[1] > 0),
            Figure.Compute("volumeEffect", FigureUnit.Money, [new("V₀₁", repriced), new("V₀", v0)], default, v => v[0] - v[1]),
            Figure.Compute("priceEffect", FigureUnit.Money, [new("V₁", v1), new("V₀₁", repriced)], default, v => v[0] - v[1]),
            Figure.Compute("unmatchedEffect", FigureUnit.Money, [new("ΔW", change), new("V₁", v1), new("V₀", v0)], default, v => v[0] - (v[1] - v[2])),
            Share(v1, now.Whole));
    }

    private static Mover Mover(string? key, Figure now, Figure before, Figure wholeNow, Figure wholeBefore) => new(
        key, now, before, Change(now, before), Growth(now, before), Contribution(now, before, wholeBefore), Share(now, wholeNow));

    private static Figure Rest(Figure whole, decimal known, Breakdown of) =>
        Figure.Compute("rest", FigureUnit.Money, [new("W", whole), new("Σp", Figure.Observed(known, of.Currency, of.Rows))], default, v => v[0] - v[1]);

    private static Figure Change(Figure now, Figure before) =>
        Figure.Compute("change", FigureUnit.Money, [new("V₁", now), new("V₀", before)], default, v => v[0] - v[1]);
}
